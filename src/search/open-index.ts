// The index of a database: opened, made where it is missing or of no use, and kept up with what is committed.
import type { Db } from '../database/schema.ts';
import { findDamage } from '../index/check.ts';
import { type IndexFile, openIndexFile, removeIndexFile } from '../index/file.ts';
import { isForeign, LEFT_ALONE } from '../index/foreign.ts';
import { giveBackSpace, mergeIndex } from '../index/merge.ts';
import type { IndexDb } from '../index/schema.ts';
import { DayFull, FIRST_ROOM, roomFor } from '../index/seq.ts';
import { FORM, readState, type State } from '../index/state.ts';
import { createTables } from '../index/tables.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { toldOnce } from '../model/told-once.ts';
import { changedAfter, countPapersTo } from '../store/index-source.ts';
import { databaseIdentity, isRevision, latestRevision } from '../store/revisions.ts';
import { makeIndex, Stopped, takeChanges } from './bring-up.ts';
import { isSealed, sealIndex } from './index-seal.ts';

/** How often a database is looked at for what other processes wrote, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** Papers that are in the index, of all. */
interface Progress {
  readonly done: number;
  readonly all: number;
}

type Tell = (progress: Progress) => void;

type IndexTrouble = Readonly<Record<'file' | 'reason', string>>;

export interface Index {
  /** What look-ups read: the last revision that is whole, or as much of it as was made. */
  readonly db: IndexDb;
  /**
   * To be called after a commit, so that what was written is found at once. Waits for nothing where the index is being
   * made; never throws: what goes wrong is tried again by whoever follows.
   */
  refresh(): Promise<void>;
  /** Brings it up to all that is committed; makes it first where it isn't whole. Throws what SQLite says. */
  bringUp(tell?: Tell): Promise<void>;
  /** Null where every paper is in it. */
  progress(): Promise<Progress | null>;
  /** Whether it is whole, and of the database's latest revision. */
  isCurrent(): Promise<boolean>;
  /** How many papers have changed since its revision. */
  lag(): Promise<number>;
  /** What is wrong with its file, or null. */
  findDamage(): Promise<string | null>;
  /** Why it is in memory though a file was asked for, or null: that file can't be made. */
  readonly trouble: IndexTrouble | null;
  /** Merges a little of it, which keeps look-ups quick and is to be done every day; or all. */
  tidy(how?: { readonly whole: boolean }): Promise<void>;
  /** Makes it anew from nothing. Throws what SQLite says. */
  makeAnew(tell?: Tell): Promise<void>;
  /** Keeps up from now on; what goes wrong is told once, and tried again. */
  follow(onError: (error: unknown) => void): void;
  close(): Promise<void>;
}

/**
 * `path` is null for an index in memory. What is of no use is made anew; where that can't be, as the disk is full, it is
 * made in memory, until the next start.
 */
export async function openIndex(store: Db, path: string | null): Promise<Index> {
  const index = new KeptIndex(store, path);
  await index.open();
  return index;
}

/** Whether an index is of this database, or of an earlier moment of it, and of this version. */
export async function isIndexOf(
  store: Db,
  { form, identity, revision }: Pick<State, 'form' | 'identity' | 'revision'>,
): Promise<boolean> {
  if (form !== FORM || identity !== (await databaseIdentity(store))) return false;
  return isRevision(store, revision);
}

class KeptIndex implements Index {
  readonly #store: Db;
  #path: string | null;
  #file: IndexFile | undefined;
  #room = FIRST_ROOM;
  #isDamaged = false;
  #isMaking = false;
  #isWhole = false;
  #isEnding = false;
  #trouble: IndexTrouble | null = null;
  /** What is under way, and all that was asked for before it. */
  #running: Promise<void> = Promise.resolve();
  #following: NodeJS.Timeout | undefined;

  constructor(store: Db, path: string | null) {
    this.#store = store;
    this.#path = path;
  }

  get db(): IndexDb {
    return this.#open.reads;
  }

  get trouble(): IndexTrouble | null {
    return this.#trouble;
  }

  async open(): Promise<void> {
    try {
      await this.#refuseForeign();
      this.#file = await this.#openAsItIs();
      if (!this.#isDamaged && (await this.#suits())) return;
    } catch (error) {
      if (!this.#isDamaged) return this.#createInMemory(error);
    }
    await this.#create();
  }

  refresh(): Promise<void> {
    return this.#isMaking ? Promise.resolve() : this.bringUp().catch(() => {});
  }

  bringUp(tell?: Tell): Promise<void> {
    return this.#inTurn(() => this.#bringUpSomehow(tell));
  }

  makeAnew(tell?: Tell): Promise<void> {
    return this.#inTurn(async () => {
      await this.#create();
      await this.#bringUpSomehow(tell);
    });
  }

