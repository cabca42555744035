// What goes wrong between this process and the queue: while the server is away that is said once, and once when it is back.

import { z } from 'zod';
import { passes, postgresTrouble } from '../../database/postgres/trouble.ts';
import type { Log } from '../../log.ts';
import type { Boss } from './boss.ts';

/** The same is said again after so many milliseconds, where it isn't the server that is away. */
const SAID_AGAIN_MS = 10 * 60_000;

export interface Outages {
  readonly tell: (error: unknown) => void;
}

export function watchOutages(boss: Boss, log: Log): Outages {
  let isAway = false;
  const said = new Map<string, number>();
  const tell = (thrown: unknown) => {
    const error = asError(thrown);
    const trouble = postgresTrouble(error, boss.server);
    if (trouble && passes(trouble)) {
      if (!isAway)
        log.warn({ reason: error.message }, 'PostgreSQL is away: jobs wait, and go on by themselves');
      isAway = true;
      return;
    }
    const reason = error.message;
    if (performance.now() - (said.get(reason) ?? Number.NEGATIVE_INFINITY) < SAID_AGAIN_MS) return;
    said.set(reason, performance.now());
    log.warn({ err: error }, 'trouble with the jobs that processes share; it is tried again');
  };
  boss.onAnswer = () => {
    if (isAway) log.info('PostgreSQL is back, and the jobs go on');
    isAway = false;
  };
  boss.queue.on('error', tell);
  boss.queue.on('warning', ({ message }) => log.debug({ message }, 'from the queue of jobs'));
  return { tell };
}

const thrownShape = z.object({ message: z.string(), code: z.string().optional() });

/** Of what a worker meets the queue tells as of a bare object, with the worker's name behind it. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { message, code } = thrownShape.parse(thrown);
  return Object.assign(new Error(message.replace(/ \(Queue: .*$/s, '')), { code });
}
