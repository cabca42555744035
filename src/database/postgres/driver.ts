// kysely on a pool of PostgreSQL's connections. One writes at a time, as on SQLite, so that what a transaction read holds until it ends.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { createTurns, type Turns } from '../turns.ts';
import type { Patience } from './patience.ts';
import { createPrepared, type Prepared } from './prepared.ts';
import { OutcomeUnknown } from './trouble.ts';

/** How long a write waits for another process's, and how long the server leaves a transaction to a process that is silent. */
const LOCK_WAIT_S = 20;
const SILENCE_S = 60;

/** Of no other program's locks in the database; a second number tells databases apart that share one by schemas. */
const LOCK = 1_885_434_488;

/** The lock is given back with the transaction: a pooler such as PgBouncer may stand between. */
const beginning = (silenceS: number) => `begin; set local lock_timeout = '${LOCK_WAIT_S}s';
  set local idle_in_transaction_session_timeout = '${silenceS}s';
  select pg_advisory_xact_lock(${LOCK}, hashtext(current_schema()))`;

/** A pool, the words that begin a transaction on one of its connections, and what these keep prepared. */
interface Way {
  readonly pool: Pool;
  readonly begin: string;
  readonly prepared: Prepared;
}

export function postgresDialect(pool: Pool, patience: Patience, silenceS = SILENCE_S): Dialect {
  return {
    createDriver: () =>
      new PostgresDriver({ pool, begin: beginning(silenceS), prepared: createPrepared() }, patience),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

class PostgresDriver implements Driver {
  readonly #way: Way;
  readonly #patience: Patience;
  readonly #turns = createTurns();

  constructor(way: Way, patience: Patience) {
    this.#way = way;
    this.#patience = patience;
  }

  async init(): Promise<void> {}

  /** One of the pool's is taken when there is something to be done: who waits for a turn to write holds none. */
  async acquireConnection(): Promise<LazyConnection> {
    return new LazyConnection(this.#way, this.#patience, this.#turns);
  }

  beginTransaction(connection: LazyConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: LazyConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: LazyConnection): Promise<void> {
    return connection.rollback();
  }

  async releaseConnection(): Promise<void> {}

  destroy(): Promise<void> {
    return this.#way.pool.end();
  }
}

/** Reads by any connection; takes a turn for each write, or one for a whole transaction. */
class LazyConnection implements DatabaseConnection {
  readonly #way: Way;
  readonly #patience: Patience;
  readonly #turns: Turns;
  /** Of the transaction that is under way. */
  #held: { readonly client: PoolClient; readonly endTurn: () => void } | null = null;

  constructor(way: Way, patience: Patience, turns: Turns) {
    this.#way = way;
    this.#patience = patience;
    this.#turns = turns;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#held) return this.#patience.explained(ask<R>(this.#held.client, query));
    if (isRead(query.sql)) {
      const read = (name?: string) => ask<R>(this.#way.pool, query, name);
      return this.#patience.retry('read', () => this.#named(query, read));
    }
    const since = performance.now();
    const endTurn = await this.#turns.take();
    try {
      const write = (name?: string) => this.#write<R>(query, name);
      return await this.#patience.retry('write', () => this.#named(query, write), since);
    } finally {
      endTurn();
    }
  }

  /** Nothing of the bot's reads so. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the driver does not stream');
  }

  async begin(): Promise<void> {
    const since = performance.now();
    const endTurn = await this.#turns.take();
    try {
      const client = await this.#patience.retry('write', () => beginOn(this.#way), since);
      this.#held = { client, endTurn };
    } catch (error) {
      endTurn();
      throw error;
    }
  }

  async commit(): Promise<void> {
    const client = this.#held?.client;
    if (client) await this.#patience.explained(commitOn(client));
    this.#leave();
  }

  /** Where the connection is gone, the server has rolled back. */
  async rollback(): Promise<void> {
    const error = await this.#held?.client.query('rollback').then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    this.#leave(error);
  }

  /** What can be done again: in a transaction a name that is to blame would cost all that was done. */
  async #named<T>({ sql, parameters }: CompiledQuery, work: (name?: string) => Promise<T>): Promise<T> {
    const { prepared } = this.#way;
    const name = prepared.nameOf(sql, parameters.length);
    try {
      return await work(name);
    } catch (error) {
      if (name === undefined || !prepared.isToBlame(error)) throw error;
      return work();
    }
  }

  async #write<R>(query: CompiledQuery, name?: string): Promise<QueryResult<R>> {
    const client = await beginOn(this.#way);
    try {
      const result = await ask<R>(client, query, name);
      await commitOn(client);
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  #leave(error?: Error): void {
    this.#held?.client.release(error);
    this.#held?.endTurn();
    this.#held = null;
  }
}

async function beginOn({ pool, begin }: Way): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    return client;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

async function commitOn(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw new OutcomeUnknown(error);
  });
  // That is what it does after a statement that failed.
  if (command === 'ROLLBACK')
    throw new Error('the transaction was rolled back: a statement in it had failed');
}

async function rollBack(client: PoolClient): Promise<void> {
  await client.query('rollback').then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}

async function ask<R>(
  asked: Pool | PoolClient,
  { sql, parameters }: CompiledQuery,
  name?: string,
): Promise<QueryResult<R>> {
  const question = { text: sql, values: parameters.map(storable), ...(name !== undefined && { name }) };
  const { command, rowCount, rows } = await asked.query(question);
  const isChange = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
  return { rows, ...(isChange && { numAffectedRows: BigInt(rowCount ?? 0) }) };
}

/** PostgreSQL's texts hold anything but NUL, which means nothing in a text, and its columns of numbers whole ones. */
function storable(parameter: unknown): unknown {
  if (typeof parameter === 'string') return parameter.replaceAll('\0', '');
  if (Array.isArray(parameter)) return parameter.map(storable);
  return typeof parameter === 'number' ? Math.round(parameter) : parameter;
}

const isRead = (sql: string) => /^\s*(?:select|with|show)\b/i.test(sql);
