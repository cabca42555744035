// npm run bench:fanout -- --channels 1000: how much of the 50 requests a second that Discord allows the bot makes use of.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { day } from '../src/model/day.ts';
import { defaultPlan } from '../src/model/subscription.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import type { BotFigures, BotOrders } from './delivery-bot.ts';
import { closeInvented } from './invented-papers.ts';

/** Requests a second that Discord allows a bot in all. */
const ALLOWED = 50;

const CHANNELS_A_SERVER = 10;

export interface FanOut {
  readonly channels: number;
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly ratio: number;
  /** Answers that asked to wait. */
  readonly limited: number;
  /** The bot's event-loop delay, 99th percentile, in milliseconds. */
  readonly loopDelayP99: number;
  readonly cpuSeconds: number;
  readonly rssMiB: number;
}

export async function fanOut({ channels = 1000, papers = 3 } = {}): Promise<FanOut> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-fanout-'));
  const database = join(folder, 'paperboy.db');
  const store = await openStore(`file:${database}`, '.');
  const { world, apiUrl, token, close } = await startPlayground({ limits: { on: true, scale: 1 } });
  for (let nth = 0; nth < channels; nth += CHANNELS_A_SERVER) {
    const guild = world.guild({ name: `Server ${nth}` });
    for (let place = nth; place < Math.min(nth + CHANNELS_A_SERVER, channels); place++) {
      const where = { guildId: guild.id, channelId: guild.channel(`papers-${place}`).id };
      await subscribe(store, where, defaultPlan('en'), Date.now() - 1);
    }
  }
  const orders: BotOrders = { apiUrl, token, database, lease: 30_000, pause: 100 };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'delivery-bot.ts'), JSON.stringify(orders)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  world.record.clear();
  await closeInvented(store, day('2026-01-05'), papers);

  // A header, and a message with a reaction for each paper.
  const expected = channels * (1 + 2 * papers);
  const done = () => world.requests.filter(({ status }) => status < 300).length;
  while (world.requests.length === 0) await wait(1);
  const began = performance.now();
  while (done() < expected) {
    await wait(50);
    process.stderr.write(`\r${done()} of ${expected} requests`);
  }
  process.stderr.write('\n');
  const seconds = (performance.now() - began) / 1000;
  const limited = world.requests.filter(({ status }) => status === 429).length;
  const last = once(lines, 'line') as Promise<[string]>;
  child.kill('SIGTERM');
  const { loopDelay, cpu, rss } = JSON.parse((await last)[0]) as BotFigures;
  await once(child, 'exit');
  await store.destroy();
  await close();
  rmSync(folder, { recursive: true });
  const round = (number: number, places = 1) => Number(number.toFixed(places));
  return {
    channels,
    requests: expected,
    seconds: round(seconds),
    perSecond: round(expected / seconds, 2),
    ratio: round(expected / seconds / ALLOWED, 3),
    limited,
    loopDelayP99: round(loopDelay),
    cpuSeconds: round(cpu),
    rssMiB: round(rss, 0),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { channels: { type: 'string', default: '1000' } } });
  const figures = await fanOut({ channels: Number(values.channels) });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
