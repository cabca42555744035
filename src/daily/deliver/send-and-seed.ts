// Brings one message of a delivery about: sends it unless it is there, and puts the first vote on it.

import { react } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isRefusal } from '../../discord/errors.ts';
import { isUnknownEmoji, replaceEmoji } from '../../discord/votes/lost-emoji.ts';
import { messageOf } from '../../model/errors.ts';
import { readRule, USUAL_DOWN, USUAL_UP } from '../../model/vote-emoji.ts';
import { recordSeed } from '../../store/posts.ts';
import type { DeliveryContext } from './context.ts';
import type { Draft } from './drafts.ts';
import { type Sent, sendOnce } from './send-once.ts';

export async function sendAndSeed(app: App, context: DeliveryContext, draft: Draft): Promise<void> {
  const known = context.ledger.get(draft.part);
  if (known?.isLeftOut) return;
  const sent = known?.messageId
    ? { channelId: known.channelId, messageId: known.messageId }
    : await sendOnce(app, context, draft);
  if (sent && draft.seeded) await seed(app, context, { draft, sent });
}

/** A card without the first votes is still a card; throws where they may yet be put on it. */
async function seed(
  app: App,
  context: DeliveryContext,
  { draft, sent }: { draft: Draft; sent: Sent },
): Promise<void> {
  const { delivery, ledger, emoji } = context;
  const done = ledger.get(draft.part)?.seeded ?? 0;
  try {
    for (let index = done; index < emoji.length; index++) {
      await putVote(app, context, { sent, index });
      await recordSeed(app.store, delivery.id, draft.part, index + 1);
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    app.log.warn({ ...sent, reason: messageOf(error) }, 'vote reaction refused');
  }
}

/** A server's own emoji may have been deleted: then the usual one takes its place, on this card and on those that follow. */
async function putVote(
  app: App,
  { target: { guildId }, emoji }: DeliveryContext,
  { sent, index }: { sent: Sent; index: number },
): Promise<void> {
  const { rest } = app.client;
  const wanted = emoji[index] ?? USUAL_UP;
  try {
    await react(rest, sent.channelId, sent.messageId, wanted);
  } catch (error) {
    if (!isUnknownEmoji(error) || guildId === null || readRule(wanted).id === null) throw error;
    await replaceEmoji(app, guildId, wanted);
    const usual = index === 0 ? USUAL_UP : USUAL_DOWN;
    emoji[index] = usual;
    await react(rest, sent.channelId, sent.messageId, usual);
  }
}