  async progress(): Promise<Progress | null> {
    if (this.#isWhole) return null;
    const state = await readState(this.db);
    return state?.madeTo === null ? null : countPapersTo(this.#store, state?.madeTo ?? -1);
  }

  async isCurrent(): Promise<boolean> {
    const state = await readState(this.db);
    return state?.madeTo === null && state.revision === (await latestRevision(this.#store));
  }

  async lag(): Promise<number> {
    const state = await readState(this.db);
    return (await changedAfter(this.#store, state?.revision ?? 0)).length;
  }

  findDamage(): Promise<string | null> {
    return findDamage(this.#open.writes);
  }

  async tidy({ whole } = { whole: false }): Promise<void> {
    if (this.#isMaking) return;
    const { writes } = this.#open;
    const isEnding = () => this.#isEnding;
    await mergeIndex(writes, { whole, isEnding });
    if (whole) await giveBackSpace(writes, { isEnding });
  }

  follow(onError: (error: unknown) => void): void {
    const { failed, passed } = toldOnce(onError);
    const look = async () => {
      try {
        await this.bringUp();
        if (this.#trouble) throw new UserError('index-elsewhere', this.#trouble);
        passed();
      } catch (error) {
        failed(error);
      }
      if (!this.#isEnding) this.#following = setTimeout(look, LOOK_EVERY_MS).unref();
    };
    void look();
  }

  async close(): Promise<void> {
    this.#isEnding = true;
    clearTimeout(this.#following);
    await this.#running;
    await this.#open.close();
    if (this.#path !== null && this.#isWhole) await sealIndex(this.#store, this.#path).catch(() => {});
  }

  get #open(): IndexFile {
    if (this.#file === undefined) throw new Error('the index was not opened');
    return this.#file;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#running.then(work);
    this.#running = done.catch(() => {});
    return done;
  }

  async #openAsItIs(): Promise<IndexFile> {
    this.#isDamaged = false;
    const isAsItWas = this.#path === null || (await isSealed(this.#store, this.#path));
    const file = await openIndexFile(this.#path, () => {
      this.#isDamaged = true;
    });
    if (!isAsItWas && (await findDamage(file.writes).catch(messageOf)) !== null) this.#isDamaged = true;
    return file;
  }

  /** Whether it is of this database, and of a form that this program knows. */
  async #suits(): Promise<boolean> {
    try {
      const state = await readState(this.db);
      return state !== null && (await isIndexOf(this.#store, state));
    } catch (error) {
      if (this.#isDamaged) return false;
      throw error;
    }
  }

  /** An empty one, which is to be made. */
  async #create(): Promise<void> {
    await this.#file?.close().catch(() => {});
    this.#isWhole = false;
    try {
      await this.#refuseForeign();
      if (this.#path !== null) await removeIndexFile(this.#path);
      await this.#createTables();
    } catch (error) {
      await this.#createInMemory(error);
    }
  }

  async #refuseForeign(): Promise<void> {
    if (this.#path !== null && (await isForeign(this.#path))) throw new Error(LEFT_ALONE);
  }

  /** Throws what kept it from being made in a file where that isn't the file's fault. */
  async #createInMemory(error: unknown): Promise<void> {
    if (this.#path === null) throw error;
    await this.#file?.close().catch(() => {});
    this.#trouble = { file: this.#path, reason: messageOf(error) };
    this.#path = null;
    this.#isWhole = false;
    await this.#createTables();
  }

  async #createTables(): Promise<void> {
    this.#file = await this.#openAsItIs();
    const identity = await databaseIdentity(this.#store);
    const revision = await latestRevision(this.#store);
    await this.#file.writes.transaction().execute(async (transaction) => {
      // Another process may have been faster.
      if ((await readState(transaction)) === null)
        await createTables(transaction, { identity, room: this.#room, revision });
    });
  }

  /** With more room, or anew, where that is what it takes. */
  async #bringUpSomehow(tell: Tell | undefined): Promise<void> {
    try {
      await this.#bringUp(tell);
    } catch (error) {
      if (error instanceof Stopped) return;
      if (error instanceof DayFull) this.#room = roomFor(error, this.#room);
      if (error instanceof DayFull || this.#isDamaged) await this.#create();
      // One that is whole answers as it is; one that can't be made, as the disk is full, would find nothing.
      else if (error instanceof UserError || this.#isWhole) throw error;
      else await this.#createInMemory(error);
      await this.#bringUp(tell);
    }
  }

  async #bringUp(tell: Tell | undefined): Promise<void> {
    if (this.#isEnding) return;
    if (this.#isDamaged) await this.#create();
    else if (!(await this.#open.isThere())) {
      await this.#open.close().catch(() => {});
      await this.open();
    }
    if (!(await this.#suits())) await this.#create();
    const work = { store: this.#store, writes: this.#open.writes, isEnding: () => this.#isEnding };
    const state = await readState(this.db);
    if (state?.madeTo !== null) await this.#make(work, tell);
    this.#isWhole = true;
    if (state?.revision !== (await latestRevision(this.#store))) await takeChanges(work);
  }

  async #make(work: Parameters<typeof makeIndex>[0], tell: Tell | undefined): Promise<void> {
    this.#isMaking = true;
    this.#isWhole = false;
    try {
      // Counting the papers of a large database at every step would take longer than the step.
      let { done, all } = (await this.progress()) ?? { done: 0, all: 0 };
      await makeIndex(work, (papers) => {
        done += papers;
        tell?.({ done, all: Math.max(all, done) });
      });
    } finally {
      this.#isMaking = false;
    }
  }
}
