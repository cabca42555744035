// How jobs are that processes share, as their queue tells it: what waits, runs and fails, and who did it.
import type { Instance, JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { JOBS, type JobName, type JobState } from './jobs.ts';

/** More than a job leaves in an hour. */
const MOST = 1_000;

/** What the one who did it left with a job, or the queue itself did. */
const outputShape = z
  .object({ by: z.string(), message: z.string(), value: z.object({ message: z.string() }) })
  .partial();

export async function examineJobs(queue: PgBoss): Promise<JobState[]> {
  const states: JobState[] = [];
  for (const name of JOBS) states.push(stateOf(name, await queue.findJobs(name, { limit: MOST })));
  return states;
}

function stateOf(name: JobName, jobs: readonly JobWithMetadata[]): JobState {
  const now = Date.now();
  const of = (state: JobWithMetadata['state']) => jobs.filter((job) => job.state === state);
  const [created, retrying, running] = [of('created'), of('retry'), of('active')];
  const ready = [...created, ...retrying].filter(({ startAfter }) => startAfter.getTime() <= now);
  const tried = jobs.filter(({ state, output }) => state !== 'completed' && reasonOf(output) !== null);
  const troubled = tried.toSorted((a, b) => triedAt(b) - triedAt(a)).at(0);
  const last = of('completed')
    .toSorted((a, b) => triedAt(b) - triedAt(a))
    .at(0);
  return {
    name,
    waiting: created.length,
    retrying: retrying.length,
    running: running.length,
    done: of('completed').length,
    failed: of('failed').length,
    waitingSince:
      ready.length === 0 ? null : Math.min(...ready.map(({ startAfter }) => startAfter.getTime())),
    trouble: troubled
      ? { at: triedAt(troubled), by: byOf(troubled.output), reason: reasonOf(troubled.output) ?? '' }
      : null,
    last: last ? { at: triedAt(last), by: byOf(last.output) } : null,
  };
}

function triedAt({ completedOn, startedOn, createdOn }: JobWithMetadata): number {
  return (completedOn ?? startedOn ?? createdOn).getTime();
}

function byOf(output: unknown): string | null {
  return outputShape.safeParse(output).data?.by ?? null;
}

function reasonOf(output: unknown): string | null {
  const { message, value } = outputShape.safeParse(output).data ?? {};
  return message ?? value?.message ?? null;
}

/** The processes that do jobs at present. */
export async function workersOf(queue: PgBoss): Promise<Instance[]> {
  return (await queue.getInstances()).filter(({ live }) => live);
}
