// paperboy doctor: looks at everything that a bot needs, and says what to do about what is missing.
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { REST, Routes } from 'discord.js';
import { findSilence } from '../daily/alarm.ts';
import { addDays, openDay } from '../model/day.ts';
import { messageOf } from '../model/errors.ts';
import { daysSince } from '../store/days.ts';
import { openStore } from '../store/open.ts';
import type { Db } from '../store/schema.ts';
import { unwritten } from '../store/unwritten.ts';
import { createCollector } from './collector.ts';
import { type Job, type Run, readArgs, sentence } from './run.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Says what is well, or throws what is wrong. */
type Examine = (job: Job, store: Db) => Promise<string>;

const EXAMINATIONS: Readonly<Record<string, Examine>> = { token, database, archive, source, days, silence };

/** How many days back are told of. */
const DAYS_TOLD = 7;

export const run: Run = async (job) => {
  const { values } = readArgs(job.args, { json: { type: 'boolean' } });
  const checks = await examine(job);
  const lines = checks.map(({ name, ok, detail }) => `${ok ? '✓' : '✗'} ${name}: ${detail}\n`);
  job.out(values.json ? `${JSON.stringify({ checks })}\n` : lines.join(''));
  return checks.every(({ ok }) => ok) ? 0 : 1;
};

async function examine(job: Job): Promise<Check[]> {
  const checks: Check[] = [];
  let store: Db | null = null;
  try {
    store = await openStore(job.config.DATABASE_URL, job.cwd);
    for (const [name, look] of Object.entries(EXAMINATIONS))
      checks.push(await check(name, look, { job, store }));
  } catch (error) {
    checks.push({ name: 'database', ok: false, detail: sentence(error, job.texts) });
  } finally {
    await store?.destroy();
  }
  return checks;
}

async function check(name: string, look: Examine, { job, store }: { job: Job; store: Db }): Promise<Check> {
  try {
    return { name, ok: true, detail: await look(job, store) };
  } catch (error) {
    return { name, ok: false, detail: sentence(error, job.texts) };
  }
}

async function token({ config }: Job): Promise<string> {
  if (config.DISCORD_TOKEN === '') throw new Error('DISCORD_TOKEN is not set; put the bot token into .env');
  const rest = new REST({ api: config.DISCORD_API_URL, retries: 1, timeout: 10_000 }).setToken(
    config.DISCORD_TOKEN,
  );
  try {
    const { username } = (await rest.get(Routes.user())) as { username: string };
    return `Discord knows the bot as ${username}`;
  } catch (error) {
    throw new Error(
      `Discord at ${config.DISCORD_API_URL} refuses it: ${messageOf(error)}; copy the token again`,
    );
  }
}

async function database({ config }: Job, store: Db): Promise<string> {
  const count = async (table: 'papers' | 'digests' | 'subscriptions') => {
    const { rows } = await store
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  const [papers, digests, channels] = [
    await count('papers'),
    await count('digests'),
    await count('subscriptions'),
  ];
  return `${config.DATABASE_URL} holds ${papers} papers, ${digests} digests and ${channels} subscribed channels`;
}

async function archive({ config, cwd }: Job, store: Db): Promise<string> {
  const folder = resolve(cwd, config.DIGESTS_DIR);
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK);
  const waiting = await unwritten(store);
  if (waiting.length > 0)
    throw new Error(`${waiting.length} documents could not be written to ${folder} yet`);
  return `${folder} can be written to`;
}

async function source(job: Job, store: Db): Promise<string> {
  const date = openDay(Temporal.Instant.fromEpochMilliseconds(job.now()));
  const listing = await createCollector(job, store).source.list(date);
  if (listing.state === 'not-open') return `it answers; ${date} is not open yet`;
  return `it lists ${listing.papers.length} papers under ${date} so far`;
}

async function days({ now }: Job, store: Db): Promise<string> {
  const today = openDay(Temporal.Instant.fromEpochMilliseconds(now()));
  const records = await daysSince(store, addDays(today, -DAYS_TOLD));
  if (records.length === 0) return 'none was collected yet';
  return records
    .map(({ date, outcome, detail }) => `${date} ${outcome}${detail ? ` (${detail})` : ''}`)
    .join(', ');
}

async function silence({ now }: Job, store: Db): Promise<string> {
  const found = await findSilence(store, now());
  if (!found) return 'papers come in as they should';
  throw new Error(`no new paper for ${found.weekdays} weekdays; is the source's address blocked here?`);
}
