// What doctor looks at: each check says what is well, or throws what is wrong and what to do.
import { constants } from 'node:fs';
import { access, mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { findSilence } from '../../daily/alarm.ts';
import { isPostgres } from '../../database/dialect.ts';
import { refuseMissingRights } from '../../database/postgres/rights.ts';
import { quickCheck } from '../../database/quick-check.ts';
import { openDay } from '../../model/closing-time.ts';
import { counted } from '../../model/counted.ts';
import { addDays } from '../../model/day.ts';
import { messageOf, UserError } from '../../model/errors.ts';
import { daysSince } from '../../store/days.ts';
import { lastNewPaperAt } from '../../store/listings.ts';
import { databaseFile } from '../../store/open.ts';
import { openReports } from '../../store/reports.ts';
import { activeSubscriptions, troubledSubscriptions } from '../../store/subscriptions.ts';
import { givenUp } from '../../store/summary-tasks.ts';
import { unwritten } from '../../store/unwritten-documents.ts';
import { createSource } from '../collector.ts';
import type { SpokenJob } from '../job.ts';
import { indexFile } from '../open-library.ts';
import { registeredCommands } from './commands.ts';
import type { CheckContext, StoreCheck } from './context.ts';
import { unreachable } from './discord.ts';
import { askEmbedder } from './embeddings.ts';
import { belongsTo, findModeFaults, mayChange } from './file-modes.ts';
import { jobs } from './jobs.ts';
import { missingDocuments } from './missing-documents.ts';
import { askModel } from './model.ts';

export type Checks<T extends CheckContext> = Readonly<Record<string, (context: T) => Promise<string>>>;

export const WITHOUT_DATABASE: Checks<CheckContext> = { token, commands, source, files };

export const WITH_DATABASE: Checks<StoreCheck> = {
  database,
  index,
  channels,
  archive,
  days,
  silence,
  jobs,
  llm: ({ job, ...library }) => askModel(job, library),
  embeddings: ({ job, store }) => askEmbedder(job, store),
  summaries,
};

/** The database's log alone takes 4 MB before it is written back, and so does the index's. */
const LEAST_FREE_BYTES = 12e6;

/** How many days back are told of. */
const DAYS_TOLD = 7;

async function token({ discord }: CheckContext): Promise<string> {
  const { username } = await discord.me();
  return `Discord knows the bot as ${username}`;
}

async function files({ job }: CheckContext): Promise<string> {
  const faults = await findModeFaults(job);
  const told = faults.map((fault) => {
    const todo = mayChange(fault) ? '; doctor --fix mends it' : `, and ${belongsTo(fault.owner)}`;
    return `${fault.path} ${fault.what}${todo}`;
  });
  if (told.length > 0) throw new Error(told.join('; '));
  return 'the database and what lies beside it are for their owner alone';
}

async function commands(context: CheckContext): Promise<string> {
  const compared = await registeredCommands(context);
  if (compared === null) return 'they can be compared when the token works';
  if (compared.registered === 0) return 'Discord has none yet; the bot registers them when it starts';
  if (!compared.isSame)
    throw new Error(
      'those that Discord has are not those of this version; start the bot again, which puts them back',
    );
  return `Discord has all ${compared.registered} as they should be`;
}

async function source({ job }: CheckContext): Promise<string> {
  const date = openDay(Temporal.Instant.fromEpochMilliseconds(job.now()));
  const toCheck = job.config.SOURCE_DIR === '' ? 'HUGGINGFACE_URL, and the way there' : 'SOURCE_DIR';
  const refusals: string[] = [];
  const tokenRefused = (reason: string) => void refusals.push(reason);
  const listing = await createSource(job, { retries: 1, tokenRefused })
    .list(date)
    .catch(advise(`check ${toCheck}`));
  const found =
    listing.state === 'not-open'
      ? `it answers; ${date} is not open yet`
      : `it lists ${counted(listing.papers.length, 'paper')} under ${date} so far`;
  if (refusals.length === 0) return found;
  throw new Error(`${found}, but only without HF_TOKEN (${refusals[0]}); put a new one into .env, or none`);
}

async function database({ job, store }: StoreCheck): Promise<string> {
  const count = async (table: 'papers' | 'digests' | 'subscriptions') => {
    const { rows } = await store
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    return rows;
  };
  const [papers, digests, subscribed] = [
    await count('papers'),
    await count('digests'),
    await count('subscriptions'),
  ];
  await refuseFullDisk(job);
  if (isPostgres(store)) await refuseMissingRights(store);
  else {
    await quickCheck(store);
    // Opening it may have written nothing; a transaction begins with the right to write.
    await store
      .transaction()
      .execute(async () => {})
      .catch(advise('let the user that runs paperboy write the file and its folder'));
  }
  const held = [
    counted(papers, 'paper'),
    counted(digests, 'digest'),
    counted(subscribed, 'subscribed channel'),
  ] as const;
  return `${job.config.DATABASE_URL} holds ${held[0]}, ${held[1]} and ${held[2]}`;
}

/** What was just given back, as by a bot that ended, would be full again in a moment. */
async function refuseFullDisk({ config, cwd }: SpokenJob): Promise<void> {
  const file = databaseFile(config.DATABASE_URL, cwd);
  if (file === null) return;
  const { blocks, bavail, bsize } = await statfs(dirname(file));
  // Some disks over a network don't tell.
  if (blocks > 0 && bavail * bsize < LEAST_FREE_BYTES) throw new UserError('database-full');
}

/** An index that is behind is brought up by the bot within a second; with no bot running, by the next command. */
async function index({ job, index: of }: StoreCheck): Promise<string> {
  if (of.trouble) throw new UserError('index-elsewhere', of.trouble);
  const file = indexFile(job);
  const where = file === null ? 'in memory' : `${file}, ${megabytes(await stat(file))} MB,`;
  const making = await of.progress();
  if (making && making.all > 0)
    return `${where} is being made, with ${making.done} of ${counted(making.all, 'paper')} in it so far`;
  const behind = await of.lag();
  return `${where} ${behind === 0 ? 'is up to date' : `is ${counted(behind, 'paper')} behind`}`;
}

function megabytes({ size }: { readonly size: number }): string {
  return (size / 1e6).toFixed(1);
}

async function channels({ job, store, discord }: StoreCheck): Promise<string> {
  const subscriptions = [...(await activeSubscriptions(store)), ...(await troubledSubscriptions(store))];
  if (subscriptions.length === 0) return 'none gets digests yet; an admin sets one up with /digest setup';
  await discord.me().catch(() => {
    throw new Error('they can be looked at when the token works');
  });
  const problems = await unreachable(discord, subscriptions, job);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return `the bot may post in ${subscriptions.length === 1 ? 'the one' : `all ${subscriptions.length}`} that get digests`;
}

async function archive({ job: { config, cwd }, store }: StoreCheck): Promise<string> {
  const folder = resolve(cwd, config.DIGESTS_DIR);
  const mayWrite = async () => {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  };
  await mayWrite().catch(
    advise('let the user that runs paperboy write there, or choose another DIGESTS_DIR'),
  );
  const waiting = await unwritten(store);
  if (waiting.length > 0)
    throw new Error(
      `${counted(waiting.length, 'document')} could not be written to ${folder} yet; see the log for why`,
    );
  const missing = await missingDocuments({ store, config, cwd });
  const lacks = missing.length === 0 ? '' : `; it lacks ${missing.length} that doctor --fix would write`;
  return `${folder} can be written to${lacks}`;
}

async function days({ job, store }: StoreCheck): Promise<string> {
  const today = openDay(Temporal.Instant.fromEpochMilliseconds(job.now()));
  const records = await daysSince(store, addDays(today, -DAYS_TOLD));
  if (records.length === 0) return 'none was collected yet';
  return records
    .map(({ date, outcome, detail }) => `${date} ${outcome}${detail ? ` (${detail})` : ''}`)
    .join(', ');
}

async function silence({ job, store }: StoreCheck): Promise<string> {
  if ((await lastNewPaperAt(store)) === null) return 'nothing collected yet';
  const found = await findSilence(store, job.now());
  if (!found) return 'papers come in as they should';
  throw new Error(
    `no new paper for ${counted(found.weekdays, 'weekday')}; is the source's address blocked here?`,
  );
}

/** Reports of members need a person: they fail the check until somebody has looked. */
async function summaries({ store }: StoreCheck): Promise<string> {
  const reports = await openReports(store);
  const given = await givenUp(store);
  if (reports.length > 0) {
    const named = reports
      .map(({ paperId, language, members }) => `${paperId} in ${language} (${members})`)
      .join(', ');
    throw new Error(`members found these wrong: ${named}; run paperboy resummarise ID, or with --hide`);
  }
  if (given.length === 0) return 'nobody reported one';
  return `nobody reported one; ${given.length} could not be made, so that what the source says is shown`;
}

/** Adds what to do to what went wrong. */
function advise(advice: string): (error: unknown) => never {
  return (error) => {
    throw new Error(`${messageOf(error)}; ${advice}`);
  };
}
