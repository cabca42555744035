// Brings the index up to the database: what changed since its revision, or all papers where it is being made.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import { putInIndex } from '../index/fulltext.ts';
import { giveBackSpace, mergeIndex } from '../index/merge.ts';
import type { IndexDb } from '../index/schema.ts';
import { noteState, readState } from '../index/state.ts';
import { changedAfter, papersAfter, papersForIndex } from '../store/index-source.ts';
import { latestRevision } from '../store/revisions.ts';

/** Papers that are read and tokenised together. */
const TOGETHER = 250;

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
  await writes.transaction().execute(async (transaction) => {
    const state = await readState(transaction);
    if (state === null || state.madeTo !== null) return;
    let { revision } = state;
    // What is committed meanwhile may be in what was read: the end has to be one that was seen before all reading.
    for (let latest = await latestRevision(store); revision !== latest; ) {
      const ids = await changedAfter(store, revision);
      for (let start = 0; start < ids.length; start += TOGETHER) {
        const papers = await papersForIndex(store, ids.slice(start, start + TOGETHER));
        await putInIndex(transaction, papers, { room: state.room, turn: turnOf(isEnding) });
      }
      revision = latest;
      latest = await latestRevision(store);
    }
    await noteState(transaction, { revision, madeTo: null });
  });
}

/**
 * Makes the index, a transaction for every few hundred papers; what was stopped goes on where it was. `tell` is called
 * after each. Throws Stopped, and DayFull where a day has no room.
 */
export async function makeIndex(
  { store, writes, isEnding }: BringUp,
  tell: () => Promise<void>,
): Promise<void> {
  for (let isMade = false; !isMade; await tell()) {
    isMade = await writes.transaction().execute(async (transaction) => {
      const state = await readState(transaction);
      if (state === null || state.madeTo === null) return true;
      const papers = await papersAfter(store, state.madeTo, TOGETHER);
      const last = papers.at(-1);
      if (!last) return true;
      await putInIndex(transaction, papers, { room: state.room, turn: turnOf(isEnding) });
      await noteState(transaction, { revision: state.revision, madeTo: last.storeSeq });
      return false;
    });
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
