// Draws a card that was sent again, from what the database says now.
import { type REST, Routes } from 'discord.js';
import type { App } from '../discord/app.ts';
import { UserError } from '../model/errors.ts';
import { recordShown, type SentCard } from '../store/sent-cards.ts';
import { findSubscription } from '../store/subscriptions.ts';
import { draftMessages } from './drafts.ts';

/** All that redrawing takes: it needs no gateway. */
export interface Easel extends Pick<App, 'store' | 'texts'> {
  readonly rest: REST;
}

/** Throws what Discord answers where the message can't be edited. */
export async function redraw(easel: Easel, sent: SentCard): Promise<void> {
  const { store, rest } = easel;
  const subscription = await findSubscription(store, sent.subscriptionId);
  if (!subscription) throw new UserError('subscription-gone');
  const drafts = await draftMessages(easel, subscription, { date: sent.date, key: sent.key });
  const draft = drafts.find(({ part }) => part === sent.part);
  if (!draft) throw new UserError('no-digest', { date: sent.date });
  const body = { ...draft.payload, allowed_mentions: { parse: [] } };
  await rest.patch(Routes.channelMessage(sent.channelId, sent.messageId), { body });
  await recordShown(store, sent, draft.shows);
}
