// A process among several that share a bot's servers: it takes shares, renews them, and hears when another has one.
import type { Db } from '../../database/schema.ts';
import type { Log } from '../../log.ts';
import { readShare, type Share, shareText } from '../../model/share.ts';
import { createSingleFlight } from '../../model/single-flight.ts';
import { toldOnce } from '../../model/told-once.ts';
import {
  type LeaseRow,
  leaseRows,
  leaveShares,
  type Obstacle,
  renewShares,
  takeShare,
} from '../../store/cluster/shares.ts';

/** Parts of a lease's length: how often it is renewed, and how near its end it isn't relied on, as sending takes time. */
const RENEW = 1 / 4;
const MARGIN = 3 / 10;

export interface Lease {
  /** False when it may have ended: nothing more is to be sent. */
  readonly isHeld: () => boolean;
  /** Aborted when another process has it. */
  readonly lost: AbortSignal;
  /** Gives it up, for another process to go on at once. */
  release(): Promise<void>;
}

export interface Member {
  /** What stands in the database, but for what a clock that was set back keeps from ending. */
  readonly look: () => Promise<LeaseRow[]>;
  /** All of a share, or why not. */
  readonly take: (share: Share) => Promise<Lease | Obstacle>;
  /** Gives all up. */
  leave(): Promise<void>;
}

export interface MemberParts {
  /** With connections of its own: a lease stands in no line. */
  readonly store: Db;
  readonly log: Log;
  /** A name that no other process has. */
  readonly name: string;
  /** The number of shards. */
  readonly count: number;
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets; default: since the process began. */
  readonly uptime?: () => number;
  /** How long a share is held after its last renewal. */
  readonly lengthMs: number;
}

/** Until when it is held, by both clocks: one may be set back, and the other stands while the machine sleeps. */
interface Holding {
  until: { readonly now: number; readonly uptime: number };
  /** By the second clock: what was asked before knows nothing of it. */
  readonly takenAt: number;
  readonly lost: AbortController;
}

export async function joinMembers(parts: MemberParts): Promise<Member> {
  const { store, log, name: holder, count, now, uptime = sinceStart, lengthMs } = parts;
  const held = new Map<string, Holding>();
  const beingTaken = new Set<string>();
  const isOver = watchForStale(uptime, lengthMs);
  const moment = () => ({ now: now(), uptime: uptime() });
  const after = (asked: Holding['until']) => ({ now: asked.now + lengthMs, uptime: asked.uptime + lengthMs });

  const renew = async () => {
    const asked = moment();
    const renewed = new Set(await renewShares(store, count, { holder, lengthMs }));
    for (const text of renewed) if (!held.has(text) && !beingTaken.has(text)) await forget(text);
    for (const [text, holding] of held) {
      if (renewed.has(text)) {
        if (after(asked).uptime > holding.until.uptime) holding.until = after(asked);
      } else if (holding.takenAt < asked.uptime) {
        held.delete(text);
        holding.lost.abort();
      }
    }
  };
  /** The answer to a taking, or a giving up, was lost on its way. */
  const forget = (text: string) => {
    const share = readShare(text);
    return share ? leaveShares(store, holder, share) : undefined;
  };
  const { failed, passed } = toldOnce((error) => {
    log.warn({ err: error }, 'the shares could not be renewed; it is tried again');
  });
  const tryToRenew = () => renew().then(passed, failed);
  await renew();
  // As a bot's own lease: a slow database is asked once at a time.
  const renewals = createSingleFlight<void>();
  const renewing = setInterval(() => renewals.run('renew', tryToRenew), lengthMs * RENEW);

  const leaseOf = (share: Share, text: string, holding: Holding): Lease => ({
    isHeld: () =>
      held.get(text) === holding &&
      now() < holding.until.now - lengthMs * MARGIN &&
      uptime() < holding.until.uptime - lengthMs * MARGIN,
    lost: holding.lost.signal,
    release: async () => {
      if (held.get(text) !== holding) return;
      held.delete(text);
      await leaveShares(store, holder, share);
    },
  });

  return {
    look: async () => {
      const rows = await leaseRows(store);
      return rows.map((row) => ({ ...row, isLive: !isOver(row) }));
    },
    take: async (share) => {
      const [asked, text] = [moment(), shareText(share)];
      beingTaken.add(text);
      try {
        const obstacle = await takeShare(store, share, { holder, lengthMs, isOver });
        if (obstacle !== null) return obstacle;
        const holding: Holding = { until: after(asked), takenAt: uptime(), lost: new AbortController() };
        held.set(text, holding);
        return leaseOf(share, text, holding);
      } finally {
        beingTaken.delete(text);
      }
    },
    leave: async () => {
      clearInterval(renewing);
      held.clear();
      await leaveShares(store, holder, 'all');
    },
  };
}

const sinceStart = () => performance.now();

/**
 * A row that stood unchanged for twice its length is over, whatever the database's clock says: it may have been set back.
 */
function watchForStale(uptime: () => number, lengthMs: number): (row: LeaseRow) => boolean {
  const seen = new Map<string, { readonly as: string; readonly at: number }>();
  return ({ name, holder, until, isLive }) => {
    if (!isLive) return true;
    const as = `${holder} ${until}`;
    const known = seen.get(name);
    if (known?.as !== as) seen.set(name, { as, at: uptime() });
    return known?.as === as && uptime() - known.at > 2 * lengthMs;
  };
}
