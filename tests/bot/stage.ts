// The stage of whole-bot tests: a playground with a server in it, and the real bot logged in to it.
import { type Bot, startBot } from '../../src/cli/bot.ts';
import { importDigests } from '../../src/cli/import.ts';
import { openLibrary } from '../../src/cli/open-library.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { isPostgresUrl } from '../../src/database/postgres/connect.ts';
import type { Db } from '../../src/database/schema.ts';
import type { VoteTiming } from '../../src/discord/votes/timing.ts';
import { loadTexts } from '../../src/locale/texts.ts';
import { createLog } from '../../src/log.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { pages } from '../../src/playground/page/pages.ts';
import type { Sharding } from '../../src/playground/sharding.ts';
import { startPlayground } from '../../src/playground/start.ts';
import type { Index } from '../../src/search/open-index.ts';
import type { FetchPapers } from '../../src/source/arxiv.ts';
import type { Embedder } from '../../src/summary/embedding/embedder.ts';
import { anyDatabase, postgresDatabase } from '../postgres/databases.ts';

const LATEST_SHIPPED = ['digests/2024/01/22.md', 'digests/2024/01/22.en.md'];

/** Two days after it. */
export const NOON = Date.parse('2024-01-24T12:00:00Z');

/**
 * In milliseconds. Discord waits three seconds, which a test on a busy machine would measure the machine by; how long
 * answers take is what bench/ measures.
 */
export const UNHURRIED = { acknowledge: 20_000, patience: 40_000 };

export interface Stage extends AsyncDisposable {
  readonly playground: Awaited<ReturnType<typeof startPlayground>>;
  readonly store: Db;
  readonly index: Index;
  readonly bot: Bot;
  /** Stops the bot and starts a new one on the same database; what happens `meanwhile`, nobody tells it. */
  restart(meanwhile?: () => void): Promise<void>;
  /** Stops the bot, closes the database, and starts a new one on what is there after `meanwhile`. */
  reopen(meanwhile: () => Promise<void>): Promise<void>;
}

export interface StageOptions {
  /** Digests to import before the bot starts; default the latest that is shipped. */
  readonly digests?: readonly string[];
  readonly now?: () => number;
  readonly env?: NodeJS.ProcessEnv;
  /** Default: an empty one, in memory or as DATABASE says. */
  readonly database?: string;
  /** An empty one on PostgreSQL, whatever DATABASE says. */
  readonly onPostgres?: boolean;
  readonly votes?: Partial<VoteTiming>;
  readonly fetchPapers?: FetchPapers;
  readonly embedder?: Embedder;
  /** Whether the process is the bot still. */
  readonly isBot?: () => boolean;
  /** How Discord splits the bot's servers over connections. */
  readonly sharding?: Partial<Sharding>;
  /** With the page, by which weather can be ordered. */
  readonly pages?: boolean;
  /** What the gateway asks for between two heartbeats, in milliseconds. */
  readonly heartbeatMs?: number;
  /** How long Discord waits for a sign of life, in milliseconds. */
  readonly acknowledgeMs?: number;
  /** Where the bot finds Discord's REST, given where it is. */
  readonly api?: (apiUrl: string) => Promise<string>;
}

export async function setStage({
  digests = LATEST_SHIPPED,
  now = () => NOON,
  env = {},
  database,
  onPostgres = false,
  votes = {},
  fetchPapers,
  embedder,
  pages: withPages = false,
  sharding,
  heartbeatMs,
  acknowledgeMs,
  isBot,
  api = async (apiUrl) => apiUrl,
}: StageOptions = {}): Promise<Stage> {
  const playground = await startPlayground({
    ...(withPages && { pages: pages() }),
    ...(sharding && { sharding }),
    timings: {
      ...UNHURRIED,
      ...(heartbeatMs && { heartbeat: heartbeatMs }),
      ...(acknowledgeMs && { acknowledge: acknowledgeMs }),
    },
  });
  const apiUrl = await api(playground.apiUrl);
  const config = configOf({ ...env, DISCORD_TOKEN: playground.token, DISCORD_API_URL: apiUrl });
  const kept = { url: database ?? '', drop: async () => {} };
  const made = onPostgres ? postgresDatabase : anyDatabase;
  const { url, drop } = database === undefined ? await made() : kept;
  const index = isPostgresUrl(url) ? ':memory:' : '';
  const open = () => openLibrary({ config: { DATABASE_URL: url, INDEX_FILE: index }, cwd: '.' });
  let library = await open();
  // Without them, the index is as the database's folder has it.
  if (digests.length > 0) {
    await library.index.bringUp();
    await importDigests({ cwd: process.cwd(), config }, library, digests);
  }
  const log = createLog({ level: process.env.TEST_LOG ?? 'silent' });
  const start = () =>
    startBot({
      config,
      store: library.store,
      index: library.index,
      texts: loadTexts(),
      log,
      now,
      votes: { requestGapMs: 0, ...votes },
      ...(fetchPapers && { fetchPapers }),
      ...(embedder && { embedder }),
      ...(heartbeatMs && { heartbeatMs }),
      ...(isBot && { isBot }),
    });
  let bot = await start();
  return {
    playground,
    get store() {
      return library.store;
    },
    get index() {
      return library.index;
    },
    get bot() {
      return bot;
    },
    async restart(meanwhile) {
      await bot.stop();
      meanwhile?.();
      bot = await start();
    },
    async reopen(meanwhile) {
      await bot.stop();
      await library.close();
      await meanwhile();
      library = await open();
      bot = await start();
    },
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await library.close();
      await drop();
      await playground.close();
    },
  };
}

/** An admin sets a channel up, in as few steps as it takes; with `fields`, the form behind More… is filled in. */
export async function setUp(
  admin: Member,
  channel: Channel,
  options: Readonly<Record<string, string>> = {},
  fields: Parameters<Member['submit']>[1] = {},
): Promise<void> {
  let panel = await admin.slash('/digest setup', { channel, ...options });
  if (Object.keys(fields).length > 0) {
    const form = await admin.click(panel, /^(More|추가 설정)…$/);
    panel = await admin.submit(form.modal, fields);
  }
  await admin.click(panel, /^(Save|저장)$/);
}

function configOf(env: NodeJS.ProcessEnv): Config {
  const settings = readConfig(env);
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  return settings.config;
}
