// npm run torture:cluster -- --rounds N [--processes 3] [--shards 12] [--servers 600]: processes share the servers on one PostgreSQL; one at a time is killed, suspended or cut off while all post and members vote; then it is counted what is there twice, not at all, or voted wrongly. SIGTERM makes the present round the last.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Db } from '../src/database/schema.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import { defaultPlan, LAYOUTS } from '../src/model/subscription.ts';
import type { Member } from '../src/playground/actors/member.ts';
import type { Message } from '../src/playground/actors/message.ts';
import { startPlayground } from '../src/playground/start.ts';
import type { World } from '../src/playground/world.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { standingVotes } from '../src/store/votes.ts';
import { BLOWS, startCluster } from './cluster-processes.ts';
import { keepIn } from './database-server.ts';
import { closeInvented } from './invented-papers.ts';
import { countPosts, expected, isComplete, type Place } from './posted.ts';
import { seeded } from './random.ts';

const FIRST_DAY = day('2020-01-01');

/** Digests of three papers, of which two get a card. */
const PAPERS = 3;
const CARDS = 2;

/** A process is struck within so many milliseconds of the first post. */
const STRIKE_WITHIN = 6_000;

/** How long one is suspended or cut off, in milliseconds: from hardly a lease to long after its end. */
const [SHORTEST_BLOW, LONGEST_BLOW] = [4_000, 18_000];

/** Members who vote in a round, one after the other. */
const VOTERS = 60;
const VOTE_GAP = 150;

/** Longer than any round should take, in milliseconds. */
const PATIENCE = 300_000;
const VOTES_PATIENCE = 60_000;

const WEATHER = { fail: 0.01, lose: 0.01, limit: 0.01, slow: 0.02, drop: 0.002, slowest: 100 };

/** Hundreds of posts at once are entered into the ledger late. */
const VOTES = { requestGapMs: 2, ledgerMs: 8_000, laterMs: 1_000 };

interface Tortured {
  rounds: number;
  posts: number;
  duplicates: number;
  missing: number;
  kills: number;
  /** Of the blows, each kind. */
  readonly blows: Record<(typeof BLOWS)[number], number>;
  /** Of PostgreSQL's server. */
  restarts: number;
  headers_incomplete: number;
  votes: number;
  votes_wrong: number;
  takeovers: number;
  takeover_p50_s: number;
  takeover_p99_s: number;
  longest_round_s: number;
}

interface Server extends Place {
  readonly guildId: string;
  readonly member: Member;
}

/** Who voted for what in the end, as `server paper member`. */
type Truth = Map<string, boolean>;

export async function torture({ rounds = 100, processes = 3, shards = 12, servers = 600, seed = 1 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-cluster-'));
  const kept = await keepIn(folder, { onPostgres: true });
  const store = await openStore(kept.url, '.');
  const { world, apiUrl, token, close } = await startPlayground({ sharding: { maxConcurrency: 16 } });
  const places = await openServers(world, store, servers);
  const orders = { apiUrl, token, database: kept.url, shards, votes: VOTES };
  const cluster = await startCluster(orders, processes);
  const random = seeded(seed);
  const tortured: Tortured = {
    rounds,
    ...{ posts: 0, duplicates: 0, missing: 0, kills: 0, blows: { kill: 0, suspend: 0, cut: 0 }, restarts: 0 },
    ...{ headers_incomplete: 0, votes: 0, votes_wrong: 0, takeovers: 0 },
    ...{ takeover_p50_s: 0, takeover_p99_s: 0, longest_round_s: 0 },
  };
  const takeovers: number[] = [];
  let isOver = false;
  process.once('SIGTERM', () => {
    isOver = true;
  });
  for (let round = 0; round < rounds && !isOver; round++) {
    tortured.rounds = round + 1;
    await within(cluster.even(), () => `shards are held ${cluster.held().join()}`);
    const began = performance.now();
    world.record.clear();
    world.weather.random({ ...WEATHER, seed: seed * 100_003 + round });
    const date = addDays(FIRST_DAY, round);
    const titles = await closeInvented(store, date, PAPERS);
    const restarting = kept.restartIn(round, random);
    await until(async () => world.requests.some(({ method }) => method === 'POST'));
    await wait(random() * STRIKE_WITHIN);
    const blow = BLOWS[Math.floor(random() * BLOWS.length)] ?? 'kill';
    const forMs = SHORTEST_BLOW + random() * (LONGEST_BLOW - SHORTEST_BLOW);
    const striking = cluster.strike(Math.floor(random() * processes), blow, forMs);
    const truth = await vote(places, titles, random);
    // One that was struck for less than a lease keeps what it has.
    const isTaken = blow === 'kill' || forMs > 15_000;
    const after = await (isTaken
      ? within(striking, () => `${blow}: nobody took over`)
      : Promise.race([striking, wait(forMs)]));
    if (isTaken && after) takeovers.push(...after);
    tortured.kills++;
    tortured.blows[blow]++;
    tortured.restarts += await restarting;
    await until(() => isDelivered(store, date, servers));
    world.weather.calm();
    await within(cluster.even(), () => `shards are held ${cluster.held().join()}`);
    count(tortured, places, { date, titles: titles.slice(0, CARDS) });
    await until(async () => (await compare(store, truth)) === 0, VOTES_PATIENCE);
    tortured.votes += truth.size;
    tortured.votes_wrong += await compare(store, truth);
    await forget(store, places);
    tortured.longest_round_s = Math.max(
      tortured.longest_round_s,
      Math.round((performance.now() - began) / 100) / 10,
    );
    const { posts, duplicates, missing, votes_wrong } = tortured;
    const latest = after ? Math.max(0, ...after).toFixed(1) : '-';
    process.stderr.write(
      `round ${round + 1} of ${rounds}: ${blow}, taken over in ${latest} s; ${posts} posts, ${duplicates} duplicates, ${missing} missing, ${votes_wrong} votes wrong\n`,
    );
  }
  await cluster.dismiss();
  await store.destroy();
  await kept.stop();
  await close();
  rmSync(folder, { recursive: true });
  tortured.takeovers = takeovers.length;
  tortured.takeover_p50_s = quantile(takeovers, 0.5);
  tortured.takeover_p99_s = quantile(takeovers, 0.99);
  return tortured;
}

/** To a tenth. */
function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) * 10) / 10;
}

