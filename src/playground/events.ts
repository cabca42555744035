// Everything that happens in the world, in the gateway's own words, told to whoever listens.
import type { GatewayDispatchPayload, Snowflake } from 'discord-api-types/v10';
import type { ModalState } from './state/interaction-state.ts';

type DispatchDatas = { [P in GatewayDispatchPayload as `${P['t']}`]: P['d'] };

export type DispatchName = keyof DispatchDatas;
export type DispatchData<T extends DispatchName> = DispatchDatas[T];

/** What only a person at a Discord client would see, and the gateway never tells a bot. */
interface SeenByMembers {
  /** A modal opens for one member. */
  MODAL_OPEN: ModalState;
  /** "The application did not respond". */
  INTERACTION_FAILURE: { readonly id: Snowflake; readonly reason: string };
  /** An interaction was acknowledged. */
  INTERACTION_SUCCESS: { readonly id: Snowflake };
}

export type EventName = DispatchName | keyof SeenByMembers;

/** Where it happened, and for whom. */
export interface Scope {
  readonly guildId: Snowflake | null;
  readonly channelId: Snowflake | null;
  /** Only this member sees it; null is everyone who can see the place. */
  readonly onlyTo: Snowflake | null;
}

export interface WorldEvent extends Scope {
  readonly name: EventName;
  readonly data: unknown;
}

export type Listener = (event: WorldEvent) => void;

export class Events {
  readonly #listeners = new Set<Listener>();

  /** The answer ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispatch<T extends DispatchName>(name: T, data: DispatchData<T>, scope: Partial<Scope> = {}): void {
    this.#tell({ name, data, guildId: null, channelId: null, onlyTo: null, ...scope });
  }

  show<T extends keyof SeenByMembers>(name: T, data: SeenByMembers[T], scope: Partial<Scope>): void {
    this.#tell({ name, data, guildId: null, channelId: null, onlyTo: null, ...scope });
  }

  #tell(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
