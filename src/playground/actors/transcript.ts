// A channel as plain text that reads like a chat: for inline snapshots, so without ids and times.
import {
  type APIEmbed,
  type APIPartialEmoji,
  MessageFlags,
  MessageType,
  type Snowflake,
} from 'discord-api-types/v10';
import { compareIds } from '../snowflake.ts';
import { type ChannelState, isThread } from '../state/channel-state.ts';
import { isLoading } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { countOf } from '../state/reaction.ts';
import { findUser, type State } from '../state/state.ts';
import { renderComponents } from './render-components.ts';
import { toWords } from './words.ts';

/** `viewer` sees their own ephemeral messages only; without one, all are shown and marked. */
export function renderChannel(state: State, channel: ChannelState, viewer: Snowflake | null): string {
  const asides = (channel.asides?.all ?? []).filter(({ onlyTo }) => viewer === null || onlyTo === viewer);
  const messages = [...(channel.log?.all ?? []), ...asides].sort((a, b) => compareIds(a.id, b.id));
  return messages.map((message) => renderMessage(state, message)).join('\n');
}

export function renderMessage(state: State, message: MessageState): string {
  // Nobody sees that a space doesn't break.
  const words = (text: string) => toWords(state, message.guildId, text).replaceAll('\u00a0', ' ');
  const name = findUser(state, message.authorId).displayName;
  if (message.type === MessageType.ThreadCreated) return `→ ${name} started a thread: ${message.content}`;
  const head = [name, ...marks(state, message)].join(' ');
  const content = isLoading(message) ? 'is thinking…' : words(message.content);
  const lines = [
    ...usedBy(state, message),
    ...repliesTo(state, message),
    `${head}:${content === '' ? '' : ` ${content.replaceAll('\n', '\n  ')}`}`,
    ...message.embeds.flatMap((embed) => renderEmbed(embed, words)),
    ...renderComponents(message.components, words),
    ...message.attachments.map(({ filename }) => `  📎 ${filename}`),
    ...renderReactions(message),
    ...renderThread(state, message),
  ];
  return lines.join('\n');
}

function marks(state: State, message: MessageState): string[] {
  const { onlyTo, editedAt, flags, mentions } = message;
  return [
    ...(onlyTo === null ? [] : [`(only ${findUser(state, onlyTo).displayName} can see this)`]),
    ...(editedAt === null ? [] : ['(edited)']),
    ...((flags & MessageFlags.Crossposted) !== 0 ? ['(published)'] : []),
    ...(mentions.everyone ? ['(pings everyone)'] : []),
  ];
}

/** "Ada used /papers search", above the bot's first answer to it. */
function usedBy(state: State, { answers }: MessageState): string[] {
  if (!answers?.command || answers.metadata.original_response_message_id) return [];
  const { name, user } = answers.command;
  const who = findUser(state, user.id).displayName;
  return [`↱ ${who} used ${answers.contextMenu ? name : `/${name}`}`];
}

function repliesTo(state: State, { reference, channelId, answers }: MessageState): string[] {
  if (!reference?.message_id || answers) return [];
  const replied = state.channels.get(channelId)?.log?.get(reference.message_id);
  if (!replied) return ['↱ replying to a deleted message'];
  return [`↱ replying to ${findUser(state, replied.authorId).displayName}`];
}

type Words = (text: string) => string;

function renderEmbed(embed: APIEmbed, words: Words): string[] {
  const inner = [
    ...(embed.author ? [embed.author.name] : []),
    ...(embed.title ? [embed.url ? `${embed.title} <${embed.url}>` : embed.title] : []),
    ...(embed.description ? embed.description.split('\n') : []),
    ...(embed.fields ?? []).map(({ name, value }) => `${name}: ${value.replaceAll('\n', '\n    ')}`),
    ...(embed.thumbnail ? [`(thumbnail ${embed.thumbnail.url})`] : []),
    ...(embed.image ? [`(image ${embed.image.url})`] : []),
    ...(embed.footer ? [`– ${embed.footer.text}`] : []),
  ];
  return inner.flatMap((text) => words(text).split('\n')).map((line) => `  │ ${line}`.trimEnd());
}

function renderReactions({ reactions }: MessageState): string[] {
  if (reactions.length === 0) return [];
  const each = reactions.map((reaction) => `${named(reaction.emoji)} ${countOf(reaction)}`);
  return [`  ${each.join('  ')}`];
}

function named({ id, name }: APIPartialEmoji): string {
  return id ? `:${name}:` : (name ?? '');
}

function renderThread(state: State, { id, channelId }: MessageState): string[] {
  const thread = state.channels.get(id);
  if (!thread || thread.id === channelId || !isThread(thread)) return [];
  return [`  🧵 ${thread.name} (${thread.thread.sent})`];
}
