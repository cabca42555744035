// How an endpoint takes a request: found step by step, by one request at a time while others wait, and remembered.
import { SHORTEST_ANSWER } from './answer-length.ts';
import { bestWay, isPlainest, plainest, simpler, type Way, wayAfter } from './way.ts';

/** An answer that may be a complaint about the way it was asked. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
  readonly status: number;
  readonly text: string;
  /** What it means where no other way helps. */
  readonly meaning: Error;

  constructor(status: number, text: string, meaning: Error) {
    super(meaning.message);
    this.status = status;
    this.text = text;
    this.meaning = meaning;
  }
}

/** So many requests find out what works: from the last resort on everything is left out that can be, at last the bound. */
const MOST_REQUESTS = 7;
const LAST_RESORT = 5;

type Send<T> = (way: Way) => Promise<T>;

/** Whatever has been complained about is left out, or as small as can be. */
function lastResort(way: Way, next: Way): Way {
  return plainest(next.longest < way.longest ? { ...next, longest: SHORTEST_ANSWER } : next);
}

export interface Negotiation<T> {
  /** Throws what a complaint means that no other way could mend. */
  request(send: Send<T>): Promise<T>;
  /** The present way, and whether an answer has proven it. */
  known(): { readonly way: Way; readonly isProven: boolean };
  /** What was answered in `way` can't be used, or is nothing at all: another is taken, if no answer in this one ever could. */
  distrust(way: Way, isEmpty: boolean): void;
  /** What was answered in `way` could be used. */
  trust(way: Way): void;
}

/**
 * Sends requests in the way that the endpoint takes. Those that waited for the first one fail with what `sharedBy` makes
 * of its error, instead of asking again; null where the error is that one request's own.
 */
export function createNegotiation<T>(
  longest: number,
  sharedBy: (error: unknown) => Error | null,
): Negotiation<T> {
  let known = bestWay(longest);
  let isProven = false;
  let trusted: Way | null = null;
  let trial: Promise<T> | null = null;

  async function attempt(send: Send<T>): Promise<T> {
    const first = known;
    for (let requests = 1; ; requests++) {
      const way = known;
      try {
        const answer = await send(way);
        if (way === known) isProven = true;
        return answer;
      } catch (error) {
        // Another request has found meanwhile that this way is none.
        if (way !== known && requests < MOST_REQUESTS) continue;
        if (!(error instanceof Complaint)) throw error;
        const next = wayAfter(way, error.status, error.text);
        // What has worked is not given up for a complaint that doesn't say why.
        if (next === null || requests >= MOST_REQUESTS || (isProven && isPlainest(next))) {
          // Where nothing helped, it was not the way.
          if (!isProven && way === known && isPlainest(way)) known = first;
          throw error.meaning;
        }
        [known, isProven] = [requests === LAST_RESORT - 1 ? lastResort(way, next) : next, false];
      }
    }
  }

  return {
    async request(send) {
      while (!isProven) {
        if (trial === null) {
          trial = attempt(send).finally(() => {
            trial = null;
          });
          return trial;
        }
        await trial.catch((error: unknown) => {
          const shared = sharedBy(error);
          if (shared) throw shared;
        });
      }
      return attempt(send);
    },
    known: () => ({ way: known, isProven }),
    distrust(way, isEmpty) {
      if (way === known && way !== trusted) known = isEmpty ? plainest(way) : simpler(way);
    },
    trust(way) {
      trusted = way;
    },
  };
}
