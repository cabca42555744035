// What Prometheus reads of the jobs that processes share: how many wait, run and fail, and for how long the oldest waits.
import { Gauge, type Registry } from 'prom-client';
import type { Jobs } from '../../daily/jobs/jobs.ts';
import { createSingleFlight } from '../../model/single-flight.ts';

/** By Prometheus' word for each. */
const STATES = ['waiting', 'retrying', 'running', 'done', 'failed'] as const;

/** Every process tells of all of them; none where nothing is shared. */
export function addJobMetrics(
  registry: Registry,
  { examine }: Pick<Jobs, 'examine'>,
  now: () => number,
): void {
  if (!examine) return;
  // Both are asked for in the same moment, and need look only once.
  const flight = createSingleFlight<Awaited<ReturnType<typeof examine>>>();
  const look = () => flight.run('look', examine);
  new Gauge({
    name: 'paperboy_jobs',
    help: 'Jobs that processes share, by what became of them; those that are over, of the last hour',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      for (const state of await look())
        for (const each of STATES) this.set({ job: state.name, state: each }, state[each]);
    },
  });
  new Gauge({
    name: 'paperboy_job_waiting_seconds',
    help: 'For how long the oldest that could be begun waits to be; 0 where none does',
    labelNames: ['job'],
    registers: [registry],
    async collect() {
      for (const { name, waitingSince } of await look())
        this.set({ job: name }, waitingSince === null ? 0 : (now() - waitingSince) / 1000);
    },
  });
}
