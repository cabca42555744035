// Reads which reactions stand on messages, and whose they are.
import {
  type APIMessage,
  type APIUser,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Reaction } from '../../model/vote.ts';
import { emojiText } from '../../model/vote-emoji.ts';

/** Discord's most for both messages and members. */
const PAGE = 100;

/** A kind of reaction on a message, and how many have it besides the bot. */
export interface Count {
  readonly reaction: Reaction;
  readonly members: number;
}

/** Waits until the next request may be sent. */
type Turn = () => Promise<void>;

export interface Reader {
  readonly rest: REST;
  readonly turn: Turn;
}

/** A message of a channel. */
export interface Place {
  readonly channelId: string;
  readonly messageId: string;
}

/** Those of the messages that are still there, read a hundred a request and oldest first. */
export async function* readMessages(
  { rest, turn }: Reader,
  channelId: string,
  messageIds: readonly string[],
): AsyncGenerator<APIMessage> {
  let wanted = messageIds.toSorted(byAge);
  while (wanted[0] !== undefined) {
    await turn();
    const query = new URLSearchParams({ after: String(BigInt(wanted[0]) - 1n), limit: String(PAGE) });
    const page = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const ids = new Set(wanted);
    for (const message of page) if (ids.has(message.id)) yield message;
    const last = page
      .map(({ id }) => id)
      .toSorted(byAge)
      .at(-1);
    if (page.length < PAGE || last === undefined) return;
    wanted = wanted.filter((id) => byAge(id, last) > 0);
  }
}

/** Null where the message is gone. */
export async function readMessage({ rest, turn }: Reader, place: Place): Promise<APIMessage | null> {
  await turn();
  try {
    return (await rest.get(Routes.channelMessage(place.channelId, place.messageId))) as APIMessage;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage) return null;
    throw error;
  }
}

export function countsOf({ reactions = [] }: APIMessage): Count[] {
  return reactions
    .flatMap(({ emoji, count_details: { normal, burst }, me, me_burst }): Count[] => {
      const of = { id: emoji.id ?? null, name: emoji.name ?? null };
      return [
        { reaction: { emoji: of, isBurst: false }, members: normal - Number(me) },
        { reaction: { emoji: of, isBurst: true }, members: burst - Number(me_burst) },
      ];
    })
    .filter(({ members }) => members > 0);
}

/** The ids of those who react so. */
export interface Reacting {
  readonly members: ReadonlySet<string>;
  readonly bots: ReadonlySet<string>;
}

export async function readMembers(
  { rest, turn }: Reader,
  { channelId, messageId }: Place,
  { emoji, isBurst }: Reaction,
): Promise<Reacting> {
  const members = new Set<string>();
  const bots = new Set<string>();
  const route = Routes.channelMessageReaction(channelId, messageId, encodeURIComponent(emojiText(emoji)));
  for (let after = '0'; ; ) {
    await turn();
    const query = new URLSearchParams({ after, limit: String(PAGE), type: isBurst ? '1' : '0' });
    const page = (await rest.get(route, { query })) as APIUser[];
    for (const { id, bot } of page) (bot ? bots : members).add(id);
    const last = page
      .map(({ id }) => id)
      .toSorted(byAge)
      .at(-1);
    if (page.length < PAGE || last === undefined) return { members, bots };
    after = last;
  }
}

function byAge(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : Number(a !== b);
}
