// Several processes share the servers of one bot: each serves its own, nothing is posted twice, and where one ends others go on.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shareServers } from '../../src/cli/cluster/serve.ts';
import { openLibrary } from '../../src/cli/open-library.ts';
import { readConfig } from '../../src/config.ts';
import { goRound } from '../../src/daily/schedule.ts';
import type { App } from '../../src/discord/app.ts';
import { loadTexts } from '../../src/locale/texts.ts';
import { createLog } from '../../src/log.ts';
import { isOurs } from '../../src/model/share.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { onPostgres, postgresDatabase, type TestDatabase } from '../postgres/databases.ts';
import { type Relay, relayTo } from '../postgres/relay.ts';
import { closeDay, PAPERS } from './digests.ts';
import { NOON, setUp, UNHURRIED } from './stage.ts';

const SHARDS = 4;

/** Far quicker than in earnest, so that a process that ends is soon replaced. In milliseconds. */
const PACE = { length: 4_000, lookEvery: 50 };

const PATIENCE = { timeout: 30_000, interval: 50 };

interface Process {
  readonly apps: () => readonly App[];
  /** The numbers of the shards that it has, in order. */
  readonly shards: () => number[];
  /** The way to its database. */
  readonly way: Relay;
  readonly library: Awaited<ReturnType<typeof openLibrary>>;
  /** Ends in peace. */
  stop(): Promise<void>;
}

