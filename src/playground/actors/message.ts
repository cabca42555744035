// A message as a member looks at it: its words, buttons and reactions, always as they are now.
import type { APIEmbed, APIMessage, APIMessageTopLevelComponent, Snowflake } from 'discord-api-types/v10';
import { parseEmoji } from '../emoji.ts';
import { messagePayload } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { countOf, everyoneOf, reactionOf } from '../state/reaction.ts';
import { findUser, type State } from '../state/state.ts';
import { renderMessage } from './transcript.ts';

export class Message {
  readonly world: State;
  /** As it is stored. */
  readonly state: MessageState;

  constructor(world: State, state: MessageState) {
    this.world = world;
    this.state = state;
  }

  get id(): Snowflake {
    return this.state.id;
  }

  get author(): string {
    return findUser(this.world, this.state.authorId).displayName;
  }

  get content(): string {
    return this.state.content;
  }

  get embeds(): readonly APIEmbed[] {
    return this.state.embeds;
  }

  /** The first embed, for the many messages that have one. */
  get embed(): APIEmbed | undefined {
    return this.state.embeds[0];
  }

  get components(): readonly APIMessageTopLevelComponent[] {
    return this.state.components;
  }

  get ephemeral(): boolean {
    return this.state.onlyTo !== null;
  }

  get edited(): boolean {
    return this.state.editedAt !== null;
  }

  get deleted(): boolean {
    const channel = this.world.channels.get(this.state.channelId);
    return !(channel?.log?.get(this.id) ?? channel?.asides?.get(this.id));
  }

  /** Whom it pinged: `@everyone`, `@Readers`, `Ada`. */
  get pings(): readonly string[] {
    const { everyone, roles, users } = this.state.mentions;
    const guild = this.state.guildId === null ? undefined : this.world.guilds.get(this.state.guildId);
    return [
      ...(everyone ? ['@everyone'] : []),
      ...roles.map((id) => `@${guild?.roles.get(id)?.name}`),
      ...users.map((id) => findUser(this.world, id).displayName),
    ];
  }

  /** What stands beside the emoji; one who also put a super reaction there counts twice. */
  reactions(emoji: string): number {
    const reaction = this.#reaction(emoji);
    return reaction ? countOf(reaction) : 0;
  }

  /** The names of those who reacted with it. */
  reactors(emoji: string): readonly string[] {
    const reaction = this.#reaction(emoji);
    const all = reaction ? [...everyoneOf(reaction)] : [];
    return all.map((id) => findUser(this.world, id).displayName);
  }

  #reaction(emoji: string) {
    const parsed = parseEmoji(emoji);
    return parsed ? reactionOf(this.state, parsed) : undefined;
  }

  /** As the API gives it. */
  get data(): APIMessage {
    return messagePayload(this.world, this.state);
  }

  transcript(): string {
    return renderMessage(this.world, this.state);
  }
}
