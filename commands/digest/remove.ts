// /digest remove: ends a subscription; what was posted stays. For a quarter of an hour it can be undone, later /digest setup brings it back.
import { channelMention } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Answer, slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { notice } from '../../src/discord/views/laid-out.ts';
import { action, buttonId } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { restore, unsubscribe } from '../../src/store/subscriptions.ts';
import { oneOf } from './one-of.ts';
import { whenNext, whyPaused } from './when-next.ts';
import { WHICH } from './which.ts';

/** How long it can be undone, in milliseconds: as long as Discord lets the answer be changed. */
const UNDONE_WITHIN_MS = 15 * 60 * 1000;

const one = oneOf('remove', remove);

export default slash({
  options: { which: WHICH },
  run: (call, { which }) => one.run(call, which, {}),
  presses: {
    ...one.presses,
    'undo-remove': (call, { args: [id = '', ...who] }) => undo(call, Number(id), who),
  },
});

async function remove(
  { app, say, memberId, isManager }: Call,
  { id, channelId }: Subscription,
): Promise<Answer> {
  await unsubscribe(app.store, id, app.now());
  const undoing = action(buttonId('undo-remove', id, memberId, isManager ? 1 : 0), say('digests.undo'), {
    emoji: '↩️',
  });
  return notice(say('digests.nowRemoved', { channel: channelMention(channelId) }), [undoing]);
}

/** By who removed it, and may still manage the server if they could then. */
async function undo(call: Call, id: number, [memberId, byManager]: readonly string[]): Promise<Answer> {
  const { app, say, isManager } = call;
  if (memberId !== call.memberId || (byManager === '1' && !isManager)) throw new UserError('admins-only');
  const place = { guildId: inServer(call), since: app.now() - UNDONE_WITHIN_MS };
  const restored = await restore(app.store, id, place);
  if (restored === null) throw new UserError('undone-too-late');
  const channel = channelMention(restored.channelId);
  const sentence =
    whyPaused(call, restored) ?? say('digests.nowResumed', { channel, when: await whenNext(app, restored) });
  return { ...notice(sentence), as: 'update' };
}
