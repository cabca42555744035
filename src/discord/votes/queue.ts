// Changes to votes stand in line here, so that a reaction and its removal don't overtake each other.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Change } from './events.ts';

export interface VoteQueue {
  readonly add: (change: Change) => void;
  /** How many changes and pieces of work stand in line. */
  readonly waiting: () => number;
  /** Does something after all changes that came before it. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** From now on until it ends, notes whether a change to this message comes in. */
  readonly watch: (messageId: string) => Watch;
}

interface Watch {
  readonly isChanged: () => boolean;
  readonly end: () => void;
}

type Work = () => Promise<void>;

/** Changes that are written down together; between two such batches the event loop sees to others. */
const TOGETHER = 20;

/** `write` must not throw. */
export function createVoteQueue(write: (changes: readonly Change[]) => Promise<void>): VoteQueue {
  const line: (Change | Work)[] = [];
  const watches = new Map<string, Set<{ isChanged: boolean }>>();
  let isServing = false;
  let done = 0;

  const serve = async () => {
    isServing = true;
    for (done = 0; done < line.length; await breathe()) {
      const first = line[done];
      if (typeof first === 'function') {
        done++;
        await first();
      } else {
        const batch = changesFrom(line, done);
        done += batch.length;
        await write(batch);
      }
      // Taking from the front of a long line for each batch would cost more than the batches.
      if (done >= 1000 || done === line.length) {
        line.splice(0, done);
        done = 0;
      }
    }
    isServing = false;
  };
  const push = (item: Change | Work) => {
    line.push(item);
    if (!isServing) void serve();
  };
  return {
    add: (change) => {
      for (const watch of watches.get(change.messageId) ?? []) watch.isChanged = true;
      push(change);
    },
    waiting: () => line.length - done,
    inTurn: (work) => new Promise((resolve, reject) => push(() => work().then(resolve, reject))),
    watch: (messageId) => {
      const watch = { isChanged: false };
      const all = watches.get(messageId) ?? new Set();
      watches.set(messageId, all.add(watch));
      return {
        isChanged: () => watch.isChanged,
        end: () => {
          all.delete(watch);
          if (all.size === 0) watches.delete(messageId);
        },
      };
    },
  };
}

/** The changes that come next, up to the next piece of work. */
function changesFrom(line: readonly (Change | Work)[], start: number): Change[] {
  const changes: Change[] = [];
  for (let at = start; at < line.length && changes.length < TOGETHER; at++) {
    const item = line[at];
    if (item === undefined || typeof item === 'function') break;
    changes.push(item);
  }
  return changes;
}
