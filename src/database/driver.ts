// kysely on the SQLite that comes with Node: one connection, whose statements and transactions take turns.
import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { messageOf, type UserError } from '../model/errors.ts';
import { createLockWait, type LockWait } from './lock-wait.ts';
import { createLoopTurn, type LoopTurn } from './loop-turn.ts';
import { adapt } from './statements.ts';
import { databaseTrouble } from './trouble.ts';
import { createTurns, type Turns } from './turns.ts';

/** How long opening waits for another process's lock, in milliseconds: nothing else is to be done yet. */
const OPEN_TIMEOUT_MS = 10_000;

/** How long a statement holds the event loop for a lock before it is tried again later, in milliseconds. */
const BUSY_TIMEOUT_MS = 20;

/** SQLite gives the files that it makes beside it the same mode. */
const OWNER_ALONE = 0o600;

export interface DriverOptions {
  /** Told when a statement finds the database itself in trouble: damaged, or its disk full. */
  readonly onTrouble?: (trouble: UserError) => void;
  /** What an error of SQLite means; the sentence for it, or null for what is no trouble of the file. */
  readonly troubleOf?: (error: unknown, file: string) => UserError | null;
  /** How many KiB of the file's pages are kept in memory. */
  readonly cacheKib?: number;
  /** Whether a new file can give back the space of what was deleted, page by page. */
  readonly givesBack?: boolean;
}

/**
 * Opens the file, or makes it for its owner alone (":memory:" for none). Throws what SQLite says where it can't, and a
 * UserError where the database is in trouble.
 */
export function sqliteDialect(
  file: string,
  {
    onTrouble = () => {},
    troubleOf = databaseTrouble,
    cacheKib = 4_000,
    givesBack = false,
  }: DriverOptions = {},
): Dialect {
  const explain = (error: unknown) => {
    const trouble = troubleOf(error, file);
    if (trouble) onTrouble(trouble);
    return trouble ?? error;
  };
  const database = openDatabase(file, { cacheKib, givesBack }, explain);
  return {
    createDriver: () => new TurnTakingDriver({ database: adapt(database, explain) }),
    createAdapter: () => new TurnTakingAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function openDatabase(
  file: string,
  { cacheKib, givesBack }: Required<Pick<DriverOptions, 'cacheKib' | 'givesBack'>>,
  explain: (error: unknown) => unknown,
): DatabaseSync {
  if (file !== ':memory:' && !existsSync(file)) closeSync(openSync(file, 'a', OWNER_ALONE));
  const database = new DatabaseSync(file, { timeout: OPEN_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    // It has to be said before anything is written.
    if (givesBack) database.exec('pragma auto_vacuum = incremental');
    database.exec(
      `pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory; pragma cache_size = -${cacheKib};`,
    );
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return database;
  } catch (error) {
    database.close();
    throw explain(error);
  }
}

/** kysely itself would give the only connection to whoever waits for a lock, and let nobody read meanwhile. */
class TurnTakingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class TurnTakingDriver extends SqliteDriver {
  readonly #turns = createTurns();
  readonly #lockWait = createLockWait();
  readonly #loopTurn = createLoopTurn();

  override async acquireConnection(): Promise<TurnTakingConnection> {
    return new TurnTakingConnection(await super.acquireConnection(), {
      turns: this.#turns,
      lockWait: this.#lockWait,
      loopTurn: this.#loopTurn,
    });
  }

  /** A transaction under way comes to its end: it may wait for a turn of the loop. */
  override async destroy(): Promise<void> {
    const endTurn = await this.#turns.take();
    try {
      await super.destroy();
    } finally {
      endTurn();
    }
  }

  override beginTransaction(connection: TurnTakingConnection): Promise<void> {
    return connection.begin();
  }

  override commitTransaction(connection: TurnTakingConnection): Promise<void> {
    return connection.end('commit');
  }

  override rollbackTransaction(connection: TurnTakingConnection): Promise<void> {
    return connection.end('rollback');
  }
}

interface Shared {
  readonly turns: Turns;
  readonly lockWait: LockWait;
  readonly loopTurn: LoopTurn;
}

/** Takes a turn for each statement, or one for a whole transaction; while it waits for a lock, others take theirs. */
class TurnTakingConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #turns: Turns;
  readonly #lockWait: LockWait;
  readonly #loopTurn: LoopTurn;
  /** Ends the turn of the transaction that is under way. */
  #endTurn: (() => void) | null = null;

  constructor(inner: DatabaseConnection, { turns, lockWait, loopTurn }: Shared) {
    this.#inner = inner;
    this.#turns = turns;
    this.#lockWait = lockWait;
    this.#loopTurn = loopTurn;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#endTurn) {
      await this.#loopTurn.next();
      return this.#inner.executeQuery(query);
    }
    const inTurn = async () => {
      const endTurn = await this.#turns.take();
      try {
        await this.#loopTurn.next();
        return await this.#inner.executeQuery<R>(query);
      } finally {
        endTurn();
      }
    };
    return this.#lockWait.retry(inTurn, { isWrite: !isRead(query.sql) });
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    const endTurn = this.#endTurn ? null : await this.#turns.take();
    try {
      yield* this.#inner.streamQuery<R>(query, chunkSize);
    } finally {
      endTurn?.();
    }
  }

  begin(): Promise<void> {
    const begin = async () => {
      const endTurn = await this.#turns.take();
      try {
        await this.#loopTurn.next();
        // One that reads and then writes must hold the lock from its start, or another process's write makes it fail.
        await this.#inner.executeQuery(CompiledQuery.raw('begin immediate'));
        this.#endTurn = endTurn;
      } catch (error) {
        endTurn();
        throw error;
      }
    };
    return this.#lockWait.retry(begin, { isWrite: true });
  }

  /** Where a commit fails, the transaction goes on until it is rolled back. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    try {
      // It takes as long as many statements: neither those before nor those behind it go on in the same turn of the loop.
      await this.#loopTurn.next();
      await this.#inner.executeQuery(CompiledQuery.raw(how));
    } catch (error) {
      if (how === 'commit') throw error;
      this.#leave();
      if (!isRolledBack(error)) throw error;
      return;
    }
    this.#leave();
  }

  #leave(): void {
    this.#endTurn?.();
    this.#endTurn = null;
  }
}

const isRead = (sql: string) => /^\s*(?:select|with|pragma)\b/i.test(sql);

/** On a full disk SQLite rolls back by itself: what is to be told is why, not that nothing was left to roll back. */
function isRolledBack(error: unknown): boolean {
  return messageOf(error).includes('no transaction is active');
}
