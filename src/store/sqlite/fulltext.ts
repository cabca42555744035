// The full-text index in SQLite's FTS5: two tables without content of their own, keyed by the paper's seq.
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../schema.ts';
import { indexed, indexedNames, words } from '../tokens.ts';

export interface IndexedPaper {
  readonly seq: number;
  readonly title: string;
  readonly authors: readonly string[];
  /** All else that is searched: summaries of every language, keywords. */
  readonly body: string;
}

/** Other values of `detail` than full refuse phrases and make bm25 zero without a word. */
export async function createFullText(db: Db): Promise<void> {
  const options = sql.raw(
    `content='', contentless_delete=1, detail=full, tokenize="unicode61 remove_diacritics 0"`,
  );
  await sql`create virtual table title_index using fts5(title, authors, prefix='2 3 4', ${options})`.execute(
    db,
  );
  await sql`create virtual table body_index using fts5(body, ${options})`.execute(db);
}

/** Adds the paper to the index, or replaces it. */
export async function putInIndex(db: Db, { seq, title, authors, body }: IndexedPaper): Promise<void> {
  await removeFromIndex(db, seq);
  const names = indexedNames(authors);
  const all = [indexed(title), names, indexed(body)].join(' ');
  await sql`insert into title_index (rowid, title, authors) values (${seq}, ${indexed(title)}, ${names})`.execute(
    db,
  );
  await sql`insert into body_index (rowid, body) values (${seq}, ${all})`.execute(db);
}

export async function removeFromIndex(db: Db, seq: number): Promise<void> {
  await sql`delete from title_index where rowid = ${seq}`.execute(db);
  await sql`delete from body_index where rowid = ${seq}`.execute(db);
}

/**
 * What MATCH is asked for the words of a query: each quoted, all of them required; the last word may be
 * unfinished. Raw text is never passed on: half of everyday input (GPT-4o, C++, 1.5) is an error to FTS5.
 */
export function matchAll(query: string): string | null {
  const asked = words(query);
  if (asked.length === 0) return null;
  return asked
    .map(({ tokens, single }, index) => {
      const phrase = `"${tokens.join(' ')}"`;
      const unfinished =
        single || (index === asked.length - 1 && tokens.length === 1 && isWord(tokens[0] ?? ''));
      return unfinished ? `${phrase}*` : phrase;
    })
    .join(' AND ');
}

/** A name in either order, its parts at most one word apart, never across two people. */
export function matchName(name: string): string | null {
  const parts = words(name).flatMap(({ tokens }) => tokens);
  if (parts.length === 0) return null;
  if (parts.length === 1) return `authors : "${parts[0]}"*`;
  return `authors : NEAR(${parts.map((part) => `"${part}"`).join(' ')}, ${parts.length - 1})`;
}

/** What else a hit must meet, said of its seq. */
export type Condition = (seq: RawBuilder<unknown>) => RawBuilder<unknown>;

/** How many of the newest hits in titles and names are ranked by relevance; bm25 over all of a common word is slow. */
const RANKED = 500;
const TITLE_WEIGHT = 4;

/** The seqs whose title or names match, as a sub-query. */
export function seqsOf(match: string): RawBuilder<unknown> {
  return sql`(select rowid from title_index where title_index match ${match})`;
}

/** A query of seq and place: 1, 2, … for hits in title and names by relevance, then one last place for all others. */
export function rankedHits(match: string, within: Condition): RawBuilder<unknown> {
  return sql`
    with titled as materialized (
      select rowid as seq, bm25(title_index, ${TITLE_WEIGHT}, 1) as score
      from title_index
      where title_index match ${match} and ${within(sql`rowid`)}
      order by rowid desc
      limit ${RANKED}
    )
    select seq, row_number() over (order by score, seq desc) as place from titled
    union all
    select rowid, ${RANKED + 1} from body_index
    where body_index match ${match} and rowid not in (select seq from titled) and ${within(sql`rowid`)}`;
}

function isWord(token: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(token);
}
