// npm run bench:votes -- --reactions 10000: a burst of reactions; how many are counted, how fast, and whether the bot stays awake meanwhile.
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

const PAPERS = 10;

export interface Burst {
  readonly reactions: number;
  readonly counted: number;
  /** From the first reaction until all are counted. */
  readonly seconds: number;
  /** The bot's event-loop delay meanwhile, 99th percentile and longest, in milliseconds. */
  readonly loopDelayP99: number;
  readonly loopDelayMax: number;
}

export async function burst({ reactions = 10_000 } = {}): Promise<Burst> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-burst-'));
  const database = join(folder, 'paperboy.db');
  const store = await openStore(`file:${database}`, '.');
  const { world, apiUrl, token, close } = await startPlayground();
  const guild = world.guild({ name: 'Crowd' });
  const channel = guild.channel('papers');
  const members = Array.from({ length: reactions / PAPERS }, (_, nth) => guild.member(`Reader ${nth}`));
  const plan = { ...defaultPlan('en'), cards: PAPERS };
  await subscribe(store, { guildId: guild.id, channelId: channel.id }, plan, Date.now() - 1);
  const orders: BotOrders = { apiUrl, token, database, lease: 30_000, pause: 100 };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'delivery-bot.ts'), JSON.stringify(orders)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  await closeInvented(store, day('2026-01-05'), PAPERS);
  const cards = () => channel.messages().filter((message) => message.reactions('👍') === 1);
  while (cards().length < PAPERS) await wait(50);
  await wait(1000);
  child.kill('SIGUSR2');
  const began = performance.now();
  for (const card of cards()) for (const member of members) member.react(card, '👍');
  const count = async () => {
    const { votes } = await store
      .selectFrom('votes')
      .select(({ fn }) => fn.countAll<number>().as('votes'))
      .executeTakeFirstOrThrow();
    return votes;
  };
  let [counted, still] = [0, 0];
  // Until all are there, or none has come for five seconds.
  for (; counted < reactions && still < 100; await wait(50)) {
    const now = await count();
    still = now === counted ? still + 1 : 0;
    counted = now;
    process.stderr.write(`\r${counted} of ${reactions} counted`);
  }
  process.stderr.write('\n');
  const seconds = (performance.now() - began) / 1000;
  const last = once(lines, 'line') as Promise<[string]>;
  child.kill('SIGTERM');
  const { loopDelay, longestDelay } = JSON.parse((await last)[0]) as BotFigures;
  await once(child, 'exit');
  await store.destroy();
  await close();
  rmSync(folder, { recursive: true });
  const round = (number: number) => Number(number.toFixed(1));
  return {
    reactions,
    counted,
    seconds: round(seconds),
    loopDelayP99: round(loopDelay),
    loopDelayMax: round(longestDelay),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { reactions: { type: 'string', default: '10000' } } });
  process.stdout.write(`${JSON.stringify(await burst({ reactions: Number(values.reactions) }))}\n`);
}
