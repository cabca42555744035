// Keeps the counts on vote buttons as they are, where no pressed button has shown them yet: an edit a minute and card at most, for as long as votes are recounted.
import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import pLimit from 'p-limit';
import type { Speech } from '../../locale/texts.ts';
import { partKey } from '../../model/delivery.ts';
import { messageOf } from '../../model/errors.ts';
import { cardsToShowVotes, type SentCard } from '../../store/sent-cards.ts';
import {
  type CardVotes,
  giveUpButtons,
  giveUpOldButtons,
  noteShown,
  putOff,
  takeTurn,
} from '../../store/vote-buttons/shown.ts';
import { editMessage } from '../api/messages.ts';
import type { App } from '../app.ts';
import { isRefusal } from '../errors.ts';
import { limitMs } from '../rate-limit.ts';
import { cardButtons } from '../views/card-buttons.ts';
import { RECENT_MS } from './timing.ts';

/** Channels that are edited in at the same time: digests and answers go first. */
const CHANNELS = 4;

/** How long cards rest that Discord lets nobody edit for now, as they are older than an hour and were edited often, in milliseconds. */
const OFTEN_EDITED_MS = 10 * 60_000;

export async function showVotes(app: App, signal?: AbortSignal): Promise<void> {
  const { store, client } = app;
  // Nothing is asked just to learn that Discord can't be reached.
  if (app.isBlocked() || app.waits.failingSince() !== null) return;
  await giveUpOldButtons(store, app.now() - RECENT_MS);
  const due = await cardsToShowVotes(store, app.now(), app.share);
  const here = due.filter(({ guildId }) => client.guilds.cache.get(guildId)?.available);
  const weather = new AbortController();
  const ends = AbortSignal.any([weather.signal, ...(signal ? [signal] : [])]);
  const limit = pLimit(CHANNELS);
  const channels = [...Map.groupBy(here, ({ channelId }) => channelId).values()];
  await Promise.all(
    channels.map((cards) =>
      limit(() => showIn(app, cards, ends)).catch((error: unknown) => {
        weather.abort();
        app.log.warn({ reason: messageOf(error) }, 'votes are shown on cards later');
      }),
    ),
  );
}

/** The cards of one channel. Throws what passes: there's no use in trying the others now. */
async function showIn(app: App, cards: readonly SentCard[], ends: AbortSignal): Promise<void> {
  for (const [at, card] of cards.entries()) {
    if (ends.aborted || app.isEnding()) return;
    try {
      await show(app, card);
    } catch (error) {
      const rest = isOnlyGone(error) ? [card] : cards.slice(at);
      const waitMs = waitOf(error);
      if (waitMs === null && !isRefusal(error)) throw error;
      for (const each of rest) {
        if (waitMs === null) await giveUpButtons(app.store, each);
        else await putOff(app.store, each, app.now() + waitMs);
      }
      app.log.debug(
        { channel: card.channelId, reason: messageOf(error), waitMs },
        'votes not shown on cards',
      );
      if (!isOnlyGone(error)) return;
    }
  }
}

async function show({ store, client, texts, now }: App, card: SentCard): Promise<void> {
  const turn = await takeTurn(store, card, now());
  if (!turn?.isNews) return;
  const { channelId, messageId, language } = card;
  const components = drawnButtons(card, turn.votes, texts(language));
  await editMessage(client.rest, channelId, messageId, { components });
  await noteShown(store, card, turn.votes);
}

/** All buttons of a card that was sent, with these votes. */
export function drawnButtons(
  { paperId, key, part, form: { discuss }, isPlain }: SentCard,
  votes: CardVotes,
  say: Speech,
): ReturnType<typeof cardButtons> {
  return cardButtons({ paperId, key: partKey(key, part), discuss, isPlain, votes }, say);
}

/** This message was deleted; the channel's others may be there. */
function isOnlyGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
}

/** For how long Discord wants no edits in this channel; null where that isn't what it says. */
function waitOf(error: unknown): number | null {
  if (error instanceof RateLimitError) return limitMs(error);
  const isOftenEdited =
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached;
  return isOftenEdited ? OFTEN_EDITED_MS : null;
}
