// Brings the index up to the database: what changed since its revision, or all papers where it is being made.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import { putInIndex } from '../index/fulltext.ts';
import { giveBackSpace, mergeBehind, mergeIndex } from '../index/merge.ts';
import type { IndexDb } from '../index/schema.ts';
import { noteState, readState } from '../index/state.ts';
import { changedAfter, papersAfter, papersForIndex } from '../store/index-source.ts';
import { latestRevision } from '../store/revisions.ts';

/** Papers that are read and put in together: FTS5 writes what it has gathered of them in about 20 ms. */
const A_STEP = 50;

/** Whoever brings the index up has to stop: the process ends. */
export class Stopped extends Error {}

export interface BringUp {
  readonly store: Db;
  /** The connection to write by. */
  readonly writes: IndexDb;
  readonly isEnding: () => boolean;
}

/**
 * Takes all that is committed into the index in one transaction, so that nobody sees half of a revision. Throws Stopped,
 * and DayFull where a day has no room.
 */
export async function takeChanges({ store, writes, isEnding }: BringUp): Promise<void> {
  const turn = turnOf(isEnding);
  await writes.transaction().execute(async (transaction) => {
    const state = await readState(transaction);
    if (state === null || state.madeTo !== null) return;
    let { revision } = state;
    // What is committed meanwhile may be in what was read: the end has to be one that was seen before all reading.
    for (let latest = await latestRevision(store); revision !== latest; ) {
      const ids = await changedAfter(store, revision);
      for (let start = 0; start < ids.length; start += A_STEP) {
        const papers = await papersForIndex(store, ids.slice(start, start + A_STEP));
        await putInIndex(transaction, papers, { room: state.room, turn });
        await mergeBehind(transaction, turn);
      }
      revision = latest;
      latest = await latestRevision(store);
    }
    await noteState(transaction, { revision, madeTo: null });
  });
}

/**
 * Makes the index, a transaction for every few papers; what was stopped goes on where it was. `tell` is called after each
 * with how many they were. Throws Stopped, and DayFull where a day has no room.
 */
export async function makeIndex(
  { store, writes, isEnding }: BringUp,
  tell: (papers: number) => void,
): Promise<void> {
  const turn = turnOf(isEnding);
  for (let put = 1; put > 0; tell(put)) {
    await turn();
    put = await writes.transaction().execute(async (transaction) => {
      const state = await readState(transaction);
      if (state === null || state.madeTo === null) return 0;
      const papers = await papersAfter(store, state.madeTo, A_STEP);
      const last = papers.at(-1);
      if (!last) return 0;
      await turn();
      await putInIndex(transaction, papers, { room: state.room, turn });
      await noteState(transaction, { revision: state.revision, madeTo: last.storeSeq });
      await turn();
      return papers.length;
    });
    await mergeBehind(writes, turn);
  }
  await mergeIndex(writes, { whole: true, isEnding });
  await giveBackSpace(writes, { isEnding });
  if (isEnding()) throw new Stopped();
  const state = await readState(writes);
  if (state) await noteState(writes, { revision: state.revision, madeTo: null });
}

function turnOf(isEnding: () => boolean): () => Promise<void> {
  return async () => {
    await nextTurn();
    if (isEnding()) throw new Stopped();
  };
}
