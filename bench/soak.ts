// npm run soak -- --days 30: a month of the bot on a clock that leaps, in all weather, with fifty channels and people who are at it all day; what is lost, there twice, or grows.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { day } from '../src/model/day.ts';
import { defaultPlan, LAYOUTS } from '../src/model/subscription.ts';
import type { Channel } from '../src/playground/actors/channel.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { startGoodEndpoint } from './good-endpoint.ts';
import { playHuggingFace } from './hugging-face.ts';
import { readKnown } from './lookup-words.ts';
import { seeded } from './random.ts';
import { buildStore } from './search-build.ts';
import type { Measured } from './soak/bot.ts';
import {
  closedBetween,
  countDigest,
  countLetters,
  countPapers,
  LANGUAGE,
  nothing,
  type Subscribed,
  wrongVotes,
} from './soak/count.ts';
import { writeLists } from './soak/papers.ts';
import { Crowd, cardsIn, follow, type Server, settle } from './soak/people.ts';
import { type SoakedBot, startSoakedBot } from './soak/process.ts';
import { DAY_MS, MINUTE_MS, outageAt, weatherAt } from './soak/weather.ts';

const SERVERS = 5;
const CHANNELS = 50;
const MOST_CARDS = 3;

/** A Monday after everything that is drawn. */
const FIRST = day('2027-01-04');

/** What the archive holds before. */
const OLD_PAPERS = 3_000;

/** In a day. */
const LOOKUPS = 100;
const VOTES = 60;
const PRESSES = 20;

/** By when a digest has to be everywhere, so that it is counted: troubles last less than two days. */
const POSTED_WITHIN_MS = 2.5 * DAY_MS;

/** The minute of the day (UTC) at which it is quiet. */
const QUIET = 20 * 60;

/** A list closes between these minutes of the day: summaries take real time, so that minutes do, too. */
const CLOSING = { from: 2 * 60 + 25, to: 2 * 60 + 50, minuteMs: 60 };

const MOST_GROWTH = 1.05;

export interface Soaked {
  readonly days: number;
  readonly digests: number;
  readonly posts: number;
  readonly papers: number;
  readonly letters: number;
  /** Posts, first votes, papers and messages to followers. */
  readonly lost: number;
  readonly twice: number;
  readonly lookups: number;
  readonly votes: number;
  readonly unanswered: number;
  readonly votesWrong: number;
  /** Requests that the bot got wrong. */
  readonly violations: number;
  /** The last third against the second. */
  readonly rssRatio: number;
  readonly heapRatio: number;
  readonly handlesRatio: number;
  readonly rssMiB: number;
  readonly logLinesPerDay: number;
  readonly seconds: number;
}

interface Options {
  readonly days: number;
  /** Whether heap snapshots of the beginning of the last thirds are kept. */
  readonly snapshots: boolean;
}

