// Of several processes on one database one is the bot; the others wait, and the first to take the lease goes on in its place.
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../../database/schema.ts';
import type { Log } from '../../log.ts';
import { createSingleFlight } from '../../model/single-flight.ts';
import { toldOnce } from '../../model/told-once.ts';
import { type HeldLease, holdLease, readLease, releaseLease, replaceLease } from '../../store/lease.ts';

/** How long the lease holds after its last renewal, in milliseconds. */
const LEASE = 30_000;

/** Parts of the lease: how often it is renewed or asked for, and how near its end it isn't relied on, as sending takes time. */
const RENEW = 1 / 6;
const MARGIN = 1 / 3;

export interface Lease {
  /** False when it may have ended: nothing more is to be sent. */
  readonly isHeld: () => boolean;
  /** Resolves when another process has taken it, or the database can't be written for as long as it holds. */
  readonly lost: Promise<'replaced' | 'unwritable'>;
  /** Gives it up, for the next process to go on at once. */
  release(): Promise<void>;
}

export interface Contender {
  readonly store: Db;
  readonly log: Log;
  /** A name that no other process has. */
  readonly name: string;
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets; default: since the process began. */
  readonly uptime?: () => number;
  /** How long the lease holds, in milliseconds; default 30 s. */
  readonly length?: number;
  /**
   * Whether a lease that could not be renewed in time goes on as soon as it can be, where nobody has taken it meanwhile:
   * a server that is away is away for all, and comes back.
   */
  readonly outlivesOutages?: boolean;
  /** Called when it has to wait. */
  readonly onWait?: () => void;
}

/** Waits until this process is the bot; null if `signal` ends the waiting. */
export async function takeLease(contender: Contender, signal: AbortSignal): Promise<Lease | null> {
  const { store, log, name, now, length = LEASE, outlivesOutages = false, onWait } = contender;
  const isStale = watchForStale(contender);
  const take = async () => {
    const until = now() + length;
    if (await holdLease(store, name, { now: now(), until })) return true;
    const stale = isStale(await readLease(store));
    return stale !== null && replaceLease(store, name, { stale, until });
  };
  const onOutage = (error: unknown) => {
    if (!outlivesOutages) throw error;
    log.warn({ err: error }, 'the lease could not be asked for; it is tried again');
    return false;
  };
  if (!(await take())) {
    const areMany = (await readLease(store)) === null;
    log.info(
      areMany
        ? 'processes share the servers (SHARD_COUNT); this one, which would have them all, stands by'
        : 'another process is the bot; this one stands by',
    );
    onWait?.();
    do {
      await wait(length * RENEW, undefined, { signal }).catch(() => {});
      if (signal.aborted) return null;
    } while (!(await take().catch(onOutage)));
    log.info('the other process is gone; this one is the bot now');
  }
  return keepLease(contender);
}

/**
 * A lease that stood unchanged for a whole length is over, whatever the clock says: a clock that was wrong when it was
 * taken may put its end hours ahead.
 */
function watchForStale({ uptime = sinceStart, length = LEASE }: Contender) {
  let seen: { readonly lease: HeldLease; readonly at: number } | null = null;
  return (lease: HeldLease | null): HeldLease | null => {
    const isSame = lease !== null && lease.holder === seen?.lease.holder && lease.until === seen.lease.until;
    if (!isSame) seen = lease && { lease, at: uptime() };
    return seen !== null && uptime() - seen.at > length ? seen.lease : null;
  };
}

const sinceStart = () => performance.now();

function keepLease(contender: Contender): Lease {
  const { store, log, name, now, uptime = sinceStart, length = LEASE, outlivesOutages = false } = contender;
  let until = now() + length;
  let untilUptime = uptime() + length;
  const { failed, passed } = toldOnce((error) => log.warn({ err: error }, 'the lease could not be renewed'));
  const { promise: lost, resolve: lose } = Promise.withResolvers<'replaced' | 'unwritable'>();
  /** After its end another process may have had it: then this one's queue is old. */
  const hold = async (asked: number, isOver: boolean) => {
    const isOurs = !outlivesOutages || !isOver || (await readLease(store))?.holder === name;
    return isOurs && holdLease(store, name, { now: asked, until: asked + length });
  };
  const renew = async () => {
    const [asked, askedUptime] = [now(), uptime()];
    const isOver = now() >= until || uptime() >= untilUptime;
    const held = await hold(asked, isOver).catch((error: unknown) => {
      failed(error);
      return null;
    });
    if (held !== null) passed();
    if (held && isOver) log.info('the database is back, and nobody was the bot meanwhile');
    if (held) [until, untilUptime] = [asked + length, askedUptime + length];
    else if (held === false || (!outlivesOutages && (now() >= until || uptime() >= untilUptime))) {
      clearInterval(renewing);
      until = 0;
      lose(held === false ? 'replaced' : 'unwritable');
    }
  };
  // What waits behind another is answered late, and would renew from a moment long past: a slow database is asked once at a time.
  const renewals = createSingleFlight<void>();
  const renewing = setInterval(() => renewals.run('renew', renew), length * RENEW);
  return {
    // By both clocks: one may be set back, and the other stands while the machine sleeps.
    isHeld: () => now() < until - length * MARGIN && uptime() < untilUptime - length * MARGIN,
    lost,
    release: async () => {
      clearInterval(renewing);
      until = 0;
      await releaseLease(store, name);
    },
  };
}
