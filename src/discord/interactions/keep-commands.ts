// Has Discord know the commands: at the start, and now and then after it, as somebody may have wiped them, or another program with the same token put its own there.
import { DiscordAPIError } from 'discord.js';
import { messageOf, UserError } from '../../model/errors.ts';
import { holdsFirst } from '../../model/share.ts';
import type { App } from '../app.ts';
import { meaningOf } from '../errors.ts';
import type { Filed } from './command.ts';
import { commandsSentence } from './commands-refused.ts';
import { noteMentions, registerCommands } from './register.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const LOOK_EVERY_MS = HOUR;

/** After what Discord decided it is tried again so much later; the last one repeats. */
const DECIDED_MS = [HOUR, 6 * HOUR, 24 * HOUR];

/** After all else a minute, then twice as long each time, up to an hour. */
const LONGEST_MS = HOUR;

/** Under this name its trouble is told once. */
const WORK = 'commands';

export interface CommandKeeper {
  /** To be called at the start, and every minute. Throws only where Discord refuses the token: nothing else keeps a bot from its digests. */
  readonly keep: () => Promise<void>;
  /** Whether Discord doesn't have the commands, as far as is known. */
  readonly areMissing: () => boolean;
}

type Parts = Pick<App, 'client' | 'texts' | 'log' | 'mentions' | 'share' | 'now' | 'waits'>;

/** The holder of the first shard registers for all; the others look once how commands are mentioned. */
export function createCommandKeeper(app: Parts, filed: readonly Filed[]): CommandKeeper {
  const isRegistrar = holdsFirst(app.share);
  let lookedAt = Number.NEGATIVE_INFINITY;
  let waitMs = 0;
  let tries = 0;
  let wereThere = false;
  let areMissing = false;

  const look = async () => {
    if (!isRegistrar) return noteMentions(app, filed);
    if ((await registerCommands(app, filed)) && wereThere)
      app.log.warn('Discord had lost commands, or had others: they are as they should be again');
  };

  const putOff = (error: unknown) => {
    const meaning = meaningOf(error);
    const isDecision = meaning.kind === 'decision';
    if (isRegistrar && (isDecision || !wereThere)) areMissing = true;
    const decidedMs = DECIDED_MS[Math.min(tries, DECIDED_MS.length - 1)] ?? HOUR;
    const passingMs = Math.min(MINUTE * 2 ** tries, LONGEST_MS);
    waitMs = isDecision ? decidedMs : Math.max(passingMs, meaning.kind === 'limit' ? meaning.waitMs : 0);
    tries++;
    const reason = messageOf(error);
    const level = app.waits.isNews(WORK, reason) ? (isDecision ? 'error' : 'warn') : 'debug';
    app.log[level]({ reason, until: new Date(app.now() + waitMs).toISOString() }, commandsSentence(error));
  };

  return {
    areMissing: () => areMissing,
    keep: async () => {
      // A clock that was set back doesn't put it off.
      if (Math.abs(app.now() - lookedAt) < waitMs) return;
      lookedAt = app.now();
      try {
        await look();
      } catch (error) {
        if (error instanceof DiscordAPIError && error.status === 401) throw new UserError('login');
        return putOff(error);
      }
      app.waits.wentWell(WORK);
      [wereThere, areMissing, tries] = [true, false, 0];
      waitMs = isRegistrar ? LOOK_EVERY_MS : Number.POSITIVE_INFINITY;
    },
  };
}
