// npm run torture:votes -- --rounds N [--postgres]: random members vote while the bot is killed and cut off; then the stored votes must be what the rule says.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Db } from '../src/database/schema.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import { defaultPlan, type Layout } from '../src/model/subscription.ts';
import type { Channel } from '../src/playground/actors/channel.ts';
import type { Guild } from '../src/playground/actors/guild.ts';
import type { Member } from '../src/playground/actors/member.ts';
import type { Message } from '../src/playground/actors/message.ts';
import { startPlayground } from '../src/playground/start.ts';
import type { World } from '../src/playground/world.ts';
import { openStore } from '../src/store/open.ts';
import { changeVoteRules } from '../src/store/servers.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { standingVotes } from '../src/store/votes.ts';
import { keepIn } from './database-server.ts';
import { closeInvented } from './invented-papers.ts';
import { until } from './patience.ts';
import { countSent } from './posted.ts';
import { type Processes, startProcesses } from './processes.ts';
import { seeded } from './random.ts';
import { EMOJI, type Sign, VoteTruth } from './vote-truth.ts';

const FIRST_DAY = day('2020-01-01');
const PAPERS = 3;
const ACTIONS = 70;

/** Members who vote; the last two do it by buttons alone. */
const MEMBERS = 8;
const PRESSERS = 2;

const CHANNELS: readonly Layout[] = ['cards', 'cards', 'thread', 'forum'];

/** In milliseconds. */
const LONGEST_PAUSE = 20;
const BOT = { pause: 150, votes: { requestGapMs: 2, ledgerMs: 500, laterMs: 300 } };

const WEATHER = { fail: 0.02, lose: 0.02, limit: 0.02, slow: 0.03, drop: 0.01, slowest: 50 };

export interface Tortured {
  readonly rounds: number;
  /** Members' votes for papers that were compared. */
  readonly votes: number;
  readonly wrong: number;
  readonly actions: number;
  readonly kills: number;
  /** Of PostgreSQL's server. */
  readonly restarts: number;
  /** Votes of which the rule leaves more than one possible. */
  readonly open: number;
}

interface Server {
  readonly guild: Guild;
  readonly admin: Member;
  readonly members: readonly Member[];
  readonly channels: readonly { readonly channel: Channel; readonly layout: Layout }[];
  readonly mayGoDown: boolean;
}

/** A server in one round. */
interface Ballot extends Server {
  readonly truth: VoteTruth;
  readonly cards: Message[];
  readonly paperIds: readonly string[];
}

export async function torture({ rounds = 300, seed = 1, onPostgres = false } = {}): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-votes-'));
  const kept = await keepIn(folder, { onPostgres });
  const [database, index] = [kept.url.replace(/^file:/, ''), join(folder, 'paperboy.index.db')];
  const store = await openStore(kept.url, '.');
  const { world, apiUrl, token, close } = await startPlayground();
  const servers = [await openServer(world, store, true), await openServer(world, store, false)];
  const processes = startProcesses({ apiUrl, token, database, index, lease: kept.leaseMs, ...BOT }, 1);
  const random = seeded(seed);
  const tortured = { rounds, votes: 0, wrong: 0, actions: 0, kills: 0, restarts: 0, open: 0 };
  for (let round = 0; round < rounds; round++) {
    await processes.ready();
    world.record.clear();
    world.weather.calm();
    const date = addDays(FIRST_DAY, round);
    const titles = await closeInvented(store, date, PAPERS);
    await until(
      () => isDelivered(store, date),
      () => countSent(store),
    );
    const ballots = servers.map((server) => openBallot(server, titles));
    world.weather.random({ ...WEATHER, seed: seed * 100_003 + round });
    const restarting = kept.restartIn(round, random);
    tortured.kills += await vote({ world, processes, store, random }, ballots);
    tortured.restarts += await restarting;
    tortured.actions += ACTIONS;
    world.weather.calm();
    await processes.ready();
    const wrong = async () => (await compare(store, ballots)).wrong;
    await until(async () => (await wrong()) === 0, wrong);
    const compared = await compare(store, ballots);
    tortured.votes += compared.votes;
    tortured.wrong += compared.wrong;
    tortured.open += compared.open;
    await forget(store, ballots);
    process.stderr.write(
      `\rround ${round + 1} of ${rounds}: ${tortured.votes} votes, ${tortured.kills} kills, ${tortured.wrong} wrong`,
    );
  }
  process.stderr.write('\n');
  await processes.dismiss();
  await store.destroy();
  await kept.stop();
  await close();
  rmSync(folder, { recursive: true });
  return tortured;
}

/** In one the bot may take reactions off in every second channel, in the other there are no votes against. */
async function openServer(world: World, store: Db, mayGoDown: boolean): Promise<Server> {
  const guild = world.guild({ name: mayGoDown ? 'For and against' : 'For' });
  const channels = CHANNELS.map((layout, nth) => {
    const channel = guild.channel(`${layout}-${nth}`, { type: layout === 'forum' ? 'forum' : 'text' });
    if (nth % 2 === 0) channel.allow(guild.botRole, 'ManageMessages');
    return { layout, channel };
  });
  for (const { layout, channel } of channels) {
    const plan = { ...defaultPlan('en'), layout };
    await subscribe(store, { guildId: guild.id, channelId: channel.id }, plan, Date.now() - 1);
  }
  await changeVoteRules(store, guild.id, { up: '👍', down: mayGoDown ? '👎' : null });
  const members = Array.from({ length: MEMBERS }, (_, nth) => guild.member(`${mayGoDown}-${nth}`));
  return { guild, channels, members, mayGoDown, admin: guild.member('Ada', { admin: true }) };
}

