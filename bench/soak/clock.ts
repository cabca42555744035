// Preloaded (node --import): the clock of a soaked bot. It goes on by itself, and leaps when it is told to; long intervals leap with it.
import { createRequire, syncBuiltinESMExports } from 'node:module';

/** Intervals as long as these are of days and hours, not of a connection. In milliseconds. */
const LONG_MS = 60_000;

const Machine = Date;
const machineInterval = globalThis.setInterval;
const machineClear = globalThis.clearInterval;

let base = Machine.parse(process.env.STARTS_AT ?? '');
let turnedAt = performance.now();

interface LongInterval {
  readonly run: () => void;
  readonly everyMs: number;
  dueAt: number;
}

const long = new Set<LongInterval>();

/** The time in epoch milliseconds. */
const now = () => Math.round(base + performance.now() - turnedAt);

/** An interval that would have come several times comes once. */
export function turn(at: number): void {
  base = Math.max(at, now());
  turnedAt = performance.now();
  for (const interval of [...long]) {
    if (interval.dueAt > base) continue;
    interval.dueAt = base + interval.everyMs;
    interval.run();
  }
}

export const longIntervals = (): number => long.size;

globalThis.Date = class extends Machine {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }

  static override now(): number {
    return now();
  }
} as DateConstructor;

function setLongInterval(run: (...values: unknown[]) => void, everyMs = 0, ...values: unknown[]) {
  if (everyMs < LONG_MS) return machineInterval(run, everyMs, ...values);
  const interval = { run: () => run(...values), everyMs, dueAt: now() + everyMs };
  long.add(interval);
  const itself = () => interval;
  return Object.assign(interval, { ref: itself, unref: itself, hasRef: () => false });
}

function clearLongInterval(interval: unknown): void {
  if (!long.delete(interval as LongInterval)) machineClear(interval as NodeJS.Timeout);
}

const timers = createRequire(import.meta.url)('node:timers') as Record<string, unknown>;
for (const place of [globalThis as unknown as Record<string, unknown>, timers]) {
  place.setInterval = setLongInterval;
  place.clearInterval = clearLongInterval;
}
syncBuiltinESMExports();
