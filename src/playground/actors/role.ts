// A role of a server.
import type { Snowflake } from 'discord-api-types/v10';
import { type Permission, permissionBits } from '../permissions.ts';
import { removeRole, updateRole } from '../state/role.ts';
import type { WithId } from './fill-options.ts';
import type { Guild } from './guild.ts';

export class Role implements WithId {
  readonly #guild: Guild;
  readonly id: Snowflake;

  constructor(guild: Guild, id: Snowflake) {
    this.#guild = guild;
    this.id = id;
  }

  get name(): string {
    return this.#guild.state.roles.get(this.id)?.name ?? '';
  }

  /** `<@&id>`. */
  toString(): string {
    return `<@&${this.id}>`;
  }

  /** It may do these and nothing else. */
  permit(...names: Permission[]): void {
    const role = this.#guild.state.roles.get(this.id);
    if (!role) throw new Error('the role is deleted');
    const permissions = String(permissionBits(names));
    updateRole(this.#guild.world.state, this.#guild.state, role, { permissions });
  }

  delete(): void {
    removeRole(this.#guild.world.state, this.#guild.state, this.id);
  }
}