onPostgres(() => {
  let playground: Playground;
  let database: TestDatabase;
  let processes: Process[];
  let labs: Guild[];
  let now: number;

  beforeEach(async () => {
    [playground, database] = [
      await startPlayground({ sharding: { maxConcurrency: 16 }, timings: UNHURRIED }),
      await postgresDatabase(),
    ];
    [processes, labs, now] = [[], [], NOON];
    for (let shard = 0; shard < SHARDS; shard++) {
      // A server's shard is told by the millisecond that it was made in.
      await vi.waitUntil(() => Date.now() % SHARDS === shard, { interval: 1 });
      labs.push(playground.world.guild({ name: `Lab ${shard}` }));
    }
  });
  afterEach(async () => {
    for (const { way } of processes) way.mend();
    await Promise.all(processes.map((process) => process.stop()));
    await database.drop();
    await playground.close();
  });

  async function start(SHARDS_ = 'claim'): Promise<Process> {
    const way = await relayTo(database.url);
    const { config } = readConfig({
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
      DATABASE_URL: way.url,
      SHARDS: SHARDS_,
      SHARD_COUNT: String(SHARDS),
    }) as { config: Parameters<typeof shareServers>[0]['config'] };
    const library = await openLibrary({
      config: { DATABASE_URL: way.url, INDEX_FILE: ':memory:' },
      cwd: '.',
    });
    library.index.follow(() => {});
    const log = createLog({ level: process.env.TEST_LOG ?? 'silent' });
    const stopped = new AbortController();
    let apps: () => readonly App[] = () => [];
    const over = shareServers({
      config,
      log,
      now: Date.now,
      parts: { config, ...library, texts: loadTexts(), log, now: () => now, votes: { requestGapMs: 0 } },
      stopped: stopped.signal,
      onOpen: (open) => {
        apps = open.apps;
      },
      onFailure: () => {},
      pace: PACE,
    });
    const started: Process = {
      apps: () => apps(),
      shards: () =>
        apps()
          .flatMap(({ share }) => share.shards)
          .sort(),
      way,
      library,
      async stop() {
        stopped.abort();
        await over;
        await library.close();
        way.close();
        processes.splice(processes.indexOf(started), 1);
      },
    };
    processes.push(started);
    return started;
  }

  const held = () => processes.map((process) => process.shards().length);
  const areAllHeld = async () => {
    await expect
      .poll(() => processes.flatMap((process) => process.shards()).sort(), PATIENCE)
      .toEqual([0, 1, 2, 3]);
  };
  const round = async (at: number) => {
    now = at;
    await Promise.all(processes.flatMap((each) => each.apps()).map((app) => goRound(app)));
  };
  const postedIn = (channel: Channel) => channel.messages().filter(({ embed }) => embed !== undefined).length;

  it('end up with equal shares, and each of them serves its own servers alone', async () => {
    const first = await start();
    await areAllHeld();
    const channels = labs.map((lab) => lab.channel('papers'));
    for (const [nth, lab] of labs.entries())
      await setUp(lab.member('Admin', { admin: true }), channels[nth] as Channel, { language: 'en' });

    await start();
    await expect.poll(held, PATIENCE).toEqual([2, 2]);
    await areAllHeld();
    for (const app of processes.flatMap((each) => each.apps()))
      expect([...app.client.guilds.cache.keys()]).toEqual(
        labs.map(({ id }) => id).filter((id) => isOurs(app.share, id)),
      );

    await closeDay(first.library, '2024-01-24', PAPERS, NOON + 60_000);
    await Promise.all(processes.map(({ library }) => library.index.bringUp()));
    await round(NOON + 60_000);
    for (const channel of channels) expect(postedIn(channel)).toBe(PAPERS.length + 1);
    const readers: Member[] = [];
    for (const [nth, lab] of labs.entries()) {
      const reader = lab.member('Reader');
      const card = channels[nth]?.messages().at(-1);
      if (!card) throw new Error('no card');
      await reader.react(card, '👍');
      expect((await reader.slash('/papers search', { query: 'trees' })).transcript()).toContain(
        'Trees that Speak',
      );
      readers.push(reader);
    }
    const id = PAPERS.at(-1)?.id ?? '';
    for (const lab of labs)
      await expect
        .poll(async () => (await tallyVotes(first.library.store, lab.id, [id])).get(id)?.up, PATIENCE)
        .toBe(1);
    for (const [nth, reader] of readers.entries()) {
      // They come over the first shard, whose process knows its own servers alone.
      const shown = await reader.slash('/privacy show', {}, { in: playground.world.dm(reader) });
      expect(shown.transcript()).toContain(`Lab ${nth}`);
    }
    expect(playground.world.violations).toEqual([]);
  });

  it('where one can no longer reach the database, it falls silent, others take over, and it comes back for its share', async () => {
    const [first, second] = [await start(), await start()];
    await expect.poll(held, PATIENCE).toEqual([2, 2]);
    const channels = labs.map((lab) => lab.channel('papers'));
    for (const [nth, lab] of labs.entries())
      await setUp(lab.member('Admin', { admin: true }), channels[nth] as Channel, { language: 'en' });

    first.way.cut();
    await expect.poll(() => second.shards(), PATIENCE).toEqual([0, 1, 2, 3]);
    for (const app of first.apps()) expect(app.isEnding()).toBe(true);
    await closeDay(second.library, '2024-01-24', PAPERS, NOON + 60_000);
    now = NOON + 60_000;
    await Promise.all(second.apps().map((app) => goRound(app)));
    for (const [nth, channel] of channels.entries()) {
      expect(postedIn(channel)).toBe(PAPERS.length + 1);
      // Both are connected still: Discord tells both, and who has it answers.
      const reader = labs[nth]?.member('Reader');
      expect((await reader?.slash('/papers search', { query: 'trees' }))?.transcript()).toContain(
        'Trees that Speak',
      );
    }

    first.way.mend();
    await expect.poll(held, PATIENCE).toEqual([2, 2]);
    await areAllHeld();
    await round(NOON + 120_000);
    for (const channel of channels) expect(postedIn(channel)).toBe(PAPERS.length + 1);
  });

  it('told by number, they wait for their own shards while another process has them', async () => {
    const [low, high] = [await start('0-1'), await start('2,3')];
    await expect
      .poll(() => [low.shards(), high.shards()], PATIENCE)
      .toEqual([
        [0, 1],
        [2, 3],
      ]);
    const standby = await start('0-1');
    await wait(2 * PACE.length);
    expect(standby.shards()).toEqual([]);
    await low.stop();
    await expect.poll(() => standby.shards(), PATIENCE).toEqual([0, 1]);
    expect(high.shards()).toEqual([2, 3]);
  });
});
