// Connects to the PostgreSQL server that an address names. pg is loaded here and nowhere else: SQLite does without it.
import { Kysely } from 'kysely';
import type { Client, Pool, PoolConfig } from 'pg';
import { z } from 'zod';
import { UserError } from '../../model/errors.ts';
import type { Db, Schema } from '../schema.ts';
import { readAddress } from './address.ts';
import { postgresDialect } from './driver.ts';
import { ListsPlugin } from './lists.ts';
import { createPatience, type Patience } from './patience.ts';

/** One writes at a time; the others are for look-ups and what /health asks. */
const CONNECTIONS = 10;

/** So many stay open where nothing is asked: one to write by, and one with its statements prepared for the next look-up. */
const KEPT_OPEN = 2;

/** How long a connection may take to be made, and a statement to be answered, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 60_000;

/** The oldest that is still looked after: https://www.postgresql.org/support/versioning/ */
const OLDEST = 15;

const found = z.object({ version: z.number(), encoding: z.string() });

const INT8 = 20;
const NUMERIC = 1700;

export function isPostgresUrl(url: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(url);
}

export interface ConnectOptions {
  readonly connections?: number;
  readonly connectMs?: number;
  readonly answerMs?: number;
  /** Told when its tables are gone. */
  readonly onTrouble?: (trouble: UserError) => void;
  /** How long the server leaves a transaction to a process that is silent, in seconds. */
  readonly silenceS?: number;
}

/** Throws a UserError that says what to do where it can't be used. */
export async function connectPostgres(url: string, options: ConnectOptions = {}): Promise<Db> {
  const { pool, patience, server } = await openPool(url, options);
  try {
    // Whoever starts it is told at once where it can't be.
    await patience.explained(refuseUnfit(pool, server));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new Kysely<Schema>({
    dialect: postgresDialect(pool, patience, options.silenceS),
    plugins: [new ListsPlugin()],
  });
}

export interface Connections {
  readonly pool: Pool;
  readonly patience: Patience;
  /** How it is named in sentences. */
  readonly server: string;
}

/** TLS, passwords and the like are read as libpq does. */
export async function openPool(
  url: string,
  {
    connections = CONNECTIONS,
    connectMs = CONNECT_TIMEOUT_MS,
    answerMs = ANSWER_TIMEOUT_MS,
    onTrouble,
  }: Omit<ConnectOptions, 'silenceS'> = {},
): Promise<Connections> {
  const pg = await import('pg');
  const settings: PoolConfig = {
    application_name: 'paperboy',
    max: connections,
    min: Math.min(KEPT_OPEN, connections),
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true,
    // Counts, sums and moments are all below 2 ** 53.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  };
  const { url: connectionString, server } = await readAddress(url, (said) => new pg.Client(said));
  const pool = new pg.Pool({ ...settings, connectionString, Client: closingWhereItFails(pg.Client) });
  // A connection that breaks is told of by whatever is asked over it; unheard, its event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return { pool, patience: createPatience(server, onTrouble), server };
}

/** pg leaves a connection open that it could not log in over: the server would keep the process for a minute. */
function closingWhereItFails(Plain: typeof Client): typeof Client {
  return class extends Plain {
    override connect(): Promise<Client>;
    override connect(connected: (error: Error | null) => void): void;
    override connect(connected?: (error: Error | null) => void): Promise<Client> | undefined {
      // The pool never asks for a promise.
      if (!connected) return super.connect();
      super.connect((error: Error | null) => {
        if (error) this.connection.stream.destroy();
        connected(error);
      });
      return undefined;
    }
  };
}

async function refuseUnfit(pool: Pool, server: string): Promise<void> {
  const { rows } = await pool.query(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`);
  const { version, encoding } = found.parse(rows[0]);
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) throw new UserError('postgres-old', { server, version: major, oldest: OLDEST });
  if (encoding !== 'UTF8') throw new UserError('postgres-encoding', { server, encoding });
}
