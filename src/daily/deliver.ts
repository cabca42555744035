// Posts a digest to a subscribed channel, once: each message stands in the ledger before it is sent.
import type { SendableChannels } from 'discord.js';
import type { App } from '../discord/app.ts';
import type { Day } from '../model/day.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';
import { VOTE_EMOJI } from '../model/vote.ts';
import {
  beginDelivery,
  type Delivery,
  finishDelivery,
  intendPost,
  postsOf,
  recordPost,
  recordSeed,
} from '../store/deliveries.ts';
import { type Draft, draftMessages, partKey } from './drafts.ts';

/**
 * Delivers the digest of `date`, or what is still missing of it. Throws a UserError where the channel or the
 * digest is gone, and what Discord answered where a message could not be sent; the next call continues there.
 */
export function deliver(app: App, subscription: Subscription, date: Day): Promise<void> {
  const name = `${subscription.id} ${date}`;
  const running = app.deliveries.get(name);
  if (running) return running;
  const delivery = post(app, subscription, date).finally(() => app.deliveries.delete(name));
  app.deliveries.set(name, delivery);
  return delivery;
}

async function post(app: App, subscription: Subscription, date: Day): Promise<void> {
  const { store, now } = app;
  const delivery = await beginDelivery(store, { subscription, date, key: app.name(), now: now() });
  if (delivery.finished) return;
  const drafts = await draftMessages(app, subscription, { date, key: delivery.key });
  const channel = await findChannel(app, subscription);
  const posted = await postsOf(store, delivery.id);
  for (const each of drafts) {
    await intendPost(store, delivery, { ...each, subscription });
    const known = posted.get(each.part);
    const messageId = known?.messageId ?? (await send(app, channel, delivery, each));
    if (each.paperId !== null && !known?.seeded)
      await seed(app, channel, { delivery, part: each.part, messageId });
  }
  await finishDelivery(store, delivery.id, now());
  app.log.info({ date, channel: subscription.channelId, messages: drafts.length }, 'digest delivered');
}

async function findChannel({ client }: App, { channelId }: Subscription): Promise<SendableChannels> {
  const channel = await client.channels.fetch(channelId);
  if (!channel?.isSendable()) throw new UserError('channel-gone');
  return channel;
}

async function send(
  { store, now }: App,
  channel: SendableChannels,
  delivery: Delivery,
  { part, shows, payload }: Draft,
): Promise<string> {
  const nonce = partKey(delivery.key, part);
  const message = await channel.send({ ...payload, nonce, enforceNonce: true });
  await recordPost(store, delivery, { part, messageId: message.id, shows, now: now() });
  return message.id;
}

/** Puts the vote reaction on a card, so that a vote is one tap. A digest without it is still a digest. */
async function seed(
  { store, log }: App,
  channel: SendableChannels,
  { delivery, part, messageId }: { delivery: Delivery; part: number; messageId: string },
): Promise<void> {
  try {
    await channel.messages.react(messageId, VOTE_EMOJI);
    await recordSeed(store, delivery, part);
  } catch (error) {
    log.warn({ channel: channel.id, message: messageId, reason: messageOf(error) }, 'vote reaction refused');
  }
}
