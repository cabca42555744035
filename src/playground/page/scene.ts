// The world as one member finds it: their servers, the channels that they see, and who else is there.
import { PermissionFlagsBits as P, type Snowflake } from 'discord-api-types/v10';
import { channelPermissions, guildPermissions, mayIn, sendPermission } from '../permissions.ts';
import { type ChannelState, isDirect, isThread } from '../state/channel-state.ts';
import type { GuildState } from '../state/guild-state.ts';
import type { State } from '../state/state.ts';
import type { UserState } from '../state/user.ts';
import { openingOf } from './opening.ts';
import type { ChannelView, GuildView, MemberView, Person, Scene } from './protocol.ts';

export function sceneFor(state: State, me: Snowflake): Scene {
  const mine = [...state.guilds.values()].filter((guild) => guild.members.has(me));
  return {
    me,
    botId: state.bot.id,
    people: [...state.users.values()].map((user) => person(state, user)),
    guilds: mine.map((guild) => guildView(state, guild, me)),
    directs: directsOf(state, me).map((channel) => channelView(state, channel, me)),
  };
}

/** Whom the page is: by id or user name; where nobody is named, the first who is somewhere. */
export function findPlayer(state: State, named: string | undefined): UserState | undefined {
  const players = [...state.users.values()].filter((user) => isPlayable(state, user));
  return players.find(({ id, username }) => id === named || username === named) ?? players[0];
}

function isPlayable(state: State, { id, bot, installed }: UserState): boolean {
  if (bot || id === state.owner.id) return false;
  const isMember = [...state.guilds.values()].some(({ members }) => members.has(id));
  return isMember || installed || directsOf(state, id).length > 0;
}

function person(state: State, user: UserState): Person {
  const { id, displayName: name, username, bot, locale } = user;
  return { id, name, username, bot, locale, playable: isPlayable(state, user) };
}

function directsOf(state: State, me: Snowflake): ChannelState[] {
  return [...state.channels.values()].filter(
    (channel) => isDirect(channel) && channel.recipients.includes(me),
  );
}

function guildView(state: State, guild: GuildState, me: Snowflake): GuildView {
  const channels = [...guild.channels, ...guild.threads].flatMap((id) => state.channels.get(id) ?? []);
  return {
    id: guild.id,
    name: guild.name,
    hasBot: guild.joinedAt !== null,
    roles: [...guild.roles.values()].map(({ id, name, color, managed }) => ({
      id,
      name,
      colour: color,
      managed,
    })),
    members: [...guild.members.keys()].map((id) => memberView(guild, id)),
    channels: channels
      .filter((channel) => mayIn(state, channel, me, 'ViewChannel'))
      .map((channel) => channelView(state, channel, me)),
  };
}

function memberView(guild: GuildState, id: Snowflake): MemberView {
  const member = guild.members.get(id);
  const admin = (guildPermissions(guild, id) & P.ManageGuild) !== 0n;
  return {
    id,
    nick: member?.nick ?? null,
    roles: member?.roles ?? [],
    standing: guild.ownerId === id ? 'owner' : admin ? 'admin' : 'member',
  };
}

function channelView(state: State, channel: ChannelState, me: Snowflake): ChannelView {
  const bits = channelPermissions(state, channel, me);
  const may = (name: keyof typeof P) => (bits & P[name]) !== 0n;
  const direct = isDirect(channel);
  return {
    id: channel.id,
    type: channel.type,
    guildId: channel.guildId,
    name: channel.name,
    topic: channel.topic,
    parentId: channel.parentId,
    position: channel.position,
    lastMessageId: channel.lastMessageId,
    may: {
      send: (direct || may(sendPermission(channel))) && !(isThread(channel) && channel.thread.locked),
      react: may('AddReactions'),
      manageMessages: may('ManageMessages'),
      useCommands: may('UseApplicationCommands'),
    },
    thread: isThread(channel)
      ? {
          archived: channel.thread.archived,
          locked: channel.thread.locked,
          ownerId: channel.thread.ownerId,
          replies: channel.thread.sent,
          tags: channel.thread.tags,
          createdAt: channel.thread.createdAt,
          opening: openingOf(channel),
        }
      : null,
    tags: channel.tags.map(({ id, name, emoji_name: emoji }) => ({ id, name, emoji })),
    recipients: channel.recipients.filter((id) => id !== me),
  };
}
