// The jobs of processes that share a PostgreSQL server: whichever comes first does one, and another takes it over where that process ends.
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { type Boss, closeBoss } from './boss.ts';
import { examineJobs } from './job-states.ts';
import { JOBS, type JobName, type Jobs, type Works } from './jobs.ts';
import { watchOutages } from './outages.ts';

const MINUTE = 60_000;

/** How long who asked for a job waits for it where another process does it, and when that is first looked at, in milliseconds. */
const WAITED_FOR_MS = 10_000;
const FIRST_LOOK_MS = 20;

export interface BossJobsParts {
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** What goes wrong, without what nobody may see. */
  readonly tell: (error: unknown) => string;
}

/** Begins at once to do what waits. Closes what it is given. */
export function bossJobs(boss: Boss, works: Works, { log, now, tell }: BossJobsParts): Jobs {
  const { queue, pace, name: by } = boss;
  const end = new AbortController();
  const outages = watchOutages(boss, log);
  let stopping: Promise<void> | undefined;
  const underWay = new Map<string, Promise<void>>();

  async function attempt(name: JobName, lost: AbortSignal) {
    const signal = AbortSignal.any([end.signal, lost]);
    const began = performance.now();
    try {
      await works[name]?.(signal);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, job: name }, 'a job failed; it is tried again');
      throw new JobFailed(signal.aborted ? 'it was handed back' : tell(error), by);
    }
    return { by, seconds: Math.round(performance.now() - began) / 1000 };
  }

  const begin = async (name: JobName): Promise<readonly [JobName, string]> => {
    const options = {
      pollingIntervalSeconds: pace.poll,
      heartbeatRefreshSeconds: pace.silence / 3,
    };
    const worker: string = await queue.work(name, options, async ([job]) => {
      if (!job) return;
      const work = attempt(name, job.signal);
      const ended = work.then(
        () => {},
        () => {},
      );
      underWay.set(job.id, ended);
      return work.finally(() => {
        underWay.delete(job.id);
        // What became due meanwhile is begun at once, and not when is looked for it next.
        queue.notifyWorker(worker);
      });
    });
    return [name, worker];
  };
  const mine = JOBS.filter((name) => works[name]);
  const workers = Promise.all(mine.map(begin)).then((all) => new Map(all));

  /** Until it is over, here or elsewhere. */
  async function awaitIt(name: JobName, id: string): Promise<void> {
    const since = performance.now();
    for (let pause = FIRST_LOOK_MS; performance.now() - since < WAITED_FOR_MS; pause *= 2) {
      await wait(pause, undefined, { signal: end.signal });
      if (underWay.has(id)) return underWay.get(id);
      const [job] = await queue.findJobs(name, { id });
      if (job?.state !== 'created' && job?.state !== 'active') return;
    }
  }

  return {
    examine: () => examineJobs(queue),
    async run(name) {
      const worker = (await workers).get(name);
      if (worker === undefined || end.signal.aborted) return;
      // All processes' clocks strike the minute, but not in the same instant: it is one job.
      const id = idOf(name, Math.round(now() / MINUTE));
      try {
        await queue.send(name, null, { id });
        queue.notifyWorker(worker);
        await awaitIt(name, id);
      } catch (error) {
        if (!end.signal.aborted) outages.tell(error);
      }
    },
    stop() {
      end.abort();
      stopping ??= workers.then(() => closeBoss(boss));
      return stopping;
    },
  };
}

/** What is kept of a failure: no stack, whose words nobody has looked through. */
class JobFailed extends Error {
  readonly by: string;

  constructor(reason: string, by: string) {
    super(reason);
    this.by = by;
    this.stack = '';
  }
}

/** Whoever asks for the same job of the same minute asks for this one. */
function idOf(name: JobName, minute: number): string {
  const hash = createHash('sha256').update(`${name} ${minute}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join('-');
}
