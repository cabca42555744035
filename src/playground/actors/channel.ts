// A channel, thread or conversation: what stands in it, and what an administrator does with it.
import {
  type APIChannel,
  ChannelFlags,
  type ChannelType,
  OverwriteType,
  type Snowflake,
} from 'discord-api-types/v10';
import { type Permission, permissionBits } from '../permissions.ts';
import { channelPayload } from '../state/channel.ts';
import { type ChannelState, isForum, isThread } from '../state/channel-state.ts';
import { newTag, removeChannel, updateChannel } from '../state/guild-channel.ts';
import { deleteMessages } from '../state/post-message.ts';
import { findChannel, findGuild, type State } from '../state/state.ts';
import { removeThread, updateThread } from '../state/thread.ts';
import type { WithId } from './fill-options.ts';
import { Message } from './message.ts';
import { renderChannel } from './transcript.ts';

export class Channel {
  readonly world: State;
  readonly state: ChannelState;

  constructor(world: State, state: ChannelState) {
    this.world = world;
    this.state = state;
  }

  get id(): Snowflake {
    return this.state.id;
  }

  get name(): string {
    return this.state.name;
  }

  get type(): ChannelType {
    return this.state.type;
  }

  /** `<#id>`, as it is written in a message. */
  toString(): string {
    return `<#${this.id}>`;
  }

  /** Oldest first; ephemeral messages are not among them. */
  messages(): Message[] {
    return (this.state.log?.all ?? []).map((state) => new Message(this.world, state));
  }

  /** What one member alone sees here. */
  ephemeral(to: WithId): Message[] {
    const own = (this.state.asides?.all ?? []).filter(({ onlyTo }) => onlyTo === to.id);
    return own.map((state) => new Message(this.world, state));
  }

  get last(): Message | undefined {
    const state = this.state.log?.last;
    return state && new Message(this.world, state);
  }

  transcript({ as }: { readonly as?: WithId } = {}): string {
    return renderChannel(this.world, this.state, as?.id ?? null);
  }

  /** Threads, or the posts of a forum, that are not archived. */
  threads(): Channel[] {
    if (this.state.guildId === null) return [];
    const { threads } = findGuild(this.world, this.state.guildId);
    return [...threads]
      .map((id) => new Channel(this.world, findChannel(this.world, id)))
      .filter(({ state }) => isThread(state) && state.parentId === this.id && !state.thread.archived);
  }

  /** What `who` may do here, whatever their roles say. */
  allow(who: WithId, ...names: Permission[]): this {
    return this.#overwrite(who, permissionBits(names), 'allow');
  }

  deny(who: WithId, ...names: Permission[]): this {
    return this.#overwrite(who, permissionBits(names), 'deny');
  }

  rename(name: string): void {
    if (isThread(this.state)) updateThread(this.world, this.state, { name });
    else updateChannel(this.world, this.state, { name });
  }

  /** A forum's tag. */
  tag(name: string, options: { readonly moderated?: boolean; readonly emoji?: string | null } = {}): WithId {
    const tag = newTag(this.world, name, options);
    updateChannel(this.world, this.state, { tags: [...this.state.tags, tag] });
    return tag;
  }

  /** The names of a forum's tags, or of those that a post in it has. */
  get tags(): string[] {
    const { thread, parentId, tags } = this.state;
    if (thread === null || parentId === null) return tags.map(({ name }) => name);
    const known = findChannel(this.world, parentId).tags;
    return known.filter(({ id }) => thread.tags.includes(id)).map(({ name }) => name);
  }

  /** A forum takes no post without a tag. */
  requireTag(wanted = true): void {
    if (!isForum(this.state)) throw new Error(`#${this.name} is not a forum`);
    const others = this.state.flags & ~ChannelFlags.RequireTag;
    updateChannel(this.world, this.state, { flags: wanted ? others | ChannelFlags.RequireTag : others });
  }

  /** Seconds between two messages of one who may not pass it; 0 for none. */
  slowMode(slowmode: number): void {
    if (isThread(this.state)) updateThread(this.world, this.state, { slowmode });
    else updateChannel(this.world, this.state, { slowmode });
  }

  /** Only who manages threads still writes in it. */
  lock(locked = true): void {
    if (!isThread(this.state)) throw new Error(`#${this.name} is not a thread`);
    updateThread(this.world, this.state, { locked });
  }

  archive({ locked = false } = {}): void {
    if (!isThread(this.state)) throw new Error(`#${this.name} is not a thread`);
    updateThread(this.world, this.state, { archived: true, locked });
  }

  delete(): void {
    const state = this.world;
    if (this.state.guildId === null) throw new Error('a conversation is never deleted');
    const guild = findGuild(state, this.state.guildId);
    if (isThread(this.state)) removeThread(state, guild, this.state);
    else removeChannel(state, guild, this.state);
  }

  /** Several messages at once, as a moderator's bot cleans up. */
  purge(messages: readonly Message[]): void {
    const ids = messages.map(({ id }) => id);
    deleteMessages(this.world, this.state, ids);
  }

  /** As the API gives it. */
  get data(): APIChannel {
    return channelPayload(this.world, this.id);
  }

  #overwrite({ id }: WithId, bits: bigint, kind: 'allow' | 'deny'): this {
    const type = this.world.users.has(id) ? OverwriteType.Member : OverwriteType.Role;
    const before = this.state.overwrites.find((each) => each.id === id);
    const allow = BigInt(before?.allow ?? 0) & ~bits;
    const deny = BigInt(before?.deny ?? 0) & ~bits;
    const overwrite = {
      id,
      type,
      allow: String(kind === 'allow' ? allow | bits : allow),
      deny: String(kind === 'deny' ? deny | bits : deny),
    };
    const overwrites = [...this.state.overwrites.filter((each) => each.id !== id), overwrite];
    updateChannel(this.world, this.state, { overwrites });
    return this;
  }
}
