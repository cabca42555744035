// Discord doesn't take the commands: the bot starts all the same and posts, says what is to be done, and tries again.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WeatherRequest } from '../../src/playground/weather-effects.ts';
import { closeDay, PAPERS } from './digests.ts';
import { healthOf } from './health-of.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ALWAYS = { times: Number.POSITIVE_INFINITY };

const group = readingGroup({ digests: [], channel: 'papers', env: { DIGEST_LANGUAGE: 'en' } });

type Asked = Pick<WeatherRequest, 'method' | 'route'>;
const ofCommands = ({ method, route }: Asked) => method === 'PUT' && route.endsWith('/commands');
const puts = () => group.world.requests.filter(ofCommands).length;
const commands = () => group.world.state.commands.size;

/** Discord has no commands any more when the bot starts the next time, and takes none. */
async function restartIn(trouble: () => void): Promise<readonly string[]> {
  const told: string[] = [];
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(group.stage.bot.app.log, level).mockImplementation((_facts: unknown, line?: string) => {
      if (line?.includes('command')) told.push(line);
    });
  await setUp(group.ada, group.channel, { language: 'en', layout: 'compact' });
  await group.stage.restart(() => {
    group.world.state.commands.clear();
    trouble();
  });
  return told;
}

/** In which of so many minutes it tried again. */
async function triesWithin(minutes: number): Promise<number[]> {
  const tries: number[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    const before = puts();
    await group.round(NOON + minute * MINUTE);
    if (puts() > before) tries.push(minute);
  }
  return tries;
}

afterEach(() => vi.restoreAllMocks());

describe('a start in which Discord takes no commands', () => {
  const fail = (status: number, code: number) => () =>
    group.world.weather.fail(ofCommands, { status, code, ...ALWAYS });
  const storm = (retryAfter: number) => () =>
    group.world.weather.storm(ofCommands, { retryAfter, ...ALWAYS });

  it.each([
    ['200 were made today', fail(400, 30034), '200 a day', [60, 420]],
    ['one is malformed', fail(400, 50035), 'a newer version', [60, 420]],
    ['the application may have none', fail(403, 50001), 'DISCORD_TOKEN', [60, 420]],
    ['it refuses with a code that nobody knows', fail(400, 99_001), 'doctor', [60, 420]],
    ['it fails', fail(500, 0), 'tried again', [1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363, 423]],
    ['it wants an hour to be waited', storm(3600), 'tried again', [61, 122, 183, 244, 305, 366]],
  ])('as %s, is a start', async (_, trouble, word, tries) => {
    const told = await restartIn(trouble);
    expect(told).toEqual([expect.stringContaining(word)]);
    const ask = await healthOf(group.stage.bot.app);
    expect(await ask()).toContain("503 Discord doesn't take the bot's commands");
    expect(await triesWithin(425)).toEqual(tries);
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + 8 * HOUR);
    await group.round(NOON + 8 * HOUR);
    expect(group.channel.messages().length).toBeGreaterThan(0);
    expect(told).toHaveLength(1);
    group.world.weather.calm();
    await group.round(NOON + 32 * HOUR);
    expect(commands()).toBeGreaterThan(0);
    expect(await ask()).toBe('200 ');
  });

  it('as it repeats a short limit without end, is a start', async () => {
    const told = await restartIn(storm(0.05));
    expect(told).toEqual([expect.stringContaining('tried again')]);
    group.world.weather.calm();
    await group.round(NOON + 2 * MINUTE);
    // The start's own round may be at it already.
    await group.world.until(() => commands() > 0);
  });

  it('as they can not be looked at, is a start', async () => {
    await restartIn(() => group.world.weather.fail(/^GET .*commands/, { status: 503, ...ALWAYS }));
    group.world.weather.calm();
    await group.round(NOON + 2 * MINUTE);
    // The start's own round may be at it already.
    await group.world.until(() => commands() > 0);
  });
});

it('weather while they are looked at says nothing of commands that are there', async () => {
  const ask = await healthOf(group.stage.bot.app);
  group.world.weather.fail(/^GET .*commands/, { status: 503, ...ALWAYS });
  await group.round(NOON + HOUR);
  group.world.weather.calm();
  expect(await ask()).toBe('200 ');
});