async function isDelivered(store: Db, date: Day): Promise<boolean> {
  const rows = await store.selectFrom('deliveries').select('state').where('date', '=', date).execute();
  return rows.length === 2 * CHANNELS.length && rows.every(({ state }) => state === 'posted');
}

function openBallot(server: Server, titles: readonly string[]): Ballot {
  const truth = new VoteTruth(server.mayGoDown);
  const paperIds = titles.map(idOf);
  const cards = server.channels
    .flatMap(({ channel, layout }) => [...(layout === 'forum' ? [] : [channel]), ...channel.threads()])
    .flatMap((channel) => channel.messages())
    .filter(({ embed }) => titles.includes(embed?.title ?? ''));
  for (const message of cards) truth.card(message, idOf(message.embed?.title ?? ''));
  return { ...server, truth, cards, paperIds };
}

function idOf(title: string): string {
  return title.replace('Invention ', '');
}

interface Stage {
  readonly world: World;
  readonly processes: Processes;
  readonly store: Db;
  readonly random: () => number;
}

/** Returns how often the bot was killed. In every third round it lives. */
async function vote({ world, processes, store, random }: Stage, ballots: readonly Ballot[]): Promise<number> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const lose = () => {
    for (const { truth } of ballots) truth.lost();
  };
  const mayDie = random() < 2 / 3;
  let kills = 0;
  for (let action = 0; action < ACTIONS; action++) {
    const ballot = pick(ballots);
    const chance = random();
    if (chance < 0.02 && mayDie) {
      lose();
      void processes.kill();
      kills++;
    } else if (chance < 0.04 && mayDie) {
      lose();
      world.weather.invalidateSessions();
    } else if (chance < 0.06) {
      world.weather.dropSockets();
    } else if (chance < 0.16) {
      await press(store, ballot, pick);
    } else if (ballot.cards.length > 0) {
      reactOrWorse(ballot, pick, random());
    }
    await wait(random() * LONGEST_PAUSE);
  }
  return kills;
}

type Pick = <T>(items: readonly T[]) => T;

function reactOrWorse({ truth, cards, members, admin }: Ballot, pick: Pick, chance: number): void {
  const message = pick(cards);
  const member = pick(members.slice(0, -PRESSERS));
  const emoji = pick(Object.keys(EMOJI));
  const stands = message.reactors(emoji).includes(member.name);
  if (chance < 0.03) {
    truth.deleted(message);
    cards.splice(cards.indexOf(message), 1);
    admin.delete(message);
  } else if (chance < 0.07) {
    truth.cleared(message);
    admin.clearReactions(message, chance < 0.05 ? emoji : undefined);
  } else if (stands) {
    member.unreact(message, emoji);
    truth.reacted(message, member.name, emoji);
  } else {
    member.react(message, emoji);
    truth.reacted(message, member.name, emoji);
  }
}

/** Opens a paper and presses a vote button. What an unanswered press did, the store has to tell. */
async function press(
  store: Db,
  { guild, channels, members, truth, paperIds, mayGoDown }: Ballot,
  pick: Pick,
) {
  const member = pick(members.slice(-PRESSERS));
  const paper = pick(paperIds);
  const emoji = mayGoDown ? pick(['👍', '👎']) : '👍';
  const sign: Sign = emoji === '👍' ? 1 : -1;
  const place = channels[0]?.channel;
  try {
    const card = await member.slash('/papers show', { paper }, place ? { in: place } : {});
    await member.click(card, new RegExp(`^${emoji}`));
    truth.pressed(member.name, paper, truth.button(member.name, paper) === sign ? null : sign);
  } catch {
    const row = store
      .selectFrom('votes')
      .select('value')
      .where('guild_id', '=', guild.id)
      .where('paper_id', '=', paper)
      .where('member_id', '=', member.id)
      .where('source', '=', 'button');
    truth.pressed(member.name, paper, ((await row.executeTakeFirst())?.value as Sign | undefined) ?? null);
  }
}

async function compare(store: Db, ballots: readonly Ballot[]) {
  const result = { votes: 0, wrong: 0, open: 0 };
  for (const { guild, members, truth, paperIds } of ballots) {
    const names = new Map(members.map(({ id, name }) => [id, name]));
    const rows = await standingVotes(store, guild.id)
      .select(['paper_id', 'member_id', 'value'])
      .where('paper_id', 'in', paperIds)
      .execute();
    const stored = new Map(
      rows.map((row) => [`${row.paper_id} ${names.get(row.member_id)}`, row.value as Sign]),
    );
    const verdicts = truth.verdicts();
    for (const key of new Set([...stored.keys(), ...verdicts.keys()])) {
      const verdict = verdicts.get(key) ?? new Set([null]);
      result.votes++;
      if (!verdict.has(stored.get(key) ?? null)) result.wrong++;
      if (verdict.size > 1) result.open++;
    }
  }
  return result;
}

/** What is over is counted no more: it would be old enough in real life. */
async function forget(store: Db, ballots: readonly Ballot[]): Promise<void> {
  await store.updateTable('posts').set({ sent_at: 0 }).execute();
  for (const { channels } of ballots) {
    for (const { channel } of channels) for (const thread of channel.threads()) thread.delete();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'boolean', default: false },
    },
  });
  const { rounds, seed, postgres: onPostgres } = values;
  const tortured = await torture({ rounds: Number(rounds), seed: Number(seed), onPostgres });
  process.stdout.write(`${JSON.stringify(tortured)}\n`);
  if (tortured.wrong > 0) process.exitCode = 1;
}
