// A server whose digest is posted, with votes, saved papers and follows, and the bot as a real process on a database in a folder of its own.
import { execFile } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { day } from '../src/model/day.ts';
import { defaultPlan } from '../src/model/subscription.ts';
import type { Channel } from '../src/playground/actors/channel.ts';
import type { Member } from '../src/playground/actors/member.ts';
import { type Playground, startPlayground } from '../src/playground/start.ts';
import { addFollow } from '../src/store/follows.ts';
import { meetMember } from '../src/store/members.ts';
import { openStore } from '../src/store/open.ts';
import { savePapers } from '../src/store/saved.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { type BotProcess, startProcess } from '../tests/cli/process.ts';
import { missing, type Rows, readRows } from './database-rows.ts';
import { closeInvented } from './invented-papers.ts';
import { countPosts, expected } from './posted.ts';

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'src/main.ts');

/** Owns nothing: root may read and write everything. */
export const NOBODY = 65_534;

const FIRST = day('2024-02-01');
const SECOND = day('2024-02-02');
const PAPERS = 3;
const CARDS = 2;

/** How long is waited for what should come, in milliseconds. */
const PATIENCE_MS = 90_000;

export interface Scene extends AsyncDisposable {
  readonly folder: string;
  /** The folder of the database, which is on a disk of its own where a fault needs one. */
  readonly data: string;
  readonly file: string;
  readonly index: string;
  /** A whole copy of the database, made right before the fault. */
  readonly backup: string;
  readonly bot: BotProcess;
  readonly member: Member;
  start(): Promise<void>;
  /** Posts the first digest, and has a member vote and save. */
  live(): Promise<void>;
  /** Closes another digest, and notes all that is stored; to be called right before the fault. */
  note(): Promise<void>;
  /** Gives everything to the user whom the bot runs as. */
  giveAway(): void;
  /** Ends with the status and what it printed. */
  run(...args: string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }>;
  /** What /health answers, and after how many milliseconds. */
  health(): Promise<{ readonly status: number; readonly ms: number }>;
  /** Starts again and waits for the second digest; how much is missing, there twice, or not as it was noted. */
  losses(): Promise<string[]>;
}

export interface Setting {
  /** Runs as a user who owns only the folder. */
  readonly asNobody?: boolean;
  /** The folder that is put on a disk of its own, which `mount` brings. */
  readonly disk?: 'data' | 'index';
}

export async function makeScene(
  { asNobody = false, disk }: Setting,
  mount: (folder: string) => () => void,
): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-database-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const indexFolder = disk === 'index' ? join(folder, 'index') : data;
  mkdirSync(indexFolder, { recursive: true });
  const unmount = disk === undefined ? () => {} : mount(disk === 'data' ? data : indexFolder);
  const playground = await startPlayground();
  const guild = playground.world.guild({ name: 'Readers' });
  const channel = guild.channel('papers');
  const member = guild.member('Mina');
  const scene = new RealScene({ folder, data, indexFolder, playground, channel, member, asNobody, unmount });
  await scene.fill(guild.id);
  return scene;
}

interface Made {
  readonly folder: string;
  readonly data: string;
  readonly indexFolder: string;
  readonly playground: Playground;
  readonly channel: Channel;
  readonly member: Member;
  readonly asNobody: boolean;
  readonly unmount: () => void;
}

class RealScene implements Scene {
  readonly folder: string;
  readonly data: string;
  readonly file: string;
  readonly index: string;
  readonly backup: string;
  readonly member: Member;
  readonly #made: Made;
  #bot: BotProcess | null = null;
  #noted: Rows | null = null;
  #titles = { first: [] as readonly string[], second: [] as readonly string[] };

  constructor(made: Made) {
    this.#made = made;
    this.folder = made.folder;
    this.data = made.data;
    this.file = join(made.data, 'paperboy.db');
    this.index = join(made.indexFolder, 'paperboy.index.db');
    this.backup = join(made.folder, 'backup.db');
    this.member = made.member;
  }

