// Channels: fetched, changed, made, deleted.
import {
  CreateGuildChannelRequestSchema,
  UpdateGuildChannelRequestPartialSchema,
  UpdateThreadRequestPartialSchema,
} from 'discord-api-spec/zod';
import {
  type APIGuildForumTag,
  type APIOverwrite,
  ChannelType,
  type RESTPatchAPIChannelJSONBody,
  type RESTPostAPIGuildChannelJSONBody,
  type ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { guildPermissions, mayIn, permissionBits, requireIn } from '../permissions.ts';
import { channelPayload } from '../state/channel.ts';
import { type ChannelState, isDirect, isThread, type ThreadChannel } from '../state/channel-state.ts';
import { addChannel, removeChannel, updateChannel } from '../state/guild-channel.ts';
import { findChannel, findGuild, guildOf, type State } from '../state/state.ts';
import { removeThread, updateThread } from '../state/thread.ts';
import { readBody } from './body.ts';
import { requireTags } from './forum-tags.ts';
import { guildAt } from './guilds.ts';
import { type Call, param, route } from './route.ts';

export const channelRoutes = [
  route('GET /channels/:channel', get),
  route('PATCH /channels/:channel', edit),
  route('DELETE /channels/:channel', remove),
  route('GET /guilds/:guild/channels', list),
  route('POST /guilds/:guild/channels', create),
];

function get(call: Call) {
  const channel = findChannel(call.state, param(call, 'channel'));
  requireIn(call.state, channel, call.state.bot.id);
  return channelPayload(call.state, channel.id);
}

function list(call: Call) {
  return [...guildAt(call).channels].map((id) => channelPayload(call.state, id));
}

function create(call: Call) {
  const { state } = call;
  const guild = guildAt(call);
  if ((guildPermissions(guild, state.bot.id) & permissionBits(['ManageChannels'])) === 0n)
    throw refusal('MissingPermissions');
  const body = readBody<RESTPostAPIGuildChannelJSONBody>(CreateGuildChannelRequestSchema, call.body);
  const channel = addChannel(state, guild, {
    type: body.type ?? ChannelType.GuildText,
    name: body.name,
    ...changeOf(state, body as RESTPatchAPIChannelJSONBody),
  });
  return channelPayload(state, channel.id);
}

function edit(call: Call) {
  const { state } = call;
  const channel = findChannel(state, param(call, 'channel'));
  requireIn(state, channel, state.bot.id);
  if (isDirect(channel)) throw refusal('CannotExecuteActionOnDMChannel');
  if (isThread(channel)) editThread(call, channel);
  else {
    requireIn(state, channel, state.bot.id, 'ManageChannels');
    const schema = UpdateGuildChannelRequestPartialSchema;
    updateChannel(state, channel, changeOf(state, readBody<RESTPatchAPIChannelJSONBody>(schema, call.body)));
  }
  return channelPayload(state, channel.id);
}

/** Its owner may do most; locking, and opening what is locked, takes ManageThreads. */
function editThread({ state, body: raw }: Call, channel: ThreadChannel): void {
  const body = readBody<RESTPatchAPIChannelJSONBody>(UpdateThreadRequestPartialSchema, raw);
  const manages = mayIn(state, channel, state.bot.id, 'ManageThreads');
  const owns = channel.thread.ownerId === state.bot.id;
  const opensOnly = Object.keys(body).every((key) => key === 'archived') && body.archived === false;
  if (channel.thread.archived && body.archived !== false) throw refusal('InvalidActionOnArchivedThread');
  if (!manages && (body.locked !== undefined || channel.thread.locked)) throw refusal('MissingPermissions');
  if (!manages && !owns && !opensOnly) throw refusal('MissingPermissions');
  const parent = channel.parentId === null ? undefined : state.channels.get(channel.parentId);
  if (parent && body.applied_tags) requireTags(state, parent, body.applied_tags);
  updateThread(state, channel, {
    ...(body.name && { name: body.name }),
    ...(typeof body.archived === 'boolean' && { archived: body.archived }),
    ...(typeof body.locked === 'boolean' && { locked: body.locked }),
    ...(body.auto_archive_duration && {
      autoArchive: body.auto_archive_duration as ThreadAutoArchiveDuration,
    }),
    ...(typeof body.rate_limit_per_user === 'number' && { slowmode: body.rate_limit_per_user }),
    ...(body.applied_tags && { tags: body.applied_tags }),
  });
}

function changeOf(state: State, body: RESTPatchAPIChannelJSONBody): Partial<ChannelState> {
  return {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.type !== undefined && { type: body.type }),
    ...(body.topic !== undefined && { topic: body.topic }),
    ...(typeof body.position === 'number' && { position: body.position }),
    ...(body.parent_id !== undefined && { parentId: body.parent_id }),
    ...(typeof body.nsfw === 'boolean' && { nsfw: body.nsfw }),
    ...(typeof body.rate_limit_per_user === 'number' && { slowmode: body.rate_limit_per_user }),
    ...(typeof body.flags === 'number' && { flags: body.flags }),
    ...(body.permission_overwrites && {
      overwrites: body.permission_overwrites.map(
        ({ id, type, allow, deny }): APIOverwrite => ({
          id,
          type: type ?? (state.users.has(id) ? 1 : 0),
          allow: String(allow ?? 0),
          deny: String(deny ?? 0),
        }),
      ),
    }),
    ...(body.available_tags && {
      tags: body.available_tags.map(
        (tag): APIGuildForumTag => ({
          id: tag.id ?? state.newId(),
          name: tag.name,
          moderated: tag.moderated ?? false,
          emoji_id: tag.emoji_id ?? null,
          emoji_name: tag.emoji_name ?? null,
        }),
      ),
    }),
  };
}

function remove(call: Call) {
  const { state } = call;
  const channel = findChannel(state, param(call, 'channel'));
  const payload = channelPayload(state, channel.id);
  const guild = guildOf(state, channel);
  if (!guild) return payload;
  requireIn(state, channel, state.bot.id, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
  if (isThread(channel)) removeThread(state, findGuild(state, guild.id), channel);
  else removeChannel(state, guild, channel);
  return payload;
}
