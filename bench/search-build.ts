// A database of as many papers as one likes, drawn from digests; tells how fast they were indexed.
import { statSync } from 'node:fs';
import { sql } from 'kysely';
import { indexFile, openLibrary } from '../src/cli/open-library.ts';
import { packBullets } from '../src/database/packed-bullets.ts';
import type { Db } from '../src/database/schema.ts';
import { firstSeq } from '../src/store/papers.ts';
import { type DrawnPaper, drawPapers, readDigests } from './drawn-papers.ts';

export interface Built {
  readonly papers: number;
  /** Papers indexed a second. */
  readonly rate: number;
  /** Of the database and the index. */
  readonly megabytes: number;
  readonly indexMegabytes: number;
}

/** Papers that are written together, in one transaction. */
const TOGETHER = 5000;

/**
 * The archive itself for as many papers as it has, else papers drawn from it. `onIndexing` is called when all is written
 * and the index is begun.
 */
export async function buildStore(
  digests: string,
  count: number,
  file: string,
  onIndexing: () => void = () => {},
): Promise<Built> {
  const archive = readDigests(digests);
  const papers = count === archive.length ? asDrawn(archive) : drawPapers(archive, count);
  const { store, index, close } = await openLibrary(placeOf(file));
  const seqs = new Map<string, number>();
  const seqOf = ({ date }: DrawnPaper) => {
    const seq = seqs.get(date) ?? firstSeq(date);
    seqs.set(date, seq + 1);
    return seq;
  };
  let done = 0;
  for (let last = false; !last; ) {
    await store.transaction().execute(async (transaction) => {
      const batch = next(papers, TOGETHER);
      last = batch.length < TOGETHER;
      for (const paper of batch) await insertPaper(transaction, paper, seqOf(paper));
      done += batch.length;
    });
  }
  onIndexing();
  const started = performance.now();
  await index.bringUp((progress) => process.stderr.write(`\r${progress.done} of ${count} papers indexed`));
  const spent = performance.now() - started;
  process.stderr.write('\n');
  await close();
  const [database, indexed] = [file, indexFile(placeOf(file)) ?? ''].map((path) => statSync(path).size / 1e6);
  return {
    papers: done,
    rate: Math.round(done / (spent / 1000)),
    megabytes: Math.round((database ?? 0) + (indexed ?? 0)),
    indexMegabytes: Math.round(indexed ?? 0),
  };
}

/** Where a database is that no setting names. */
export function placeOf(file: string) {
  return { config: { DATABASE_URL: `file:${file}`, INDEX_FILE: '' }, cwd: '/' };
}

function* asDrawn(archive: ReturnType<typeof readDigests>): Generator<DrawnPaper> {
  for (const { summary, ...entry } of archive) yield { ...entry, bullets: summary.bullets };
}

function next(papers: Generator<DrawnPaper>, count: number): DrawnPaper[] {
  const batch: DrawnPaper[] = [];
  while (batch.length < count) {
    const { value, done } = papers.next();
    if (done) break;
    batch.push(value);
  }
  return batch;
}

async function insertPaper(
  store: Db,
  { id, date, title, authors, upvotes, bullets }: DrawnPaper,
  seq: number,
) {
  await sql`insert into papers (seq, id, date, title, authors, upvotes)
    values (${seq}, ${id}, ${date}, ${title}, ${JSON.stringify(authors)}, ${upvotes})`.execute(store);
  await sql`insert into summaries (paper_id, language, kind, date, bullets)
    values (${id}, 'ko', 'written', ${date}, ${packBullets(JSON.stringify(bullets))})`.execute(store);
}

if (import.meta.main) {
  const [digests = '', count = '', file = ''] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(await buildStore(digests, Number(count), file))}\n`);
}