async function openServers(world: World, store: Db, count: number): Promise<Server[]> {
  const places: Server[] = [];
  for (let nth = 0; nth < count; nth++) {
    // A server's shard is told by the millisecond that it was made in.
    const made = Date.now();
    while (Date.now() === made) await wait(1);
    const guild = world.guild({ name: `Lab ${nth}` });
    const layout = LAYOUTS[nth % LAYOUTS.length] ?? 'cards';
    const channel = guild.channel('papers', { type: layout === 'forum' ? 'forum' : 'text' });
    const plan = { ...defaultPlan('en'), layout, cards: CARDS };
    await subscribe(store, { guildId: guild.id, channelId: channel.id }, plan, Date.now() - 1);
    places.push({ layout, channel, guildId: guild.id, member: guild.member('Reader') });
  }
  return places;
}

async function isDelivered(store: Db, date: Day, servers: number): Promise<boolean> {
  const rows = await store.selectFrom('deliveries').select('state').where('date', '=', date).execute();
  return rows.length === servers && rows.every(({ state }) => state !== 'open');
}

/** Votes on whatever cards are there, and every third is taken back. */
async function vote(
  places: readonly Server[],
  titles: readonly string[],
  random: () => number,
): Promise<Truth> {
  const truth: Truth = new Map();
  for (let nth = 0; nth < VOTERS; nth++) {
    const start = Math.floor(random() * places.length);
    const [place, card] = firstCard([...places.slice(start), ...places.slice(0, start)], titles);
    if (place && card) {
      const key = `${place.guildId} ${card.embed?.title?.replace('Invention ', '')} ${place.member.id}`;
      place.member.react(card, '👍');
      const isTakenBack = nth % 3 === 0;
      if (isTakenBack) await wait(random() * VOTE_GAP);
      if (isTakenBack) place.member.unreact(card, '👍');
      truth.set(key, !isTakenBack);
    }
    await wait(VOTE_GAP);
  }
  return truth;
}

/** Of the first place that has one. */
function firstCard(places: readonly Server[], titles: readonly string[]): [Server, Message] | [] {
  for (const place of places) {
    const card = cardsIn(place, titles).at(0);
    if (card) return [place, card];
  }
  return [];
}

function cardsIn({ layout, channel }: Place, titles: readonly string[]): Message[] {
  return [...(layout === 'forum' ? [] : [channel]), ...channel.threads()]
    .flatMap((each) => each.messages())
    .filter(({ embed }) => titles.includes(embed?.title ?? ''));
}

function count(
  tortured: Tortured,
  places: readonly Server[],
  { date, titles }: { readonly date: Day; readonly titles: readonly string[] },
): void {
  for (const place of places) {
    const wanted = expected(place, date, titles);
    if (!isComplete(place, wanted)) tortured.headers_incomplete++;
    for (const { title, times } of countPosts(place, wanted)) {
      tortured.posts += times;
      tortured.duplicates += Math.max(0, times - 1);
      if (times === 0) tortured.missing++;
      if (times !== 1)
        process.stderr.write(`${place.layout} ${place.channel.id}: ${title} stands ${times} times\n`);
    }
  }
}

/** How many votes stand otherwise than they were given. */
async function compare(store: Db, truth: Truth): Promise<number> {
  let wrong = 0;
  for (const [key, stands] of truth) {
    const [guildId = '', paper = '', member = ''] = key.split(' ');
    const row = await standingVotes(store, guildId)
      .select('value')
      .where('paper_id', '=', paper)
      .where('member_id', '=', member)
      .executeTakeFirst();
    if ((row?.value === 1) !== stands) wrong++;
  }
  return wrong;
}

/** So that no round counts again what others were about. Deliveries stay: without them the days would be owed again. */
async function forget(store: Db, places: readonly Server[]): Promise<void> {
  for (const table of ['votes', 'posts'] as const) await store.deleteFrom(table).execute();
  for (const { channel } of places) for (const thread of channel.threads()) thread.delete();
}

async function until(condition: () => Promise<boolean>, patience = PATIENCE): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    // The server may be on its way up again.
    if (await condition().catch(() => false)) return;
    await wait(100);
  }
  process.stderr.write('a round took too long\n');
}

async function within<T>(work: Promise<T>, what: () => string): Promise<T | null> {
  const late = new AbortController();
  const tooLong = wait(PATIENCE, null, { signal: late.signal }).then(
    () => {
      process.stderr.write(`too long: ${what()}\n`);
      return null;
    },
    () => null,
  );
  return Promise.race([work, tooLong]).finally(() => late.abort());
}

if (import.meta.main) {
  const option = (fallback: number) => ({ type: 'string', default: String(fallback) }) as const;
  const { values } = parseArgs({
    options: {
      rounds: option(100),
      processes: option(3),
      shards: option(12),
      servers: option(600),
      seed: option(1),
    },
  });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const tortured = await torture(numbers);
  process.stdout.write(`${JSON.stringify(tortured)}\n`);
  const { duplicates, missing, votes_wrong, headers_incomplete } = tortured;
  if (duplicates + missing + votes_wrong + headers_incomplete > 0) process.exitCode = 1;
}
