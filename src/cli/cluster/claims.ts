// The shares that a process claims: no more than is fair while others are there, all that are left when others have ended.
import type { Log } from '../../log.ts';
import { UserError } from '../../model/errors.ts';
import { type Share, shareText } from '../../model/share.ts';
import {
  type LeaseRow,
  type Obstacle,
  obstacleTo,
  processesIn,
  sharesIn,
} from '../../store/cluster/shares.ts';
import { fairShare } from './fair-share.ts';
import type { Lease, Member } from './member.ts';
import type { Unit } from './unit.ts';
import { watchUnserved } from './unserved.ts';

/** After how many milliseconds a share that could not be served is tried again, each time after twice as long. */
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 5 * 60_000;

/** Failures that no other share is spared. */
const COMMON: readonly string[] = ['login', 'disconnected', 'discord-js-changed'];

/** How it is told why a process has nothing to do. */
const WAITS: Readonly<Record<Obstacle, string>> = {
  alone: 'a process that has all servers is the bot: this one stands by',
  count: 'processes with another SHARD_COUNT share the servers: this one stands by',
  held: 'others have all the shards: this process stands by',
};

export interface ClaimParts {
  readonly member: Member;
  /** The member's. */
  readonly name: string;
  readonly wanted: readonly Share[];
  /** Whether others want the same, so that each is to have as many as others. */
  readonly isFair: boolean;
  readonly open: (taken: { readonly share: Share; readonly lease: Lease }) => Unit;
  readonly log: Log;
  readonly random: () => number;
  /** Milliseconds of a clock that nobody sets. */
  readonly uptime: () => number;
}

export interface Claims {
  /** Those that are under way, and those that are about to end. */
  readonly units: () => readonly Unit[];
  /** Takes what it should have, or begins to give one up that is another's. To be called again and again. */
  evenOut(): Promise<void>;
  /** Resolves with what keeps this process from being the bot at all. */
  readonly failed: Promise<unknown>;
  /** Resolves when none is under way any more; no more are claimed. */
  end(how: 'leave' | 'abandon'): Promise<void>;
}

export function openClaims({ member, name, wanted, isFair, open, log, random, uptime }: ClaimParts): Claims {
  const units = new Map<string, Unit>();
  const resting = new Map<string, { readonly until: number; readonly ms: number }>();
  const failed = Promise.withResolvers<unknown>();
  const tellUnserved = watchUnserved({ log, uptime });
  let isEnding = false;
  let told: Obstacle | null = null;

  const onFailure = (text: string, error: unknown) => {
    const isCommon = error instanceof UserError && COMMON.includes(error.key);
    const isServing = [...units.values()].some(({ bot }) => bot !== null);
    if (isCommon || !isServing) return failed.resolve(error);
    const ms = Math.min((resting.get(text)?.ms ?? FIRST_REST_MS / 2) * 2, LONGEST_REST_MS);
    resting.set(text, { until: uptime() + ms, ms });
    log.warn({ err: error, shards: text, ms }, 'shards could not be served; they are tried again');
  };
  const begin = (share: Share, lease: Lease) => {
    const text = shareText(share);
    const unit = open({ share, lease });
    units.set(text, unit);
    log.info({ shards: text }, 'these shards are this process’s now');
    void unit.over.then((end) => {
      units.delete(text);
      if (end.how === 'failed') onFailure(text, end.error);
      else resting.delete(text);
    });
  };
  const isResting = (text: string) => (resting.get(text)?.until ?? 0) > uptime();
  const tellWhy = (others: readonly LeaseRow[], isIdle: boolean) => {
    const [first] = wanted;
    const why = isIdle && first ? (obstacleTo(first, others) ?? 'held') : null;
    if (why !== null && why !== told) log.info(WAITS[why]);
    told = why;
  };

  return {
    units: () => [...units.values()],
    failed: failed.promise,
    evenOut: async () => {
      const rows = (await member.look()).filter(({ isLive }) => isLive);
      tellUnserved(wanted[0]?.count ?? 0, rows);
      const others = rows.filter(({ holder }) => holder !== name);
      const free = wanted.filter((share) => {
        return !units.has(shareText(share)) && obstacleTo(share, others) === null;
      });
      const most = isFair ? fairPart(rows, { wanted, name, own: units.size, free: free.length }) : 1;
      if (units.size > most && ![...units.values()].some(({ isLeaving }) => isLeaving)) {
        [...units.values()].at(-1)?.leave();
        return;
      }
      for (const share of shuffled(free, random)) {
        if (isEnding || units.size >= most) break;
        if (isResting(shareText(share))) continue;
        const lease = await member.take(share);
        if (typeof lease === 'string') continue;
        if (isEnding) await lease.release();
        else begin(share, lease);
      }
      tellWhy(others, units.size === 0 && free.length === 0);
    },
    end: async (how) => {
      isEnding = true;
      for (const unit of units.values()) unit[how]();
      await Promise.all([...units.values()].map(({ over }) => over));
    },
  };
}

interface Own {
  readonly wanted: readonly Share[];
  readonly name: string;
  /** How many this process has. */
  readonly own: number;
  /** How many nobody has. */
  readonly free: number;
}

/** Shares that are held by number are nobody's to claim. */
function fairPart(rows: readonly LeaseRow[], { wanted, name, own, free }: Own): number {
  const texts = new Set(wanted.map(shareText));
  const held = new Map(processesIn(rows, wanted[0]?.count ?? 0).map((process) => [process, 0]));
  for (const { share, holder } of sharesIn(rows)) {
    const many = held.get(holder);
    if (many !== undefined && texts.has(shareText(share))) held.set(holder, many + 1);
  }
  held.set(name, own);
  const groups = [...held.values()].reduce((sum, many) => sum + many, free);
  return fairShare(held, groups, name);
}

/** So that processes that start together don't all ask for the same first. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
