// Who somebody is at Discord: name, language, roles, and what they let the bot do.
import type { LocaleString, Snowflake } from 'discord-api-types/v10';
import { guildPermissions, mayIn, type Permission, permissionNames } from '../permissions.ts';
import type { GuildState, MemberState } from '../state/guild-state.ts';
import { findMember, removeMember, updateMember } from '../state/member.ts';
import { findUser, type State } from '../state/state.ts';
import type { UserState } from '../state/user.ts';
import type { Channel } from './channel.ts';
import type { WithId } from './fill-options.ts';

export class Account implements WithId {
  readonly world: State;
  readonly id: Snowflake;
  /** Null for one who shares no server. */
  readonly guild: GuildState | null;

  constructor(world: State, id: Snowflake, guild: GuildState | null) {
    this.world = world;
    this.id = id;
    this.guild = guild;
  }

  get user(): UserState {
    return findUser(this.world, this.id);
  }

  get name(): string {
    return this.user.displayName;
  }

  get locale(): LocaleString {
    return this.user.locale;
  }

  set locale(locale: LocaleString) {
    this.user.locale = locale;
  }

  /** `<@id>`. */
  toString(): string {
    return `<@${this.id}>`;
  }

  sees(channel: Channel): boolean {
    return mayIn(this.world, channel.state, this.id, 'ViewChannel');
  }

  permissions(): Permission[] {
    return this.guild ? permissionNames(guildPermissions(this.guild, this.id)) : [];
  }

  addRole(role: WithId): void {
    this.#change((member) => member.roles.push(role.id));
  }

  removeRole(role: WithId): void {
    this.#change((member) => {
      member.roles = member.roles.filter((id) => id !== role.id);
    });
  }

  /** They may only read for so long. */
  timeOut(milliseconds: number): void {
    this.#change((member) => {
      member.timedOutUntil = new Date(this.world.now() + milliseconds).toISOString();
    });
  }

  endTimeout(): void {
    this.#change((member) => {
      member.timedOutUntil = null;
    });
  }

  /** The bot can no longer write to them. */
  closeDms(): void {
    this.user.closedDms = true;
  }

  openDms(): void {
    this.user.closedDms = false;
  }

  /** The app for themselves, wherever they are. */
  install(): void {
    this.user.installed = true;
  }

  uninstall(): void {
    this.user.installed = false;
  }

  leave(): void {
    if (this.guild) removeMember(this.world, this.guild, this.id);
  }

  #change(change: (member: MemberState) => void): void {
    if (!this.guild) throw new Error(`${this.name} is in no server`);
    const member = findMember(this.guild, this.id);
    change(member);
    updateMember(this.world, this.guild, member);
  }
}
