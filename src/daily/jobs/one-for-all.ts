// The jobs of a process that is a bot for each of several shares of the servers: its bots have them together.
import { createSingleFlight } from '../../model/single-flight.ts';
import { JOBS, type JobName, type JobState, type Jobs, type OpenJobs, type Works } from './jobs.ts';

interface OneForAll {
  /** For each of its bots; they end with the last one's. */
  readonly open: OpenJobs;
  readonly examine: () => Promise<readonly JobState[]>;
}

/** Any of the bots is good for a job: the one that came first does it. */
export function oneForAll(open: OpenJobs): OneForAll {
  const bots: Works[] = [];
  const flight = createSingleFlight<void>();
  let opened: Promise<Jobs> | null = null;
  const byTheFirst = (works: Works): Works => {
    const known = JOBS.filter((name) => works[name]);
    return Object.fromEntries(
      known.map((name) => [name, async (signal: AbortSignal) => bots[0]?.[name]?.(signal)]),
    );
  };
  const leave = async (works: Works) => {
    if (bots.includes(works)) bots.splice(bots.indexOf(works), 1);
    if (bots.length > 0) return;
    const last = opened;
    opened = null;
    await (await last)?.stop();
  };
  return {
    open: async (works) => {
      bots.push(works);
      opened ??= open(byTheFirst(works));
      const jobs = await opened.catch(async (error: unknown) => {
        opened = null;
        await leave(works);
        throw error;
      });
      return {
        examine: jobs.examine,
        run: (name: JobName) => flight.run(name, () => jobs.run(name)),
        stop: () => leave(works),
      };
    },
    examine: async () => (await (await opened)?.examine?.()) ?? [],
  };
}
