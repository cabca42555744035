// Tells the host why no summary was made for over an hour, once a day at most.
import { tellOwner } from '../../discord/api/owner.ts';
import type { App } from '../../discord/app.ts';
import type { TextKey } from '../../locale/texts.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { findPause } from './pause.ts';
import { sentenceOf } from './setback.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const SETTING = 'summaries:told';

export async function tellOfPause(app: App): Promise<void> {
  const { store, config, now, waits } = app;
  const pause = await findPause(store);
  // One that ended long ago was followed by no request: there was nothing to summarise.
  if (pause === null || now() - pause.since < HOUR || now() - pause.until > 2 * HOUR) return;
  if (now() - Number((await readSetting(store, SETTING)) ?? 0) < DAY || waits.isHeld(SETTING)) return;
  const why = sentenceOf(pause, config);
  if (why === null) return;
  const say = app.texts(config.DIGEST_LANGUAGE);
  const reason = say(`errors.${why.key}` as TextKey, why.values);
  if (await tellOwner(app, say('alarm.summaries', { reason })))
    await writeSetting(store, SETTING, String(now()));
  else waits.hold(SETTING);
}
