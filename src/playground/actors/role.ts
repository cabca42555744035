// A role of a server.
import type { Snowflake } from 'discord-api-types/v10';
import { type Permission, permissionBits } from '../permissions.ts';
import type { GuildState } from '../state/guild-state.ts';
import { removeRole, updateRole } from '../state/role.ts';
import type { State } from '../state/state.ts';
import type { WithId } from './fill-options.ts';

export class Role implements WithId {
  readonly #world: State;
  readonly #guild: GuildState;
  readonly id: Snowflake;

  constructor(world: State, guild: GuildState, id: Snowflake) {
    this.#world = world;
    this.#guild = guild;
    this.id = id;
  }

  get name(): string {
    return this.#guild.roles.get(this.id)?.name ?? '';
  }

  /** `<@&id>`. */
  toString(): string {
    return `<@&${this.id}>`;
  }

  /** It may do these and nothing else. */
  permit(...names: Permission[]): void {
    const role = this.#guild.roles.get(this.id);
    if (!role) throw new Error('the role is deleted');
    updateRole(this.#world, this.#guild, role, { permissions: String(permissionBits(names)) });
  }

  delete(): void {
    removeRole(this.#world, this.#guild, this.id);
  }
}
