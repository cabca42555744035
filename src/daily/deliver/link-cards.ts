// The header's last edit: when all cards are posted, each line of the day at a glance leads to its card.
import { editMessage } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isRefusal } from '../../discord/errors.ts';
import type { CardLink } from '../../discord/views/digest-messages.ts';
import { messageOf } from '../../model/errors.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { DeliveryContext } from './context.ts';
import { linkedHeader, type Posting } from './drafts.ts';

interface Linking {
  readonly posting: Posting;
  readonly subscription: Subscription;
}

/** Throws what passes: the delivery stays open and comes back to it. A header that may not be edited stays as it is. */
export async function linkCards(
  { client, texts, log }: Pick<App, 'client' | 'texts' | 'log'>,
  { ledger }: DeliveryContext,
  { posting, subscription }: Linking,
): Promise<void> {
  const { guildId, language } = subscription;
  const header = ledger.get(0);
  const cards = new Map<number, CardLink>();
  for (const { part, channelId, messageId } of ledger.values())
    if (part > 0 && messageId) cards.set(part, { guildId, channelId, messageId });
  if (!header?.messageId || cards.size === 0) return;
  const payload = linkedHeader(posting, subscription, { say: texts(language), cards });
  try {
    await editMessage(client.rest, header.channelId, header.messageId, payload);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log.warn({ channel: header.channelId, reason: messageOf(error) }, 'header not linked to its cards');
  }
}
