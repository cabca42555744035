// Search: papers by words, author and dates. Any text is a query: what finds nothing is put right, or answered with what comes closest.

import type { Db } from '../database/schema.ts';
import type { Day } from '../model/day.ts';
import { parsePaperId } from '../model/paper.ts';
import { firstSeq, lastSeq } from '../store/papers.ts';
import { namesLike } from './authors.ts';
import type { Sought } from './conditions.ts';
import { OPEN_FROM } from './criteria.ts';
import { corrections } from './did-you-mean.ts';
import { findAll, isAnyIn, type Sort } from './find.ts';
import { papersWithMost } from './partial-matches.ts';
import { type Ask, readQuery } from './query.ts';

export interface Query {
  readonly text: string;
  readonly author?: string | null;
  readonly from?: Day | null;
  readonly to?: Day | null;
  /** Relevance unless said otherwise; votes are upvotes. */
  readonly sort?: Sort | null;
  /** Whether the last word is still being typed. */
  readonly unfinished?: boolean;
  /** Only these papers are looked at, and the words are taken as they are: nothing is put right. */
  readonly among?: readonly string[];
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
  /** Papers beyond are not counted: the total is at most one more. */
  readonly countTo?: number;
}

export interface Found {
  readonly total: number;
  readonly ids: readonly string[];
  /** The words that were searched for instead, where those asked for are nowhere. */
  readonly instead?: string;
  /** Where few papers or none hold all the words: others that come close, at most a page of them, best first. */
  readonly near?: readonly string[];
}

/** Fewer papers than this are few. */
const FEW = 3;

const NOTHING: Found = { total: 0, ids: [] };

/** The ids of the papers that `query` asks for, best first. */
export async function search(db: Db, query: Query, page: Page): Promise<Found> {
  const { among } = query;
  const id = parsePaperId(query.text);
  if (id !== null) return among?.includes(id) === false ? NOTHING : findById(db, id, page);
  const sought = read(query);
  if (sought === null) return NOTHING;
  if (among) return findAmong(db, sought, query, page);
  const found = await find(db, sought, query, page);
  if (found.total >= FEW) return found;
  if (found.total > 0) return withNear(db, sought, page, found);
  const [name] = sought.ask.terms.length > 0 ? [] : sought.names;
  const wrong = name ?? query.text;
  const texts = await corrections(db, wrong, name ? readQuery(name).terms : sought.ask.terms);
  for (const [index, instead] of texts.entries()) {
    const corrected = name ? { ...query, author: instead } : { ...query, text: instead };
    const right = read(corrected);
    // The first is right nearly always.
    if (!right || (name === undefined && index > 0 && !(await isAnyIn(db, right)))) continue;
    const others = await find(db, right, corrected, page);
    if (others.total > 0) return { ...others, instead };
  }
  if (name !== undefined) return NOTHING;
  return withNear(db, read({ ...query, text: texts[0] ?? query.text }) ?? sought, page, NOTHING);
}

async function findAmong(db: Db, sought: Sought, { among = [], sort }: Query, page: Page): Promise<Found> {
  if (among.length === 0) return NOTHING;
  const rows = await db.selectFrom('papers').select('seq').where('id', 'in', among).execute();
  const range = { ...sought.range, among: rows.map(({ seq }) => seq) };
  return findAll(db, { ...sought, range }, sort ?? 'relevance', page);
}

async function findById(db: Db, id: string, { offset }: Page): Promise<Found> {
  const paper = await db.selectFrom('papers').select('id').where('id', '=', id).executeTakeFirst();
  return paper ? { total: 1, ids: [paper.id].slice(offset) } : NOTHING;
}

/** As asked; else with the name as the beginning of one; else with the last word as the beginning of one. */
async function find(db: Db, sought: Sought, { text, sort, unfinished }: Query, page: Page): Promise<Found> {
  const by = sort ?? 'relevance';
  const found = await findAll(db, sought, by, page);
  if (found.total > 0) return found;
  const [name] = sought.names;
  if (name !== undefined) {
    const names = await namesLike(db, name);
    return names.length > 0 ? findAll(db, { ...sought, names }, by, page) : NOTHING;
  }
  if (unfinished || !endsShort(sought.ask)) return NOTHING;
  return findAll(db, { ...sought, ask: readQuery(text, { unfinished: true }) }, by, page);
}

/** Longer words are found as the beginnings of others anyway. */
function endsShort({ terms }: Ask): boolean {
  const last = terms.at(-1)?.words.at(-1);
  return last?.script === 'letters' && last.text.length < OPEN_FROM;
}

/** With few papers goes what comes close: whoever half remembers may have a word wrong. */
async function withNear(db: Db, sought: Sought, { limit, offset }: Page, found: Found): Promise<Found> {
  const { length } = sought.ask.terms;
  if (offset > 0 || length < (found.total === 0 ? 2 : 3)) return found;
  const near = await papersWithMost(db, sought, limit + found.ids.length);
  return { ...found, near: near.filter((id) => !found.ids.includes(id)).slice(0, limit) };
}

/** Null where nothing is asked for: no word, no name, no dates. */
function read({ text, author, from, to, unfinished = false }: Query): Sought | null {
  const ask = readQuery(text, { unfinished });
  const names = author?.trim() ? [author] : [];
  const asked = ask.wanted.length + ask.unwanted.length > 0;
  if (!asked && text.trim() !== '') return null;
  if (!asked && names.length === 0 && !from && !to) return null;
  const first = from ? firstSeq(from) : 0;
  const last = to ? lastSeq(to) : Number.MAX_SAFE_INTEGER;
  return { ask, names, range: { first, last } };
}
