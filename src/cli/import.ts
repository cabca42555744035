// paperboy import PATH...: reads digests into the database, many files in a transaction.
import { relative, resolve } from 'node:path';
import { sampleForPlans } from '../database/dialect.ts';
import { findDocuments, readDocument } from '../digest/archive.ts';
import { closesAt } from '../model/closing-time.ts';
import { counted } from '../model/counted.ts';
import type { Day } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';
import { UserError } from '../model/errors.ts';
import type { Library } from '../search/library.ts';
import { saveDigest } from '../store/digests.ts';
import { type Job, type Run, readArgs, UsageError } from './job.ts';
import { bringUp, openLibrary } from './open-library.ts';
import { showProgress } from './progress.ts';

/** Digests in a transaction: what is written of each commit is little then, and other processes need not wait long. */
const TOGETHER = 50;

export interface Imported {
  readonly days: number;
  /** Entries: a paper that stands in two days counts twice. */
  readonly papers: number;
  /** Each once. */
  readonly distinct: number;
  readonly skipped: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
}

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' } });
  if (positionals.length === 0)
    throw new UsageError('Which files or folders? npm run -s paperboy -- import PATH...');
  const library = await openLibrary(job);
  try {
    await bringUp(job, library.index);
    const imported = await importDigests(job, library, positionals);
    if (imported.papers > 0) {
      await library.index.tidy({ whole: true });
      await sampleForPlans(library.store);
    }
    const { days, papers, skipped } = imported;
    if (values.json) job.out(`${JSON.stringify({ days, papers, skipped })}\n`);
    else job.out(report(imported));
    if (papers > 0) return 0;
    throw new UserError('nothing-imported');
  } finally {
    await library.close();
  }
};

/** Imports every document at `paths`, which are relative to the working directory. */
export async function importDigests(
  { cwd, config, screen, now }: Pick<Job, 'cwd' | 'config'> & Partial<Pick<Job, 'screen' | 'now'>>,
  { store, index }: Library,
  paths: readonly string[],
): Promise<Imported> {
  const found = await Promise.all(paths.map((path) => findDocuments(resolve(cwd, path))));
  const days = new Set<Day>();
  const entries = new Set<string>();
  const skipped: Imported['skipped'][number][] = [];
  for (const { file, reason } of found.flatMap((each) => each.skipped))
    skipped.push({ file: relative(cwd, file) || '.', line: 1, reason });
  const files = found.flatMap((each) => each.files);
  const progress =
    screen && now && files.length > 1
      ? showProgress(screen, { total: files.length, what: 'files', now })
      : null;
  const unsaved: Digest[] = [];
  const save = async () => {
    await store.transaction().execute(async (transaction) => {
      for (const digest of unsaved.splice(0)) {
        await saveDigest(transaction, digest, closesAt(digest.date, config.DIGEST_CLOSES).epochMilliseconds);
      }
    });
    await index.refresh();
  };
  for (const [place, file] of files.entries()) {
    progress?.tell(place);
    const document = await readDocument(file);
    const digests = document.digests.filter((digest) => digest.entries.length > 0);
    unsaved.push(...digests);
    if (unsaved.length >= TOGETHER) await save();
    for (const { date, entries: papers } of digests) {
      days.add(date);
      for (const { id } of papers) entries.add(`${date} ${id}`);
    }
    const empty = digests.length === 0 && document.skipped.length === 0;
    const reasons = empty ? [{ line: 1, reason: 'there is no paper below its date' }] : document.skipped;
    skipped.push(...reasons.map((each) => ({ file: relative(cwd, file), ...each })));
  }
  await save();
  progress?.stop();
  return { days: days.size, papers: entries.size, distinct: paperCount(entries), skipped };
}

/** A paper that stands in two days is two entries. */
function paperCount(entries: ReadonlySet<string>): number {
  return new Set([...entries].map((entry) => entry.split(' ')[1])).size;
}

function report({ days, papers, distinct, skipped }: Imported): string {
  const lines = skipped.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
  const twice = distinct === papers ? '' : ` in ${counted(papers, 'entry', 'entries')}`;
  const imported = `${counted(distinct, 'paper')}${twice} of ${counted(days, 'day')} imported`;
  return [...lines, `${imported}, ${counted(skipped.length, 'line')} skipped.`, ''].join('\n');
}
