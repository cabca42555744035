// Looks for a message whose fate is unknown: it was about to be sent when the process, or the connection, broke off.
import { setTimeout as wait } from 'node:timers/promises';
import { forumPostsSince, messagesSince } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { partKey } from '../../model/delivery.ts';
import type { DeliveryContext } from './context.ts';
import type { Draft } from './drafts.ts';
import { buttonsOf, votesShownOn } from './sent-buttons.ts';

/** A forum post that was asked for less than this many milliseconds ago may still be on its way: no nonce guards it. */
const ON_ITS_WAY = 2_000;

interface Found {
  readonly channelId: string;
  readonly messageId: string;
  /** Whether it is a card in its plainest form. */
  readonly isPlain: boolean;
  /** Whether Discord took its embeds out of it. */
  readonly isBare: boolean;
  /** As the ledger keeps it. */
  readonly votesShown: '' | null;
}

/** The message that carries the draft's key in one of its components, or null: it was never sent. */
export async function findSent(
  app: App,
  { target, delivery, ledger }: DeliveryContext,
  { part, place }: Draft,
  channelId: string,
): Promise<Found | null> {
  const { rest, user } = app.client;
  const since = ledger.get(part)?.intendedAt ?? delivery.createdAt;
  if (place === 'forum') await wait(Math.max(0, since + ON_ITS_WAY - app.now()));
  const messages =
    place === 'forum' && target.guildId !== null
      ? await forumPostsSince(rest, target.guildId, channelId, since)
      : await messagesSince(rest, channelId, since);
  const key = partKey(delivery.key, part);
  const own = messages.filter(({ author }) => author.id === user.id);
  const found = own.find((message) => buttonsOf(message).some(({ args }) => args.at(-1) === key));
  if (!found) return null;
  app.log.info({ channel: found.channel_id, message: found.id }, 'a message was there after all');
  const isBare = found.embeds.length === 0 && found.content === '';
  const isPlain = found.embeds.length === 0 && !isBare;
  const at = { channelId: found.channel_id, messageId: found.id };
  return { ...at, isPlain, isBare, votesShown: votesShownOn(found) };
}