  get bot(): BotProcess {
    if (this.#bot === null) throw new Error('the bot was not started');
    return this.#bot;
  }

  async fill(guildId: string): Promise<void> {
    const { channel, member } = this.#made;
    await using store = await openStore(`file:${this.file}`, '/');
    const plan = { ...defaultPlan('en'), cards: CARDS };
    await subscribe(store, { guildId, channelId: channel.id }, plan, Date.now() - 1);
    this.#titles.first = await closeInvented(store, FIRST, PAPERS);
    await meetMember(store, member.id, 'en-US');
    await addFollow(store, member.id, { kind: 'author', text: 'Somebody Else' }, Date.now());
    const ids = await store.selectFrom('papers').select('id').execute();
    await savePapers(store, member.id, [ids[0]?.id ?? ''], Date.now());
    this.giveAway();
  }

  giveAway(): void {
    if (!this.#made.asNobody) return;
    for (const path of [this.folder, this.data]) {
      if (!existsSync(path)) continue;
      chownSync(path, NOBODY, NOBODY);
      for (const name of readdirSync(path)) chownSync(join(path, name), NOBODY, NOBODY);
    }
  }

  get #env() {
    const { playground } = this.#made;
    return {
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
      INDEX_FILE: this.index,
      SOURCE_DIR: this.folder,
    };
  }

  async start(): Promise<void> {
    const as = this.#made.asNobody ? { uid: NOBODY } : {};
    this.#bot = startProcess(this.folder, this.#env, as);
    await Promise.race([this.#bot.logged(/^ready$/).catch(() => {}), wait(PATIENCE_MS)]);
  }

  async live(): Promise<void> {
    const { channel, member } = this.#made;
    await this.start();
    await until(() => this.#posted('deliveries') === 1);
    const [card] = channel.messages().filter(({ embed }) => embed?.title === this.#titles.first[0]);
    if (!card) throw new Error('no card of the first digest');
    member.react(card, '👍');
    await member.click(card, 'Save').catch(() => {});
    await until(() => this.#posted('votes') === 1);
  }

  async note(): Promise<void> {
    await using store = await openStore(`file:${this.file}`, '/');
    this.#titles.second = await closeInvented(store, SECOND, PAPERS);
    await store.destroy();
    using database = new DatabaseSync(this.file);
    database.exec(`vacuum into '${this.backup}'`);
    this.#noted = readRows(this.file);
    this.giveAway();
  }

  run(...args: string[]) {
    const as = this.#made.asNobody ? { uid: NOBODY } : {};
    return promisify(execFile)(process.execPath, [MAIN, ...args], {
      cwd: this.folder,
      env: { LOG_LEVEL: 'silent', ...this.#env },
      ...as,
    }).then(
      ({ stdout, stderr }) => ({ status: 0, out: stdout, err: stderr }),
      ({ code, stdout, stderr }) => ({ status: code, out: stdout, err: stderr }),
    );
  }

  async health() {
    const { port } = await this.bot.logged(/^\/health/);
    const started = performance.now();
    const { status } = await fetch(`http://127.0.0.1:${port}/health`);
    return { status, ms: Math.round(performance.now() - started) };
  }

  async losses(): Promise<string[]> {
    const { channel } = this.#made;
    await this.start();
    const { bot } = this;
    if (bot.child.exitCode !== null) return [`the next start ended: ${bot.sentences.join(' ')}`];
    await until(() => this.#posted('deliveries') === 2).catch(() => {});
    bot.child.kill('SIGTERM');
    const status = await bot.exit(15_000).catch((error: Error) => error.message);
    const found = [FIRST, SECOND].flatMap((date, nth) => {
      const titles = nth === 0 ? this.#titles.first : this.#titles.second;
      return countPosts(
        { layout: 'cards', channel },
        expected({ layout: 'cards' }, date, titles.slice(0, CARDS)),
      );
    });
    return [
      ...(status === 0 ? [] : [`the next end: ${status}`]),
      ...found.filter(({ times }) => times !== 1).map(({ title, times }) => `${title} stands ${times} times`),
      ...missing(this.#noted ?? {}, readRows(this.file)),
    ];
  }

  #posted(table: 'deliveries' | 'votes'): number {
    return readRows(this.file)[table]?.size ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bot?.[Symbol.asyncDispose]();
    await this.#made.playground.close();
    this.#made.unmount();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come');
    await wait(100);
  }
}

/** Copies a database, and takes away what belonged to the one before. */
export function restore(scene: Pick<Scene, 'file' | 'backup' | 'giveAway'>): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(scene.file + ending, { recursive: true, force: true });
  mkdirSync(join(scene.file, '..'), { recursive: true });
  cpSync(scene.backup, scene.file);
  scene.giveAway();
}
