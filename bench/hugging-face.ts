// Plays a folder of saved responses as Hugging Face would have given them: lists that fill, lag, and all kinds of trouble.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { closesAt, openDay } from '../src/model/closing-time.ts';
import { addDays, type Day, day, parseDay } from '../src/model/day.ts';
import { drawOutages, type OutageKind, outageAt } from './outages.ts';
import { chanceOf, seeded } from './random.ts';

const HOUR = 60 * 60 * 1000;
const ROLLS = { time: '21:30', zone: 'America/New_York' };

interface Entry {
  readonly paper: { readonly id: string; readonly upvotes: number };
}

/** An entry and from when on the list shows it, in epoch milliseconds. */
interface Timed {
  readonly entry: Entry;
  readonly from: number;
}

export interface PlayOptions {
  readonly folder: string;
  /** Epoch milliseconds; a request's own clock, in an x-now header, goes before it. */
  readonly now: () => number;
  /** The share of requests that go wrong: 429, 500, a cut connection, or a page instead of JSON. */
  readonly trouble?: number;
  /** The share of papers that come after their list has closed, and of those that are listed a second time. */
  readonly late?: number;
  readonly relisted?: number;
  /** Whether there are days on end on which lists are empty, cut off, or another day's; or when there are which. */
  readonly outages?: boolean | ((now: number) => OutageKind | null);
  readonly seed?: number;
  /** The first and the last day to play; default all of the folder. */
  readonly between?: readonly [Day, Day] | readonly [];
}

export interface HuggingFace extends AsyncDisposable {
  readonly url: string;
  readonly days: readonly Day[];
  /** Every paper of the folder. */
  readonly ids: ReadonlySet<string>;
  /** Requests so far. */
  readonly requests: () => number;
}

export async function playHuggingFace({
  folder,
  now,
  trouble = 0,
  late = 0,
  relisted = 0,
  outages = false,
  seed = 1,
  between = [],
}: PlayOptions): Promise<HuggingFace> {
  const lists = readLists(folder, { late, relisted }, between);
  const random = seeded(seed);
  const days = [...lists.keys()].sort();
  const [first, last] = [days[0], days.at(-1)];
  const drawn = outages === true && first && last ? drawOutages(first, last, seed) : [];
  const outageOf = typeof outages === 'function' ? outages : (at: number) => outageAt(drawn, at);
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    if (random() < trouble) misbehave(response, random());
    else {
      const at = Number(request.headers['x-now'] ?? now());
      send(response, answer(request, lists, { now: at, outage: outageOf(at) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    days,
    ids: new Set([...lists.values()].flat().map(({ entry }) => entry.paper.id)),
    requests: () => requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readLists(
  folder: string,
  { late, relisted }: { late: number; relisted: number },
  [first, last]: readonly [Day, Day] | readonly [],
): Map<Day, Timed[]> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .filter((file) => !first || !last || (file.slice(0, 10) >= first && file.slice(0, 10) <= last))
    .sort();
  const lists = new Map<Day, Timed[]>();
  for (const file of files) {
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Entry[];
    const date = day(file.slice(0, 10));
    // What is late on the last days would have no later digest to join.
    const share = files.indexOf(file) < files.length - 5 ? late : 0;
    lists.set(
      date,
      entries.map((entry) => ({ entry, from: listedFrom(date, entry, share) })),
    );
  }
  for (const [date, list] of [...lists]) {
    const again = addDays(date, 5);
    const twice = list.filter(({ entry }) => chanceOf(`again ${entry.paper.id}`) < relisted);
    lists.get(again)?.push(...twice.map(({ entry }) => ({ entry, from: listedFrom(again, entry, 0) })));
  }
  return lists;
}

/** Three quarters come in the first hours after the list has opened; a few after it has closed. */
function listedFrom(date: Day, { paper }: Entry, late: number): number {
  const opens = closesAt(addDays(date, -1), ROLLS).epochMilliseconds;
  const closed = closesAt(date, ROLLS).epochMilliseconds;
  const chance = chanceOf(`${date} ${paper.id}`);
  if (chanceOf(`late ${paper.id}`) < late) return closed + chance * 60 * HOUR;
  return opens + (chance < 0.75 ? chance * 5 * HOUR : (chance - 0.5) * 44 * HOUR);
}

/** What is answered when nothing goes wrong. */
function answer(
  request: IncomingMessage,
  lists: Map<Day, Timed[]>,
  { now, outage }: { readonly now: number; readonly outage: OutageKind | null },
): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const date = parseDay(searchParams.get('date') ?? '');
  if (pathname !== '/api/daily_papers' || !date) return { status: 404, body: { error: 'Not found' } };
  const newest = readableUntil(now);
  if (date > newest) {
    const error = `✖ "date" must be less than or equal to "${newest}T00:00:00.000Z"\n  → at date`;
    return { status: 400, body: { error } };
  }
  if (outage === 'down') return { status: 503, body: { error: 'Service Unavailable' } };
  const limit = Number(searchParams.get('limit') ?? 50);
  const first = Number(searchParams.get('p') ?? 0) * limit;
  const told = outage === 'lying' ? (addDays(date, -1) as Day) : date;
  const shown = (outage === 'empty' ? [] : (lists.get(told) ?? []))
    .filter(({ from }) => from <= now)
    .map(({ entry }) => entry);
  const ranked = shown.toSorted((a, b) => b.paper.upvotes - a.paper.upvotes);
  const whole = outage === 'cut' ? ranked.slice(0, 2) : ranked;
  return { status: 200, body: whole.slice(first, first + limit) };
}

/** The bound that the source names lags behind the list that is open by some hours. */
function readableUntil(now: number): Day {
  const open = openDay(Temporal.Instant.fromEpochMilliseconds(now));
  const opened = closesAt(addDays(open, -1), ROLLS).epochMilliseconds;
  return now - opened < chanceOf(`lag ${open}`) * 6 * HOUR ? addDays(open, -1) : open;
}

function misbehave(response: ServerResponse, kind: number): void {
  if (kind < 0.25) {
    const headers = { 'retry-after': '1', ratelimit: '"api";r=0;t=1' };
    send(response, { status: 429, body: { error: 'Too many requests' }, headers });
  } else if (kind < 0.5) {
    send(response, { status: 500, body: { error: 'Internal error' } });
  } else if (kind < 0.75) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write('[{"paper":{"id":"2401.00001","title":"Half a p');
    response.socket?.destroy();
  } else {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Just a moment…</title>');
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
