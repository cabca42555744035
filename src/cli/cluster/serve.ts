// paperboy start where several processes share the servers: is the bot for this one's share, and evens it out with others as they come and go.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../config.ts';
import type { Jobs } from '../../daily/jobs/jobs.ts';
import { oneForAll } from '../../daily/jobs/one-for-all.ts';
import { connectPostgres } from '../../database/postgres/connect.ts';
import type { App } from '../../discord/app.ts';
import type { Log } from '../../log.ts';
import { UserError } from '../../model/errors.ts';
import { groupsOf, type Share } from '../../model/share.ts';
import { toldOnce } from '../../model/told-once.ts';
import { takeIdentifyTurn } from '../../store/cluster/identify-turns.ts';
import { forgetProcesses, SHARED_SILENCE_S } from '../../store/cluster/shares.ts';
import { createTaste } from '../../taste/taste.ts';
import type { BotParts } from '../bot.ts';
import { loadCommands } from '../load-commands.ts';
import { sharedJobs } from '../postgres/jobs.ts';
import { type Claims, openClaims } from './claims.ts';
import { joinMembers } from './member.ts';
import { openUnit } from './unit.ts';

/** A lease stands in no line behind look-ups, and doesn't wait for an answer that never comes. */
const OWN_CONNECTIONS = { connections: 2, connectMs: 3_000, answerMs: 5_000, silenceS: SHARED_SILENCE_S };

/** Discord takes a log-in every five seconds; what is sent at the same time doesn't arrive so. In milliseconds. */
const IDENTIFY_GAP_MS = 5_500;

interface Open {
  /** Those that are online. */
  readonly apps: () => readonly App[];
  /** Whether there is none yet, and one is about to be. */
  readonly areStarting: () => boolean;
  /** Those that all processes share. */
  readonly jobs: Pick<Jobs, 'examine'>;
}

export interface Sharing {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => number;
  /** All that a bot is given but for its share. */
  readonly parts: BotParts;
  /** Aborted when the process is told to stop, or with a UserError when the database is in trouble. */
  readonly stopped: AbortSignal;
  /** Called when it is known how to look at it. */
  readonly onOpen: (open: Open) => void;
  /** Called before all is taken down, with what keeps this process from being the bot. */
  readonly onFailure: (error: unknown) => void;
  readonly pace?: Partial<Pace>;
}

/** In milliseconds. */
interface Pace {
  /** How often is looked for shares that nobody has any more, or that are another's. */
  readonly lookEvery: number;
  /** How long a share is held after its last renewal: others take over within a quarter of a minute. */
  readonly length: number;
}

const PACE: Pace = { lookEvery: 1_000, length: 10_000 };

/** Resolves when it was stopped, and nothing goes on. Throws what keeps this process from being the bot. */
export async function shareServers({ config, onOpen, onFailure, ...sharing }: Sharing): Promise<void> {
  const { log, now, parts, stopped } = sharing;
  const pace = { ...PACE, ...sharing.pace };
  const store = await connectPostgres(config.DATABASE_URL, OWN_CONNECTIONS);
  const name = randomUUID();
  try {
    // What takes a while is done before there is a lease to be renewed.
    await loadCommands();
    await forgetProcesses(store);
    const member = await joinMembers({
      store,
      log,
      name,
      count: config.SHARD_COUNT,
      now,
      lengthMs: pace.length,
    });
    const taste = createTaste({ ...parts, embeddingModel: parts.embedder?.model ?? '' });
    const takeTurn = (group: number) =>
      takeIdentifyTurn(store, group, IDENTIFY_GAP_MS).catch(() => IDENTIFY_GAP_MS);
    const jobs = oneForAll(parts.openJobs ?? sharedJobs({ ...parts, config }));
    const claims = openClaims({
      ...{ member, name, log, random: Math.random, uptime: () => performance.now() },
      ...wantedBy(config),
      open: (taken) => openUnit({ ...parts, openJobs: jobs.open, taste, takeTurn }, taken),
    });
    try {
      const apps = () => claims.units().flatMap(({ bot }) => bot?.app ?? []);
      onOpen({ apps, areStarting: () => apps().length === 0 && claims.units().length > 0, jobs });
      await evenOutUntil(stopped, { claims, log, everyMs: pace.lookEvery });
    } catch (error) {
      onFailure(error);
      throw error;
    } finally {
      await claims.end(stopped.aborted && !(stopped.reason instanceof UserError) ? 'leave' : 'abandon');
      await member
        .leave()
        .catch((error: unknown) => log.warn({ err: error }, 'the shards were not given back'));
    }
  } finally {
    await store.destroy();
  }
}

/** Resolves when it is told to stop; throws where the database is in trouble, or Discord doesn't want the bot. */
async function evenOutUntil(
  stopped: AbortSignal,
  { claims, log, everyMs }: { readonly claims: Claims; readonly log: Log; readonly everyMs: number },
): Promise<void> {
  const over = Promise.race([
    stopped.aborted ? null : once(stopped, 'abort'),
    claims.failed.then((error) => {
      throw error;
    }),
  ]).then(() => true);
  const { failed, passed } = toldOnce((error) => {
    log.warn({ err: error }, 'the shards could not be shared out; it is tried again');
  });
  for (;;) {
    const evened = claims
      .evenOut()
      .then(passed, failed)
      .then(() => false);
    if (
      (await Promise.race([over, evened])) ||
      (await Promise.race([over, wait(everyMs, false, { ref: false })]))
    )
      break;
  }
  if (stopped.reason instanceof UserError) throw stopped.reason;
}

/** Shards that are told by number are one share. */
function wantedBy({ SHARDS, SHARD_COUNT: count }: Config): {
  readonly wanted: readonly Share[];
  readonly isFair: boolean;
} {
  if (typeof SHARDS === 'string') return { wanted: groupsOf(count), isFair: true };
  return { wanted: [{ count, shards: typeof SHARDS === 'number' ? [SHARDS] : SHARDS }], isFair: false };
}
