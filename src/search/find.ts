// The papers that hold all that is sought: titles ahead of bodies, word starts ahead of hits inside words.

import type { Db } from '../database/schema.ts';
import { RINGS } from '../index/fulltext.ts';
import { HIGHEST_LEVEL } from '../index/levels.ts';
import type { Sought } from './conditions.ts';
import { literally } from './criteria.ts';
import { matchesOf, matchUnwanted } from './fts-match.ts';
import { countHits, type Hit, hitsAmong, hitsIn, mostUpvotedHits, newestHits } from './hits.ts';
import type { Ask } from './query.ts';
import { holdsAll, rank } from './rank.ts';

export const SORTS = ['relevance', 'date', 'votes'] as const;
export type Sort = (typeof SORTS)[number];

interface Slice {
  readonly limit: number;
  readonly offset: number;
  /** Papers beyond are not counted. */
  readonly countTo?: number;
}

interface Hits {
  readonly total: number;
  readonly ids: readonly string[];
}

/** How many of the newest hits in titles, and in bodies, are ranked; those beyond follow by date. */
const RANKED = 200;

/** Of how many papers, the best ranked, it is looked up whether they hold the very words. */
const FIRST = 30;

export async function findAll(db: Db, sought: Sought, sort: Sort, slice: Slice): Promise<Hits> {
  if (sort === 'relevance' && sought.ask.terms.length > 0) return mostRelevant(db, sought, slice);
  const matches = matchesOf(sought, { inside: true });
  const total = await countHits(db, matches, sought.range, { most: mostOf(slice) });
  if (total === 0) return { total, ids: [] };
  if (sort === 'votes') return { total, ids: await mostUpvoted(db, sought, slice) };
  return { total, ids: await newestHits(db, matches, sought.range, slice) };
}

/** Whether any paper holds all that is sought. */
export async function isAnyIn(db: Db, sought: Sought): Promise<boolean> {
  return (await countHits(db, matchesOf(sought, { inside: true }), sought.range, { most: 1 })) > 0;
}

const mostOf = ({ countTo }: Slice) => (countTo === undefined ? -1 : countTo + 1);

async function mostRelevant(db: Db, sought: Sought, slice: Slice): Promise<Hits> {
  const { ask, range } = sought;
  const { limit, offset } = slice;
  const starts = matchesOf(sought, { inside: false });
  const inside = hasHangul(ask) ? matchesOf(sought, { inside: true }) : starts;
  const placed = new Map<number, Hit>();
  let all = true;
  let knownTitles: number[] | null = null;
  for (const ring of RINGS) {
    const hits = placed.size < offset + limit ? await hitsIn(db, ring, starts[ring], range, RANKED) : null;
    const complete = hits !== null && hits.length < RANKED && starts[ring] === inside[ring];
    if (!complete) all = false;
    else if (ring === 'title') knownTitles = hits.map(({ seq }) => seq);
    const fresh = hits?.filter(({ seq }) => !placed.has(seq)) ?? [];
    const ranked = rank(fresh, ask.terms);
    const placing = ring === 'title' ? await literalFirst(db, ask, await wantedOf(db, ask, ranked)) : ranked;
    for (const hit of placing) placed.set(hit.seq, hit);
  }
  const ids = [...placed.values()].slice(offset, offset + limit).map(({ id }) => id);
  if (all) return { total: placed.size, ids };
  const total = await countHits(db, inside, range, { most: mostOf(slice), knownTitles });
  if (ids.length === limit || total <= placed.size) return { total, ids };
  const rest = {
    limit: limit - ids.length,
    offset: Math.max(0, offset - placed.size),
    without: [...placed.keys()],
  };
  return { total, ids: [...ids, ...(await newestHits(db, inside, range, rest))] };
}

/** Only Hangul is looked for inside words. */
function hasHangul({ terms }: Ask): boolean {
  return terms.some((term) => term.words.some(({ script }) => script === 'hangul'));
}

/** Those of which no word is unwanted, in their titles or elsewhere. */
async function wantedOf(db: Db, ask: Ask, hits: readonly Hit[]): Promise<readonly Hit[]> {
  if (ask.unwanted.length === 0 || hits.length === 0) return hits;
  const unwanted = await hitsAmong(
    db,
    matchUnwanted(ask),
    hits.map(({ seq }) => seq),
  );
  return hits.filter(({ seq }) => !unwanted.has(seq));
}

/** Of the first papers, those first that hold the very words that were asked for, rather than others of the same meaning. */
async function literalFirst(db: Db, ask: Ask, hits: readonly Hit[]): Promise<readonly Hit[]> {
  const wanted = ask.wanted.map(literally);
  if (hits.length < 2 || wanted.every((wish, index) => wish === ask.wanted[index])) return hits;
  const first = hits.slice(0, FIRST);
  const others = first.filter((hit) => !holdsAll(hit, ask.terms));
  if (others.length === 0) return hits;
  const { body } = matchesOf({ ask: { ...ask, wanted }, names: [] }, { inside: false });
  const literal = await hitsAmong(
    db,
    body,
    others.map(({ seq }) => seq),
  );
  const less = others.filter(({ seq }) => !literal.has(seq));
  return [...first.filter((hit) => !less.includes(hit)), ...less, ...hits.slice(FIRST)];
}

/** From the highest level of upvotes down, until there are enough: those below have fewer. */
async function mostUpvoted(db: Db, sought: Sought, { limit, offset }: Slice): Promise<string[]> {
  const enough = offset + limit;
  let level = HIGHEST_LEVEL;
  const matches = () => matchesOf(sought, { inside: true, level });
  while (level > 0 && (await countHits(db, matches(), sought.range, { most: enough })) < enough) level--;
  return mostUpvotedHits(db, matches(), sought.range, { limit, offset });
}
