// paperboy restore FILE on PostgreSQL: what pg_dump wrote takes the place of all that is there, in one transaction; that is kept as a file first.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { sql } from 'kysely';
import { sampleForPlans } from '../../database/dialect.ts';
import { LATEST_FORM } from '../../database/migrations.ts';
import { connectPostgres } from '../../database/postgres/connect.ts';
import { lookIntoDump, restorePostgres, type Server } from '../../database/postgres/dump.ts';
import { hasOurTables, refuseDependents } from '../../database/postgres/ours.ts';
import type { Db } from '../../database/schema.ts';
import { messageOf, UserError } from '../../model/errors.ts';
import { readAnyLease } from '../../store/lease.ts';
import { backUp, serverSource } from '../backup.ts';
import type { Job } from '../job.ts';

export async function restoreServer(job: Job, backup: string, isJson: boolean): Promise<number> {
  const { env } = job;
  const url = job.config.DATABASE_URL;
  const schema = await requireDump(backup, env);
  await using db = await connectPostgres(url);
  await requireSchema(db, schema, backup);
  const name = await nameOf(db);
  const isThere = await hasOurTables(db);
  if (isThere) await refuseLease(db, name, job.now());
  if (isThere) await refuseDependents(db);
  const kept = isThere ? await keep({ url, env }, job) : null;
  try {
    await restorePostgres({ url, env }, backup);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('restore-unusable', { file: backup, reason: messageOf(error) });
  }
  await sampleForPlans(db);
  const told = kept === null ? '' : ` What was there before is kept in ${kept}.`;
  job.out(
    isJson
      ? `${JSON.stringify({ database: name, backup, kept })}\n`
      : `The database ${name} is now what ${backup} holds.${told} Start the bot: it looks for what the channels have already.\n`,
  );
  return 0;
}

/** Returns the schema that it is of. */
async function requireDump(backup: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (!(await stat(backup).catch(() => null))?.isFile())
    throw new UserError('path-missing', { path: backup });
  const found = await lookIntoDump(backup, env).catch((error: unknown) => {
    if (error instanceof UserError) throw error;
    throw new UserError('restore-unusable', { file: backup, reason: messageOf(error) });
  });
  if (found === null) throw new UserError('restore-foreign', { file: backup });
  const { form, schema } = found;
  if (form > LATEST_FORM) throw new UserError('database-newer', { form, known: LATEST_FORM });
  return schema;
}

/** The tables of this one would go, and those of the backup come where nobody looks for them. */
async function requireSchema(db: Db, schema: string, file: string): Promise<void> {
  const { rows } = await sql<{ own: string | null }>`select quote_ident(current_schema()) as own`.execute(db);
  const own = rows[0]?.own ?? '';
  if (own !== schema) throw new UserError('restore-schema', { file, schema, own });
}

async function refuseLease(db: Db, file: string, now: number): Promise<void> {
  const lease = await readAnyLease(db);
  if (lease && lease.until > now)
    throw new UserError('restore-alive', { file, until: new Date(lease.until).toISOString() });
}

/** In the data folder, under a name with the time. */
async function keep(server: Server, { cwd, now }: Job): Promise<string> {
  const moment = new Date(now()).toISOString().slice(0, 19).replaceAll(':', '');
  const file = resolve(cwd, join('data', `paperboy.${moment}Z.dump`));
  await mkdir(dirname(file), { recursive: true });
  await backUp(serverSource(server), file);
  return file;
}

async function nameOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  return rows[0]?.name ?? '';
}
