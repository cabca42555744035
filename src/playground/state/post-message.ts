// Writing a message into a channel, with all that follows: the thread wakes up, the world hears of it.
import { type APIAllowedMentions, MessageType, type Snowflake } from 'discord-api-types/v10';
import { type AnyComponent, walk } from '../components.ts';
import { readMentions } from '../mentions.ts';
import { type ChannelState, isThread, logOf } from './channel-state.ts';
import { MessageLog } from './log.ts';
import { messageEvent } from './message.ts';
import type { MessageState } from './message-state.ts';
import { scopeOf } from './message-state.ts';
import { isoNow, type State } from './state.ts';
import { addThreadMember, updateThread } from './thread.ts';

export interface Draft
  extends Partial<Pick<MessageState, 'id' | 'content' | 'embeds' | 'components' | 'attachments'>>,
    Partial<Pick<MessageState, 'flags' | 'type' | 'nonce' | 'reference' | 'answers' | 'onlyTo'>> {
  readonly authorId: Snowflake;
  readonly allowedMentions?: APIAllowedMentions | null | undefined;
}

export function postMessage(state: State, channel: ChannelState, draft: Draft): MessageState {
  const message = newMessage(state, channel, draft);
  if (message.onlyTo !== null) {
    channel.asides ??= new MessageLog();
    channel.asides.add(message);
  } else {
    logOf(channel).add(message);
    channel.lastMessageId = message.id;
    if (isThread(channel)) {
      if (message.id !== channel.id) channel.thread.sent += 1;
      if (channel.thread.archived) updateThread(state, channel, { archived: false });
      addThreadMember(state, channel, message.authorId);
    }
  }
  state.events.dispatch('MESSAGE_CREATE', messageEvent(state, message), scopeOf(message));
  return message;
}

function newMessage(state: State, channel: ChannelState, draft: Draft): MessageState {
  const { authorId, content = '', components = [], reference = null } = draft;
  const words = wordsOf({ content, components });
  return {
    id: draft.id ?? state.newId(),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId,
    type: draft.type ?? (reference ? MessageType.Reply : MessageType.Default),
    onlyTo: draft.onlyTo ?? null,
    content,
    embeds: draft.embeds ?? [],
    components,
    attachments: draft.attachments ?? [],
    flags: draft.flags ?? 0,
    mentions: readMentions(state, channel, { words, authorId, allowed: draft.allowedMentions, reference }),
    editedAt: null,
    edits: 0,
    nonce: draft.nonce ?? null,
    reference,
    answers: draft.answers ?? null,
    reactions: [],
  };
}

/** What may mention somebody: the content, or the texts of a message of components. */
function wordsOf({ content, components }: Pick<MessageState, 'content' | 'components'>): string {
  const texts = [...walk(components as unknown as readonly AnyComponent[], [])].map(([each]) => each.content);
  return [content, ...texts].filter(Boolean).join('\n');
}

export type Edit = Partial<
  Pick<MessageState, 'content' | 'embeds' | 'components' | 'attachments' | 'flags'>
> & { readonly allowedMentions?: APIAllowedMentions | null | undefined };

/** `marked` is whether it then shows "(edited)": filling in a deferred answer or a flag does not. */
export function editMessage(
  state: State,
  channel: ChannelState,
  message: MessageState,
  { allowedMentions, ...edit }: Edit,
  marked = true,
): void {
  Object.assign(message, edit);
  if (edit.content !== undefined || edit.components !== undefined || allowedMentions !== undefined) {
    const { authorId, reference } = message;
    const words = wordsOf(message);
    message.mentions = readMentions(state, channel, { words, authorId, allowed: allowedMentions, reference });
  }
  if (marked) message.editedAt = isoNow(state);
  announceUpdate(state, message);
}

export function announceUpdate(state: State, message: MessageState): void {
  state.events.dispatch('MESSAGE_UPDATE', messageEvent(state, message), scopeOf(message));
}

export function deleteMessage(state: State, channel: ChannelState, message: MessageState): void {
  (message.onlyTo === null ? channel.log : channel.asides)?.remove(message.id);
  state.events.dispatch(
    'MESSAGE_DELETE',
    {
      id: message.id,
      channel_id: channel.id,
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
    },
    scopeOf(message),
  );
}

export function deleteMessages(state: State, channel: ChannelState, ids: readonly Snowflake[]): void {
  for (const id of ids) channel.log?.remove(id);
  state.events.dispatch(
    'MESSAGE_DELETE_BULK',
    {
      ids: [...ids],
      channel_id: channel.id,
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
    },
    { guildId: channel.guildId, channelId: channel.id },
  );
}
