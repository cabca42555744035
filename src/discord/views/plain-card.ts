// A card in its plainest form, for a paper whose usual card Discord refuses: text, and the button that it is recognised by, with those to vote.
import { MessageFlags } from 'discord.js';
import type { Speech } from '../../locale/texts.ts';
import type { Entry } from '../../model/digest.ts';
import { arxivUrl } from '../../model/paper.ts';
import { readRule, USUAL_UP } from '../../model/vote-emoji.ts';
import { type About, type CardForm, type CardPlace, footer, summaryText } from './card.ts';
import { cardButtons } from './card-buttons.ts';
import { escapeToFit } from './escape.ts';
import { LIMIT, type Payload } from './payload.ts';

/** What a message holds less the rest of the card and, in a forum, a role and links to older days. */
const SUMMARY = 700;

export function plainCard(
  entry: Entry,
  { rank, key }: CardPlace,
  { about, form, say }: { readonly about: About; readonly form: CardForm; readonly say: Speech },
): Payload {
  const content = [
    `**${escapeToFit(entry.title, LIMIT.title)}**`,
    arxivUrl(entry.id),
    summaryText(entry.summary, say, SUMMARY),
    `-# ${footer(entry, { rank, about }, say)}`,
  ].join('\n');
  return {
    content,
    components: cardButtons({ ...form, paperId: entry.id, key, isPlain: true, votes: plainVotes(form) }, say),
    // A message with such pictures looks like a usual card when it is looked for.
    flags: MessageFlags.SuppressEmbeds,
  };
}

/** A server's own emoji, which it may have lost a moment ago, could be what Discord refuses the usual card for. */
function plainVotes({ votes }: CardForm): CardForm['votes'] {
  if (votes === null || readRule(votes.rules.up).id === null) return votes;
  return { ...votes, rules: { ...votes.rules, up: USUAL_UP } };
}
