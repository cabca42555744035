// The full-text index in SQLite's FTS5: two tables without content of their own, keyed by the paper's seq.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { indexNames, indexText, joinTexts, LONGEST_BEGINNING } from './index-text.ts';
import { levelOf, levelTokens } from './levels.ts';
import { saveBylines } from './people.ts';
import type { IndexDb } from './schema.ts';
import { type Place, seqOf } from './seq.ts';
import { learnWords } from './spelling.ts';
import { titleWords } from './title-words.ts';
import { wordsOf } from './tokens.ts';

/** The body holds what the title holds, and all else. */
export const RINGS = ['title', 'body'] as const;
export type Ring = (typeof RINGS)[number];

export interface IndexedPaper extends Place {
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

/**
 * Only in titles and names may words go on. For a beginning of a length that isn't noted, FTS5 gathers all papers with any
 * word that begins so before it gives the first, which takes 10 ms for a common one among 100,000 papers.
 */
const BEGINNINGS = Array.from({ length: LONGEST_BEGINNING - 1 }, (_, at) => at + 2).join(' ');

/** Bytes of new entries that are gathered before they are written: more make fewer pieces to look through. */
const GATHERED = 8 * 1024 * 1024;

/** The column with more in it is the first, of which FTS5 needs no mark. */
export async function createFullText(db: IndexDb): Promise<void> {
  for (const ring of RINGS) {
    const options = sql.raw(`${ring === 'title' ? `prefix='${BEGINNINGS}',` : ''} ${FTS_OPTIONS}`);
    await sql`create virtual table ${tableOf(ring)} using fts5(words, authors, ${options})`.execute(db);
    await tell(db, ring, 'hashsize', GATHERED);
    // See mergeBehind.
    await tell(db, ring, 'automerge', 0);
  }
  // Which tokens there are: read from the index itself, without rows of its own.
  await sql`create virtual table body_terms using fts5vocab(body_index, instance)`.execute(db);
}

/** A command of FTS5's: https://sqlite.org/fts5.html#special_insert_commands */
export async function tell(db: IndexDb, ring: Ring, command: string, value: number): Promise<void> {
  const table = tableOf(ring);
  await sql`insert into ${table} (${table}, rank) values (${command}, ${sql.lit(value)})`.execute(db);
}

/** Papers of which names and words are taken in together. */
const A_STEP = 50;

interface Putting {
  /** Papers that a day has room for. */
  readonly room: number;
  /** Waits while others have their turn: after each paper, which takes about 2 ms. */
  readonly turn?: () => Promise<void>;
}

interface Known {
  readonly id: string;
  readonly seq: number;
  readonly fingerprint: number;
}

interface Placed extends IndexedPaper {
  readonly seq: number;
  readonly fingerprint: number;
}

/**
 * Adds papers to the index, or replaces them; what stands in it as it should stays. Statements on many rows make FTS5
 * write out what it has gathered, so they come before all single ones. Throws DayFull.
 */
export async function putInIndex(
  db: IndexDb,
  papers: readonly IndexedPaper[],
  { room, turn = async () => {} }: Putting,
): Promise<void> {
  const placed = papers.map(
    (paper): Placed => ({ ...paper, seq: seqOf(paper, room), fingerprint: fingerprintOf(paper) }),
  );
  const known = await knownPapers(db, placed);
  const byId = new Map(known.map((each) => [each.id, each]));
  const stays = ({ id, seq, fingerprint }: Placed) =>
    byId.get(id)?.seq === seq && byId.get(id)?.fingerprint === fingerprint;
  // In their order, so that FTS5 gathers them together.
  const changed = placed.filter((paper) => !stays(paper)).sort((a, b) => a.seq - b.seq);
  const staying = placed.filter(stays);
  const kept = new Set(staying.map(({ id }) => id));
  // Others among them have lost their number to one of these papers: their own turn comes.
  const left = known.filter(({ id }) => !kept.has(id)).map(({ seq }) => seq);
  const taken = new Set(changed.map(({ seq }) => seq));
  const free = left.filter((seq) => !taken.has(seq));
  for (let start = 0; start < Math.max(changed.length, free.length); start += A_STEP) {
    const step = changed.slice(start, start + A_STEP);
    await saveBylines(db, step, free.slice(start, start + A_STEP));
    await turn();
    await learnWords(
      db,
      step.flatMap(({ title, authors }) => [title, ...authors].flatMap(wordsOf)),
    );
  }
  for (const { upvotes, seq } of staying)
    await sql`update indexed set upvotes = ${upvotes} where seq = ${seq}`.execute(db);
  for (const seq of left) await removeText(db, seq);
  for (const paper of changed) {
    await turn();
    await insertText(db, paper);
  }
  await turn();
}

/** What stands in the index of these papers, and at their numbers. */
async function knownPapers(db: IndexDb, papers: readonly Placed[]): Promise<Known[]> {
  const ids = JSON.stringify(papers.map(({ id }) => id));
  const seqs = JSON.stringify(papers.map(({ seq }) => seq));
  const { rows } = await sql<Known>`
    select id, seq, fingerprint from indexed where id in (select value from json_each(${ids}))
    union select id, seq, fingerprint from indexed where seq in (select value from json_each(${seqs}))`.execute(
    db,
  );
  return rows;
}

/** 48 bits of a hash: that two texts of one paper have the same is as good as impossible. */
function fingerprintOf({ title, authors, body, upvotes }: IndexedPaper): number {
  const text = JSON.stringify([title, authors, body, levelOf(upvotes ?? 0)]);
  return createHash('sha1').update(text).digest().readUIntBE(0, 6);
}

async function insertText(db: IndexDb, paper: Placed): Promise<void> {
  const { seq, id, upvotes, fingerprint } = paper;
  const { words, inside, head } = titleWords(paper.title);
  await sql`insert into indexed (seq, id, words, inside, head, upvotes, fingerprint)
    values (${seq}, ${id}, ${words}, ${inside}, ${head}, ${upvotes}, ${fingerprint})`.execute(db);
  const names = indexNames(paper.authors);
  const title = joinTexts(levelTokens(upvotes ?? 0).join(' '), indexText(paper.title, { isTitle: true }));
  const texts = { title, body: joinTexts(title, indexText(paper.body)) };
  for (const ring of RINGS) {
    await sql`insert into ${tableOf(ring)} (rowid, words, authors) values (${seq}, ${texts[ring]}, ${names})`.execute(
      db,
    );
  }
}

async function removeText(db: IndexDb, seq: number): Promise<void> {
  for (const ring of RINGS) await sql`delete from ${tableOf(ring)} where rowid = ${seq}`.execute(db);
  await sql`delete from indexed where seq = ${seq}`.execute(db);
}
