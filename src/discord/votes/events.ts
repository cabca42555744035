// What Discord tells of reactions, as changes to votes.
import {
  type Client,
  GatewayDispatchEvents as Dispatch,
  Events,
  type GatewayDispatchPayload,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveAllDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageReactionRemoveEmojiDispatchData,
} from 'discord.js';
import type { Reaction } from '../../model/vote.ts';
import type { Emoji } from '../../model/vote-emoji.ts';

interface MemberReaction extends Reaction {
  readonly messageId: string;
  readonly memberId: string;
}

export type Change =
  /** `isOnOwn`: Discord says that the message is the bot's. */
  | (MemberReaction & { readonly kind: 'add'; readonly isOnOwn: boolean })
  | (MemberReaction & { readonly kind: 'remove' })
  /** All reactions were taken off a message, or all with one emoji. */
  | { readonly kind: 'clear'; readonly messageId: string; readonly emoji: Emoji | null };

/**
 * Tells of every reaction in servers but those of bots. The events are taken as they come from the gateway: discord.js's own make
 * objects of a message, a member and a reaction for each, and none of them is needed.
 */
export function listenForReactions(client: Client<true>, tell: (change: Change) => void): void {
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    const change = readChange(packet, client.user.id);
    if (change) tell(change);
  });
}

function readChange({ t, d }: GatewayDispatchPayload, self: string): Change | null {
  switch (t) {
    case Dispatch.MessageReactionAdd:
      return readAdded(d, self);
    case Dispatch.MessageReactionRemove:
      return d.guild_id === undefined ? null : { kind: 'remove', ...readReaction(d) };
    case Dispatch.MessageReactionRemoveEmoji:
    case Dispatch.MessageReactionRemoveAll:
      return readCleared(d);
    default:
      return null;
  }
}

function readAdded(data: GatewayMessageReactionAddDispatchData, self: string): Change | null {
  const isByBot = data.user_id === self || data.member?.user?.bot === true;
  if (data.guild_id === undefined || isByBot) return null;
  return { kind: 'add', ...readReaction(data), isOnOwn: data.message_author_id === self };
}

function readReaction(
  data: GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData,
): MemberReaction {
  return {
    messageId: data.message_id,
    memberId: data.user_id,
    emoji: readEmoji(data.emoji),
    isBurst: data.burst,
  };
}

function readCleared(
  data: GatewayMessageReactionRemoveEmojiDispatchData | GatewayMessageReactionRemoveAllDispatchData,
): Change | null {
  if (data.guild_id === undefined) return null;
  return { kind: 'clear', messageId: data.message_id, emoji: 'emoji' in data ? readEmoji(data.emoji) : null };
}

function readEmoji({ id, name }: { id?: string | null; name?: string | null }): Emoji {
  return { id: id ?? null, name: name ?? null };
}
