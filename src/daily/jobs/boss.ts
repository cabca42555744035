// The queue of jobs on a PostgreSQL server: pg-boss, in a schema beside ours. It is loaded here and nowhere else.
import { hostname } from 'node:os';
import type { ConstructorOptions, PgBoss, Queue } from 'pg-boss';
import { type Connections, openPool } from '../../database/postgres/connect.ts';
import { JOBS, type JobName } from './jobs.ts';

/** Of their own, so that a sign of life stands in no line behind look-ups, and waits for no answer that never comes. */
const CONNECTIONS = { connections: 3, connectMs: 3_000, answerMs: 10_000 };

/** In seconds. Together they are less than a minute, in which a killed process's job is taken over. */
export interface Pace {
  /** How often is looked for jobs that wait. */
  readonly poll: number;
  /** Whose holder was silent for so long is given to another; at least 10. */
  readonly silence: number;
  /** How often is looked for the silent. */
  readonly watch: number;
  /** When it is tried again first, at most; every next time it takes twice as long. */
  readonly again: number;
}

const PACE: Pace = { poll: 5, silence: 15, watch: 10, again: 4 };

/** Whatever a job hangs on, in seconds: it is broken off then. */
const LONGEST = 6 * 60 * 60;

/** How long it is known what became of one, and how often the older are deleted, in seconds. */
const REMEMBERED = 60 * 60;
const TIDIED_EVERY = 10 * 60;

/** The longest that it takes: nothing of it is used. */
const NEVER = 24 * 60 * 60;

/** One waits and one is done at a time: what is due while it still goes on is begun when that is over. */
const QUEUE: Omit<Queue, 'name'> = {
  policy: 'stately',
  retryLimit: 5,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: LONGEST,
  // One that nobody did is of no use when the next is due.
  retentionSeconds: REMEMBERED,
  deleteAfterSeconds: REMEMBERED,
};

export interface Boss extends Connections {
  readonly queue: PgBoss;
  readonly schema: string;
  readonly pace: Pace;
  /** How this process is named to those who ask who does a job. */
  readonly name: string;
  /** Told whenever the server has answered. */
  onAnswer: () => void;
}

/** Throws a UserError where the schema can't be made. */
export async function openBoss(url: string, pace: Pace = PACE): Promise<Boss> {
  const boss = await connect(url, pace, {});
  return begin(boss, async ({ queue }) => {
    for (const name of JOBS)
      await keepQueue(queue, name, { ...QUEUE, retryDelay: pace.again, heartbeatSeconds: pace.silence });
  });
}

/** To be looked at: nothing is made, and nothing done. Null where no bot has begun with jobs yet. */
export async function lookAtBoss(url: string): Promise<Boss | null> {
  const boss = await connect(url, PACE, { migrate: false, supervise: false, registerInstance: false });
  const { rows } = await boss.pool.query('select to_regclass($1) as queue', [`${boss.schema}.queue`]);
  if (rows[0]?.queue) return begin(boss, async () => {});
  await boss.pool.end();
  return null;
}

async function begin(boss: Boss, prepare: (boss: Boss) => Promise<void>): Promise<Boss> {
  try {
    await boss.patience.retry('write', async () => {
      await boss.queue.start();
      await prepare(boss);
    });
    return boss;
  } catch (error) {
    await closeBoss(boss);
    throw error;
  }
}

async function connect(url: string, pace: Pace, options: ConstructorOptions): Promise<Boss> {
  const { PgBoss } = await import('pg-boss');
  const connections = await openPool(url, CONNECTIONS);
  const { pool, patience } = connections;
  const schema = await patience
    .retry('read', () => schemaIn(connections))
    .catch(async (error: unknown) => {
      await pool.end();
      throw error;
    });
  const executeSql = async (text: string, values?: unknown[]) => {
    const result = await pool.query(text, values);
    boss.onAnswer();
    return result;
  };
  const queue = new PgBoss({
    db: { executeSql },
    schema,
    schedule: false,
    superviseIntervalSeconds: pace.watch,
    monitorIntervalSeconds: pace.watch,
    maintenanceIntervalSeconds: TIDIED_EVERY,
    flowIntervalSeconds: NEVER,
    instanceHeartbeatSeconds: pace.watch,
    openTelemetry: { enabled: false },
    ...options,
  });
  const name = `${hostname()}, process ${process.pid}`;
  const boss: Boss = { ...connections, queue, schema, pace, name, onAnswer: () => {} };
  return boss;
}

/** Several bots may share a database by schemas: each has its jobs. */
async function schemaIn({ pool }: Connections): Promise<string> {
  const { rows } = await pool.query<{ schema: string }>('select current_schema() as schema');
  const name = `${rows[0]?.schema ?? 'public'}_jobs`;
  return /^[a-z_][a-z\d_]*$/.test(name) ? name : `"${name}"`;
}

async function keepQueue(queue: PgBoss, name: JobName, options: Omit<Queue, 'name'>): Promise<void> {
  await queue.createQueue(name, options);
  const { policy, ...changeable } = options;
  await queue.updateQueue(name, changeable);
}

/** What is under way has so long to end, in milliseconds; what isn't over then is another's at once. */
const END_WITHIN_MS = 5_000;

export async function closeBoss({ queue, pool }: Boss): Promise<void> {
  await queue.stop({ timeout: END_WITHIN_MS });
  await pool.end();
}
