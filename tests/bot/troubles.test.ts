// The truth in /health: 503 with reasons while the bot can't do its work, 200 again after, and a word to the host.
import { describe, expect, it, vi } from 'vitest';
import { healthReportOf } from '../../src/cli/health/report.ts';
import { startSchedule } from '../../src/daily/schedule.ts';
import { pause } from '../../src/daily/summaries/pause.ts';
import { tellOfPause } from '../../src/daily/summaries/tell-host.ts';
import { createTroubleWatch } from '../../src/daily/trouble-note.ts';
import { watchGateway } from '../../src/discord/gateway-watch.ts';
import { createLog } from '../../src/log.ts';
import { fillDisk, makeRoom } from '../postgres/full-disk.ts';
import { closeDay, PAPERS } from './digests.ts';
import { healthOf } from './health-of.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOSED = NOON + MINUTE;
const MESSAGES = 'POST /channels/:channel/messages';
const ALWAYS = { times: Number.POSITIVE_INFINITY };

const group = readingGroup({ digests: [], channel: 'lounge', env: { DIGEST_LANGUAGE: 'en' } });

/** The reasons of /health. */
async function reasons(): Promise<readonly string[]> {
  const report = await healthReportOf(group.stage.bot.app).examine();
  const { ok, reasons: told } = report as typeof report & { reasons: readonly string[] };
  expect(ok).toBe(told.length === 0);
  return told;
}

const nextDay = async (papers = PAPERS) => {
  await setUp(group.ada, group.guild.channel('papers'), { language: 'en' });
  await closeDay(group.stage, '2024-01-24', papers, CLOSED);
};

describe('/health', () => {
  it('is fine when there is nothing to do, and when all is done', async () => {
    expect(await reasons()).toEqual([]);
    await nextDay();
    await group.round(CLOSED);
    expect(await reasons()).toEqual([]);
  });

  /** Each begins before anything is due, and is over ten minutes after it was: at once, or so many minutes later. */
  const FAULTS: readonly {
    readonly name: string;
    readonly begin: () => unknown;
    readonly end?: () => unknown;
    readonly overAfter?: number;
  }[] = [
    { name: 'pages in place of all answers', begin: () => group.world.weather.page('*', ALWAYS) },
    {
      name: 'a block of the address',
      begin: () => group.world.weather.page('*', { status: 429, ...ALWAYS }),
    },
    { name: 'errors', begin: () => group.world.weather.fail('*', { status: 502, ...ALWAYS }) },
    {
      name: 'a refusal that nobody knows',
      begin: () => group.world.weather.fail(MESSAGES, { status: 400, code: 99_001, ...ALWAYS }),
      end: () => group.ada.slash('/digest resume'),
    },
    { name: 'errors on messages alone', begin: () => group.world.weather.fail(MESSAGES, ALWAYS) },
    {
      name: 'a 401 on every message, though the token is good',
      begin: () => group.world.weather.fail(MESSAGES, { status: 401, ...ALWAYS }),
    },
    {
      name: 'a limit of two hours',
      begin: () => group.world.weather.storm(MESSAGES, { retryAfter: 7200, ...ALWAYS }),
      overAfter: 120,
    },
    {
      name: 'a server that has no room for threads',
      begin: () => group.world.weather.refuse(MESSAGES, 'MaximumActiveThreads', ALWAYS),
      end: () => group.ada.slash('/digest resume'),
    },
    {
      name: 'a bot that is timed out',
      begin: () => group.guild.bot.timeOut(DAY),
      end: () => group.guild.bot.endTimeout(),
    },
    {
      name: 'a database that takes nothing',
      begin: () => fillDisk(group.stage.store, 'insert on settings'),
      end: () => makeRoom(group.stage.store),
    },
  ];

  it.each(FAULTS)('tells of $name within two minutes, as long as it lasts, and no longer', async (fault) => {
    const ask = await healthOf(group.stage.bot.app);
    const status = async (minute: number) => {
      await group.round(CLOSED + minute * MINUTE);
      return (await ask()).slice(0, 3);
    };
    await setUp(group.ada, group.guild.channel('papers'), { language: 'en' });
    expect(await ask()).toBe('200 ');
    await fault.begin();
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    const during: string[] = [];
    for (let minute = 0; minute <= 10; minute++) during.push(await status(minute));
    expect(during.slice(2)).toEqual(Array(9).fill('503'));
    group.world.weather.calm();
    await fault.end?.();
    const over = 10 + (fault.overAfter ?? 0);
    const after: string[] = [];
    for (let minute = over + 1; minute <= over + 8; minute++) after.push(await status(minute));
    expect(after.slice(4)).toEqual(Array(4).fill('200'));
    expect(await ask()).toBe('200 ');
  });

  it('tells of channels that all wait for a person, a database that takes nothing, and what is overdue', async () => {
    await nextDay();
    group.now = CLOSED + 16 * MINUTE;
    expect(await reasons()).toContainEqual(expect.stringContaining('overdue by more than 15 minutes'));
    group.world.weather.refuse(MESSAGES, 'MaximumActiveThreads');
    await group.round(CLOSED);
    expect(await reasons()).toEqual([expect.stringContaining('No channel can be posted to')]);
    await fillDisk(group.stage.store, 'insert on settings');
    expect(await reasons()).toContainEqual(expect.stringContaining("database can't be written"));
  });

  it('tells of a gateway that answers no heartbeat, though discord.js takes it for ready', () => {
    const { client } = group.stage.bot.app;
    let clock = Date.now();
    const watch = watchGateway({
      client,
      log: createLog({ level: 'silent' }),
      clock: () => clock,
      intervalMs: 1_000,
    });
    expect(watch.isSilent()).toBe(false);
    clock += 2_001;
    expect(client.isReady()).toBe(true);
    expect(watch.isSilent()).toBe(true);
    for (const shard of client.ws.shards.values()) Object.assign(shard, { lastPingTimestamp: clock });
    expect(watch.isSilent()).toBe(false);
  });
});

