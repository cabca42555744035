// Looks now and then whether Discord still has the commands: somebody may have wiped them, or another program with the same token put its own there.
import { holdsFirst } from '../../model/share.ts';
import type { App } from '../app.ts';
import type { Filed } from './command.ts';
import { registerCommands } from './register.ts';

/** In milliseconds. */
const LOOK_EVERY_MS = 60 * 60_000;

/** To be called at least as often; the holder of the first shard looks for all. */
export function createCommandKeeper(
  app: Pick<App, 'client' | 'texts' | 'log' | 'mentions' | 'share' | 'now'>,
  filed: readonly Filed[],
): () => Promise<void> {
  let lookedAt = app.now();
  return async () => {
    // A clock that was set back doesn't put it off.
    if (!holdsFirst(app.share) || Math.abs(app.now() - lookedAt) < LOOK_EVERY_MS) return;
    lookedAt = app.now();
    if (await registerCommands(app, filed))
      app.log.warn('Discord had lost commands, or had others: they are as they should be again');
  };
}
