// The truth in /health: 503 with reasons while the bot can't do its work, 200 again after, and a word to the host.
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { healthReportOf } from '../../src/cli/health-report.ts';
import { pause } from '../../src/daily/summaries/pause.ts';
import { tellOfPause } from '../../src/daily/summaries/tell-host.ts';
import { createTroubleWatch } from '../../src/daily/trouble-note.ts';
import { watchGateway } from '../../src/discord/gateway-watch.ts';
import { createLog } from '../../src/log.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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

  it.each([
    ['pages', () => group.world.weather.page('*', ALWAYS)],
    ['a block of the address', () => group.world.weather.page('*', { status: 429, ...ALWAYS })],
    ['errors', () => group.world.weather.fail('*', { status: 502, ...ALWAYS })],
    ['lost answers', () => group.world.weather.lose(MESSAGES, ALWAYS)],
    ['a limit of hours', () => group.world.weather.storm(MESSAGES, { retryAfter: 7200, ...ALWAYS })],
    ['an error on messages alone', () => group.world.weather.fail(MESSAGES, ALWAYS)],
  ])('tells within two minutes of work that can not be done for %s', async (_, fault) => {
    await nextDay();
    fault();
    await group.round(CLOSED);
    await group.round(CLOSED + MINUTE);
    group.now = CLOSED + 2 * MINUTE;
    expect(await reasons()).not.toEqual([]);
    group.world.weather.calm();
    for (let minutes = 3; minutes < 5; minutes++) await group.round(CLOSED + minutes * MINUTE);
    await group.round(CLOSED + 2 * HOUR + MINUTE);
    expect(await reasons()).toEqual([]);
  });

  it('tells of channels that all wait for a person, a database that takes nothing, and what is overdue', async () => {
    await nextDay();
    group.now = CLOSED + 16 * MINUTE;
    expect(await reasons()).toContainEqual(expect.stringContaining('overdue by more than 15 minutes'));
    group.world.weather.refuse(MESSAGES, 'MaximumActiveThreads');
    await group.round(CLOSED);
    expect(await reasons()).toEqual([expect.stringContaining('No channel can be posted to')]);
    await sql`create trigger full_disk before insert on settings begin select raise(abort, 'disk full'); end`.execute(
      group.stage.store,
    );
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

it('the host is told after an hour, and again after a day', async () => {
  await nextDay();
  group.world.weather.fail(MESSAGES, ALWAYS);
  const look = createTroubleWatch(group.stage.bot.app);
  const told = () => group.world.dm(group.world.owner).messages().length;
  const at = async (time: number) => {
    await group.round(time);
    // The host's direct messages are messages too.
    group.world.weather.calm();
    await look();
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
