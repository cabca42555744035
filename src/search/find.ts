// The papers that meet all conditions: titles ahead of bodies, word starts ahead of hits inside words.

import type { Ring } from '../index/fulltext.ts';
import { HIGHEST_LEVEL } from '../index/levels.ts';
import type { IndexDb } from '../index/schema.ts';
import type { Conditions } from './conditions.ts';
import { literally } from './criteria.ts';
import { matchesOf, matchNamed, matchUnwanted } from './fts-match.ts';
import { countHits, type Hit, hitsAmong, hitsIn, mostUpvotedHits, newestHits } from './hits.ts';
import type { ParsedQuery } from './query.ts';
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

export async function findAll(db: IndexDb, conditions: Conditions, sort: Sort, slice: Slice): Promise<Hits> {
  if (sort === 'relevance' && conditions.parsed.terms.length > 0) return mostRelevant(db, conditions, slice);
  const matches = matchesOf(conditions, { inside: true });
  const total = await countHits(db, matches, conditions.range, { most: mostOf(slice) });
  if (total === 0) return { total, ids: [] };
  if (sort === 'votes') return { total, ids: await mostUpvoted(db, conditions, slice) };
  return { total, ids: await newestHits(db, matches, conditions.range, slice) };
}

/** Whether any paper meets all conditions. */
export async function isAnyIn(db: IndexDb, conditions: Conditions): Promise<boolean> {
  return (await countHits(db, matchesOf(conditions, { inside: true }), conditions.range, { most: 1 })) > 0;
}

const mostOf = ({ countTo }: Slice) => (countTo === undefined ? -1 : countTo + 1);

async function mostRelevant(db: IndexDb, conditions: Conditions, slice: Slice): Promise<Hits> {
  const { parsed, range } = conditions;
  const { limit, offset } = slice;
  const starts = matchesOf(conditions, { inside: false });
  const inside = hasHangul(parsed) ? matchesOf(conditions, { inside: true }) : starts;
  const titles = await hitsIn(db, 'title', starts.title, range, RANKED);
  const named = titles.length === 0 ? [] : await hitsNamed(db, conditions, starts.title);
  const isNamed = ({ seq }: Hit) => named.some((hit) => hit.seq === seq);
  const older = named.filter(({ seq }) => !titles.some((hit) => hit.seq === seq));
  const inTitles = await wantedOf(db, parsed, rank([...titles, ...older], parsed.terms, isNamed));
  const placed = new Map((await literalFirst(db, parsed, inTitles)).map((hit) => [hit.seq, hit]));
  const isEnough = placed.size >= offset + limit;
  const bodies = isEnough ? null : await hitsIn(db, 'body', starts.body, range, RANKED);
  const others = (bodies ?? []).filter(({ seq }) => !placed.has(seq));
  for (const hit of rank(others, parsed.terms, isNamed)) placed.set(hit.seq, hit);
  const ids = [...placed.values()].slice(offset, offset + limit).map(({ id }) => id);
  const isAll = (ring: Ring, hits: readonly Hit[]) => hits.length < RANKED && starts[ring] === inside[ring];
  const knownTitles = isAll('title', titles) ? titles.map(({ seq }) => seq) : null;
  if (knownTitles && bodies && isAll('body', bodies)) return { total: placed.size, ids };
  const total = await countHits(db, inside, range, { most: mostOf(slice), knownTitles });
  if (ids.length === limit || total <= placed.size) return { total, ids };
  const rest = {
    limit: limit - ids.length,
    offset: Math.max(0, offset - placed.size),
    without: [...placed.keys()],
  };
  return { total, ids: [...ids, ...(await newestHits(db, inside, range, rest))] };
}

/** Those by one person of whom all the words are the name: words of several people's names make no name. */
async function hitsNamed(db: IndexDb, { parsed, range }: Conditions, title: string): Promise<Hit[]> {
  const name = matchNamed(parsed);
  // Nearly always there is nobody, which is known sooner without the words.
  if (name === null || (await hitsIn(db, 'title', name, range, 1)).length === 0) return [];
  return hitsIn(db, 'title', `${title} AND ${name}`, range, RANKED);
}

/** Only Hangul is looked for inside words. */
function hasHangul({ terms }: ParsedQuery): boolean {
  return terms.some((term) => term.words.some(({ script }) => script === 'hangul'));
}

/** Those of which no word is unwanted, in their titles or elsewhere. */
async function wantedOf(db: IndexDb, parsed: ParsedQuery, hits: readonly Hit[]): Promise<readonly Hit[]> {
  if (parsed.unwanted.length === 0 || hits.length === 0) return hits;
  const unwanted = await hitsAmong(
    db,
    matchUnwanted(parsed),
    hits.map(({ seq }) => seq),
  );
  return hits.filter(({ seq }) => !unwanted.has(seq));
}

/** Of the first papers, those first that hold the very words that were asked for, rather than others of the same meaning. */
async function literalFirst(db: IndexDb, parsed: ParsedQuery, hits: readonly Hit[]): Promise<readonly Hit[]> {
  const wanted = parsed.wanted.map(literally);
  if (hits.length < 2 || wanted.every((criterion, index) => criterion === parsed.wanted[index])) return hits;
  const first = hits.slice(0, FIRST);
  const others = first.filter((hit) => !holdsAll(hit, wanted));
  if (others.length === 0) return hits;
  const { body } = matchesOf({ parsed: { ...parsed, wanted }, names: [] }, { inside: false });
  const literal = await hitsAmong(
    db,
    body,
    others.map(({ seq }) => seq),
  );
  const less = others.filter(({ seq }) => !literal.has(seq));
  return [...first.filter((hit) => !less.includes(hit)), ...less, ...hits.slice(FIRST)];
}

/** From the highest level of upvotes down, until there are enough: those below have fewer. */
async function mostUpvoted(db: IndexDb, conditions: Conditions, { limit, offset }: Slice): Promise<string[]> {
  const enough = offset + limit;
  let level = HIGHEST_LEVEL;
  const matches = () => matchesOf(conditions, { inside: true, level });
  while (level > 0 && (await countHits(db, matches(), conditions.range, { most: enough })) < enough) level--;
  return mostUpvotedHits(db, matches(), conditions.range, { limit, offset });
}
