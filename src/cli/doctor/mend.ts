// paperboy doctor --fix: mends what can be mended without losing anything, and tells what it left and why.
import { existsSync } from 'node:fs';
import { withoutSecrets } from '../../config.ts';
import { isPostgres } from '../../database/dialect.ts';
import { quickCheck } from '../../database/quick-check.ts';
import { readAnyLease } from '../../store/lease.ts';
import type { SpokenJob } from '../job.ts';
import { indexFile, openLibrary } from '../open-library.ts';
import { sentence } from '../sentence.ts';
import { mendCommands } from './commands.ts';
import type { Mender, Mending } from './context.ts';
import type { AskedDiscord } from './discord.ts';
import { mendModes } from './file-modes.ts';
import { mendIndex } from './mend-index.ts';
import { mendDocuments } from './missing-documents.ts';

export interface Told {
  readonly name: string;
  readonly detail: string;
}

export interface AllMended {
  readonly mended: readonly Told[];
  readonly left: readonly Told[];
}

const WITH_DATABASE: Readonly<Record<string, (mender: Mender) => Promise<Mending>>> = {
  commands: mendCommands,
  index: mendIndex,
  archive: mendDocuments,
};

/** Files first: a database that may not be read can't be opened. */
export async function mendAll(job: SpokenJob, discord: AskedDiscord): Promise<AllMended> {
  const found = [await attempt(job, 'files', () => mendModes(job))];
  try {
    const file = indexFile(job);
    const wasIndexThere = file !== null && existsSync(file);
    const library = await openLibrary(job);
    try {
      // Nothing is made of a database that is damaged.
      if (!isPostgres(library.store)) await quickCheck(library.store);
      const lease = await readAnyLease(library.store);
      const isBotRunning = lease !== null && lease.until > job.now();
      const mender = { job, discord, ...library, isBotRunning, wasIndexThere };
      for (const [name, mend] of Object.entries(WITH_DATABASE))
        found.push(await attempt(job, name, () => mend(mender)));
    } finally {
      await library.close();
    }
  } catch (error) {
    // What ails the database itself is told by the check of it.
    job.log.debug({ err: error }, 'nothing was mended with the database');
  }
  return { mended: found.flatMap(({ mended }) => mended), left: found.flatMap(({ left }) => left) };
}

async function attempt(job: SpokenJob, name: string, mend: () => Promise<Mending>): Promise<AllMended> {
  const tell = (detail: string): Told => ({ name, detail: withoutSecrets(job.config, detail) });
  try {
    const { mended, left } = await mend();
    return { mended: mended.map(tell), left: left.map(tell) };
  } catch (error) {
    return { mended: [], left: [tell(sentence(error, job.texts))] };
  }
}
