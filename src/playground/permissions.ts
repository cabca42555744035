// Who may do what where: computed from roles and overwrites as Discord does, with its implied denials.
import { PermissionFlagsBits as P, type Snowflake } from 'discord-api-types/v10';
import { refusal } from './errors.ts';
import { type ChannelState, isDirect, isThread } from './state/channel-state.ts';
import type { GuildState } from './state/guild-state.ts';
import { findChannel, guildOf, type State } from './state/state.ts';

export type Permission = keyof typeof P;

const ALL = Object.values(P).reduce((all, bit) => all | bit, 0n);

const bitsOf = (...names: Permission[]) => names.reduce((all, name) => all | P[name], 0n);

/** What @everyone may do in a new guild. */
export const EVERYONE = bitsOf(
  'ViewChannel',
  'CreateInstantInvite',
  'ChangeNickname',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseExternalEmojis',
  'UseExternalStickers',
  'MentionEveryone',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'UseExternalApps',
  'SendPolls',
  'SendVoiceMessages',
  'Connect',
  'Speak',
  'Stream',
  'UseVAD',
);

/** In direct messages everybody may do what a conversation needs, and nothing that a guild has. */
const IN_DIRECT_MESSAGES = bitsOf(
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'UseExternalEmojis',
  'MentionEveryone',
);

const WITHOUT_SENDING = bitsOf('MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks');
const WHEN_TIMED_OUT = bitsOf('ViewChannel', 'ReadMessageHistory');

export function permissionBits(names: readonly Permission[]): bigint {
  return bitsOf(...names);
}

export function permissionNames(bits: bigint): Permission[] {
  return (Object.keys(P) as Permission[]).filter((name) => (bits & P[name]) !== 0n);
}

/** In the guild as a whole; nothing for one who is not a member. */
export function guildPermissions(guild: GuildState, userId: Snowflake): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL;
  let bits = BigInt(guild.roles.get(guild.id)?.permissions ?? 0);
  for (const id of member.roles) bits |= BigInt(guild.roles.get(id)?.permissions ?? 0);
  return (bits & P.Administrator) !== 0n ? ALL : bits;
}

export function channelPermissions(state: State, channel: ChannelState, userId: Snowflake): bigint {
  const guild = guildOf(state, channel);
  if (!guild || isDirect(channel)) return channel.recipients.includes(userId) ? IN_DIRECT_MESSAGES : 0n;
  const base = guildPermissions(guild, userId);
  if (base === ALL || base === 0n) return base;

  // A thread has no overwrites of its own.
  const placed = isThread(channel) && channel.parentId ? findChannel(state, channel.parentId) : channel;
  const overwritten = applyOverwrites(base, guild, placed, userId);
  return withImplied(overwritten, isThread(channel), isTimedOut(state, guild, userId));
}

function applyOverwrites(base: bigint, guild: GuildState, channel: ChannelState, userId: Snowflake): bigint {
  if (channel.overwrites.length === 0) return base;
  const roles = new Set(guild.members.get(userId)?.roles);
  let bits = base;
  let allow = 0n;
  let deny = 0n;
  const everyone = channel.overwrites.find(({ id }) => id === guild.id);
  if (everyone) bits = (bits & ~BigInt(everyone.deny)) | BigInt(everyone.allow);
  for (const overwrite of channel.overwrites) {
    if (!roles.has(overwrite.id)) continue;
    allow |= BigInt(overwrite.allow);
    deny |= BigInt(overwrite.deny);
  }
  bits = (bits & ~deny) | allow;
  const own = channel.overwrites.find(({ id }) => id === userId);
  return own ? (bits & ~BigInt(own.deny)) | BigInt(own.allow) : bits;
}

function withImplied(bits: bigint, inThread: boolean, timedOut: boolean): bigint {
  if ((bits & P.ViewChannel) === 0n) return 0n;
  if (timedOut) return bits & WHEN_TIMED_OUT;
  const send = inThread ? P.SendMessagesInThreads : P.SendMessages;
  return (bits & send) === 0n ? bits & ~WITHOUT_SENDING : bits;
}

export function isTimedOut(state: State, guild: GuildState, userId: Snowflake): boolean {
  const until = guild.members.get(userId)?.timedOutUntil ?? null;
  return until !== null && Date.parse(until) > state.now();
}

export function mayIn(state: State, channel: ChannelState, userId: Snowflake, name: Permission): boolean {
  return (channelPermissions(state, channel, userId) & P[name]) !== 0n;
}

/** Refuses as the API does: what can't be seen is 50001, what may not be done is 50013. */
export function requireIn(
  state: State,
  channel: ChannelState,
  userId: Snowflake,
  ...names: readonly Permission[]
): void {
  const bits = channelPermissions(state, channel, userId);
  if ((bits & P.ViewChannel) === 0n) throw refusal('MissingAccess');
  if (names.some((name) => (bits & P[name]) === 0n)) throw refusal('MissingPermissions');
}

/** The permission to write in it: a thread has one of its own. */
export function sendPermission(channel: ChannelState): Permission {
  return isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages';
}
