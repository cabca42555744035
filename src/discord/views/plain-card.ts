// A card in its plainest form, for a paper whose usual card Discord refuses: text, and the button that it is recognised by.
import { MessageFlags } from 'discord.js';
import type { Speech } from '../../locale/texts.ts';
import type { Entry } from '../../model/digest.ts';
import { arxivUrl } from '../../model/paper.ts';
import { type About, type CardPlace, footer, summaryText } from './card.ts';
import { escapeToFit } from './escape.ts';
import { action, buttonId, LIMIT, type Payload, row } from './payload.ts';

/** What a message holds less the rest of the card and, in a forum, a role and links to older days. */
const SUMMARY = 700;

export function plainCard(
  entry: Entry,
  { rank, key }: CardPlace,
  { about, say }: { readonly about: About; readonly say: Speech },
): Payload {
  const content = [
    `**${escapeToFit(entry.title, LIMIT.title)}**`,
    arxivUrl(entry.id),
    summaryText(entry.summary, say, SUMMARY),
    `-# ${footer(entry, { rank, about }, say)}`,
  ].join('\n');
  return {
    content,
    components: [row(action(buttonId('paper', entry.id, key), say('card.details')))],
    // A message with such pictures looks like a usual card when it is looked for.
    flags: MessageFlags.SuppressEmbeds,
  };
}
