// Opens what DATABASE_URL and INDEX_FILE name: the database, and the index beside it.
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { isPostgresUrl } from '../database/postgres/connect.ts';
import { INDEX_ENDING } from '../index/foreign.ts';
import { counted } from '../model/counted.ts';
import type { Library } from '../search/library.ts';
import { type Index, openIndex } from '../search/open-index.ts';
import { databaseFile, openStore, type StoreOptions } from '../store/open.ts';
import type { Job } from './job.ts';
import type { Progress } from './progress.ts';

export interface OpenLibrary extends Library {
  readonly close: () => Promise<void>;
}

interface Place {
  readonly config: Pick<Config, 'DATABASE_URL' | 'INDEX_FILE'>;
  readonly cwd: string;
}

/**
 * Throws a UserError that says what to do where the database can't be opened. The index may have to be made yet, and is in
 * memory where its file can't be.
 */
export async function openLibrary(place: Place, options: StoreOptions = {}): Promise<OpenLibrary> {
  const store = await openStore(place.config.DATABASE_URL, place.cwd, options);
  const file = indexFile(place);
  try {
    if (file !== null) await mkdir(dirname(file), { recursive: true }).catch(() => undefined);
    const index = await openIndex(store, file);
    return {
      store,
      index,
      close: async () => {
        await index.close();
        await store.destroy();
      },
    };
  } catch (error) {
    await store.destroy();
    throw error;
  }
}

/** Where the index is of a database that is on no machine in particular. */
const OF_A_SERVER = `data/paperboy${INDEX_ENDING}`;

/**
 * paperboy.index.db beside paperboy.db, or in the data folder for a database on a server, unless INDEX_FILE says otherwise;
 * null for an index in memory.
 */
export function indexFile({ config: { DATABASE_URL, INDEX_FILE }, cwd }: Place): string | null {
  if (INDEX_FILE === ':memory:') return null;
  if (INDEX_FILE !== '') return resolve(cwd, INDEX_FILE);
  if (isPostgresUrl(DATABASE_URL)) return resolve(cwd, OF_A_SERVER);
  const database = databaseFile(DATABASE_URL, cwd);
  return database === null ? null : join(dirname(database), `${basename(database, '.db')}${INDEX_ENDING}`);
}

/** Makes the index whole before it is asked, with a bar where a person looks on, and a line where none does. */
export async function bringUp(job: Job, index: Index): Promise<void> {
  const before = await index.progress();
  const bar = before === null ? null : await barOf(job, before.all);
  await index.bringUp(({ done }) => bar?.tell(done));
  bar?.stop();
}

/** Null where there is nothing to make, or nobody looks on, who is told in a line. */
export async function barOf({ screen, err, now }: Job, papers: number): Promise<Progress | null> {
  if (papers === 0) return null;
  if (screen) {
    const { showProgress } = await import('./progress.ts');
    return showProgress(screen, { total: papers, what: 'papers', atLast: 'being merged', now });
  }
  err(`The index of ${counted(papers, 'paper')} is being made.\n`);
  return null;
}
