// A member at a Discord client: whatever a person can do there, as far as their permissions let them.
import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  ChannelType,
} from 'discord-api-types/v10';
import { parseEmoji } from '../emoji.ts';
import { DiscordError } from '../errors.ts';
import { mayIn, requireIn, sendPermission } from '../permissions.ts';
import { requireReactable } from '../rest/reactions.ts';
import { commandsFor } from '../state/command.ts';
import { openDm } from '../state/guild-channel.ts';
import { deleteMessage, postMessage } from '../state/post-message.ts';
import { addReaction, clearReactions, removeReaction } from '../state/reaction.ts';
import { findChannel } from '../state/state.ts';
import { Account } from './account.ts';
import { Answer, type Until } from './answer.ts';
import { Channel } from './channel.ts';
import type { OptionValues } from './fill-options.ts';
import { Message } from './message.ts';
import type { FieldValues, Modal } from './modal.ts';
import { runMessageMenu, runSlash, runUserMenu } from './use-command.ts';
import { type ButtonName, type Picked, pick, press } from './use-component.ts';

export interface Where {
  /** Default: the first channel of their server in which they may write. */
  readonly in?: Channel;
  readonly until?: Until;
}

export type MessageLike = Message | Answer;

export class Member extends Account {
  /** Runs a slash command; resolves when the bot has answered. */
  async slash(path: string, values: OptionValues = {}, where: Where = {}): Promise<Answer> {
    const interaction = runSlash(this.#use(where.in), path, values);
    return new Answer(this.world, interaction).settled(`${this.name}: ${path}`, where.until ?? 'answered');
  }

  /** What is suggested while they type into the option `focus`, by default the last one named. */
  async suggest(
    path: string,
    values: OptionValues,
    { focus = Object.keys(values).at(-1), ...where }: Where & { readonly focus?: string | undefined } = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    if (focus === undefined) throw new Error('name the option that is typed into');
    const interaction = runSlash(this.#use(where.in), path, values, focus);
    await new Answer(this.world, interaction).settled(`${this.name}: ${path} ${focus}`, 'acknowledged');
    return interaction.choices;
  }

  /** An entry of the menu of a message or of another member. */
  async menu(name: string, target: MessageLike | Member, where: Where = {}): Promise<Answer> {
    const interaction =
      target instanceof Member
        ? runUserMenu(this.#use(where.in), name, target.id)
        : runMessageMenu(this.#use(this.#channelOf(toMessage(target))), name, toMessage(target).state);
    return new Answer(this.world, interaction).settled(`${this.name}: ${name}`, where.until ?? 'answered');
  }

  async click(
    target: MessageLike,
    button: ButtonName,
    { until = 'answered' as Until } = {},
  ): Promise<Answer> {
    const interaction = press(this.world, this.id, toMessage(target).state, button);
    return new Answer(this.world, interaction).settled(`${this.name}: [${button}]`, until);
  }

  async select(
    target: MessageLike,
    name: ButtonName,
    values: Picked | readonly Picked[],
    { until = 'answered' as Until } = {},
  ): Promise<Answer> {
    const picked = [values].flat() as readonly Picked[];
    const interaction = pick(this.world, this.id, toMessage(target).state, name, picked);
    return new Answer(this.world, interaction).settled(`${this.name}: [▾ ${name}]`, until);
  }

  async submit(
    modal: Modal,
    values: FieldValues = {},
    { until = 'answered' as Until } = {},
  ): Promise<Answer> {
    if (modal.state.userId !== this.id) throw new Error(`the modal is not ${this.name}'s`);
    return new Answer(this.world, modal.submit(values)).settled(`${this.name}: ${modal.title}`, until);
  }

  say(channel: Channel, content: string, { reply }: { readonly reply?: MessageLike } = {}): Message {
    const state = this.world;
    return this.#try(`write in #${channel.name}`, () => {
      requireIn(state, channel.state, this.id, sendPermission(channel.state));
      const reference = reply ? { message_id: toMessage(reply).id, channel_id: channel.id } : null;
      return new Message(
        this.world,
        postMessage(state, channel.state, { authorId: this.id, content, reference }),
      );
    });
  }

  /** `burst` is a super reaction. */
  react(target: MessageLike, name: string, { burst = false } = {}): void {
    const message = toMessage(target);
    const emoji = emojiNamed(name);
    this.#try(`react with ${name}`, () => {
      if (message.ephemeral) throw new Error('nobody reacts to an ephemeral message');
      requireReactable(this.world, this.#channelOf(message).state, message.state, this.id, emoji);
      addReaction(this.world, message.state, this.id, { emoji, burst });
    });
  }

  unreact(target: MessageLike, name: string, { burst = false } = {}): void {
    const reacting = { emoji: emojiNamed(name), burst };
    removeReaction(this.world, toMessage(target).state, this.id, reacting);
  }

  /** A moderator takes away all reactions, or all of one emoji. */
  clearReactions(target: MessageLike, name?: string): void {
    const message = toMessage(target);
    this.#try('clear reactions', () => {
      requireIn(this.world, this.#channelOf(message).state, this.id, 'ManageMessages');
      clearReactions(this.world, message.state, name === undefined ? null : emojiNamed(name));
    });
  }

  /** Their own message; another's only as a moderator. */
  delete(target: MessageLike): void {
    const message = toMessage(target);
    this.#try('delete the message', () => {
      if (message.state.authorId !== this.id)
        requireIn(this.world, this.#channelOf(message).state, this.id, 'ManageMessages');
      deleteMessage(this.world, this.#channelOf(message).state, message.state);
    });
  }

  /** The commands that they find in a channel. */
  commands(channel: Channel): APIApplicationCommand[] {
    const all = commandsFor(this.world, channel.state, this.id);
    return all.flatMap(({ command, hidden }) => (hidden === null ? [command] : []));
  }

  #use(channel: Channel | undefined) {
    const state = this.world;
    return { state, userId: this.id, channel: (channel ?? this.#usualChannel()).state };
  }

  #channelOf({ state }: Message): Channel {
    return new Channel(this.world, findChannel(this.world, state.channelId));
  }

  #usualChannel(): Channel {
    const channels = [...(this.guild?.channels ?? [])].map((id) => findChannel(this.world, id));
    const writable = channels.find((state) => {
      // A forum has no room to type in.
      const isRoom = state.type !== ChannelType.GuildForum && sendPermission(state) === 'SendMessages';
      return isRoom && mayIn(this.world, state, this.id, 'SendMessages');
    });
    if (!writable && this.guild) throw new Error(`${this.name} may write nowhere in ${this.guild.name}`);
    return new Channel(this.world, writable ?? openDm(this.world, this.id));
  }

  #try<T>(action: string, act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error;
      throw new Error(`${this.name} cannot ${action}: ${error.body.message}`, { cause: error });
    }
  }
}

function toMessage(target: MessageLike): Message {
  return target instanceof Answer ? target.message : target;
}

function emojiNamed(name: string) {
  const emoji = parseEmoji(name);
  if (!emoji) throw new Error(`"${name}" is not an emoji`);
  return emoji;
}
