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
import { openReports } from '../store/reports.ts';
import type { Db } from '../store/schema.ts';
import { spend, spentOn } from '../store/spending.ts';
import { givenUp } from '../store/summary-tasks.ts';
import { unwritten } from '../store/unwritten.ts';
import { checkSummary } from '../summary/check.ts';
import { createCollector } from './collector.ts';
import { type Job, type Run, readArgs, sentence } from './run.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Says what is well, or throws what is wrong. */
type Examine = (job: Job, store: Db) => Promise<string>;

const EXAMINATIONS: Readonly<Record<string, Examine>> = {
  token,
  database,
  archive,
  source,
  days,
  silence,
  llm,
  summaries,
};

/** Something to summarise that costs little. */
const SAMPLE = {
  title: 'Paperboy: Delivering Daily Papers to Reading Groups',
  abstract:
    'Reading groups miss papers because nobody has the time to look for them every day. We present Paperboy, a bot that posts the papers of each day with a short summary. In a study with 12 reading groups over 30 days, members opened twice as many papers as before.',
};

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

/** Asks for a summary of a made-up abstract: the only way to know that key, model and answers are right. */
async function llm(job: Job, store: Db): Promise<string> {
  const { summarizer } = createCollector(job, store);
  if (!summarizer) return "no LLM_MODEL is set: cards show Hugging Face's AI summary or an extract";
  const task = { paper: SAMPLE, language: job.config.DIGEST_LANGUAGE, complaints: [] };
  const { summary, tokens } = await summarizer.draft(task, AbortSignal.timeout(60_000));
  const findings = checkSummary(summary, SAMPLE, job.config.DIGEST_LANGUAGE);
  await spend(store, tokens, job.now());
  const spent = await spentOn(store, job.now());
  const cost = `today ${spent.requests} requests, ${spent.inputTokens + spent.outputTokens} tokens`;
  if (findings.length > 0)
    return `${summarizer.model} answers, but its sample fails a check (${findings[0]?.complaint}); ${cost}`;
  return `${summarizer.model} answers well; ${cost}`;
}

/** Reports of members need a person: they fail the check until somebody has looked. */
async function summaries(_: Job, store: Db): Promise<string> {
  const reports = await openReports(store);
  const given = await givenUp(store);
  if (reports.length > 0) {
    const named = reports
      .map(({ paperId, language, members }) => `${paperId} in ${language} (${members})`)
      .join(', ');
    throw new Error(`members found these wrong: ${named}; run paperboy resummarise ID, or with --hide`);
  }
  if (given.length === 0) return 'nobody reported one';
  return `nobody reported one; ${given.length} could not be made and show what the source says`;
}
