// The full-text index in SQLite's FTS5: two tables without content of their own, keyed by the paper's seq.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { indexNames, indexText, joinTexts } from './index-text.ts';
import { levelTokens } from './levels.ts';
import { createPeople, saveBylines } from './people.ts';
import { createSpelling, learnWords } from './spelling.ts';
import { titleWords } from './title-words.ts';
import { wordsOf } from './tokens.ts';

/** The body holds what the title holds, and all else. */
export const RINGS = ['title', 'body'] as const;
export type Ring = (typeof RINGS)[number];

export interface IndexedPaper {
  readonly seq: number;
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** All else that is searched: keywords, summaries of every language, the abstract. */
  readonly body: string;
  readonly upvotes: number | null;
}

export const tableOf = (ring: Ring) => sql.raw(`${ring}_index`);

/** Other values of `detail` than full refuse phrases and make bm25 zero without a word. */
const FTS_OPTIONS = `content='', contentless_delete=1, detail=full, tokenize=ascii`;

/** Only in titles and names may words go on: there it is quick to find those that begin so, whatever their length. */
const BEGINNINGS = `prefix='2 3 4 5 6 7 8 9 10 11 12',`;

/** Bytes of new entries that are gathered before they are written: more make fewer pieces to look through. */
const GATHERED = 8 * 1024 * 1024;

export async function createFullText(db: Db): Promise<void> {
  for (const ring of RINGS) {
    const options = sql.raw(`${ring === 'title' ? BEGINNINGS : ''} ${FTS_OPTIONS}`);
    await sql`create virtual table ${tableOf(ring)} using fts5(authors, words, ${options})`.execute(db);
    await sql`insert into ${tableOf(ring)} (${tableOf(ring)}, rank) values ('hashsize', ${sql.lit(GATHERED)})`.execute(
      db,
    );
  }
  await createRanked(db);
  await createPeople(db);
  await createSpelling(db);
}

/** What ranking reads of a hit, in few pages: the papers themselves are long. */
export async function createRanked(db: Db): Promise<void> {
  await sql`create table indexed (
    seq integer primary key,
    id text not null,
    words text not null,
    inside text not null,
    head integer not null,
    upvotes integer
  )`.execute(db);
}

/**
 * Adds papers to the index, or replaces them. Statements on many rows make FTS5 write out what it has gathered, so
 * they come before all single ones.
 */
export async function putInIndex(db: Db, papers: readonly IndexedPaper[]): Promise<void> {
  await saveBylines(db, papers);
  await learnWords(
    db,
    papers.flatMap(({ title, authors }) => [title, ...authors].flatMap(wordsOf)),
  );
  for (const { seq } of papers) await removeFromIndex(db, seq);
  for (const paper of papers) {
    const names = indexNames(paper.authors);
    const { words, inside, head } = titleWords(paper.title);
    await sql`insert or replace into indexed (seq, id, words, inside, head, upvotes)
      values (${paper.seq}, ${paper.id}, ${words}, ${inside}, ${head}, ${paper.upvotes})`.execute(db);
    const title = joinTexts(levelTokens(paper.upvotes ?? 0).join(' '), indexText(paper.title));
    await insert(db, 'title', { seq: paper.seq, names, words: title });
    await insert(db, 'body', {
      seq: paper.seq,
      names,
      words: joinTexts(title, indexText(paper.body)),
    });
  }
}

async function insert(
  db: Db,
  ring: Ring,
  { seq, names, words }: { seq: number; names: string; words: string },
): Promise<void> {
  await sql`insert into ${tableOf(ring)} (rowid, authors, words) values (${seq}, ${names}, ${words})`.execute(
    db,
  );
}

export async function removeFromIndex(db: Db, seq: number): Promise<void> {
  for (const ring of RINGS) await sql`delete from ${tableOf(ring)} where rowid = ${seq}`.execute(db);
  await sql`delete from indexed where seq = ${seq}`.execute(db);
}
