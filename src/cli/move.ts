// paperboy move FROM TO: copies one database into another, SQLite or PostgreSQL, and proves that both hold the same; what was broken off goes on.
import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { checksumOf, copyTable, countRows, goOnNumbering, insertRows } from '../database/copy-rows.ts';
import { sampleForPlans } from '../database/dialect.ts';
import { isPostgresUrl } from '../database/postgres/connect.ts';
import type { Db } from '../database/schema.ts';
import { TABLES, type Table } from '../database/tables.ts';
import { UserError } from '../model/errors.ts';
import { holdLease, readAnyLease, releaseLease } from '../store/lease.ts';
import { databaseFile, openStore } from '../store/open.ts';
import { databaseIdentity } from '../store/revisions.ts';
import { MOVE, readSetting, writeSetting } from '../store/settings.ts';
import { type Job, type Run, readArgs, UsageError } from './job.ts';
import { type Progress, showProgress } from './progress.ts';

/** How long no bot may begin on either of them after the last sign of life, in milliseconds. */
const LEASE_MS = 30_000;

/** Whoever moves, by machine and process: one that was killed there is gone on with at once. */
const HOLDER = `paperboy move ${hostname()} ${process.pid}`;

const ENTRIES = Object.entries(TABLES) as [keyof typeof TABLES, readonly string[]][];

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' } });
  const [from, to, ...more] = positionals.map(addressOf);
  if (!from || !to || more.length > 0) throw new UsageError('From where to where? paperboy move FROM TO');
  await requireFile(from, job.cwd);
  await using source = await openStore(from, job.cwd, { isMoving: true });
  await using target = await openStore(to, job.cwd, { isMoving: true });
  const databases = { source, target };
  try {
    await claim(databases, job.now());
    await begin(databases);
    const rows = await copyAll(job, databases);
    await compareAll(job, databases, rows);
    await finish(databases);
    const tables = ENTRIES.length + 1;
    job.out(
      values.json
        ? `${JSON.stringify({ tables, rows })}\n`
        : `All ${rows} rows of ${tables} tables are there, and equal. Let DATABASE_URL name the new database, and start the bot.\n`,
    );
    return 0;
  } finally {
    for (const db of [source, target]) await releaseLease(db, HOLDER).catch(() => {});
  }
};

interface Databases {
  readonly source: Db;
  readonly target: Db;
}

/** What is no address is the path of a file. Throws a UserError for addresses of other things, and for what ends with this process. */
function addressOf(place: string): string {
  if (isPostgresUrl(place)) return place;
  const file = place.replace(/^file:/, '');
  if (file === ':memory:' || /^[a-z][a-z\d+.-]*:\/\//i.test(file))
    throw new UserError('move-address', { url: place });
  return `file:${file}`;
}

/** SQLite would make a new one. */
async function requireFile(url: string, cwd: string): Promise<void> {
  const file = databaseFile(url, cwd);
  if (file !== null && !(await stat(file).catch(() => null))?.isFile())
    throw new UserError('path-missing', { path: resolve(cwd, file) });
}

/** Throws a UserError unless the target is empty, or what an earlier try of the same move left. */
async function begin({ source, target }: Databases): Promise<void> {
  if ((await readSetting(source, MOVE)) !== null) throw new UserError('move-unfinished');
  const identity = await databaseIdentity(source);
  const before = await readSetting(target, MOVE);
  if (before === identity) return;
  if (before !== null) throw new UserError('move-other');
  for (const [table] of ENTRIES) {
    const rows = await countRows(target, table);
    if (rows > 0) throw new UserError('move-not-empty', { table, rows });
  }
  await writeSetting(target, MOVE, identity);
}

/** No bot may write to either of them meanwhile. */
async function claim({ source, target }: Databases, now: number): Promise<void> {
  for (const db of [source, target]) {
    const held = await readAnyLease(db);
    if (held && isDeadMove(held.holder)) await releaseLease(db, held.holder);
    if (await holdLease(db, HOLDER, { now, until: now + LEASE_MS })) continue;
    const until = new Date((await readAnyLease(db))?.until ?? now).toISOString();
    throw new UserError('move-alive', { until });
  }
}

function isDeadMove(holder: string): boolean {
  const [, host, pid] = /^paperboy move (\S+) (\d+)$/.exec(holder) ?? [];
  if (host !== hostname()) return false;
  try {
    return !process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** Returns how many there are. */
async function copyAll(job: Job, databases: Databases): Promise<number> {
  const { source: from, target: to } = databases;
  const counts = await Promise.all(ENTRIES.map(async ([table]) => countRows(from, table)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  using work = reporting(job, databases, { total, what: 'rows' });
  let before = 0;
  for (const [nth, [table, key]] of ENTRIES.entries()) {
    await copyTable({ from, to }, { table, key }, (rows) => work.tell(before + rows));
    before += counts[nth] ?? 0;
  }
  return total;
}

async function compareAll(job: Job, databases: Databases, total: number): Promise<void> {
  const { source, target } = databases;
  using work = reporting(job, databases, { total, what: 'rows compared' });
  let before = 0;
  for (const [table, key] of ENTRIES) {
    const expected = await checksumOf(source, table, key, (rows) => work.tell(before + rows));
    if ((await checksumOf(target, table, key)) !== expected) throw new UserError('move-differs', { table });
    before += Number(expected.split(' ')[0]);
  }
}

/** A bar where a person looks on; both leases are renewed as it goes on, until it is disposed of. */
function reporting(
  job: Job,
  databases: Databases,
  { total, what }: { readonly total: number; readonly what: string },
): Pick<Progress, 'tell'> & Disposable {
  const bar = job.screen && total > 0 ? showProgress(job.screen, { total, what, now: job.now }) : null;
  let failed: unknown = null;
  const renewing = setInterval(() => {
    void claim(databases, job.now()).catch((error: unknown) => {
      failed = error;
    });
  }, LEASE_MS / 6);
  return {
    tell: (rows) => {
      bar?.tell(rows);
      if (failed !== null) throw failed;
    },
    [Symbol.dispose]() {
      clearInterval(renewing);
      bar?.stop();
    },
  };
}

/** In one transaction the target becomes what the source is, and no half of a move any more. */
async function finish({ source, target }: Databases): Promise<void> {
  const settings: Table = 'settings';
  const rows = await source.selectFrom(settings).selectAll().orderBy('key').execute();
  await target.transaction().execute(async (transaction) => {
    await transaction.deleteFrom(settings).execute();
    await insertRows(transaction, settings, rows);
    await goOnNumbering(transaction);
  });
  await sampleForPlans(target);
}
