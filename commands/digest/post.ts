// /digest post: posts a day to a channel now, whatever its hour.

import { channelMention, messageLink } from 'discord.js';
import { deliver } from '../../src/daily/deliver/deliver.ts';
import { handleTrouble } from '../../src/daily/deliver/pauses.ts';
import { preparePosting } from '../../src/daily/deliver/posting.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type MessageAnswer, slash } from '../../src/discord/interactions/command.ts';
import { inServer } from '../../src/discord/interactions/in-server.ts';
import { missingPermissions, permissionNames } from '../../src/discord/permissions.ts';
import { notice } from '../../src/discord/views/laid-out.ts';
import { linkButton, type Payload } from '../../src/discord/views/payload.ts';
import type { Day } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import { USUAL_RULES } from '../../src/model/vote-emoji.ts';
import { isDelivered, recentDeliveries } from '../../src/store/deliveries.ts';
import { findSubscription } from '../../src/store/subscriptions.ts';
import { DAY, dayOrLatest } from '../day-option.ts';
import { oneOf } from './one-of.ts';
import { seenChannel } from './proposal.ts';
import { WHICH } from './which.ts';

const one = oneOf('post', async (call, { id }, { day }: { readonly day: string }) => {
  return { ...(await postNow(call, id, await dayOrLatest(call, day))), as: 'private' };
});

export default slash({
  options: { day: { ...DAY, required: true }, which: WHICH },
  run: (call, { day, which }) => one.run(call, which, { day }),
  presses: one.presses,
});

/** Begins to post; the answer doesn't wait for the messages, and is changed when they are there. */
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
    rules: USUAL_RULES,
    guildId: subscription.guildId,
    order: null,
  });
  const delivering = deliver(app, subscription, date).then(
    () => true,
    (error: unknown) => handleTrouble(app, subscription, error).then(() => false),
  );
  if (listed.length === 0) return answer(say('setup.nothing', { date, channel }));
  const facts = { count: listed.length, date, channel };
  return {
    ...answer(say('setup.posting', facts)),
    later: delivering.then((isDone) =>
      isDone ? done(call, subscription, facts) : notice(say('setup.notPosted', facts)),
    ),
  };
}

type Posted = {
  readonly count: number;
  readonly date: Day;
  readonly channel: string;
};

/** With a link to where the day begins. */
async function done({ app, say }: Call, subscription: Subscription, facts: Posted): Promise<Payload> {
  const recent = await recentDeliveries(app.store, subscription, RECENT);
  const first = recent.find(({ date }) => date === facts.date)?.first;
  const link = first && messageLink(first.channelId, first.messageId, subscription.guildId);
  return notice(say('setup.done', facts), link ? [linkButton(say('setup.look'), link)] : []);
}

/** Deliveries among which the one that was just made is looked for: any stored day can be posted. */
const RECENT = 1000;
