// "Save paper" in the menu of any message: keeps the papers that it is about or links to.

import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, messageMenu } from '../../src/discord/interactions/command.ts';
import { EVERY_CONTEXT } from '../../src/discord/interactions/contexts.ts';
import type { TargetMessage } from '../../src/discord/interactions/target-message.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { paperIdsIn } from '../../src/model/paper-id.ts';
import { unique } from '../../src/model/text.ts';
import { papersById } from '../../src/store/papers.ts';
import { findCards } from '../../src/store/posts.ts';
import { MOST_SAVED, savePapers } from '../../src/store/saved.ts';
import { fetchUnknown } from '../papers/fetch-papers.ts';

/** At most so many of one message. */
const MOST = 25;

export default messageMenu({
  rules: EVERY_CONTEXT,
  run: async (call, message) => {
    const named = await papersOf(call, message);
    if (named.length === 0) throw new UserError('no-paper-here');
    const isAway = await fetchUnknown(call, named.slice(0, MOST)).catch(onlyUserError);
    const papers = await papersById(call.app.store, named.slice(0, MOST), call.say.language);
    const known = papers.map(({ id }) => id);
    const unknown = named.slice(0, MOST).filter((id) => !known.includes(id));
    if (known.length === 0) throw isAway ?? new UserError(whyUnknown(call), { papers: unknown.join(', ') });
    return save(call, papers, {
      unknown,
      isAway: isAway !== undefined,
      more: Math.max(0, named.length - MOST),
    });
  },
});

/** What is known is saved although arXiv doesn't answer for the rest. */
function onlyUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

const whyUnknown = ({ app }: Call) => (app.fetchPapers === null ? 'papers-unseen' : 'arxiv-unknown');

/** The card's paper; else those that are written, or that embeds are about; else those that embeds and buttons mention. */
async function papersOf(
  { app }: Call,
  { id, content, titleLinks, others }: TargetMessage,
): Promise<string[]> {
  const card = (await findCards(app.store, [id])).get(id);
  if (card) return [card.paperId];
  const find = (texts: readonly string[]) => unique(texts.flatMap(paperIdsIn));
  const main = find([content, ...titleLinks]);
  return main.length > 0 ? main : find(others);
}

interface Rest {
  readonly unknown: readonly string[];
  /** Whether arXiv doesn't answer at present. */
  readonly isAway: boolean;
  /** Papers beyond those of one message. */
  readonly more: number;
}

async function save(
  { app, say, memberId }: Call,
  papers: readonly { readonly id: string; readonly title: string }[],
  { unknown, isAway, more }: Rest,
): Promise<Answer> {
  const ids = papers.map(({ id }) => id);
  const { added, already, refused } = await savePapers(app.store, memberId, ids, app.now());
  const lines = (ids: readonly string[]) =>
    papers.filter(({ id }) => ids.includes(id)).map((paper) => `- ${titleLink(paper, 100)}`);
  const section = (title: string, ids: readonly string[]) =>
    ids.length > 0 ? [[`**${title}**`, ...lines(ids)].join('\n')] : [];
  const sections = [
    ...section(say('saved.added'), added),
    ...section(say('saved.already'), already),
    ...section(say('saved.refused'), refused),
    ...(refused.length > 0 ? [say('errors.saved-full', { most: MOST_SAVED })] : []),
    ...(unknown.length > 0
      ? [
          say(isAway ? 'errors.arxiv-away' : app.fetchPapers ? 'errors.arxiv-unknown' : 'saved.unknown', {
            papers: unknown.join(', '),
          }),
        ]
      : []),
    ...(more > 0 ? [say('saved.more', { count: more, most: MOST })] : []),
  ];
  const footer = { text: say('saved.hint') };
  return { embeds: [{ color: COLOUR, description: sections.join('\n\n'), footer }] };
}
