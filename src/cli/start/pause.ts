// The pause before a start that follows others closely: Discord counts log-ins, 1,000 a day, and resets the token beyond.
import { hostname } from 'node:os';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Db } from '../../database/schema.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';

const SETTING = 'starts';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Starts nearer together than this, in milliseconds, belong to one row of failures. */
const ONE_ROW = 20 * MINUTE;

/** How many starts in a row go ahead at once, and how the pause grows after them, in milliseconds. */
const AT_ONCE = 3;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 15 * MINUTE;

/** From so many starts in a day on, each waits the longest pause: 100 of them and 96 pauses stay below 200. */
const MANY_A_DAY = 100;

const THE_BOT = 'bot';

/** By who started; a list is of the bot, from before there were several. */
const startsJson = z
  .union([z.record(z.string(), z.array(z.number())), z.array(z.number()).transform((bot) => ({ bot }))])
  .catch({});

/** Of starts in ascending order, in epoch milliseconds: when the next one may log in. */
export function nextStartAt(starts: readonly number[], now: number): number {
  // A start that lies ahead was noted by a clock that was wrong.
  const known = starts.filter((at) => at <= now && at > now - DAY);
  const last = known.at(-1);
  if (last === undefined) return now;
  if (known.length >= MANY_A_DAY) return last + LONGEST_PAUSE;
  let [row, after] = [0, now];
  for (const at of known.toReversed()) {
    if (after - at > ONE_ROW) break;
    row++;
    after = at;
  }
  if (row < AT_ONCE) return now;
  return last + Math.min(FIRST_PAUSE * 2 ** (row - AT_ONCE), LONGEST_PAUSE);
}

/**
 * For how many milliseconds the start is to wait; 0 for most. `who`: where several processes start, which of them this is;
 * one that starts again and again keeps no other waiting.
 */
export async function startPauseMs(db: Db, now: number, who = THE_BOT): Promise<number> {
  const starts = await readStarts(db);
  return Math.max(0, nextStartAt(starts[who] ?? [], now) - now);
}

/** Notes that the bot logs in. */
export function noteStart(db: Db, now: number, who = THE_BOT): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const starts = Object.entries(await readStarts(transaction)).map(([name, all]) => {
      return [name, all.filter((at) => at <= now && at > now - DAY)] as const;
    });
    const recent = Object.fromEntries(starts.filter(([, all]) => all.length > 0));
    await writeSetting(
      transaction,
      SETTING,
      JSON.stringify({ ...recent, [who]: [...(recent[who] ?? []), now] }),
    );
  });
}

async function readStarts(db: Db): Promise<Readonly<Record<string, number[]>>> {
  const text = await readSetting(db, SETTING);
  return text === null ? {} : startsJson.parse(JSON.parse(text));
}

/** Of several processes each is told by its machine and its port. */
export function whoStarts({ SHARD_COUNT, PORT }: Config): string | undefined {
  return SHARD_COUNT === 0 ? undefined : `${hostname()}:${PORT}`;
}
