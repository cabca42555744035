// npm run torture:weather -- [--only TEXT] [--bundle]: fault after fault on a simulated clock, each between two digests, and counts the channels that stay silent, and what is lost, there twice or late.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Db } from '../src/database/schema.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import { defaultPlan, LAYOUTS } from '../src/model/subscription.ts';
import type { Guild } from '../src/playground/actors/guild.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { bundle } from './bundled-bot.ts';
import { closeInvented } from './invented-papers.ts';
import { countPosts, expected, type Place } from './posted.ts';
import { FAULTS, type Fault, type Scene } from './weather-faults.ts';
import { startWeatherProcess, type WeatherProcess } from './weather-process.ts';

const CHANNELS_A_LAYOUT = 5;
const PAPERS = 2;
const CARDS = 1;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When a fault is looked at again, in minutes after it began; then hourly. */
const ROUNDS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45];

/** By when what was due must be there, in minutes after the fault is over. */
const LATEST: Readonly<Record<Exclude<Fault['until'], 'try'>, number>> = { soon: 5, event: 2 };

export interface Tortured {
  readonly faults: number;
  readonly channels: number;
  /** Channels that don't post the next digest though nothing stands in the way any more. */
  readonly silent: number;
  /** Messages, first votes on cards, and the application's commands. */
  readonly lost: number;
  readonly twice: number;
  /** Channels that were made up for too late. */
  readonly slow: number;
}

interface Torture {
  readonly store: Db;
  readonly places: readonly Place[];
  readonly scene: Scene;
  readonly bot: WeatherProcess;
  /** The application's commands as the bot registered them, as JSON. */
  readonly commands: string;
  /** Turns the clock of the playground. */
  readonly turn: (at: number) => void;
}

interface Outcome extends Omit<Tortured, 'faults' | 'channels'> {
  /** Minutes from the end of the fault until all was there. */
  readonly after: number | null;
  /** What /health told in the last round of the fault. */
  readonly troubles: readonly string[];
}

export async function torture(faults: readonly Fault[], isBundled = false): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-weather-'));
  const database = join(folder, 'paperboy.db');
  const store = await openStore(`file:${database}`, '.');
  const begin = Date.parse('2030-01-01T00:00:00Z');
  let [base, turnedAt] = [begin, performance.now()];
  const now = () => Math.round(base + performance.now() - turnedAt);
  const turn = (at: number) => {
    [base, turnedAt] = [Math.max(at, now()), performance.now()];
  };
  const { world, apiUrl, token, close } = await startPlayground({ now });
  const guild = world.guild({ name: 'Torture' });
  const places = await subscribeAll(store, guild, begin - 1);
  const script = isBundled ? await bundle('weather-bot.ts', folder) : undefined;
  const bot = await startWeatherProcess({ apiUrl, token, database }, begin, script);
  const [cards, thread, forum, compact] = LAYOUTS.map((layout) => placeOf(places, layout).channel);
  if (!cards || !thread || !forum || !compact) throw new Error('a layout is missing');
  const restart: Scene['restart'] = (signal) => bot.restart(now(), signal);
  const scene = { world, guild, store, cards, thread, forum, compact, restart };
  const commands = JSON.stringify(commandsOf(scene));
  const total = { silent: 0, lost: 0, twice: 0, slow: 0 };
  for (const [nth, fault] of faults.entries()) {
    const outcome = await suffer({ store, places, scene, bot, turn, commands }, fault, begin + nth * 4 * DAY);
    for (const key of ['silent', 'lost', 'twice', 'slow'] as const) total[key] += outcome[key];
    process.stderr.write(`${line(fault, outcome)}\n`);
  }
  await bot.stop();
  await store.destroy();
  await close();
  rmSync(folder, { recursive: true });
  return { faults: faults.length, channels: places.length, ...total };
}

/** Calm, the fault with a digest that falls due in it, calm, and the next digest. `at`: epoch milliseconds. */
async function suffer(torture: Torture, fault: Fault, at: number): Promise<Outcome> {
  const { store, scene, places } = torture;
  const [first, second] = [dateAt(at), addDays(dateAt(at), 1)];
  torture.turn(at);
  await fault.begin(scene);
  const hit = await close(torture, first, at + 30_000);
  let troubles: readonly string[] = [];
  for (const minutes of roundsWithin(fault.minutes))
    troubles = await round(torture, fault, at + minutes * MINUTE);
  const over = at + fault.minutes * MINUTE;
  torture.turn(over);
  scene.world.weather.calm();
  await fault.end?.(scene);
  const after = await makeUp(torture, fault, { date: first, over });
  const unlike = JSON.stringify(commandsOf(scene)) === torture.commands ? 0 : 1;
  const slow = after === null ? late(await openChannels(store, first)) : 0;
  const next = Math.max(over + DAY, at + 2 * DAY);
  const calm = await close(torture, second, next);
  for (const minutes of [1, 2, 3]) await round(torture, null, next + minutes * MINUTE);
  const silent = await openChannels(store, second);
  const found = places.flatMap((place) => [
    ...countPosts(place, expected(place, first, hit)),
    ...countPosts(place, expected(place, second, calm)),
  ]);
  for (const { channel } of places) for (const thread of channel.threads()) thread.delete();
  return {
    silent,
    slow,
    after,
    troubles,
    lost: unlike + found.filter(({ times, isCard, votes }) => times === 0 || (isCard && votes !== 1)).length,
    twice: found.reduce((sum, { times }) => sum + Math.max(0, times - 1), 0),
  };
}

