// A server: whoever set it up makes its channels, roles and members here.
import {
  type APIApplicationCommandPermission,
  ApplicationCommandPermissionType,
  ChannelType,
  type LocaleString,
  type Snowflake,
} from 'discord-api-types/v10';
import { type Permission, permissionBits } from '../permissions.ts';
import { addEmoji, removeEmoji, updateGuild } from '../state/guild.ts';
import { addChannel } from '../state/guild-channel.ts';
import type { GuildState } from '../state/guild-state.ts';
import { addMember } from '../state/member.ts';
import { joinGuild, leaveGuild, MOST_THREADS, setAvailable } from '../state/new-guild.ts';
import { addRole } from '../state/role.ts';
import { addUser, findChannel, type NewUser, type State } from '../state/state.ts';
import { Channel } from './channel.ts';
import type { WithId } from './fill-options.ts';
import { Member } from './member.ts';
import { Role } from './role.ts';

/** Discord's words for the kinds of channels. */
const TYPES = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  voice: ChannelType.GuildVoice,
  category: ChannelType.GuildCategory,
} as const;

export interface ChannelOptions {
  readonly type?: keyof typeof TYPES;
  readonly topic?: string;
  readonly parent?: Channel;
  readonly nsfw?: boolean;
}

export interface MemberOptions extends NewUser {
  readonly admin?: boolean;
  readonly owner?: boolean;
  readonly roles?: readonly WithId[];
  readonly nick?: string;
}

/** What the invitation of the bot asks for by default: enough to post cards, seed reactions and open threads. */
const INVITED: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
];

export class Guild {
  readonly world: State;
  readonly state: GuildState;

  constructor(world: State, state: GuildState) {
    this.world = world;
    this.state = state;
  }

  get id(): Snowflake {
    return this.state.id;
  }

  get name(): string {
    return this.state.name;
  }

  get locale(): LocaleString {
    return this.state.locale;
  }

  /** Its preferred language. */
  set locale(locale: LocaleString) {
    updateGuild(this.world, this.state, { locale });
  }

  set systemChannel(channel: Channel) {
    updateGuild(this.world, this.state, { systemChannelId: channel.id });
  }

  get everyone(): Role {
    return new Role(this.world, this.state, this.id);
  }

  /** The bot's own role, which holds what its invitation asked for. */
  get botRole(): Role {
    const role = [...this.state.roles.values()].find(({ tags }) => tags?.bot_id === this.world.bot.id);
    if (!role) throw new Error(`the bot is not a member of ${this.name}`);
    return new Role(this.world, this.state, role.id);
  }

  /** The bot as a member, to be given roles. */
  get bot(): Member {
    return new Member(this.world, this.world.bot.id, this.state);
  }

  channels(): Channel[] {
    return [...this.state.channels].map((id) => new Channel(this.world, findChannel(this.world, id)));
  }

  members(): Member[] {
    return [...this.state.members.keys()].map((id) => new Member(this.world, id, this.state));
  }

  channel(name: string, { type = 'text', topic, parent, nsfw }: ChannelOptions = {}): Channel {
    const made = addChannel(this.world, this.state, {
      type: TYPES[type],
      name,
      topic: topic ?? null,
      parentId: parent?.id ?? null,
      nsfw: nsfw ?? false,
    });
    return new Channel(this.world, made);
  }

  role(name: string, { permissions = [] as readonly Permission[], mentionable = false } = {}): Role {
    const bits = permissionBits(permissions);
    const { id } = addRole(this.world, this.state, { name, permissions: bits, mentionable });
    return new Role(this.world, this.state, id);
  }

  /** A custom emoji, as a message and a reaction name it: `<:name:id>`. */
  emoji(name: string): string {
    const { id } = addEmoji(this.world, this.state, name);
    return `<:${name}:${id}>`;
  }

  deleteEmoji(emoji: string): void {
    removeEmoji(this.world, this.state, /\d+(?=>$)/.exec(emoji)?.[0] ?? '');
  }

  /** A new person, or one who is in another server already. */
  member(who: string | Member, options: MemberOptions = {}): Member {
    const state = this.world;
    const id = typeof who === 'string' ? addUser(state, who, options).id : who.id;
    const roles = (options.roles ?? []).map((role) => role.id);
    const admin = options.admin ? [this.role('Admin', { permissions: ['Administrator'] }).id] : [];
    const member = addMember(state, this.state, id, [...roles, ...admin]);
    member.nick = options.nick ?? null;
    if (options.owner) updateGuild(state, this.state, { ownerId: id });
    return new Member(this.world, id, this.state);
  }

  /** Invites the bot, again if it was here before. */
  addBot({ permissions = INVITED }: { readonly permissions?: readonly Permission[] } = {}): void {
    if (this.state.joinedAt !== null) throw new Error(`the bot is in ${this.name} already`);
    joinGuild(this.world, this.state, permissionBits(permissions));
  }

  kickBot(): void {
    leaveGuild(this.world, this.state);
  }

  /** Discord has trouble with this server: the bot is still a member, and hears nothing. */
  outage(): void {
    setAvailable(this.world, this.state, false);
  }

  recover(): void {
    setAvailable(this.world, this.state, true);
  }

  /** As many threads are open as may be, until one is closed or there is room again. */
  fillThreads(): void {
    const open = [...this.state.threads].map((id) => findChannel(this.world, id));
    this.state.mostThreads = open.filter(({ thread }) => thread && !thread.archived).length;
  }

  makeRoomForThreads(): void {
    this.state.mostThreads = MOST_THREADS;
  }

  /** What Server Settings > Integrations says of a command: who finds it, and in which channels. */
  permitCommand(name: string, who: WithId | 'all channels', permission: boolean): void {
    const command = [...this.world.commands.values(), ...this.state.commands.values()].find((each) => {
      return each.name === name.replace(/^\//, '');
    });
    if (!command) throw new Error(`there is no command ${name}`);
    const rule: APIApplicationCommandPermission = {
      id: who === 'all channels' ? String(BigInt(this.id) - 1n) : who.id,
      type: this.#permissionType(who),
      permission,
    };
    const before = this.state.commandPermissions.get(command.id) ?? [];
    this.state.commandPermissions.set(command.id, [...before.filter(({ id }) => id !== rule.id), rule]);
  }

  #permissionType(who: WithId | 'all channels'): ApplicationCommandPermissionType {
    if (who === 'all channels' || this.world.channels.has(who.id))
      return ApplicationCommandPermissionType.Channel;
    return this.world.users.has(who.id)
      ? ApplicationCommandPermissionType.User
      : ApplicationCommandPermissionType.Role;
  }
}
