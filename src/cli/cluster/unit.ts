// A bot for one share of the servers, from the moment that the share is this process's until it isn't any more.
import { once } from 'node:events';
import { UserError } from '../../model/errors.ts';
import { type Share, shareText } from '../../model/share.ts';
import { type Bot, type BotParts, startBot } from '../bot.ts';
import type { Lease } from './member.ts';

export interface Unit {
  readonly share: Share;
  /** Null until it is online. */
  readonly bot: Bot | null;
  /** Whether it is on its way out. */
  readonly isLeaving: boolean;
  /** Ends in peace what it is sending, then gives the share up. */
  leave(): void;
  /** Leaves Discord at once; nothing more is sent. */
  abandon(): void;
  /** Resolves when nothing of it goes on, with what ended it. Never rejects. */
  readonly over: Promise<UnitEnd>;
}

/** `late`: the lease wasn't renewed in time while it logged in. `error`: it can't be the bot. */
type UnitEnd =
  | { readonly how: 'left' | 'lost' | 'abandoned' | 'late' }
  | { readonly how: 'failed'; readonly error: unknown };

export function openUnit(
  parts: BotParts,
  { share, lease }: { readonly share: Share; readonly lease: Lease },
): Unit {
  const [leaving, abandoning] = [new AbortController(), new AbortController()];
  const ends = AbortSignal.any([leaving.signal, abandoning.signal, lease.lost]);
  let bot: Bot | null = null;
  let isLate = false;
  const isBot = () => {
    const isHeld = lease.isHeld();
    isLate ||= !isHeld;
    return isHeld;
  };

  const serve = async (): Promise<UnitEnd> => {
    try {
      bot = await startBot({ ...parts, share, isBot }, ends);
      const refusal = await Promise.race([abortOf(ends), bot.dismissed]);
      if (lease.lost.aborted || abandoning.signal.aborted || refusal !== 'ended') await bot.abandon();
      else await bot.stop();
      if (refusal !== 'ended') return failure(new UserError(refusal === 'token-refused' ? 'login' : refusal));
    } catch (error) {
      if (!ends.aborted) return isLate ? { how: 'late' } : failure(error);
    }
    if (lease.lost.aborted) return { how: 'lost' };
    return { how: abandoning.signal.aborted ? 'abandoned' : 'left' };
  };
  const over = serve().then(async (end) => {
    bot = null;
    parts.log.info({ shards: shareText(share), how: end.how }, 'these shards are this process’s no more');
    await lease
      .release()
      .catch((error: unknown) => parts.log.warn({ err: error }, 'a share was not given back'));
    return end;
  });
  return {
    share,
    over,
    get bot() {
      return bot;
    },
    get isLeaving() {
      return ends.aborted;
    },
    leave: () => leaving.abort(new Error('the share is given up')),
    abandon: () => abandoning.abort(new Error('the process ends')),
  };
}

function failure(error: unknown): UnitEnd {
  return { how: 'failed', error };
}

async function abortOf(signal: AbortSignal): Promise<'ended'> {
  if (!signal.aborted) await once(signal, 'abort');
  return 'ended';
}
