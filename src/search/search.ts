// Search: papers by words, author and dates. Any text is a query: what finds nothing is put right, or answered with what comes closest.

import type { IndexDb } from '../index/schema.ts';
import { signedTokens } from '../index/signs.ts';
import type { Day } from '../model/day.ts';
import { paperIdsAsked } from '../model/paper-id.ts';
import { unique } from '../model/text.ts';
import { namesLike } from './authors.ts';
import { peopleIn } from './by-person.ts';
import type { Conditions } from './conditions.ts';
import { OPEN_FROM } from './criteria.ts';
import { corrections } from './did-you-mean.ts';
import { findAll, isAnyIn, type Sort } from './find.ts';
import { endsInLetter, findGoingOn } from './half-typed.ts';
import { papersWithMost } from './partial-matches.ts';
import { LONGEST, type ParsedQuery, readQuery, type Term, termText } from './query.ts';
import { loosest, wordings } from './wordings.ts';

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
  /** What the query was read as, where not word for word. */
  readonly readAs?: ParsedQuery;
  /** False where an order was asked for that isn't known yet (see ranked-by.ts). */
  readonly isRanked?: boolean;
}

/** Fewer papers than this are few. */
const FEW = 3;

const NOTHING: Found = { total: 0, ids: [] };

/** The ids of the papers that `query` asks for, best first. */
export async function search(db: IndexDb, asked: Query, page: Page): Promise<Found> {
  const author = asked.author?.slice(0, LONGEST) ?? null;
  const query = { ...asked, author, text: asked.text.slice(0, LONGEST) };
  const { among } = query;
  const ids = paperIdsAsked(query.text);
  if (ids.length > 0) return findByIds(db, among ? ids.filter((id) => among.includes(id)) : ids, page);
  const conditions = read(query);
  if (conditions === null) return NOTHING;
  if (among) return findAmong(db, conditions, query, page);
  const asTyped = await find(db, conditions, query, page);
  const found = query.unfinished ? await goingOn(db, conditions, { query, page, asTyped }) : asTyped;
  if (found.total >= FEW) return found;
  if (found.total > 0) return withNear(db, conditions, page, found);
  const eased = (await findEased(db, query, page)) ?? (await findByPerson(db, query, page));
  if (eased) return eased;
  const [name] = conditions.parsed.terms.length > 0 ? [] : conditions.names;
  const wrong = name ?? query.text;
  const texts = await corrections(db, wrong, name ? readQuery(name).terms : conditions.parsed.terms);
  for (const [index, instead] of texts.entries()) {
    const corrected = name ? { ...query, author: instead } : { ...query, text: instead };
    const right = read(corrected);
    // The first is right nearly always.
    if (!right || (name === undefined && index > 0 && !(await isAnyIn(db, right)))) continue;
    const others = await find(db, right, corrected, page);
    if (others.total > 0) return { ...others, instead };
  }
  if (name !== undefined) return NOTHING;
  const near = read({ ...query, text: await loosest(db, query.text) }) ?? conditions;
  return withNear(db, near, page, NOTHING, guessed(conditions, read({ ...query, text: texts[0] ?? '' })));
}

/** With what is found by the last word going on as keyboards write Korean; behind what was found as typed, if that is a word. */
async function goingOn(
  db: IndexDb,
  { names, range }: Conditions,
  { query, page, asTyped }: { query: Query; page: Page; asTyped: Found },
): Promise<Found> {
  const { text, sort } = query;
  const isWord = !endsInLetter(text);
  if (page.offset > 0 || (isWord && asTyped.total >= page.limit)) return asTyped;
  const others = await findGoingOn(db, { text, names, range }, sort ?? 'relevance', page.limit);
  if (others.length === 0) return asTyped;
  const ids = unique(isWord ? [...asTyped.ids, ...others] : [...others, ...asTyped.ids]);
  return { total: Math.max(asTyped.total, ids.length), ids: ids.slice(0, page.limit) };
}

/** The words of what may have been meant that were not typed. */
function guessed({ parsed }: Conditions, meant: Conditions | null): readonly Term[] {
  const typed = new Set(parsed.terms.map(termText));
  return (meant?.parsed.terms ?? []).filter((term) => !typed.has(termText(term)));
}

