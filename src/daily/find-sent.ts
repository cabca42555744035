// Looks for a message whose fate is unknown: it was about to be sent when the process, or the connection, broke off.
import { type APIMessage, ComponentType } from 'discord.js';
import type { App } from '../discord/app.ts';
import { parseButtonId } from '../discord/payload.ts';
import { forumPostsSince, messagesSince } from '../discord/post.ts';
import { type Draft, partKey } from './drafts.ts';
import type { Errand } from './settle.ts';

/** The message that carries the draft's key in one of its components, or null: it was never sent. */
export async function findSent(
  app: App,
  { subscription, delivery, ledger }: Errand,
  { part, place }: Draft,
  channelId: string,
): Promise<{ readonly channelId: string; readonly messageId: string } | null> {
  const { rest, user } = app.client;
  const since = ledger.get(part)?.intendedAt ?? delivery.createdAt;
  const messages =
    place === 'forum'
      ? await forumPostsSince(rest, subscription.guildId, channelId, since)
      : await messagesSince(rest, channelId, since);
  const key = partKey(delivery.key, part);
  const found = messages.find((message) => message.author.id === user.id && keysOf(message).includes(key));
  if (!found) return null;
  app.log.info({ channel: found.channel_id, message: found.id }, 'a message was there after all');
  return { channelId: found.channel_id, messageId: found.id };
}

/** The last argument of every custom_id of a message. */
function keysOf({ components = [] }: APIMessage): string[] {
  const rows = components.filter((row) => row.type === ComponentType.ActionRow);
  return rows.flatMap((row) =>
    row.components.flatMap((component) => {
      const id = 'custom_id' in component ? component.custom_id : '';
      return parseButtonId(id)?.args.at(-1) ?? [];
    }),
  );
}
