// The index of look-ups, made anew or brought up: it is made of the database alone, so that nothing can be lost.
import { setTimeout as wait } from 'node:timers/promises';
import { counted } from '../../model/counted.ts';
import { UserError } from '../../model/errors.ts';
import type { Index } from '../../search/open-index.ts';
import type { Mender, Mending } from './context.ts';

/** How long a running bot, which looks every second, is given to bring it up by itself. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 250;

export async function mendIndex({ index, isBotRunning, wasIndexThere }: Mender): Promise<Mending> {
  refuseElsewhere(index);
  const fault = await findFault(index, wasIndexThere);
  if (isBotRunning && !(await keepsUp(index)))
    return { mended: [], left: [`${fault ?? 'it is behind'}; the bot that runs is bringing it up`] };
  await index.bringUp();
  const damage = await index.findDamage();
  if (damage !== null) await index.makeAnew();
  refuseElsewhere(index);
  if (damage !== null) return { mended: [`it was damaged (${damage}) and is made anew`], left: [] };
  return { mended: fault === null ? [] : [`${fault}, and is up to date now`], left: [] };
}

async function findFault(index: Index, wasThere: boolean): Promise<string | null> {
  const making = await index.progress();
  if (making !== null && making.all > 0) {
    const why = wasThere ? 'unfinished, damaged, or of another version or database' : 'missing';
    return `it was ${why} (${making.done} of ${counted(making.all, 'paper')} in it)`;
  }
  const behind = await index.lag();
  return behind === 0 ? null : `it was ${counted(behind, 'paper')} behind`;
}

async function keepsUp(index: Index): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) {
    if (await index.isCurrent()) return true;
    await wait(LOOK_EVERY_MS);
  }
  return false;
}

/** Its file can't be made: why, and what to do about it. */
function refuseElsewhere({ trouble }: Index): void {
  if (trouble !== null) throw new UserError('index-elsewhere', trouble);
}
