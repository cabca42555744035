// Tells the host what has kept the bot from its work for over an hour, once a day at most.
import { tellOwner } from '../discord/api/owner.ts';
import type { App } from '../discord/app.ts';
import { changeSetting, readSetting, writeSetting } from '../store/settings.ts';
import { findTroubles, type Trouble } from './troubles.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const SETTING = 'trouble told';

/** Looked at every round; what it returns remembers since when each trouble stands. */
export function createTroubleWatch(app: App): () => Promise<void> {
  const since = new Map<Trouble, number>();
  return async () => {
    const now = app.now();
    const troubles = await findTroubles(app);
    for (const known of since.keys()) if (!troubles.includes(known)) since.delete(known);
    for (const trouble of troubles) {
      if (!since.has(trouble))
        app.log.warn({ trouble }, 'the bot can not do all of its work: /health tells why');
      since.set(trouble, since.get(trouble) ?? now);
    }
    const lasting = troubles.filter((trouble) => now - (since.get(trouble) ?? now) >= HOUR);
    if (lasting.length > 0) await tellOfThem(app, lasting);
  };
}

/** Every process may meet the same: one of them tells it. */
async function tellOfThem(app: App, troubles: readonly Trouble[]): Promise<void> {
  const { store, now, waits } = app;
  const told = await readSetting(store, SETTING);
  if (now() - Number(told ?? 0) < DAY || waits.isHeld(SETTING)) return;
  if (!(await changeSetting(store, SETTING, { from: told, to: String(now()) }))) return;
  const say = app.texts(app.config.DIGEST_LANGUAGE);
  const reasons = troubles.map((trouble) => `- ${say(`trouble.${trouble}`)}`).join('\n');
  if (await tellOwner(app, say('alarm.trouble', { reasons }))) return;
  await writeSetting(store, SETTING, told ?? '0');
  waits.hold(SETTING);
}
