// An endpoint in trouble is left alone: a minute at first, twice as long each time, an hour at most, until it does what it is asked for.
import { z } from 'zod';
import type { Db } from '../../database/schema.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import type { Setback } from './setback.ts';

const MINUTE = 60_000;
const LONGEST = 60 * MINUTE;

/** What it is asked for: it may do one and not the other. */
export type Asked = 'summaries' | 'embeddings';

const settingOf = (asked: Asked) => `${asked}:pause`;

const pauseJson = z.object({
  /** Epoch milliseconds: until when it is left alone, and since when it has made nothing. */
  until: z.number(),
  since: z.number(),
  /** How often it was left alone. */
  times: z.number(),
  hindrance: z.string().transform((text) => text as Setback['hindrance']),
  reason: z.string(),
});
export type Pause = z.output<typeof pauseJson>;

/** Null where the last that was heard of the endpoint was what it was asked for. */
export async function findPause(store: Db, asked: Asked = 'summaries'): Promise<Pause | null> {
  const text = await readSetting(store, settingOf(asked));
  return text ? pauseJson.parse(JSON.parse(text)) : null;
}

/** Those that were under way together make one pause. */
export async function pause(
  store: Db,
  { hindrance, reason, waitMs }: Setback,
  now: number,
  asked: Asked = 'summaries',
): Promise<void> {
  const last = await findPause(store, asked);
  if (last && last.until > now) return;
  const times = (last?.times ?? 0) + 1;
  const wait = Math.min(LONGEST, Math.max(waitMs, backOff(times - 1)));
  const next: Pause = { until: now + wait, since: last?.since ?? now, times, hindrance, reason };
  await writeSetting(store, settingOf(asked), JSON.stringify(next));
}

/** A minute, and twice as long each time, up to an hour; in milliseconds. */
export function backOff(times: number): number {
  return Math.min(LONGEST, MINUTE * 2 ** times);
}

export async function endPause(store: Db, asked: Asked = 'summaries'): Promise<void> {
  if (await readSetting(store, settingOf(asked))) await writeSetting(store, settingOf(asked), '');
}
