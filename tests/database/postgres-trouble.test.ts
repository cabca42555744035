// A PostgreSQL server in trouble: each kind has its sentence, what waits goes on by itself, and the lease outlives an outage.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeLease } from '../../src/cli/start/standby.ts';
import { createPatience } from '../../src/database/postgres/patience.ts';
import { OutcomeUnknown, postgresTrouble } from '../../src/database/postgres/trouble.ts';
import type { Db } from '../../src/database/schema.ts';
import { createLog } from '../../src/log.ts';
import { HostError } from '../../src/model/errors.ts';
import { openStore } from '../../src/store/open.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { type Cluster, clusterIn } from '../postgres/cluster.ts';
import { onPostgres } from '../postgres/databases.ts';

describe('an error', () => {
  const coded = (code: string, message = 'as it says') => Object.assign(new Error(message), { code });

  it.each([
    [coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432'), 'postgres-away'],
    [new AggregateError([coded('ECONNREFUSED')], ''), 'postgres-away'],
    [coded('ENOTFOUND', 'getaddrinfo ENOTFOUND db'), 'postgres-away'],
    [new Error('Connection terminated unexpectedly'), 'postgres-away'],
    [new Error('timeout exceeded when trying to connect'), 'postgres-away'],
    [new Error('Query read timeout'), 'postgres-away'],
    [coded('57P01', 'terminating connection due to administrator command'), 'postgres-away'],
    [coded('57P03', 'the database system is starting up'), 'postgres-away'],
    [coded('08006'), 'postgres-away'],
    [coded('28P01', 'password authentication failed for user "me"'), 'postgres-refused'],
    [coded('28000', 'no pg_hba.conf entry for host'), 'postgres-refused'],
    [new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'), 'postgres-refused'],
    [coded('3D000', 'database "x" does not exist'), 'postgres-unknown'],
    [coded('42501', 'permission denied for schema public'), 'postgres-rights'],
    [coded('25006', 'cannot execute INSERT in a read-only transaction'), 'postgres-read-only'],
    [coded('53100', 'could not extend file: No space left on device'), 'postgres-full'],
    [coded('53300', 'sorry, too many clients already'), 'postgres-connections'],
    [coded('58030', 'could not read block'), 'postgres-disk'],
    [coded('42P01', 'relation "leases" does not exist'), 'postgres-emptied'],
    [coded('XX001', 'invalid page in block 3'), 'postgres-damaged'],
    [coded('55P03', 'canceling statement due to lock timeout'), 'database-locked'],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'), 'postgres-tls'],
    [new Error('The server does not support SSL connections'), 'postgres-tls'],
  ])('%s is told as %s', (error, key) => {
    expect(postgresTrouble(error, 'x on db:5432')).toMatchObject({ key });
  });

  it.each([coded('23505', 'duplicate key'), coded('42703', 'no column'), new Error('enough'), 'text'])(
    'that is no trouble of the server stays what it is: %s',
    (error) => expect(postgresTrouble(error, 'x on db:5432')).toBeNull(),
  );

  it('that passes is waited out, but not where nobody knows whether the write stands', async () => {
    const patience = createPatience('x', undefined, { read: 200, write: 200 });
    const triesOf = async (error: Error) => {
      const work = vi.fn(() => Promise.reject(error));
      await expect(patience.retry('write', work)).rejects.toBeInstanceOf(HostError);
      return work.mock.calls.length;
    };
    expect(await triesOf(coded('57P01'))).toBeGreaterThan(1);
    expect(await triesOf(new OutcomeUnknown(coded('57P01')))).toBe(1);
    expect(await triesOf(coded('53100'))).toBe(1);
  });
});

onPostgres(() => {
  let cluster: Cluster;
  let folder: string;
  let db: Db;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pg-'));
    cluster = clusterIn(folder);
    await cluster.start();
    await cluster.admin('create database paperboy');
  });
  afterAll(async () => {
    await cluster.stop('immediate').catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    db = await openStore(cluster.url('paperboy'), '/');
  });
  afterEach(() => db.destroy());

  const failure = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  it('that restarts is waited for by whoever reads or writes', async () => {
    await writeSetting(db, 'before', '1');
    const writing = async () => {
      for (let nth = 0; nth < 40; nth++) {
        const write = () => writeSetting(db, 'nth', String(nth));
        // Of a write that was on its way nobody knows what became: it is told, not tried again.
        await write().catch((error: unknown) => {
          expect(error).toMatchObject({ key: 'postgres-away' });
          return write();
        });
        expect(await readSetting(db, 'before')).toBe('1');
        await wait(10);
      }
    };
    await Promise.all([writing(), cluster.restart()]);
    expect(await readSetting(db, 'nth')).toBe('39');
  });

  it('that is away for longer than the lease keeps its bot, unless another one took over', async () => {
    const contender = (name: string) => ({
      store: db,
      log: createLog({ level: 'silent' }),
      name,
      now: Date.now,
      length: 600,
      outlivesOutages: true,
    });
    const lease = await takeLease(contender('first'), AbortSignal.abort());
    const lost = vi.fn();
    lease?.lost.then(lost);
    expect(lease?.isHeld()).toBe(true);
    await cluster.stop();
    await vi.waitUntil(() => !lease?.isHeld(), { timeout: 10_000 });
    await cluster.start();
    await vi.waitUntil(() => lease?.isHeld(), { timeout: 10_000 });
    expect(lost).not.toHaveBeenCalled();
    await sql`update leases set holder = 'second', until = until + 60000`.execute(db);
    await vi.waitUntil(() => lost.mock.calls.length > 0, { timeout: 10_000 });
    expect(lost).toHaveBeenCalledWith('replaced');
    expect(lease?.isHeld()).toBe(false);
    await sql`delete from leases`.execute(db);
  });

  it('says what is wrong: no such database, a login that it refuses, what may not be written', async () => {
    expect(await failure(openStore(cluster.url('nothing'), '/'))).toMatchObject({ key: 'postgres-unknown' });
    await cluster.admin(
      `create role stranger login; create role reader login; alter role reader set default_transaction_read_only = on`,
    );
    const as = (name: string) => cluster.url('paperboy').replace('paperboy@', `${name}:a-long-password@`);
    expect(await failure(openStore(as('nobody'), '/'))).toMatchObject({ key: 'postgres-refused' });
    const stranger = await failure(openStore(as('stranger'), '/'));
    expect(stranger).toMatchObject({ key: 'postgres-rights' });
    const owned = await openStore(cluster.url('paperboy'), '/');
    await sql`grant all on all tables in schema public to reader`.execute(owned);
    await owned.destroy();
    const reader = await openStore(as('reader'), '/');
    expect(await readSetting(reader, 'before')).toBe('1');
    const refused = await failure(writeSetting(reader, 'a', 'b'));
    expect(refused).toMatchObject({ key: 'postgres-read-only' });
    expect(String(refused)).not.toContain('a-long-password');
    await reader.destroy();
  });

  it('and goes on by itself where a full disk has room again, or a connection is free', async () => {
    await sql`create function full_disk() returns trigger language plpgsql
      as 'begin raise exception ''could not extend file'' using errcode = ''53100''; end'`.execute(db);
    await sql`create trigger full_disk before update on settings for each row execute function full_disk()`.execute(
      db,
    );
    expect(await failure(writeSetting(db, 'before', '2'))).toMatchObject({ key: 'postgres-full' });
    await sql`drop function full_disk cascade`.execute(db);
    await writeSetting(db, 'before', '2');

    await cluster.admin('create role guest login connection limit 1');
    await sql`grant all on all tables in schema public to guest`.execute(db);
    const url = cluster.url('paperboy').replace('paperboy@', 'guest@');
    const other = new Client(url);
    await other.connect();
    expect(await failure(openStore(url, '/'))).toMatchObject({ key: 'postgres-connections' });
    await other.end();
    await (await openStore(url, '/')).destroy();
  });
});