/** What is found by the same words less strictly, without their signs. Null where none of it finds anything. */
async function findEased(db: IndexDb, query: Query, page: Page): Promise<Found | null> {
  const hasSigns = signedTokens(query.text).length > 0;
  const tried = new Set(hasSigns ? [] : [query.text]);
  for await (const { text, leavesOut } of wordings(db, query.text)) {
    const conditions = tried.has(text) ? null : read({ ...query, text }, { signs: false });
    tried.add(text);
    if (!conditions) continue;
    const hits = await find(db, conditions, { ...query, text }, page);
    if (hits.total === 0) continue;
    const found = { ...hits, readAs: conditions.parsed, ...(leavesOut && { instead: text }) };
    return found.total < FEW ? withNear(db, conditions, page, found) : found;
  }
  return null;
}

/** What is found where some of the words are somebody's name, written in another way. Null where that finds nothing. */
async function findByPerson(db: IndexDb, query: Query, page: Page): Promise<Found | null> {
  if (query.author?.trim()) return null;
  for await (const { names, text } of peopleIn(db, query.text)) {
    const conditions = read({ ...query, text, author: names[0] ?? null });
    const found =
      conditions && (await findAll(db, { ...conditions, names }, query.sort ?? 'relevance', page));
    if (found && found.total > 0) return found;
  }
  return null;
}

async function findAmong(
  db: IndexDb,
  conditions: Conditions,
  { among = [], sort }: Query,
  page: Page,
): Promise<Found> {
  if (among.length === 0) return NOTHING;
  const rows = await db.selectFrom('indexed').select('seq').where('id', 'in', among).execute();
  const range = { ...conditions.range, among: rows.map(({ seq }) => seq) };
  return findAll(db, { ...conditions, range }, sort ?? 'relevance', page);
}

/** Those of them that there are, in the order in which they were named. */
async function findByIds(db: IndexDb, asked: readonly string[], { limit, offset }: Page): Promise<Found> {
  const rows = await db.selectFrom('indexed').select('id').where('id', 'in', asked).execute();
  const known = asked.filter((id) => rows.some((row) => row.id === id));
  return { total: known.length, ids: known.slice(offset, offset + limit) };
}

/** As asked; else with the name as the beginning of one; else with the last word as the beginning of one. */
async function find(
  db: IndexDb,
  conditions: Conditions,
  { text, sort, unfinished }: Query,
  page: Page,
): Promise<Found> {
  const by = sort ?? 'relevance';
  const found = await findAll(db, conditions, by, page);
  if (found.total > 0) return found;
  const [name] = conditions.names;
  if (name !== undefined) {
    const names = await namesLike(db, name);
    return names.length > 0 ? findAll(db, { ...conditions, names }, by, page) : NOTHING;
  }
  if (unfinished || !endsShort(conditions.parsed)) return NOTHING;
  return findAll(db, { ...conditions, parsed: readQuery(text, { unfinished: true }) }, by, page);
}

/** Longer words are found as the beginnings of others anyway. */
function endsShort({ terms }: ParsedQuery): boolean {
  const last = terms.at(-1)?.words.at(-1);
  return last?.script === 'letters' && last.text.length < OPEN_FROM;
}

/** With few papers goes what comes close: whoever half remembers may have a word wrong. */
async function withNear(
  db: IndexDb,
  conditions: Conditions,
  { limit, offset }: Page,
  found: Found,
  guesses: readonly Term[] = [],
): Promise<Found> {
  const { length } = conditions.parsed.terms;
  if (offset > 0 || length < (found.total === 0 ? 2 : 3)) return found;
  const near = await papersWithMost(db, conditions, guesses, limit + found.ids.length);
  return { ...found, near: near.filter((id) => !found.ids.includes(id)).slice(0, limit) };
}

/** Null where nothing is asked for: no word, no name, no dates. */
function read(
  { text, author, from, to, unfinished = false }: Query,
  { signs = true } = {},
): Conditions | null {
  const parsed = readQuery(text, { unfinished, signs });
  const names = author?.trim() ? [author] : [];
  const asked = parsed.wanted.length + parsed.unwanted.length > 0;
  if (!asked && text.trim() !== '') return null;
  if (!asked && names.length === 0 && !from && !to) return null;
  return { parsed, names, range: { from: from ?? null, to: to ?? null } };
}
