// Papers in the order in which a member will like them, each with why it stands there; one place in ten is left for the unexpected.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import type { IndexDb } from '../index/schema.ts';
import type { Day } from '../model/day.ts';
import type { Index } from '../search/open-index.ts';
import { matchesOfTopic } from '../search/topic-matches.ts';
import type { Topic } from '../store/follows.ts';
import { describedPapers } from './described.ts';
import { followName, followVector } from './follow-vectors.ts';
import { type Model, scoreOf } from './model.ts';
import { contributionsTo, type Reason, reasonsAmong } from './reasons.ts';
import type { Learned, Taste } from './taste.ts';

export interface Candidate {
  readonly id: string;
  readonly upvotes: number;
}

/** By what a paper is where it is. */
type Basis = 'taste' | 'follows' | 'server' | 'upvotes' | 'unexpected';

export interface Recommendation {
  readonly id: string;
  readonly basis: Basis;
  /** What it matches, where that is the basis. */
  readonly topics: readonly Topic[];
}

export interface Asker {
  readonly memberId: string;
  /** The server where it is asked, if its taste may be used. */
  readonly guildId: string | null;
}

export interface Recommended {
  /** Best first; what the member chose already is left out. */
  readonly list: readonly Recommendation[];
  readonly own: Learned;
  /** Where the member's own choices don't suffice. */
  readonly server: Learned | null;
}

/** Papers that are scored in one go: about 1 ms. */
const TOGETHER = 100;

/** From 1; and so on every ten. */
const UNEXPECTED_PLACE = 7;
const EVERY = 10;

/** `candidates` are newest first; `from` is the first of their days. */
export async function recommend(
  { taste, index }: { readonly taste: Taste; readonly index: Pick<Index, 'db'> },
  { memberId, guildId }: Asker,
  { candidates, from }: { readonly candidates: readonly Candidate[]; readonly from: Day },
): Promise<Recommended> {
  const own = await taste.learned({ kind: 'member', id: memberId });
  const chosen = new Set(own.choices.map(({ paperId }) => paperId));
  const open = candidates.filter(({ id }) => !chosen.has(id));
  if (own.model) {
    const ranked = await byTaste(own, own.model, open);
    return {
      own,
      server: null,
      list: withUnexpected(
        ranked.map((each) => withBasis(each, 'taste')),
        open,
      ),
    };
  }
  const topics = await topicsOf(index.db, own.follows, from);
  const followed = byUpvotes(open.filter(({ id }) => topics.has(id)));
  followed.sort((a, b) => (topics.get(b.id)?.length ?? 0) - (topics.get(a.id)?.length ?? 0));
  const rest = open.filter(({ id }) => !topics.has(id));
  const server = guildId === null ? null : await taste.learned({ kind: 'server', id: guildId });
  const others = server?.model
    ? (await byTaste(server, server.model, rest)).map((each) => withBasis(each, 'server'))
    : byUpvotes(rest).map((each) => withBasis(each, 'upvotes'));
  return {
    own,
    server,
    list: [...followed.map((each) => withBasis(each, 'follows', topics.get(each.id))), ...others],
  };
}

/** Those that a taste likes best first; the more upvoted where it likes them alike. */
export async function byTaste(
  { vectors }: Learned,
  model: Model,
  candidates: readonly Candidate[],
): Promise<Candidate[]> {
  const known = await vectors.of(candidates.map(({ id }) => id));
  const scores = new Map<string, number>();
  for (const [nth, { id }] of candidates.entries()) {
    const vector = known.get(id);
    scores.set(id, vector ? scoreOf(model, vector) : 0);
    if (nth % TOGETHER === TOGETHER - 1) await breathe();
  }
  return byUpvotes(candidates).sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0));
}

/** Why a taste likes papers: by paper. */
export async function explain(
  store: Db,
  { vectors, follows, reference }: Learned,
  { model, ids }: { readonly model: Model; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const chosen = await vectors.of(model.examples.map(({ of }) => of).filter((of) => !of.includes(' ')));
  const examples = new Map([
    ...chosen,
    ...follows.map((follow) => [followName(follow), followVector(follow, reference.vocabulary)] as const),
  ]);
  const known = await vectors.of(ids);
  const papers = await describedPapers(store, ids);
  return new Map(
    papers.map((paper) => {
      const vector = known.get(paper.id);
      const all = vector ? contributionsTo(model, { paper, vector, examples, follows }) : [];
      return [paper.id, reasonsAmong(all)];
    }),
  );
}

async function topicsOf(
  db: IndexDb,
  follows: readonly Topic[],
  from: Day,
): Promise<ReadonlyMap<string, readonly Topic[]>> {
  const topics = new Map<string, Topic[]>();
  for (const topic of follows) {
    const { ids } = await matchesOfTopic(db, topic, { from, to: null });
    for (const id of ids) topics.set(id, [...(topics.get(id) ?? []), topic]);
  }
  return topics;
}

/** Into every tenth place comes what the taste puts into the lower half, and the world likes most. */
function withUnexpected(
  ranked: readonly Recommendation[],
  candidates: readonly Candidate[],
): Recommendation[] {
  const lower = new Set(ranked.slice(Math.ceil(ranked.length / 2)).map(({ id }) => id));
  const liked = byUpvotes(candidates.filter(({ id }) => lower.has(id)));
  const places = Math.floor((ranked.length - UNEXPECTED_PLACE) / EVERY) + 1;
  const moved = liked.slice(0, Math.max(0, places));
  const list = ranked.filter(({ id }) => !moved.some((each) => each.id === id));
  for (const [nth, each] of moved.entries())
    list.splice(UNEXPECTED_PLACE - 1 + nth * EVERY, 0, withBasis(each, 'unexpected'));
  return list;
}

/** The newer first of those with as many. */
function byUpvotes(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => b.upvotes - a.upvotes);
}

function withBasis({ id }: Candidate, basis: Basis, topics: readonly Topic[] = []): Recommendation {
  return { id, basis, topics };
}
