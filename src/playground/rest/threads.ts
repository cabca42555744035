// Threads and forum posts over the API: started, joined, listed.
import {
  CreateForumThreadRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import {
  ChannelType,
  MessageFlags,
  MessageType,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  type RESTPostAPIChannelThreadsJSONBody,
  type RESTPostAPIGuildForumThreadsJSONBody,
  type ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { mayIn, requireIn } from '../permissions.ts';
import { channelPayload } from '../state/channel.ts';
import { type ChannelState, isForum, isThread, type ThreadChannel } from '../state/channel-state.ts';
import type { GuildState } from '../state/guild-state.ts';
import { messagePayload } from '../state/message.ts';
import { announceUpdate, postMessage } from '../state/post-message.ts';
import { findChannel, guildOf, type State } from '../state/state.ts';
import { addThread } from '../state/thread.ts';
import { readBody } from './body.ts';
import { requireSomething } from './check-message.ts';
import { writeMessage } from './draft.ts';
import { requireTags } from './forum-tags.ts';
import { guildAt } from './guilds.ts';
import { asPermitted } from './may-send.ts';
import { isSystem, messageAt } from './messages.ts';
import { type Call, param, route } from './route.ts';
import { requirePatience } from './slow-mode.ts';
import { memberIn } from './thread-members.ts';

export const threadRoutes = [
  route('POST /channels/:channel/threads', start),
  route('POST /channels/:channel/messages/:message/threads', startFromMessage),
  route('GET /guilds/:guild/threads/active', listActive),
  route('GET /channels/:channel/threads/archived/public', listArchived),
];

function start(call: Call) {
  const parent = findChannel(call.state, param(call, 'channel'));
  return isForum(parent) ? startPost(call, parent) : startPlain(call, parent);
}

function startPlain(call: Call, parent: ChannelState) {
  const { state } = call;
  const guild = requireThreads(state, parent);
  const schema = CreateTextThreadWithoutMessageRequestSchema;
  const body = readBody<RESTPostAPIChannelThreadsJSONBody>(schema, call.body);
  // Discord's default, kept from before threads could be public without a message.
  const type = body.type ?? ChannelType.PrivateThread;
  const isPrivate = type === ChannelType.PrivateThread;
  requireIn(state, parent, state.bot.id, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  const thread = addThread(state, guild, parent, { id: state.newId(), type, ...common(state, body) });
  if (!isPrivate) announce(state, parent, thread);
  return channelPayload(state, thread.id);
}

/** "paperboy started a thread", as Discord writes into the channel by itself. */
function announce(state: State, parent: ChannelState, thread: ThreadChannel): void {
  postMessage(state, parent, {
    authorId: state.bot.id,
    type: MessageType.ThreadCreated,
    content: thread.name,
    reference: { channel_id: thread.id, ...(thread.guildId !== null && { guild_id: thread.guildId }) },
  });
}

function startFromMessage(call: Call) {
  const { state } = call;
  const { channel: parent, message } = messageAt(call);
  const guild = requireThreads(state, parent);
  requireIn(state, parent, state.bot.id, 'CreatePublicThreads');
  // discord.js sends the type here too, which only the other schema knows.
  const schema = CreateTextThreadWithoutMessageRequestSchema;
  const body = readBody<RESTPostAPIChannelMessagesThreadsJSONBody>(schema, call.body);
  if (isSystem(message)) throw refusal('CannotExecuteActionOnSystemMessage');
  if (state.channels.has(message.id)) throw refusal('ThreadAlreadyCreatedForMessage');
  const thread = addThread(state, guild, parent, { id: message.id, ...common(state, body) });
  message.flags |= MessageFlags.HasThread;
  announceUpdate(state, message);
  return channelPayload(state, thread.id);
}

/** A forum post is a thread with its first message, which has the thread's id. */
function startPost(call: Call, parent: ChannelState) {
  const { state } = call;
  const guild = requireThreads(state, parent);
  requireIn(state, parent, state.bot.id, 'SendMessages');
  requirePatience(state, parent);
  const body = readBody<RESTPostAPIGuildForumThreadsJSONBody>(CreateForumThreadRequestSchema, call.body);
  const tags = body.applied_tags ?? [];
  requireTags(state, parent, tags);
  const id = state.newId();
  const written = asPermitted(
    state,
    parent,
    writeMessage(call, body.message, { channelId: id, path: ['message'] }),
  );
  requireSomething(written);
  const thread = addThread(state, guild, parent, { id, tags, ...common(state, body) });
  const { allowed_mentions: allowedMentions } = body.message;
  const message = postMessage(state, thread, { id, authorId: state.bot.id, ...written, allowedMentions });
  return { ...channelPayload(state, id), message: messagePayload(state, message) };
}

function common(
  state: State,
  body: Pick<RESTPostAPIChannelThreadsJSONBody, 'name' | 'auto_archive_duration' | 'rate_limit_per_user'>,
) {
  return {
    name: body.name,
    ownerId: state.bot.id,
    autoArchive: body.auto_archive_duration as ThreadAutoArchiveDuration | undefined,
    slowmode: body.rate_limit_per_user,
  };
}

const PARENTS = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
]);

function requireThreads(state: State, parent: ChannelState): GuildState {
  const guild = guildOf(state, parent);
  if (!guild || !PARENTS.has(parent.type)) throw refusal('CannotExecuteActionOnThisChannelType');
  requireIn(state, parent, state.bot.id);
  if (activeThreads(state, guild).length >= guild.mostThreads) throw refusal('MaximumActiveThreads');
  return guild;
}

function activeThreads(state: State, guild: GuildState): ThreadChannel[] {
  return [...guild.threads].flatMap((id) => {
    const thread = state.channels.get(id);
    return thread && isThread(thread) && !thread.thread.archived ? [thread] : [];
  });
}

function listActive(call: Call) {
  return threadList(call.state, activeThreads(call.state, guildAt(call)));
}

function listArchived(call: Call) {
  const { state } = call;
  const parent = findChannel(state, param(call, 'channel'));
  requireIn(state, parent, state.bot.id, 'ReadMessageHistory');
  const threads = [...(guildOf(state, parent)?.threads ?? [])].flatMap((id) => {
    const thread = findChannel(state, id);
    return isThread(thread) && thread.parentId === parent.id && thread.thread.archived ? [thread] : [];
  });
  return { ...threadList(state, threads), has_more: false };
}

function threadList(state: State, threads: readonly ThreadChannel[]) {
  const visible = threads.filter((thread) => mayIn(state, thread, state.bot.id, 'ViewChannel'));
  return {
    threads: visible.map(({ id }) => channelPayload(state, id)),
    members: visible.flatMap((thread) => memberIn(thread, state.bot.id) ?? []),
  };
}
