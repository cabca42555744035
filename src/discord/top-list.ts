// A list of the papers that are liked most, with medals, as /papers top and the weekly post show it.
import { ComponentType } from 'discord.js';
import type { Speech } from '../locale/texts.ts';
import { arxivUrl, type SummarisedPaper } from '../model/paper.ts';
import { truncate } from '../model/text.ts';
import { escapeText, link } from './escape.ts';
import { authorLine } from './message.ts';
import { buttonId, COLOUR, LIMIT, type Payload, row } from './payload.ts';

/** How many papers it shows. */
export const TOP = 10;

const MEDALS = ['🥇', '🥈', '🥉'];
const LONGEST = { title: 150, authors: 60, gist: 120 } as const;

export interface TopList {
  readonly title: string;
  /** Below the list, in plain words; null for nothing. */
  readonly footer: string | null;
  /** Best first. */
  readonly papers: readonly SummarisedPaper[];
  /** The server's votes, as text; where there are none, a paper is left out. */
  readonly votes: ReadonlyMap<string, string>;
  /** By which the message is recognised in its channel. */
  readonly key: string;
}

export function topList({ title, footer, papers, votes, key }: TopList, say: Speech): Payload {
  const lines = papers.map((paper, index) => line(paper, { index, votes: votes.get(paper.id) ?? null }, say));
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: buttonId('open', key),
    placeholder: say('list.open'),
    options: papers.map((paper, index) => ({
      label: truncate(`${index + 1}. ${paper.title}`, LIMIT.choice),
      value: paper.id,
      ...(paper.authors.length > 0 && { description: truncate(paper.authors.join(', '), LIMIT.choice) }),
    })),
  };
  return {
    embeds: [
      {
        color: COLOUR,
        title: truncate(title, LIMIT.title),
        description: lines.join('\n'),
        ...(footer !== null && { footer: { text: footer } }),
      },
    ],
    components: [row(menu)],
  };
}

function line(
  { id, title, authors, upvotes, summary }: SummarisedPaper,
  { index, votes }: { index: number; votes: string | null },
  say: Speech,
): string {
  const facts = [
    ...(votes === null ? [] : [`**${votes}**`]),
    ...(upvotes === null ? [] : [`▲ ${upvotes}`]),
    escapeText(authorLine(authors, LONGEST.authors, say)),
  ].filter(Boolean);
  const gist = summary.tldr ?? summary.bullets[0]?.text;
  return [
    `${MEDALS[index] ?? `**${index + 1}.**`} ${link(truncate(title, LONGEST.title), arxivUrl(id))}`,
    `-# ${facts.join(' · ')}`,
    ...(gist ? [`> ${escapeText(truncate(gist, LONGEST.gist))}`] : []),
  ].join('\n');
}
