// The faults of a torture by weather: how each begins and ends, and when the bot should have made up for it.
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../src/database/schema.ts';
import type { Channel } from '../src/playground/actors/channel.ts';
import type { Guild } from '../src/playground/actors/guild.ts';
import { addThread } from '../src/playground/state/thread.ts';
import type { Requests } from '../src/playground/weather-effects.ts';
import type { World } from '../src/playground/world.ts';

export interface Scene {
  readonly world: World;
  readonly guild: Guild;
  readonly store: Db;
  /** A channel of each layout. */
  readonly cards: Channel;
  readonly thread: Channel;
  readonly forum: Channel;
  readonly compact: Channel;
  /** Kills the bot, or tells it to end, and starts it again. */
  readonly restart: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

export interface Fault {
  readonly kind: 'network' | 'token' | 'limit' | 'decision' | 'gateway' | 'process' | 'database' | 'commands';
  readonly name: string;
  /** How long it lasts, in simulated minutes. */
  readonly minutes: number;
  readonly begin: (scene: Scene) => unknown;
  /** Besides calm weather. */
  readonly end?: (scene: Scene) => unknown;
  /** When it is over for the bot: five minutes after, at the next event, or at the next try. */
  readonly until: 'soon' | 'event' | 'try';
  /** What hangs is cut and hangs again, so that no real minutes are waited for. */
  readonly isHanging?: boolean;
}

const ALL = { times: Number.POSITIVE_INFINITY };
const MESSAGES = 'POST /channels/:channel/messages';
const POSTS = 'POST /channels/:channel/threads';
const THREADS = 'POST /channels/:channel/messages/:message/threads';
const REACTIONS = /^PUT .*reactions/;
const READS = /^GET \/channels/;
const CROSSPOSTS = /crosspost$/;
const DAY = 24 * 60;

type Short = Omit<Fault, 'kind' | 'name' | 'minutes' | 'until' | 'begin'>;

function network(name: string, minutes: number, begin: Fault['begin'], more: Short = {}): Fault {
  return { kind: 'network', name, minutes, until: 'soon', begin, ...more };
}

const page =
  (on: Requests, status: number) =>
  ({ world }: Scene) =>
    world.weather.page(on, { status, ...ALL });
const fail =
  (on: Requests, status: number, code = 0) =>
  ({ world }: Scene) =>
    world.weather.fail(on, { status, code, ...ALL });

const NETWORK: readonly Fault[] = [
  network('a page with 403 on everything', DAY, page('*', 403)),
  network('a page with 403 on messages', 60, page(MESSAGES, 403)),
  network('a page with 403 on first votes', 30, page(REACTIONS, 403)),
  network('a page with 403 on forum posts', 30, page(POSTS, 403)),
  network('a page with 403 on threads', 30, page(THREADS, 403)),
  network('a page with 403 on reads', 30, page(READS, 403)),
  network('a page with 403 on publishing', 30, page(CROSSPOSTS, 403)),
  network('a page with 407 on everything', 120, page('*', 407)),
  network('a page with 408 on messages', 10, page(MESSAGES, 408)),
  network('a page with 404 on everything', 60, page('*', 404)),
  network('a page with 200 on messages', 30, page(MESSAGES, 200)),
  network('a page with 200 on forum posts', 30, page(POSTS, 200)),
  network('500 on everything', DAY, fail('*', 500)),
  network('502 on messages', 60, fail(MESSAGES, 502)),
  network('503 on first votes', 5, fail(REACTIONS, 503)),
  network('504 on forum posts', 60, fail(POSTS, 504)),
  network('code 40333 on everything', 60, fail('*', 403, 40_333)),
  network('lost answers to messages', 10, ({ world }) => world.weather.lose(MESSAGES, { times: 30 })),
  network('lost answers to forum posts', 10, ({ world }) => world.weather.lose(POSTS, { times: 12 })),
  network('lost answers to threads, reset', 10, ({ world }) =>
    world.weather.lose(THREADS, { times: 12, reset: true }),
  ),
  network('messages that hang', 5, ({ world }) => world.weather.hang(MESSAGES, ALL), { isHanging: true }),
  network('first votes that hang', 5, ({ world }) => world.weather.hang(REACTIONS, ALL), { isHanging: true }),
];

function token(name: string, begin: Fault['begin']): Fault {
  return { kind: 'token', name, minutes: 10, until: 'soon', begin };
}

const TOKEN: readonly Fault[] = [
  token('a 401 on a message', ({ world }) => world.weather.fail(MESSAGES, { status: 401 })),
  token('a 401 on a first vote', ({ world }) => world.weather.fail(REACTIONS, { status: 401, times: 3 })),
  token('a 401 on a forum post', ({ world }) => world.weather.fail(POSTS, { status: 401, times: 2 })),
  token('401 on all messages, though the token is good', fail(MESSAGES, 401)),
  token('a 401 for one request in five', ({ world }) =>
    world.weather.fail('*', { status: 401, every: 5, ...ALL }),
  ),
  token('401 on threads, and the token can not be asked about', (scene) => {
    scene.world.weather.fail(THREADS, { status: 401, times: 5 });
    scene.world.weather.fail(/^GET \/users\/@me$/, { status: 503, times: 5 });
  }),
];

function limit(name: string, minutes: number, begin: Fault['begin']): Fault {
  return { kind: 'limit', name, minutes, until: 'soon', begin };
}

const LIMITS: readonly Fault[] = [
  limit('short limits on messages', 5, ({ world }) =>
    world.weather.storm(MESSAGES, { times: 20, retryAfter: 0.2 }),
  ),
  limit('short limits on messages without end', 5, ({ world }) =>
    world.weather.storm(MESSAGES, { retryAfter: 0.1, ...ALL }),
  ),
  limit('a limit of five minutes in some channels', 5, ({ world }) =>
    world.weather.storm(MESSAGES, { times: 8, retryAfter: 300 }),
  ),
  limit('a limit of an hour on forum posts', 60, ({ world }) =>
    world.weather.storm(POSTS, { times: 5, retryAfter: 3600 }),
  ),
  limit('a limit of two minutes on first votes', 5, ({ world }) =>
    world.weather.storm(REACTIONS, { times: 4, retryAfter: 120 }),
  ),
  limit('a limit of ten minutes on everything', 10, ({ world }) =>
    world.weather.storm(MESSAGES, { times: 1, retryAfter: 630, global: true }),
  ),
  limit('a block of the address (1015) for minutes', 5, page('*', 429)),
  limit('a block of the address (1015) for a day', DAY, page('*', 429)),
  limit('a block of the address (1015) on forum posts alone', 60, page(POSTS, 429)),
];

type Ending = NonNullable<Fault['end']>;

function decision(name: string, minutes: number, begin: Fault['begin'], end?: Ending): Fault {
  return { kind: 'decision', name, minutes, begin, ...(end ? { end, until: 'event' } : { until: 'try' }) };
}

type Layout = 'cards' | 'thread' | 'forum' | 'compact';
type Permission = Parameters<Channel['deny']>[1];

/** A permission that is taken away in a channel, and given again. */
function denied(layout: Layout, permission: Permission, minutes = 60): Fault {
  return decision(
    `${permission} taken away in a channel of ${layout}`,
    minutes,
    (scene) => scene[layout].deny(scene.guild.botRole, permission),
    (scene) => scene[layout].allow(scene.guild.botRole, permission),
  );
}

const isIn =
  (channel: Channel): Requests =>
  ({ method, path }) =>
    method === 'POST' && path.startsWith(`/channels/${channel.id}/`);

/** A moderator locks each thread of a channel as soon as it is there, and then all are unlocked. */
function lockedThreads(): Fault {
  let stop = () => {};
  return decision(
    'threads that are locked as soon as they are there',
    30,
    ({ world, thread }) => {
      stop = world.subscribe(({ name }) => {
        if (name !== 'THREAD_CREATE') return;
        for (const each of thread.threads()) if (!each.state.thread?.locked) each.lock();
      });
    },
    ({ thread }) => {
      stop();
      for (const each of thread.threads()) each.lock(false);
    },
  );
}

const DECISIONS: readonly Fault[] = [
  denied('cards', 'EmbedLinks'),
  denied('thread', 'SendMessages'),
  denied('thread', 'CreatePublicThreads', DAY),
  denied('forum', 'SendMessagesInThreads'),
  denied('compact', 'ViewChannel'),
  denied('cards', 'ReadMessageHistory', 5),
  decision(
    'the bot timed out',
    60,
    ({ guild }) => guild.bot.timeOut(60 * 60_000),
    () => undefined,
  ),
  decision(
    'a forum that requires a tag and has none',
    30,
    ({ forum }) => forum.requireTag(),
    ({ forum }) => forum.tag('papers'),
  ),
  decision(
    'the server in an outage of Discord',
    30,
    ({ guild }) => guild.outage(),
    ({ guild }) => guild.recover(),
  ),
  decision('a forum that is full', 30, ({ world, forum }) =>
    world.weather.refuse(isIn(forum), 'MaximumActiveThreads', ALL),
  ),
  decision('a slow mode', 30, ({ world, cards }) =>
    world.weather.fail(isIn(cards), { status: 429, code: 20_016, ...ALL }),
  ),
  decision('a locked thread', 30, ({ world, thread }) =>
    world.weather.refuse(isIn(thread), 'ThreadLocked', ALL),
  ),
  decision(
    'a slow mode of an hour that is switched off',
    30,
    ({ cards }) => cards.slowMode(3600),
    ({ cards }) => cards.slowMode(0),
  ),
  lockedThreads(),
  {
    kind: 'decision',
    name: 'a server with as many threads as may be open',
    minutes: 30,
    begin: ({ guild }) => guild.fillThreads(),
    end: ({ guild }) => guild.makeRoomForThreads(),
    until: 'try',
  },
  decision(
    'a server with too many threads, of which one is closed',
    30,
    ({ world, guild, cards }) => {
      const { state } = world;
      addThread(state, guild.state, cards.state, {
        id: state.newId(),
        name: 'talk',
        ownerId: guild.state.ownerId,
      });
      guild.fillThreads();
    },
    ({ guild, cards }) => {
      guild.makeRoomForThreads();
      for (const thread of cards.threads()) thread.archive();
    },
  ),
  decision('blocked words in all messages', 30, ({ world, compact }) =>
    world.weather.refuse(isIn(compact), 'MessageWasBlockedByAutomaticModeration', ALL),
  ),
  decision('a permission that the gateway knows nothing of', 480, ({ world, thread }) =>
    world.weather.refuse(isIn(thread), 'MissingPermissions', ALL),
  ),
  decision('an unknown channel that the gateway knows', 30, ({ world, cards }) =>
    world.weather.refuse(isIn(cards), 'UnknownChannel', ALL),
  ),
  decision('a code that nobody knows, on messages', 30, ({ world, cards }) =>
    world.weather.fail(isIn(cards), { status: 400, code: 99_001, ...ALL }),
  ),
  decision('a code that nobody knows, on forum posts', 500, ({ world, forum }) =>
    world.weather.fail(isIn(forum), { status: 403, code: 99_002, ...ALL }),
  ),
  decision('a code that nobody knows, on threads', 30, ({ world, thread }) =>
    world.weather.fail(isIn(thread), { status: 400, code: 99_003, ...ALL }),
  ),
  decision('a code that nobody knows, on lists', DAY, ({ world, compact }) =>
    world.weather.fail(isIn(compact), { status: 404, code: 99_004, ...ALL }),
  ),
];

function gateway(name: string, begin: Fault['begin']): Fault {
  return { kind: 'gateway', name, minutes: 2, until: 'soon', begin };
}

const GATEWAY: readonly Fault[] = [
  gateway('sockets that are cut', ({ world }) => world.weather.dropSockets()),
  gateway('a request to connect again', ({ world }) => world.weather.reconnect()),
  gateway('a session that is invalid', ({ world }) => world.weather.invalidateSessions()),
  gateway('that refuses every connection', ({ world }) => world.weather.gateway({ kind: 'refuse' })),
  gateway('that never says hello', ({ world }) => world.weather.gateway({ kind: 'silent' })),
  gateway('that answers no heartbeat', ({ world }) => world.weather.gateway({ kind: 'deaf' })),
  gateway('that closes every connection', ({ world }) =>
    world.weather.gateway({ kind: 'close', code: 4000 }),
  ),
  gateway('a session that is invalid but can be resumed', ({ world }) =>
    world.weather.invalidateSessions({ resumable: true }),
  ),
];

const PROCESS: readonly Fault[] = [
  {
    kind: 'process',
    name: 'killed in calm weather',
    minutes: 1,
    until: 'soon',
    begin: ({ restart }) => restart('SIGKILL'),
  },
  {
    kind: 'process',
    name: 'killed in an outage',
    minutes: 60,
    until: 'soon',
    begin: page(MESSAGES, 403),
    end: ({ restart }) => restart('SIGKILL'),
  },
  {
    kind: 'process',
    name: 'ended while a channel is paused',
    minutes: 30,
    until: 'try',
    begin: ({ world, forum }) => world.weather.refuse(isIn(forum), 'MaximumActiveThreads', ALL),
    end: ({ restart }) => restart('SIGTERM'),
  },
  {
    kind: 'process',
    name: 'killed in a limit of five minutes',
    minutes: 5,
    until: 'soon',
    begin: ({ world }) => world.weather.storm(MESSAGES, { times: 8, retryAfter: 300 }),
    end: ({ restart }) => restart('SIGKILL'),
  },
];

const breaks =
  (statement: RawBuilder<unknown>) =>
  ({ store }: Scene) =>
    statement.execute(store);
const mends = ({ store }: Scene) => sql`drop trigger if exists weather`.execute(store);
const abort = sql`begin select raise(abort, 'disk full'); end`;

function database(name: string, statement: RawBuilder<unknown>): Fault {
  return { kind: 'database', name, minutes: 30, until: 'soon', begin: breaks(statement), end: mends };
}

const DATABASE: readonly Fault[] = [
  database('that takes no intentions', sql`create trigger weather before insert on posts ${abort}`),
  database(
    'that takes no messages as sent',
    sql`create trigger weather before update of message_id on posts ${abort}`,
  ),
  database(
    'that takes no first votes',
    sql`create trigger weather before update of seeded on posts ${abort}`,
  ),
  database(
    'that finishes no delivery',
    sql`create trigger weather before update of state on deliveries ${abort}`,
  ),
];

function commands(name: string, begin: Fault['begin']): Fault {
  return {
    kind: 'commands',
    name,
    minutes: 1,
    until: 'soon',
    begin,
    end: ({ restart }) => restart('SIGTERM'),
  };
}

const first = ({ world }: Scene) => world.state.commands.values().next().value;

const COMMANDS: readonly Fault[] = [
  commands('wiped', ({ world }) => world.state.commands.clear()),
  commands('changed in their words', (scene) =>
    Object.assign(first(scene) ?? {}, { description: 'Something else' }),
  ),
  commands('of which one is gone', (scene) => scene.world.state.commands.delete(first(scene)?.id ?? '')),
  commands('that only admins find', (scene) =>
    Object.assign(first(scene) ?? {}, { default_member_permissions: '8' }),
  ),
];

export const FAULTS: readonly Fault[] = [
  ...NETWORK,
  ...TOKEN,
  ...LIMITS,
  ...DECISIONS,
  ...GATEWAY,
  ...PROCESS,
  ...DATABASE,
  ...COMMANDS,
];