it('the host is told after an hour, and again after a day, once by all processes that meet it', async () => {
  await nextDay();
  group.world.weather.fail(MESSAGES, ALWAYS);
  const looks = [1, 2, 3].map(() => createTroubleWatch(group.stage.bot.app));
  const told = () => group.world.dm(group.world.owner).messages().length;
  const at = async (time: number) => {
    await group.round(time);
    // The host's direct messages are messages too.
    group.world.weather.calm();
    await Promise.all(looks.map((look) => look()));
    group.world.weather.fail(MESSAGES, ALWAYS);
    return told();
  };
  expect(await at(CLOSED)).toBe(0);
  expect(await at(CLOSED + 59 * MINUTE)).toBe(0);
  expect(await at(CLOSED + 2 * HOUR)).toBe(1);
  expect(await at(CLOSED + 3 * HOUR)).toBe(1);
  expect(await at(CLOSED + 27 * HOUR)).toBe(2);
});

it('the host is told why no summary was made for over an hour, and what to do', async () => {
  await nextDay();
  const told = () => group.world.dm(group.world.owner).messages();
  const setback = { hindrance: 'key', reason: 'the endpoint answered 401: unknown key', waitMs: 0 } as const;
  for (const [minutes, notes] of [
    [0, 0],
    [59, 0],
    [61, 1],
    [200, 1],
    [61 + 24 * 60, 2],
  ] as const) {
    group.now = CLOSED + minutes * MINUTE;
    await pause(group.stage.store, setback, group.now);
    await tellOfPause(group.stage.bot.app);
    expect(told()).toHaveLength(notes);
  }
  expect(told()[0]?.transcript()).toContain(
    "No summary could be made for over an hour. The model's endpoint doesn't take the key: the endpoint answered 401: unknown key. Put a key that works into LLM_API_KEY",
  );
});

it('are looked for beside a round that does not end', async () => {
  await nextDay();
  const { app } = group.stage.bot;
  group.now = CLOSED + 16 * MINUTE;
  const warned = vi.spyOn(app.log, 'warn').mockImplementation(() => undefined);
  const over = Promise.withResolvers<void>();
  const jobs = { examine: null, run: () => over.promise, stop: async () => {} };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const schedule = startSchedule(app, jobs);
  await vi.advanceTimersByTimeAsync(MINUTE);
  vi.useRealTimers();
  const isTold = () => warned.mock.calls.some(([facts]) => Object(facts).trouble === 'overdue');
  await group.world.until(isTold);
  over.resolve();
  await schedule.stop();
});
