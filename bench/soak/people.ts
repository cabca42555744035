// Who lives in a soak's servers, and what they do all day: look papers up, open, save, vote and change their minds.
import type { Answer } from '../../src/playground/actors/answer.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import type { World } from '../../src/playground/world.ts';
import { act, pickAction } from '../lookup-actions.ts';
import type { Known } from '../lookup-words.ts';
import { TOPICS } from './papers.ts';

export interface Server {
  readonly guild: Guild;
  readonly members: readonly Member[];
}

export interface Follower {
  readonly member: Member;
  readonly topic: string;
}

export interface Deeds {
  lookups: number;
  votes: number;
  presses: number;
  /** What the bot didn't answer. */
  unanswered: number;
}

export const VOTE = '👍';
const MEMBERS_A_SERVER = 6;

export function settle(world: World, servers: number): Server[] {
  return Array.from({ length: servers }, (_, nth) => {
    const guild = world.guild({ name: `Server ${nth}`, locale: 'ko' });
    guild.channel('talk');
    const members = Array.from({ length: MEMBERS_A_SERVER }, (_, place) =>
      guild.member(`Member ${nth}-${place}`, { locale: place % 2 === 0 ? 'ko' : 'en-US' }),
    );
    return { guild, members };
  });
}

/** The first of each server follows a topic. */
export async function follow(servers: readonly Server[]): Promise<Follower[]> {
  const followers = servers.flatMap(({ members }, nth): Follower[] => {
    const topic = TOPICS[nth];
    return members[0] && topic ? [{ member: members[0], topic }] : [];
  });
  for (const { member, topic } of followers) await member.slash('/follow keyword', { words: topic });
  return followers;
}

export class Crowd {
  readonly deeds: Deeds = { lookups: 0, votes: 0, presses: 0, unanswered: 0 };
  readonly #servers: readonly Server[];
  readonly #random: () => number;
  readonly #lists = new Map<string, Answer>();

  constructor(servers: readonly Server[], random: () => number) {
    this.#servers = servers;
    this.#random = random;
  }

  #pick<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#random() * all.length)];
  }

  async lookUp(known: Known): Promise<void> {
    const member = this.#pick(this.#pick(this.#servers)?.members ?? []);
    if (!member) return;
    this.deeds.lookups++;
    const doing = { member, known, random: this.#random, lists: this.#lists };
    await act(pickAction(this.#random), doing).catch((error: unknown) => this.#complain(error));
  }

  /** Somebody reacts to a card of a channel, or takes it back. */
  vote(server: Server, cards: readonly Message[]): void {
    const [member, card] = [this.#pick(server.members), this.#pick(cards)];
    if (!member || !card) return;
    this.deeds.votes++;
    if (card.reactors(VOTE).includes(member.name)) member.unreact(card, VOTE);
    else member.react(card, VOTE);
  }

  async press(server: Server, cards: readonly Message[]): Promise<void> {
    const [member, card] = [this.#pick(server.members), this.#pick(cards)];
    if (!member || !card) return;
    this.deeds.presses++;
    const id = this.#random() < 0.5 ? /^v1:paper:/ : /^v1:save:/;
    await member.click(card, id, { until: 'acknowledged' }).catch((error: unknown) => this.#complain(error));
  }

  #complain(error: unknown): void {
    this.deeds.unanswered++;
    process.stderr.write(`\n${String(error)}\n`);
  }
}

/** The cards in a channel and its threads. */
export function cardsIn(channel: Channel): Message[] {
  return [channel, ...channel.threads()]
    .flatMap((each) => each.messages())
    .filter((message) => message.reactions(VOTE) > 0);
}
