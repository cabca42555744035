// The jobs of a process that is alone with its database, or holds the lease: it does them itself, at once.
import type { Log } from '../../log.ts';
import { createSingleFlight } from '../../model/single-flight.ts';
import type { JobName, Jobs, Works } from './jobs.ts';

/** One that is asked for while it is under way isn't begun a second time. */
export function leaseJobs(works: Works, log: Log): Jobs {
  const end = new AbortController();
  const flight = createSingleFlight<void>();
  const attempt = async (name: JobName) => {
    try {
      await works[name]?.(end.signal);
    } catch (error) {
      if (!end.signal.aborted) log.error({ err: error, job: name }, 'a job failed; it is tried again');
    }
  };
  return {
    examine: null,
    run: (name) => flight.run(name, () => attempt(name)),
    async stop() {
      end.abort();
      await flight.settled();
    },
  };
}
