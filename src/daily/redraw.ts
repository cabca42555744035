// Draws a card that was sent again, from what the database says now.
import type { App } from '../discord/app.ts';
import { UserError } from '../model/errors.ts';
import { recordShown, type SentCard } from '../store/sent-cards.ts';
import { findSubscription } from '../store/subscriptions.ts';
import { draftMessages } from './drafts.ts';

/** Throws what Discord answers where the message can't be edited. */
export async function redraw(app: App, sent: SentCard): Promise<void> {
  const subscription = await findSubscription(app.store, sent.subscriptionId);
  const channel = await app.client.channels.fetch(sent.channelId);
  if (!subscription || !channel?.isSendable()) throw new UserError('channel-gone');
  const drafts = await draftMessages(app, subscription, { date: sent.date, key: sent.key });
  const draft = drafts.find(({ part }) => part === sent.part);
  if (!draft) throw new UserError('no-digest', { date: sent.date });
  await channel.messages.edit(sent.messageId, { ...draft.payload });
  await recordShown(app.store, sent, draft.shows);
}
