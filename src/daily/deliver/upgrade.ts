// Edits a card once when the summary it went out without has come after all, while Discord lets messages be edited freely.
import pLimit from 'p-limit';
import type { App } from '../../discord/app.ts';
import { channelsAtOnce } from '../../discord/request-share.ts';
import { messageOf } from '../../model/errors.ts';
import { noteUpgrade, type SentCard, upgradableCards } from '../../store/sent-cards.ts';
import { redraw } from '../summaries/redraw.ts';

/** Discord limits edits of messages that are older than an hour; this stays clear of it, in milliseconds. */
const FREELY_EDITED = 55 * 60 * 1000;

/** Channels that are edited in at the same time: the round's other work waits for them. */
const CHANNELS = 50;

export async function upgradeCards(app: App): Promise<void> {
  const limit = pLimit(channelsAtOnce(app.share, CHANNELS));
  const cards = await upgradableCards(app.store, app.share, app.now() - FREELY_EDITED);
  const byChannel = Map.groupBy(cards, ({ channelId }) => channelId);
  await Promise.all(
    [...byChannel.values()].map((there) =>
      limit(async () => {
        for (const card of there) await upgradeCard(app, card);
      }),
    ),
  );
}

/** What a process that ends hasn't edited, the next one edits. */
async function upgradeCard(app: App, card: SentCard): Promise<void> {
  if (app.isEnding()) return;
  await noteUpgrade(app.store, card);
  try {
    await redraw({ ...app, rest: app.client.rest }, card);
    app.log.info({ paper: card.paperId, message: card.messageId }, 'card upgraded to its summary');
  } catch (error) {
    app.log.warn({ message: card.messageId, reason: messageOf(error) }, 'card not upgraded');
  }
}