export async function soak({ days, snapshots }: Options): Promise<Soaked> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-soak-'));
  const lists = join(folder, 'lists');
  mkdirSync(lists);
  const ids = writeLists(lists, FIRST, days - 3);
  const database = join(folder, 'paperboy.db');
  await buildStore('digests', OLD_PAPERS, database);
  const store = await openStore(`file:${database}`, '.');

  const from = Date.parse(`${FIRST}T00:00:00Z`);
  const span = { from, days };
  let [base, turnedAt] = [from, performance.now()];
  const now = () => Math.round(base + performance.now() - turnedAt);
  const playground = await startPlayground({ now });
  const { world } = playground;
  const servers = settle(world, SERVERS);
  const places = await subscribeAll(store, servers, from - 1);
  await using source = await playHuggingFace({
    folder: lists,
    now,
    trouble: 0.01,
    late: 0.03,
    relisted: 0.02,
    outages: (at) => outageAt(at, span),
  });
  await using endpoint = await startGoodEndpoint();
  const port = await freePort();
  const env = {
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: playground.apiUrl,
    DATABASE_URL: `file:${database}`,
    DIGEST_LANGUAGE: LANGUAGE,
    HUGGINGFACE_URL: source.url,
    LLM_BASE_URL: endpoint.url,
    LLM_MODEL: 'good',
    PORT: String(port),
  };
  const bot = await startSoakedBot(env, folder, from);
  const followers = await follow(servers);
  const random = seeded(11);
  const crowd = new Crowd(servers, random);
  const posts = nothing();
  const measured: Measured[] = [];
  let countedTo = from;
  for (let nth = 0; nth < days; nth++) {
    const known = await readKnown(store);
    const deeds = planDay(random);
    for (let minute = 0; minute < 24 * 60; minute++) {
      const at = from + nth * DAY_MS + minute * MINUTE_MS;
      [base, turnedAt] = [Math.max(at, now()), performance.now()];
      const isActingUp = weatherAt(world, at, span);
      let isConnected = await bot.minute(at);
      if (isActingUp) isConnected = await comeBack(bot, at);
      if (minute >= CLOSING.from && minute < CLOSING.to) await wait(CLOSING.minuteMs);
      // What people do in bad weather is seen by another torture.
      if (!isConnected || !world.weather.isCalm) continue;
      for (const deed of deeds.get(minute) ?? []) await act(deed, { crowd, known, places, random });
      if (minute % 60 === 0) await watch(port);
      if (minute !== QUIET) continue;
      const before = at - POSTED_WITHIN_MS;
      for (const date of await closedBetween(store, countedTo, before))
        await countDigest(store, places, date, posts);
      countedTo = Math.max(countedTo, before);
      tidyThreads(places, before);
    }
    measured.push(await bot.measure());
    tell(nth, measured, bot, posts, performance.now() - began);
    if (snapshots && [Math.floor(days / 3), days - 1].includes(nth)) await bot.snapshot();
  }
  // The last lists closed three days ago.
  for (const date of await closedBetween(store, countedTo, now()))
    await countDigest(store, places, date, posts);
  await bot.measure();
  const dates = await closedBetween(store, from, now());
  const papers = await countPapers(store, ids);
  const letters = await countLetters(store, world, followers, dates);
  const votesWrong = await wrongVotes(store, world);
  await bot.stop();
  const lines = [...bot.lines].toSorted(([, a], [, b]) => b - a);
  for (const [line, times] of lines.slice(0, 25)) process.stderr.write(`${times} × ${line}\n`);
  const violations = world.violations.length;
  for (const violation of world.violations.slice(0, 5))
    process.stderr.write(`${JSON.stringify(violation)}\n`);
  await store.destroy();
  await playground.close();
  if (!snapshots) rmSync(folder, { recursive: true });
  const all = [posts, papers, letters];
  const ratio = (of: (each: Measured) => number) => growth(measured.map(of));
  return {
    days,
    digests: dates.length,
    posts: posts.found,
    papers: papers.found,
    letters: letters.found,
    lost: all.reduce((sum, { lost }) => sum + lost, 0),
    twice: all.reduce((sum, { twice }) => sum + twice, 0),
    lookups: crowd.deeds.lookups,
    votes: crowd.deeds.votes,
    unanswered: crowd.deeds.unanswered,
    votesWrong,
    violations,
    rssRatio: ratio(({ rss }) => rss),
    heapRatio: ratio(({ heap }) => heap),
    handlesRatio: ratio(({ handles }) => handles.length),
    rssMiB: Math.round(measured.at(-1)?.rss ?? 0),
    logLinesPerDay: Math.round(lines.reduce((sum, [, times]) => sum + times, 0) / days),
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

type Store = Awaited<ReturnType<typeof openStore>>;

/** All layouts, most as soon as a digest is ready, some at an hour, with one to three cards. */
async function subscribeAll(
  store: Store,
  servers: readonly Server[],
  createdAt: number,
): Promise<Subscribed[]> {
  const places: Subscribed[] = [];
  for (let nth = 0; nth < CHANNELS; nth++) {
    const [server, layout] = [servers[nth % SERVERS], LAYOUTS[Math.floor(nth / SERVERS) % LAYOUTS.length]];
    if (!server || !layout) throw new Error('there are no servers or layouts');
    const type = layout === 'forum' ? 'forum' : nth % 10 === 0 ? 'announcement' : 'text';
    const channel: Channel = server.guild.channel(`${layout}-${nth}`, { type });
    const cards = 1 + (nth % MOST_CARDS);
    const hour = nth % 7 === 0 ? { time: '09:00', zone: 'Asia/Seoul' } : {};
    const plan = { ...defaultPlan(LANGUAGE), layout, cards, publish: type === 'announcement', ...hour };
    await subscribe(store, { guildId: server.guild.id, channelId: channel.id }, plan, createdAt);
    places.push({ layout, channel, cards, server });
  }
  return places;
}

type Deed = 'look up' | 'vote' | 'press';

/** What is done in which minute of a day. */
function planDay(random: () => number): Map<number, Deed[]> {
  const deeds = new Map<number, Deed[]>();
  const some: readonly (readonly [Deed, number])[] = [
    ['look up', LOOKUPS],
    ['vote', VOTES],
    ['press', PRESSES],
  ];
  for (const [deed, times] of some)
    for (let nth = 0; nth < times; nth++) {
      const minute = Math.floor(random() * 24 * 60);
      deeds.set(minute, [...(deeds.get(minute) ?? []), deed]);
    }
  return deeds;
}

interface Acting {
  readonly crowd: Crowd;
  readonly known: Awaited<ReturnType<typeof readKnown>>;
  readonly places: readonly Subscribed[];
  readonly random: () => number;
}

async function act(deed: Deed, { crowd, known, places, random }: Acting): Promise<void> {
  if (deed === 'look up') return crowd.lookUp(known);
  const place = places[Math.floor(random() * places.length)];
  if (!place) return;
  // Of the last digests: older cards are far up.
  const cards = cardsIn(place.channel).slice(-2 * MOST_CARDS);
  if (deed === 'vote') crowd.vote(place.server, cards);
  else await crowd.press(place.server, cards);
}

/** As Prometheus and whatever restarts it ask. */
async function watch(port: number): Promise<void> {
  for (const path of ['metrics', 'health', 'live'])
    await (await fetch(`http://127.0.0.1:${port}/${path}`)).text();
}

/** Waits until the bot is connected to the gateway again. */
async function comeBack(bot: SoakedBot, at: number): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++) {
    await wait(100);
    if (await bot.minute(at)) return true;
  }
  throw new Error('the bot does not come back to the gateway');
}

