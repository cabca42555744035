// Papers that a member follows, by what they follow: few enough to read, and something of each follow.
import { type Topic, topicKey } from '../../store/follows.ts';
import type { Match } from './match-messages.ts';

export interface Group {
  readonly topic: Topic;
  /** All that stand below it. */
  readonly matches: readonly Match[];
  /** Those of them that are shown. */
  readonly shown: readonly Match[];
}

/** So many papers are shown; more are too many to read in a message. */
const SHOWN = 10;

/**
 * In the order in which they were followed. A paper stands below the rarest of what it matches, where it says most; each follow is given a
 * paper before any gets another, and those that match less before others: of a name, or of a narrow subject, there is not so often news.
 * Of some that match there may be nothing to show.
 */
export function groupMatches(matches: readonly Match[]): Group[] {
  const all = matches.flatMap(({ topics }) => topics);
  const counts = Map.groupBy(all, topicKey);
  const often = (topic: Topic) => counts.get(topicKey(topic))?.length ?? 0;
  const below = Map.groupBy(matches, ({ topics }) => {
    const [rarest] = topics.toSorted((a, b) => often(a) - often(b));
    return rarest ? topicKey(rarest) : '';
  });
  const inOrder = [...counts].sort(([, [a]], [, [b]]) => (a?.id ?? 0) - (b?.id ?? 0));
  const groups = inOrder.flatMap(([key, [topic]]) => {
    const theirs = below.get(key);
    return topic && theirs ? [{ topic, matches: theirs }] : [];
  });
  const rarestFirst = groups.toSorted((a, b) => often(a.topic) - often(b.topic));
  const shown = new Set(inTurns(rarestFirst.map((group) => group.matches)).slice(0, SHOWN));
  return groups.map((group) => ({ ...group, shown: group.matches.filter((match) => shown.has(match)) }));
}

/** The first of each, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
