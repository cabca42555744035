// npm run bench:blocked -- [--channels N]: how many requests leave in ten minutes while everything, or messages alone, is answered with a page: 1015, or 403.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { day } from '../src/model/day.ts';
import { defaultPlan } from '../src/model/subscription.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { closeInvented } from './invented-papers.ts';
import { startWeatherProcess } from './weather-process.ts';

const MINUTE = 60_000;
const BEGIN = Date.parse('2030-01-01T00:00:00Z');

/** Discord bans an address for ten thousand of these in ten minutes. */
const INVALID: readonly number[] = [401, 403, 429];

const MESSAGES = 'POST /channels/:channel/messages';

async function count(channels: number, { status, on }: { status: number; on: string }): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-blocked-'));
  const database = join(folder, 'paperboy.db');
  const store = await openStore(`file:${database}`, '.');
  const { world, apiUrl, token, close } = await startPlayground({ now: () => BEGIN + performance.now() });
  const guild = world.guild({ name: 'Blocked' });
  for (let nth = 0; nth < channels; nth++) {
    const place = { guildId: guild.id, channelId: guild.channel(`papers-${nth}`).id };
    await subscribe(store, place, defaultPlan('en'), BEGIN - 1);
  }
  const bot = await startWeatherProcess({ apiUrl, token, database }, BEGIN);
  await closeInvented(store, day('2030-01-01'), 2, BEGIN + MINUTE);
  world.record.clear();
  world.weather.page(on, { status, times: Number.POSITIVE_INFINITY });
  for (let minute = 1; minute <= 11; minute++) await bot.round(BEGIN + minute * MINUTE, () => undefined);
  const invalid = world.requests.filter((each) => INVALID.includes(each.status)).length;
  await bot.stop();
  await store.destroy();
  await close();
  rmSync(folder, { recursive: true });
  process.stderr.write(`${status} on ${on}: ${invalid} requests in ten minutes\n`);
  return invalid;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { channels: { type: 'string', default: '200' } } });
  const channels = Number(values.channels);
  const blocked = await count(channels, { status: 429, on: '*' });
  const blockedMessages = await count(channels, { status: 429, on: MESSAGES });
  const page = await count(channels, { status: 403, on: '*' });
  const pageMessages = await count(channels, { status: 403, on: MESSAGES });
  const most = Math.max(blocked, blockedMessages, page, pageMessages);
  process.stdout.write(`${JSON.stringify({ channels, blocked, blockedMessages, page, pageMessages })}\n`);
  if (most >= 1_000) process.exitCode = 1;
}
