// paperboy start where several processes share the servers: is the bot for this one's share, or waits for one, until it is told to stop.
import type { Registry } from 'prom-client';
import { EXIT } from '../exit-status.ts';
import { addJobMetrics } from '../health/job-metrics.ts';
import { reportOfAll } from '../health/report.ts';
import { trimWhenIdle } from '../idle-collection.ts';
import type { SpokenJob } from '../job.ts';
import { sentence } from '../sentence.ts';
import { botParts, type StartParts } from '../start/parts.ts';
import { noteStart, whoStarts } from '../start/pause.ts';
import { shareServers } from './serve.ts';

export async function startShared(
  job: SpokenJob,
  { library, ending, stopped, health }: StartParts,
): Promise<number> {
  const { config, log, now } = job;
  await noteStart(library.store, now(), whoStarts(config));
  const bots = botParts(job, library);
  let stopTrimming = () => {};
  try {
    await shareServers({
      ...{ config, log, now, parts: bots, stopped },
      onOpen: ({ apps, areStarting, jobs }) => {
        const measureJobs = (registry: Registry) => addJobMetrics(registry, jobs, now);
        health.tell(reportOfAll({ ...bots, apps, areStarting }, undefined, measureJobs));
        stopTrimming = trimWhenIdle({ apps });
      },
      onFailure: (error) => ending.deadline(EXIT.failed, () => job.err(`${sentence(error, job.texts)}\n`)),
    });
    return EXIT.done;
  } finally {
    stopTrimming();
  }
}
