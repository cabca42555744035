// How long a process's work holds its event loop: by the processor time between two turns, which other processes don't lengthen, and by the clock.
import { performance } from 'node:perf_hooks';

export interface Holds {
  /** Milliseconds of processor time. */
  readonly p99: number;
  readonly max: number;
  /** The longest by the clock: on a busy machine, it has waited for a processor, too. */
  readonly maxByClock: number;
}

export interface HoldsWatch {
  /** What was seen since the start. */
  readonly end: () => Holds;
}

/** A turn in which nothing was done takes no processor time, so the loop is looked at as often as it turns. */
export function watchHolds(): HoldsWatch {
  const holds: number[] = [];
  let maxByClock = 0;
  let [before, at] = [cpuMs(), performance.now()];
  let isOver = false;
  const look = () => {
    const [now, clock] = [cpuMs(), performance.now()];
    holds.push(now - before);
    maxByClock = Math.max(maxByClock, clock - at);
    [before, at] = [now, clock];
    if (!isOver) setTimeout(look, 1);
  };
  setTimeout(look, 1);
  return {
    end: () => {
      isOver = true;
      holds.sort((a, b) => a - b);
      const last = holds.at(-1) ?? 0;
      return {
        p99: rounded(holds[Math.floor(holds.length * 0.99)] ?? last),
        max: rounded(last),
        maxByClock: rounded(maxByClock),
      };
    },
  };
}

/** Of this thread alone: what is compiled or collected beside it holds nothing. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
