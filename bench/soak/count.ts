// What became of everything in a soak: posts, papers, messages to followers and votes, counted in the playground and in the database.
import type { Db } from '../../src/database/schema.ts';
import { type Day, day } from '../../src/model/day.ts';
import type { World } from '../../src/playground/world.ts';
import { findDigest } from '../../src/store/digests.ts';
import { countPosts, expected, type Place } from '../posted.ts';
import { type Follower, type Server, VOTE } from './people.ts';

export interface Counted {
  found: number;
  lost: number;
  twice: number;
}

export const LANGUAGE = 'ko';

export const nothing = (): Counted => ({ found: 0, lost: 0, twice: 0 });

function add(total: Counted, times: number, what: string): void {
  total.found += times;
  if (times === 0) total.lost++;
  if (times > 1) total.twice += times - 1;
  if (times !== 1) process.stderr.write(`\n${times} times: ${what}\n`);
}

export interface Subscribed extends Place {
  readonly server: Server;
  readonly cards: number;
}

/** All messages of a digest in all channels; each stands there once, and each card has its first vote. */
export async function countDigest(
  store: Db,
  places: readonly Subscribed[],
  date: Day,
  total: Counted,
): Promise<void> {
  const digest = await findDigest(store, date, LANGUAGE);
  const titles = digest?.entries.map(({ title }) => title) ?? [];
  for (const place of places) {
    const posts = countPosts(place, expected(place, date, titles.slice(0, place.cards), LANGUAGE));
    for (const { title, times, isCard, votes } of posts) {
      add(total, times, `${title} in #${place.channel.name} on ${date}`);
      if (times > 0 && isCard && votes === 0) {
        total.lost++;
        process.stderr.write(`\nno first vote: ${title} in #${place.channel.name}\n`);
      }
    }
  }
}

/** Digests that closed before a moment and after another, in epoch milliseconds. */
export async function closedBetween(store: Db, after: number, before: number): Promise<Day[]> {
  const rows = await store
    .selectFrom('digests')
    .select('date')
    .where('closed_at', '>', after)
    .where('closed_at', '<=', before)
    .orderBy('date')
    .execute();
  return rows.map(({ date }) => day(date));
}

/** Each paper that was listed stands in one digest. */
export async function countPapers(store: Db, ids: readonly string[]): Promise<Counted> {
  const rows = await store.selectFrom('entries').select('paper_id').where('paper_id', 'in', ids).execute();
  const times = new Map<string, number>();
  for (const row of rows) times.set(row.paper_id, (times.get(row.paper_id) ?? 0) + 1);
  const total = nothing();
  for (const id of ids) add(total, times.get(id) ?? 0, `paper ${id} in digests`);
  return total;
}

/** Each paper of a topic was told once to whoever follows it. */
export async function countLetters(
  store: Db,
  world: World,
  followers: readonly Follower[],
  dates: readonly Day[],
): Promise<Counted> {
  const rows = await store
    .selectFrom('entries')
    .innerJoin('papers', 'papers.id', 'entries.paper_id')
    .select(['papers.id', 'papers.keywords'])
    .where('entries.date', 'in', dates)
    .execute();
  const total = nothing();
  for (const { member, topic } of followers) {
    const letters = world
      .dm(member)
      .messages()
      .map(({ state }) => JSON.stringify([state.embeds, state.components]));
    for (const { id } of rows.filter(({ keywords }) => keywords.includes(topic)))
      add(total, letters.filter((text) => text.includes(id)).length, `${id} for ${member.name}`);
  }
  return total;
}

/** Members whose reactions stand on a card and are not counted, and the other way round. */
export async function wrongVotes(store: Db, world: World): Promise<number> {
  const posts = await store
    .selectFrom('posts')
    .select(['guild_id', 'channel_id', 'message_id', 'paper_id'])
    .where('paper_id', 'is not', null)
    .where('message_id', 'is not', null)
    .where('guild_id', 'is not', null)
    .execute();
  const standing = new Set<string>();
  for (const { guild_id, channel_id, message_id, paper_id } of posts) {
    const message = world
      .channel(channel_id)
      .messages()
      .find(({ id }) => id === message_id);
    for (const name of message?.reactors(VOTE) ?? [])
      if (name !== message?.author) standing.add(`${guild_id} ${paper_id} ${name}`);
  }
  const rows = await store.selectFrom('votes').select(['guild_id', 'paper_id', 'member_id']).execute();
  const nameOf = (id: string) => world.state.users.get(id)?.displayName;
  const counted = new Set(rows.map((row) => `${row.guild_id} ${row.paper_id} ${nameOf(row.member_id)}`));
  return standing.symmetricDifference(counted).size;
}
