// npm run bench:memory -- --servers 2000 [--bundle]: what the bot holds in memory, from its sources or from a bundle of them, and what discord.js as it comes holds after the same work.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { day } from '../src/model/day.ts';
import { defaultPlan } from '../src/model/subscription.ts';
import { startPlayground } from '../src/playground/start.ts';
import type { World } from '../src/playground/world.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { bundle } from './bundled-bot.ts';
import type { BotFigures, BotOrders } from './delivery-bot.ts';
import { closeInvented } from './invented-papers.ts';
import { FLAGS, KEPT } from './npm-start.ts';
import type { PlainOrders } from './plain-client.ts';

/** What is in each server. */
const CHANNELS = 30;
const ROLES = 20;
const EMOJI = 20;

/** The bot's; discord.js as it comes has none of them. */
const STARTED = [...FLAGS, ...KEPT];

/** Cards posted in each. */
const CARDS = 2;

export interface Memory {
  readonly servers: number;
  readonly bot: { readonly heapMiB: number; readonly rssMiB: number; readonly idleHeapMiB: number };
  readonly plain: { readonly heapMiB: number; readonly rssMiB: number };
  readonly plainWithFlags: Memory['plain'];
  /** The bot's share of the plain client's, as it comes, and with the flags that the bot has. */
  readonly heapRatio: number;
  readonly heapRatioWithFlags: number;
  readonly rssRatio: number;
  /** When the bot has given back what it can, as it does by itself while it is idle. */
  readonly idleHeapRatio: number;
}

export async function compareMemory(servers: number, isBundled: boolean): Promise<Memory> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-memory-'));
  const database = join(folder, 'paperboy.db');
  const store = await openStore(`file:${database}`, '.');
  const { world, apiUrl, token, close } = await startPlayground();
  const places = build(world, servers);
  for (const place of places) await subscribe(store, place, defaultPlan('en'), Date.now() - 1);

  const channels = places.map(({ channelId }) => channelId);
  const plainOrders: PlainOrders = { apiUrl, token, channels, messages: CARDS + 1 };
  const plain = start('plain-client.ts', plainOrders);
  const plainFigures = await plain.next();
  await once(plain.child, 'exit');
  progress(`discord.js as it comes: ${JSON.stringify(plainFigures)}`);
  const flagged = start('plain-client.ts', plainOrders, STARTED);
  const flaggedFigures = await flagged.next();
  await once(flagged.child, 'exit');

  const botOrders: BotOrders = { apiUrl, token, database, lease: 30_000, pause: 100 };
  const script = isBundled ? await bundle('memory-bot.ts', folder) : 'memory-bot.ts';
  // What Node keeps of the sources is kept at the end of a first start.
  const first = start<BotFigures>(script, botOrders, STARTED);
  await once(first.child.stdout, 'data');
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  const bot = start<BotFigures>(script, botOrders, STARTED);
  await once(bot.child.stdout, 'data');
  await closeInvented(store, day('2026-01-05'), CARDS);
  const delivered = async () => {
    const row = store.selectFrom('deliveries').select(({ fn }) => fn.countAll<number>().as('count'));
    return (await row.where('state', '=', 'posted').executeTakeFirstOrThrow()).count;
  };
  for (let done = 0; done < servers; done = await delivered()) {
    progress(`${done} of ${servers} servers served`);
    await wait(1000);
  }
  const botLine = bot.next();
  bot.child.kill('SIGTERM');
  const botFigures = await botLine;
  await once(bot.child, 'exit');
  await store.destroy();
  await close();
  rmSync(folder, { recursive: true });
  return {
    servers,
    bot: { ...rounded(botFigures), idleHeapMiB: Math.round(botFigures.idle) },
    plain: rounded(plainFigures),
    plainWithFlags: rounded(flaggedFigures),
    heapRatio: Number((botFigures.heap / plainFigures.heap).toFixed(2)),
    heapRatioWithFlags: Number((botFigures.heap / flaggedFigures.heap).toFixed(2)),
    rssRatio: Number((botFigures.rss / plainFigures.rss).toFixed(2)),
    idleHeapRatio: Number((botFigures.idle / plainFigures.heap).toFixed(2)),
  };
}

function build(world: World, servers: number) {
  return Array.from({ length: servers }, (_, nth) => {
    const guild = world.guild({ name: `Server ${nth}` });
    for (let made = 1; made < ROLES; made++) guild.role(`Role ${made}`);
    for (let made = 0; made < EMOJI; made++) guild.emoji(`emoji_${made}`);
    const made = Array.from({ length: CHANNELS }, (_, place) => guild.channel(`channel-${place}`));
    return { guildId: guild.id, channelId: made[0]?.id ?? '' };
  });
}

type Figures = Pick<BotFigures, 'heap' | 'rss'>;

function start<F extends Figures>(file: string, orders: unknown, flags: readonly string[] = []) {
  const args = ['--expose-gc', ...flags, resolve(import.meta.dirname, file), JSON.stringify(orders)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  return {
    child,
    next: async (): Promise<F> => {
      const [line] = (await once(lines, 'line')) as [string];
      return JSON.parse(line) as F;
    },
  };
}

function rounded({ heap, rss }: Figures) {
  return { heapMiB: Math.round(heap), rssMiB: Math.round(rss) };
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { servers: { type: 'string', default: '2000' }, bundle: { type: 'boolean', default: false } },
  });
  const memory = await compareMemory(Number(values.servers), values.bundle);
  process.stdout.write(`${JSON.stringify(memory)}\n`);
}
