// Of several processes on one database one is the bot; the others wait, and the first to take the lease goes on in its place.
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { holdLease, LEASE, releaseLease } from '../store/lease.ts';
import type { Db } from '../store/schema.ts';

/** How often the lease is renewed, or asked for, in milliseconds. */
const RENEW = LEASE / 6;

/** A lease that is this near its end, in milliseconds, is not relied on: sending a message takes time. */
const MARGIN = LEASE / 3;

export interface Lease {
  /** False when it may have ended: nothing more is to be sent. */
  readonly isHeld: () => boolean;
  /** Resolves when another process has taken it, or the database can't be reached for too long. */
  readonly lost: Promise<void>;
  /** Gives it up, for the next process to go on at once. */
  release(): Promise<void>;
}

export interface Contender {
  readonly store: Db;
  readonly log: Log;
  /** A name that no other process has. */
  readonly name: string;
  readonly now: () => number;
}

/** Waits until this process is the bot; null if `signal` ends the waiting. */
export async function takeLease(
  { store, log, name, now }: Contender,
  signal: AbortSignal,
): Promise<Lease | null> {
  if (!(await holdLease(store, name, now()))) {
    log.info('another process is the bot; this one stands by');
    do {
      await wait(RENEW, undefined, { signal }).catch(() => {});
      if (signal.aborted) return null;
    } while (!(await holdLease(store, name, now())));
    log.info('the other process is gone; this one is the bot now');
  }
  return keepLease({ store, log, name, now });
}

function keepLease({ store, log, name, now }: Contender): Lease {
  let until = now() + LEASE;
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  const renewing = setInterval(async () => {
    const asked = now();
    const held = await holdLease(store, name, asked).catch((error: unknown) => {
      log.warn({ err: error }, 'the lease could not be renewed');
      return asked < until;
    });
    if (!held || asked >= until) {
      clearInterval(renewing);
      until = 0;
      lose();
    } else until = asked + LEASE;
  }, RENEW);
  return {
    isHeld: () => now() < until - MARGIN,
    lost,
    release: async () => {
      clearInterval(renewing);
      until = 0;
      await releaseLease(store, name);
    },
  };
}
