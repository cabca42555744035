// How wide a topic is: what stands in nearly every paper is not worth being told of.
import type { Call } from '../../src/discord/interactions/call.ts';
import { isStopWord } from '../../src/index/stop-words.ts';
import { wordsOf } from '../../src/index/tokens.ts';
import type { Day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { truncate } from '../../src/model/text.ts';
import { matchesOfTopic } from '../../src/search/topic-matches.ts';
import { storedDays } from '../../src/store/digests.ts';
import type { Topic } from '../../src/store/follows.ts';

/** Days with papers that are looked at to tell how much a topic matches. */
const DAYS = 30;

/** Papers that are looked at to tell whether a topic is too wide, and the share of them that is; fewer tell nothing. */
const PAPERS = { wanted: 300, least: 100, days: 100, share: 1 / 5 } as const;

const LONGEST = 100;

/** The last days that have papers: weekends and holidays have none. */
export async function lastDays({ app }: Call): Promise<{ readonly from: Day; readonly days: number } | null> {
  const days = await storedDays(app.store, { limit: DAYS });
  const first = days.at(-1);
  return first ? { from: first.date, days: days.length } : null;
}

/** Throws a UserError where it is a word of every sentence, or matches more than a fifth of the last papers. */
export async function requireNarrow(call: Call, topic: Topic): Promise<void> {
  if (topic.kind !== 'keyword') return;
  const text = truncate(topic.text, LONGEST);
  const words = wordsOf(topic.text);
  if (words.length > 0 && words.every(isStopWord)) throw new UserError('stop-word', { text });
  const last = await lastPapers(call);
  if (last === null) return;
  const { total } = await matchesOfTopic(call.app.index.db, topic, { from: last.from, to: null }, 1);
  if (total > last.papers * PAPERS.share)
    throw new UserError('too-wide', { text, count: total, of: last.papers });
}

/** The day from which on there are enough papers, and how many there are. */
async function lastPapers({ app }: Call): Promise<{ readonly from: Day; readonly papers: number } | null> {
  let [from, papers]: [Day | null, number] = [null, 0];
  for (const day of await storedDays(app.store, { limit: PAPERS.days })) {
    [from, papers] = [day.date, papers + day.papers];
    if (papers >= PAPERS.wanted) break;
  }
  return from !== null && papers >= PAPERS.least ? { from, papers } : null;
}
