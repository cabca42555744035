// /digest post: posts a day to a channel now, whatever its hour.

import { channelMention } from 'discord.js';
import { deliver } from '../../src/daily/deliver/deliver.ts';
import { handleTrouble } from '../../src/daily/deliver/pauses.ts';
import { preparePosting } from '../../src/daily/deliver/posting.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type MessageAnswer, slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { missingPermissions, permissionNames } from '../../src/discord/permissions.ts';
import { notice } from '../../src/discord/views/laid-out.ts';
import type { Day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { isDelivered } from '../../src/store/deliveries.ts';
import { findSubscription } from '../../src/store/subscriptions.ts';
import { DAY, dayOrLatest } from '../day-option.ts';
import { seenChannel } from './proposal.ts';
import { WHICH, which } from './which.ts';

export default slash({
  options: { day: { ...DAY, required: true }, which: WHICH },
  run: async (call, { day, which: wanted }) => {
    const { id } = await which(call, wanted);
    return { ...(await postNow(call, id, await dayOrLatest(call, day))), as: 'private' };
  },
});

/** Begins to post; the answer doesn't wait for the messages. */
export async function postNow(call: Call, subscriptionId: number, date: Day): Promise<MessageAnswer> {
  const { app, say } = call;
  const subscription = await findSubscription(app.store, subscriptionId);
  if (subscription?.guildId !== inServer(call)) throw new UserError('subscription-gone');
  const channel = channelMention(subscription.channelId);
  const answer = (sentence: string): MessageAnswer => ({ ...notice(sentence), as: 'update' });
  if (await isDelivered(app.store, subscription, date)) return answer(say('setup.posted', { date, channel }));
  await seenChannel(call, subscription.channelId);
  const missing = missingPermissions(app.client, subscription);
  if (missing.length > 0) {
    throw new UserError('missing-permissions', { channel, permissions: permissionNames(missing, say) });
  }
  const { listed } = await preparePosting(app, subscription, {
    date,
    key: '',
    older: [],
    emoji: '',
    guildId: subscription.guildId,
    order: null,
  });
  deliver(app, subscription, date).catch((error: unknown) => handleTrouble(app, subscription, error));
  if (listed.length === 0) return answer(say('setup.nothing', { date, channel }));
  return answer(say('setup.posting', { count: listed.length, date, channel }));
}
