// Which papers of the digests that closed match what members follow: each topic is searched once, however many follow it.
import { setImmediate as breathe } from 'node:timers/promises';
import type { App } from '../../discord/app.ts';
import type { Match } from '../../discord/views/match-messages.ts';
import type { Day } from '../../model/day.ts';
import { matchesOfFollow } from '../../search/follow-matches.ts';
import type { Closed } from '../../store/closed-digests.ts';
import { firstListed, paperIdsOf } from '../../store/digests.ts';
import { type Follow, type Topic, topicKey } from '../../store/follows.ts';
import { papersById } from '../../store/papers.ts';

/** A paper of a digest, and what the member follows that it matches. */
export interface Found {
  readonly paperId: string;
  readonly date: Day;
  readonly topics: readonly Follow[];
}

export interface Matcher {
  /** What of these days matches; what had closed when a topic was followed is not looked at. Newest day first. */
  readonly find: (follows: readonly Follow[], days: readonly Closed[]) => Promise<Found[]>;
}

export interface News {
  /** Oldest day first. */
  readonly closed: readonly Closed[];
  /** When this was all that had closed, in epoch milliseconds. */
  readonly asOf: number;
  /** Whether it is for members who are told once a week. */
  readonly isWeekly: boolean;
  readonly matcher: Matcher;
}

/** `closed` are all the days that may be asked for. */
export async function openMatcher(
  { store, index, log }: Pick<App, 'store' | 'index' | 'log'>,
  closed: readonly Closed[],
): Promise<Matcher> {
  const dates = closed.map(({ date }) => date).sort();
  const [from, to] = [await firstListed(store, dates), dates.at(-1)];
  const papers = new Map<Day, readonly string[]>();
  const papersOf = async (date: Day) => {
    const ids = papers.get(date) ?? (await paperIdsOf(store, date));
    papers.set(date, ids);
    return ids;
  };
  const searched = new Map<string, ReadonlySet<string>>();

  const search = async (topic: Topic): Promise<ReadonlySet<string>> => {
    const key = topicKey(topic);
    const known = searched.get(key);
    if (known || !from || !to) return known ?? new Set();
    // One topic that can't be searched must not keep all the others from being told.
    const matches = await matchesOfFollow({ store, index }, topic, { from, to }).catch((error: unknown) => {
      log.error({ err: error, kind: topic.kind }, 'a topic could not be searched');
      return { ids: [] };
    });
    const ids = new Set(matches.ids);
    searched.set(key, ids);
    // Thousands of topics are searched without keeping interactions waiting.
    await breathe();
    return ids;
  };

  return {
    find: async (follows, days) => {
      const found = new Map<string, { paperId: string; date: Day; topics: Follow[] }>();
      for (const { date, closedAt } of days.toReversed()) {
        const ofDay = await papersOf(date);
        const matched = new Map<string, Follow[]>();
        for (const follow of follows.filter(({ createdAt }) => createdAt < closedAt)) {
          const ids = await search(follow);
          for (const id of ofDay) if (ids.has(id)) matched.set(id, [...(matched.get(id) ?? []), follow]);
        }
        for (const paperId of ofDay) {
          const topics = matched.get(paperId);
          if (topics && !found.has(paperId)) found.set(paperId, { paperId, date, topics });
        }
      }
      return [...found.values()];
    },
  };
}

/** With summaries for readers of `language`. */
export async function withPapers(
  { store }: Pick<App, 'store'>,
  found: readonly Found[],
  language: string,
): Promise<Match[]> {
  const topics = new Map(found.map((each) => [each.paperId, each.topics]));
  const papers = await papersById(store, [...topics.keys()], language);
  return papers.map((paper) => ({ paper, topics: topics.get(paper.id) ?? [] }));
}
