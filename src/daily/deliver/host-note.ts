// Tells the host of an answer of Discord's that this version doesn't know, once for each.
import { tellOwner } from '../../discord/api/owner.ts';
import type { App } from '../../discord/app.ts';

/** `code`: of Discord's JSON. */
export async function tellHost(app: App, code: number): Promise<void> {
  app.log.error({ code }, 'Discord refuses messages with a code that this version does not know');
  await tellOwner(app, app.texts(app.config.DIGEST_LANGUAGE)('alarm.unknownDecision', { code }));
}
