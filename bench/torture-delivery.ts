// npm run torture:delivery -- --rounds N [--processes 2] [--suspend] [--bundle] [--postgres]: kills, or suspends past its lease, the bot at random moments while it posts in bad weather, and counts what is there twice or not at all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Db } from '../src/database/schema.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import { defaultPlan, LAYOUTS } from '../src/model/subscription.ts';
import type { Guild } from '../src/playground/actors/guild.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { bundle } from './bundled-bot.ts';
import { keepIn } from './database-server.ts';
import { closeInvented } from './invented-papers.ts';
import { until } from './patience.ts';
import { countPosts, countSent, expected, isComplete, type Place } from './posted.ts';
import { startProcesses } from './processes.ts';
import { seeded } from './random.ts';

const FIRST_DAY = day('2020-01-01');

/** Twenty subscriptions to digests of three papers, of which two get a card. */
const CHANNELS_A_LAYOUT = 5;
const PAPERS = 3;
const CARDS = 2;

/** A digest is posted in about half a second: Discord's limits are scaled to that, as the lease is. In milliseconds. */
const LONGEST_LIFE = 700;
const PAUSE = 150;
const LIMITS_SCALE = 20;

/** While processes are suspended, answers are held back, and a nonce is forgotten within the lease, but not while a request is tried again. In milliseconds. */
const LONG_PAUSE = 1_500;
const SHORT_NONCE = 1_400;
const HELD_BACK = { slow: 0.3, slowest: 500 };

const WEATHER = { fail: 0.03, lose: 0.03, limit: 0.03, slow: 0.05, drop: 0.02, slowest: 100 };

export interface Tortured {
  readonly rounds: number;
  readonly posts: number;
  readonly duplicates: number;
  readonly missing: number;
  readonly kills: number;
  /** Kills, or suspensions, while something was still to be posted. */
  readonly midway: number;
  /** Of PostgreSQL's server. */
  readonly restarts?: number;
  /** Cards without the bot's first vote. */
  readonly unseeded: number;
  /** Headers that don't lead to each of their cards. */
  readonly headersIncomplete: number;
  /** Seconds of the longest round. */
  readonly longest: number;
}

export async function torture({
  rounds = 500,
  processes = 1,
  seed = 1,
  suspend = false,
  isBundled = false,
  onPostgres = false,
} = {}): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-torture-'));
  const kept = await keepIn(folder, { onPostgres });
  const [database, index] = [kept.url.replace(/^file:/, ''), join(folder, 'paperboy.index.db')];
  const store = await openStore(kept.url, '.');
  const { world, apiUrl, token, close } = await startPlayground({
    limits: { on: true, scale: LIMITS_SCALE },
    ...(suspend && { timings: { nonce: SHORT_NONCE } }),
  });
  const places = await subscribeAll(store, world.guild({ name: 'Torture' }));
  const script = isBundled ? await bundle('delivery-bot.ts', folder) : undefined;
  const bots = startProcesses(
    { apiUrl, token, database, index, lease: kept.leaseMs, pause: PAUSE },
    processes,
    script,
  );
  const random = seeded(seed);
  const sent = () => countSent(store);
  let [posts, duplicates, missing, unseeded, headersIncomplete] = [0, 0, 0, 0, 0];
  let [kills, midway, longest, restarts] = [0, 0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    await bots.ready();
    const began = performance.now();
    world.record.clear();
    world.weather.random({ ...WEATHER, ...(suspend && HELD_BACK), seed: seed * 100_003 + round });
    const date = addDays(FIRST_DAY, round);
    const titles = await closeInvented(store, date, PAPERS);
    const restarting = kept.restartIn(round, random);
    for (let left = 1 + Math.floor(random() * 2); left > 0; left--) {
      await bots.ready();
      const before = world.requests.length;
      const isPosting = () => world.requests.slice(before).some(({ method }) => method === 'POST');
      await until(async () => isPosting() || (await isDelivered(store, date)), sent);
      await wait(random() * LONGEST_LIFE);
      if (!(await isDelivered(store, date))) midway++;
      await (suspend ? bots.suspend(random() * LONG_PAUSE) : bots.kill());
      kills++;
    }
    restarts += await restarting;
    await until(() => isDelivered(store, date), sent);
    for (const place of places) {
      const wanted = expected(place, date, titles.slice(0, CARDS));
      const found = countPosts(place, wanted);
      if (!isComplete(place, wanted)) headersIncomplete++;
      posts += sum(found.map(({ times }) => times));
      duplicates += sum(found.map(({ times }) => Math.max(0, times - 1)));
      missing += found.filter(({ times }) => times === 0).length;
      for (const { times, title } of found)
        if (times > 1) process.stderr.write(`\n${place.channel.name}: ${title} stands ${times} times\n`);
      unseeded += found.filter(({ isCard, votes }) => isCard && votes !== 1).length;
      for (const thread of place.channel.threads()) thread.delete();
    }
    longest = Math.max(longest, (performance.now() - began) / 1000);
    process.stderr.write(
      `\rround ${round + 1} of ${rounds}: ${posts} posts, ${kills} kills, ${duplicates} duplicates, ${missing} missing`,
    );
  }
  process.stderr.write('\n');
  await bots.dismiss();
  await store.destroy();
  await kept.stop();
  await close();
  rmSync(folder, { recursive: true });
  return {
    rounds,
    posts,
    duplicates,
    missing,
    kills,
    midway,
    ...(onPostgres && { restarts }),
    unseeded,
    headersIncomplete,
    longest: Math.round(longest * 10) / 10,
  };
}

async function subscribeAll(store: Db, guild: Guild): Promise<Place[]> {
  const places = LAYOUTS.flatMap((layout) =>
    Array.from({ length: CHANNELS_A_LAYOUT }, (_, nth): Place => {
      const type = layout === 'forum' ? 'forum' : 'text';
      return { layout, channel: guild.channel(`${layout}-${nth}`, { type }) };
    }),
  );
  for (const { layout, channel } of places) {
    const plan = { ...defaultPlan('en'), layout, cards: CARDS };
    await subscribe(store, { guildId: guild.id, channelId: channel.id }, plan, Date.now() - 1);
  }
  return places;
}

async function isDelivered(store: Db, date: Day): Promise<boolean> {
  const rows = store.selectFrom('deliveries').select('state').where('date', '=', date);
  const states = (await rows.execute()).map(({ state }) => state);
  return states.length === CHANNELS_A_LAYOUT * LAYOUTS.length && !states.includes('open');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '500' },
      processes: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      suspend: { type: 'boolean', default: false },
      bundle: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
    },
  });
  const tortured = await torture({
    rounds: Number(values.rounds),
    // Somebody must take over from a suspended process.
    processes: Math.max(Number(values.processes), values.suspend ? 2 : 1),
    suspend: values.suspend,
    isBundled: values.bundle,
    onPostgres: values.postgres,
    seed: Number(values.seed),
  });
  process.stdout.write(`${JSON.stringify(tortured)}\n`);
  if (tortured.duplicates + tortured.missing + tortured.headersIncomplete > 0) process.exitCode = 1;
}