/** Discord closes threads by itself when nobody writes into them. */
function tidyThreads(places: readonly Subscribed[], before: number): void {
  for (const { channel } of places)
    for (const thread of channel.threads()) if (createdAt(thread) < before) thread.archive();
}

function createdAt({ id }: Channel): number {
  return Number(BigInt(id) >> 22n) + 1_420_070_400_000;
}

/** The mean of the last third against that of the second. */
function growth(values: readonly number[]): number {
  const third = Math.floor(values.length / 3);
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const last = mean(values.slice(values.length - third));
  return Number((last / mean(values.slice(values.length - 2 * third, values.length - third))).toFixed(3));
}

function tell(
  nth: number,
  measured: readonly Measured[],
  bot: SoakedBot,
  posts: { found: number },
  spentMs: number,
): void {
  const last = measured.at(-1);
  const kinds = Object.entries(Object.groupBy(last?.handles ?? [], (each) => each)).map(
    ([kind, all]) => `${kind} ${all?.length}`,
  );
  const logged = [...bot.lines.values()].reduce((sum, times) => sum + times, 0);
  process.stderr.write(
    `day ${nth + 1}: ${last?.rss.toFixed(1)} MiB, heap ${last?.heap.toFixed(1)}, ${kinds.join(', ')}; ${posts.found} posts, ${logged} lines, ${Math.round(spentMs / 1000)} s\n`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { days: { type: 'string', default: '30' }, snapshots: { type: 'boolean', default: false } },
  });
  const soaked = await soak({ days: Number(values.days), snapshots: values.snapshots });
  process.stdout.write(`${JSON.stringify(soaked)}\n`);
  const { lost, twice, rssRatio, handlesRatio } = soaked;
  if (lost + twice > 0 || rssRatio > MOST_GROWTH || handlesRatio > MOST_GROWTH) process.exitCode = 1;
}
