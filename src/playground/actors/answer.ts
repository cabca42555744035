// The bot's answer to what a member did, from "thinking…" to its last follow-up.
import { type APIEmbed, InteractionResponseType as Callback } from 'discord-api-types/v10';
import type { InteractionState } from '../state/interaction-state.ts';
import type { State } from '../state/state.ts';
import { Message } from './message.ts';
import { Modal } from './modal.ts';

/** `answered` is when there is something to see: a deferred answer is filled in. */
export type Until = 'answered' | 'acknowledged';

export class Answer {
  readonly world: State;
  readonly interaction: InteractionState;

  constructor(world: State, interaction: InteractionState) {
    this.world = world;
    this.interaction = interaction;
  }

  /** The message that answers; where a component was used and the bot updated its message, that one. */
  get message(): Message {
    const message = this.#find(this.interaction.originalId);
    if (!message) throw new Error('the bot answered without a message, or deleted it');
    return message;
  }

  get followUps(): Message[] {
    return this.interaction.followUps.flatMap((id) => this.#find(id) ?? []);
  }

  /** The modal that the bot opened. */
  get modal(): Modal {
    const { modal } = this.interaction;
    if (!modal) throw new Error('the bot opened no modal');
    return new Modal(this.world, modal);
  }

  get hasModal(): boolean {
    return this.interaction.modal !== null;
  }

  get content(): string {
    return this.message.content;
  }

  get embeds(): readonly APIEmbed[] {
    return this.message.embeds;
  }

  get ephemeral(): boolean {
    return this.message.ephemeral;
  }

  /** The answer and its follow-ups, or the modal. */
  transcript(): string {
    if (this.hasModal) return this.modal.transcript();
    const first = this.#find(this.interaction.originalId);
    return [...(first ? [first] : []), ...this.followUps].map((message) => message.transcript()).join('\n');
  }

  /** Resolves when the bot has answered; rejects with what was missing. */
  settled(action: string, until: Until): Promise<this> {
    const { interaction } = this;
    const { patience } = this.world.timings;
    return new Promise((resolve, reject) => {
      const done = (finish: () => void) => {
        clearTimeout(timer);
        interaction.watchers.delete(look);
        finish();
      };
      const look = () => {
        if (interaction.status === 'failed')
          done(() => reject(new Error(`${action}: the application did not respond`)));
        else if (this.#isThere(until)) done(() => resolve(this));
      };
      const timer = setTimeout(
        () => done(() => reject(new Error(`${action}: ${this.#missing()} within ${patience} ms`))),
        patience,
      );
      interaction.watchers.add(look);
      look();
    });
  }

  #isThere(until: Until): boolean {
    if (this.interaction.status !== 'acknowledged') return false;
    return until === 'acknowledged' || !this.interaction.deferred;
  }

  #missing(): string {
    if (this.interaction.status === 'waiting') return 'no acknowledgement';
    return this.interaction.callback === Callback.DeferredMessageUpdate
      ? 'the update was deferred, and nothing followed'
      : 'the answer was deferred, and not filled in';
  }

  #find(id: string | null): Message | undefined {
    const channel = this.world.channels.get(this.interaction.channelId);
    const state = id === null ? undefined : (channel?.log?.get(id) ?? channel?.asides?.get(id));
    return state && new Message(this.world, state);
  }
}
