// Databases for tests: those that hold on SQLite hold on PostgreSQL, too. One server serves a whole run; each test gets a database of its own.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { describe, inject, vi } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { openStore } from '../../src/store/open.ts';
import { type Cluster, clusterIn, postgresPrograms } from './cluster.ts';

/** Made once and copied for each test, which takes a quarter of the time. */
const FORM = 'form';

/** How long another test file may take to start the server, in milliseconds. */
const START_TIMEOUT = 30_000;

/** Why tests on PostgreSQL are skipped; null where they aren't. */
const NO_POSTGRES = postgresPrograms() === null ? 'PostgreSQL is not installed' : null;

/** DATABASE=postgres has those tests run on it, too, that run on SQLite otherwise. */
const IS_USUAL = process.env.DATABASE === 'postgres';

/** Once for each database: SQLite's in memory, and PostgreSQL's. */
export function forEachDatabase(
  tests: (open: () => Promise<Db>, name: 'SQLite' | 'PostgreSQL') => void,
): void {
  describe('on SQLite', () => tests(() => openStore('file::memory:', '.'), 'SQLite'));
  onPostgres(() => tests(openPostgres, 'PostgreSQL'));
}

/** Skipped, with the reason, where there is no server to be started. */
export function onPostgres(tests: () => void): void {
  describe.skipIf(NO_POSTGRES !== null)(`on PostgreSQL${NO_POSTGRES ? ` (${NO_POSTGRES})` : ''}`, tests);
}

/** An empty one: in memory, or what DATABASE says. */
export async function anyDatabase(): Promise<TestDatabase> {
  return IS_USUAL ? postgresDatabase() : { url: 'file::memory:', drop: async () => {} };
}

export interface TestDatabase {
  readonly url: string;
  /** When nobody has it open any more. */
  readonly drop: () => Promise<void>;
}

/** One in which other programs have been. */
interface BareDatabase extends TestDatabase {
  readonly ask: (statements: string) => Promise<readonly unknown[]>;
}

let made = 0;
let administration: Promise<{ readonly cluster: Cluster; readonly pool: Pool }> | undefined;

export function postgresDatabase(): Promise<TestDatabase> {
  return databaseLike(FORM);
}

/** In which nothing stands, not even the tables. */
export async function emptyDatabase(): Promise<BareDatabase> {
  const database = await databaseLike('template0');
  return { ...database, ask: (statements) => askOnce(database.url, statements) };
}

/** As another program would, over a connection of its own. */
export async function askOnce(url: string, statements: string): Promise<readonly unknown[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query(statements).finally(() => client.end());
  return rows;
}

async function databaseLike(template: string): Promise<TestDatabase> {
  administration ??= administer();
  const { cluster, pool } = await administration;
  const name = `test_${process.pid}_${++made}`;
  await pool.query(`create database ${name} template ${template}`);
  return {
    url: cluster.url(name),
    drop: async () => void (await pool.query(`drop database ${name} with (force)`)),
  };
}

/** It goes when it is closed. */
function openPostgres(): Promise<Db> {
  return openOnce(postgresDatabase());
}

export function openAny(): Promise<Db> {
  return openOnce(anyDatabase());
}

async function openOnce(making: Promise<TestDatabase>): Promise<Db> {
  const { url, drop } = await making;
  const db = await openStore(url, '.');
  const destroy = db.destroy.bind(db);
  db.destroy = async () => {
    await destroy();
    await drop();
  };
  return db;
}

async function administer() {
  const cluster = clusterIn(await runningServer());
  // It must not keep the process of the tests.
  const pool = new Pool({ connectionString: cluster.url('postgres'), max: 1, allowExitOnIdle: true });
  return { cluster, pool };
}

/** The folder of the run's server, which whichever test asks first starts. */
async function runningServer(): Promise<string> {
  const place = join(inject('runFolder'), 'postgres');
  const started = join(place, 'started');
  if (mkdirSync(place, { recursive: true })) await startServer(started);
  else await vi.waitUntil(() => existsSync(started), { timeout: START_TIMEOUT, interval: 50 });
  return readFileSync(started, 'utf8');
}

async function startServer(started: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  // Whoever ends the run stops what was only half started, too.
  writeFileSync(`${started}.draft`, folder);
  const cluster = clusterIn(folder);
  await cluster.start();
  await cluster.admin(`create database ${FORM}`);
  await (await openStore(cluster.url(FORM), '.')).destroy();
  renameSync(`${started}.draft`, started);
}
