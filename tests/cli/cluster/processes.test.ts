// paperboy start, twice on one PostgreSQL with SHARDS=claim: both are the bot, each for half of the shards, and one goes on alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../../src/playground/start.ts';
import { UNHURRIED } from '../../bot/stage.ts';
import { MAIN } from '../../main-file.ts';
import { askOnce, onPostgres, postgresDatabase, type TestDatabase } from '../../postgres/databases.ts';
import { type Terminal, terminal } from '../terminal.ts';

const PATIENCE = { timeout: 60_000, interval: 200 };

interface Copy {
  readonly child: ChildProcess;
  readonly said: string[];
  health(): Promise<{ readonly status: number; readonly role?: string; readonly shards?: number[] }>;
}

onPostgres(() => {
  let playground: Playground;
  let database: TestDatabase;
  let host: Terminal;
  let copies: Copy[];

  beforeEach(async () => {
    [playground, database] = [
      await startPlayground({ sharding: { maxConcurrency: 16 }, timings: UNHURRIED }),
      await postgresDatabase(),
    ];
    [host, copies] = [terminal(), []];
  });
  afterEach(async () => {
    for (const { child } of copies) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    await database.drop();
    await playground.close();
    host[Symbol.dispose]();
  });

  function start(env: NodeJS.ProcessEnv): Copy {
    const child = spawn(process.execPath, [MAIN, 'start'], {
      cwd: host.folder,
      env: {
        DISCORD_TOKEN: playground.token,
        DISCORD_API_URL: playground.apiUrl,
        DATABASE_URL: database.url,
        INDEX_FILE: ':memory:',
        SOURCE_DIR: host.folder,
        PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    const port = Promise.withResolvers<number>();
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (line.includes('/health and /metrics answer here')) port.resolve(JSON.parse(line).port);
    });
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${await port.promise}/health`);
      const { role, shards } = (await response.json()) as { role: string; shards?: number[] };
      return { status: response.status, role, ...(shards && { shards }) };
    };
    const copy = { child, said, health };
    copies.push(copy);
    return copy;
  }

  it('share the shards, give half of them to one that joins, and take over what one leaves', {
    timeout: 120_000,
  }, async () => {
    const sharing = { SHARDS: 'claim', SHARD_COUNT: '2' };
    const first = start(sharing);
    await expect.poll(first.health, PATIENCE).toEqual({ status: 200, role: 'bot', shards: [0, 1] });

    const [second, alone] = [start(sharing), start({})];
    await expect.poll(second.health, PATIENCE).toMatchObject({ role: 'bot', shards: [expect.any(Number)] });
    await expect.poll(first.health, PATIENCE).toMatchObject({ role: 'bot', shards: [expect.any(Number)] });
    const shards = async () => [
      ...((await first.health()).shards ?? []),
      ...((await second.health()).shards ?? []),
    ];
    expect((await shards()).sort()).toEqual([0, 1]);
    await expect
      .poll(() => alone.said.join(), PATIENCE)
      .toContain('this one, which would have them all, stands by');
    expect(await alone.health()).toEqual({ status: 200, role: 'standby' });

    first.child.kill('SIGTERM');
    expect(await once(first.child, 'exit')).toEqual([0, null]);
    await expect.poll(second.health, PATIENCE).toEqual({ status: 200, role: 'bot', shards: [0, 1] });
  });

  it.each([
    ['share the servers', { SHARDS: 'claim', SHARD_COUNT: '1' }],
    ['have them all', {}],
  ])(
    'that %s end where the tables are taken away, and make them anew at the next start',
    {
      timeout: 120_000,
    },
    async (_, sharing) => {
      const bot = start(sharing);
      await expect.poll(bot.health, PATIENCE).toMatchObject({ role: 'bot' });
      await askOnce(database.url, 'drop schema public cascade; create schema public');
      expect(await once(bot.child, 'exit')).toEqual([1, null]);
      expect(bot.said.join()).toContain('are gone from the PostgreSQL database');
      await expect.poll(start(sharing).health, PATIENCE).toMatchObject({ role: 'bot' });
    },
  );
});