function late(open: number): number {
  return Math.max(open, 1);
}

/** Goes rounds until all of a day is there; the minutes that it took, or null where it took too long. */
async function makeUp(
  torture: Torture,
  fault: Fault,
  { date, over }: { readonly date: Day; readonly over: number },
): Promise<number | null> {
  const { store } = torture;
  const latest = fault.until === 'try' ? await nextTry(store, over) : LATEST[fault.until];
  const minutes = fault.until === 'try' ? [1, latest, latest + 1] : range(1, latest);
  for (const each of minutes) {
    await round(torture, null, over + each * MINUTE);
    if ((await openChannels(store, date)) === 0) return each;
  }
  return null;
}

/** When a paused channel is tried next, in minutes from a moment. */
async function nextTry(store: Db, from: number): Promise<number> {
  const row = await store
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.max('try_at').as('at'))
    .where('paused', 'is not', null)
    .executeTakeFirst();
  return Math.max(2, Math.ceil((Number(row?.at ?? from) - from) / MINUTE));
}

async function close({ store }: Torture, date: Day, at: number): Promise<string[]> {
  return (await closeInvented(store, date, PAPERS, at)).slice(0, CARDS);
}

async function round(
  { bot, scene, turn }: Torture,
  fault: Fault | null,
  at: number,
): Promise<readonly string[]> {
  turn(at);
  const { troubles } = await bot.round(at, () => {
    if (!fault?.isHanging) return;
    scene.world.weather.calm();
    void fault.begin(scene);
  });
  return troubles;
}

function roundsWithin(minutes: number): number[] {
  const hours = range(1, Math.floor(minutes / 60)).map((hour) => hour * 60);
  return [...ROUNDS, ...hours].filter((each) => each < Math.max(minutes, 2));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, nth) => from + nth);
}

/** How many channels don't have all of a day. */
async function openChannels(store: Db, date: Day): Promise<number> {
  const rows = await store.selectFrom('deliveries').select('state').where('date', '=', date).execute();
  const done = rows.filter(({ state }) => state === 'posted').length;
  return CHANNELS_A_LAYOUT * LAYOUTS.length - done;
}

/** What the commands say, in the order of their names. */
function commandsOf({ world }: Scene) {
  return [...world.state.commands.values()]
    .map(({ name, description, default_member_permissions }) => ({
      name,
      description,
      default_member_permissions,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function dateAt(at: number): Day {
  return day(new Date(at).toISOString().slice(0, 10));
}

/** The first of each layout; one of the others is an announcement channel that is published. */
async function subscribeAll(store: Db, guild: Guild, createdAt: number): Promise<Place[]> {
  const places = LAYOUTS.flatMap((layout) =>
    Array.from({ length: CHANNELS_A_LAYOUT }, (_, nth): Place => {
      const news = layout === 'cards' && nth === 1 ? 'announcement' : 'text';
      return {
        layout,
        channel: guild.channel(`${layout}-${nth}`, { type: layout === 'forum' ? 'forum' : news }),
      };
    }),
  );
  for (const [nth, { layout, channel }] of places.entries()) {
    const plan = { ...defaultPlan('en'), layout, cards: CARDS, publish: nth === 1 };
    await subscribe(store, { guildId: guild.id, channelId: channel.id }, plan, createdAt);
  }
  return places;
}

function placeOf(places: readonly Place[], layout: Place['layout']): Place {
  const found = places.find((place) => place.layout === layout);
  if (!found) throw new Error(`no channel of ${layout}`);
  return found;
}

function line(
  { kind, name, minutes, until }: Fault,
  { after, troubles, silent, lost, twice, slow }: Outcome,
): string {
  const seen = [
    after === null ? 'not made up for in time' : `made up for after ${after} min (${until})`,
    `health: ${troubles.join(', ') || 'ok'}`,
    ...Object.entries({ silent, lost, twice, slow }).flatMap(([what, count]) =>
      count > 0 ? [`${what}: ${count}`] : [],
    ),
  ];
  return `${kind.padEnd(9)} ${name.padEnd(58)} ${String(minutes).padStart(5)} min   ${seen.join('; ')}`;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, bundle: { type: 'boolean', default: false } },
  });
  const faults = FAULTS.filter(({ kind, name }) => `${kind} ${name}`.includes(values.only));
  const tortured = await torture(faults, values.bundle);
  process.stdout.write(`${JSON.stringify(tortured)}\n`);
  if (tortured.silent + tortured.lost + tortured.twice + tortured.slow > 0) process.exitCode = 1;
}
