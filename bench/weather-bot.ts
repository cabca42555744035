// The bot as a process on a clock that the torture turns: it goes a round whenever it is told a time, and answers when the round is over.

import { startBot } from '../src/cli/bot.ts';
import { openLibrary } from '../src/cli/open-library.ts';
import { readConfig } from '../src/config.ts';
import { goRound } from '../src/daily/schedule.ts';
import { createTroubleWatch } from '../src/daily/trouble-note.ts';
import { findTroubles } from '../src/daily/troubles.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';

export interface WeatherOrders {
  readonly apiUrl: string;
  readonly token: string;
  /** A path. */
  readonly database: string;
  /** Epoch milliseconds. */
  readonly startAt: number;
}

/** What is said to it: the time of the next round, in epoch milliseconds. */
export interface RoundOrder {
  readonly at: number;
}

/** What it says: first that it is up, then after each round what /health would tell. */
export interface RoundReport {
  readonly troubles: readonly string[];
}

/** More than Discord allows in a second: the torture isn't about that limit. */
const REQUESTS_A_SECOND = 1_000_000;

const orders = JSON.parse(process.argv[2] ?? '{}') as WeatherOrders;
let base = orders.startAt;
let turnedAt = performance.now();
// discord.js, too, lives by this clock.
Date.now = () => Math.round(base + performance.now() - turnedAt);
const turn = (at: number) => {
  base = Math.max(at, Date.now());
  turnedAt = performance.now();
};

const settings = readConfig({ DISCORD_TOKEN: orders.token, DISCORD_API_URL: orders.apiUrl });
if (settings.problems) throw new Error(settings.problems.join('\n'));
const { store, index } = await openLibrary({
  config: { DATABASE_URL: `file:${orders.database}`, INDEX_FILE: '' },
  cwd: '.',
});
const log = createLog({ level: process.env.LOG_LEVEL ?? 'silent' });
index.follow((error) => log.warn({ err: error }, 'the index is behind'));
const bot = await startBot({
  config: settings.config,
  store,
  index,
  texts: loadTexts(),
  log,
  now: Date.now,
  votes: { requestGapMs: 0, laterMs: 50 },
});
const { app } = bot;
for (const rest of [app.client.rest, app.restOnce]) rest.options.globalRequestsPerSecond = REQUESTS_A_SECOND;
const lookForTroubles = createTroubleWatch(app);
// Heartbeats live by the real clock: whenever the simulated one leaps, they seem to have stopped.
const say = (report: RoundReport) => process.send?.(report);

process.on('message', ({ at }: RoundOrder) => {
  turn(at);
  void goRound(app, undefined, false)
    .then(lookForTroubles)
    .catch(() => undefined)
    .then(() => findTroubles(app))
    .then((troubles) => say({ troubles: troubles.filter((trouble) => trouble !== 'gateway') }));
});
process.on('disconnect', () => process.exit());
say({ troubles: [] });
