// Puts the collector together: its source, as the environment says, and the real clock and network.
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Collector } from '../daily/collect.ts';
import { archiveSource } from '../source/archive.ts';
import { huggingFace } from '../source/huggingface.ts';
import type { Source } from '../source/source.ts';
import type { Db } from '../store/schema.ts';
import type { Job } from './run.ts';

export function createCollector(job: Job, store: Db): Collector {
  const { config, cwd, log, now } = job;
  return { config, store, log, now, source: createSource(job), archive: resolve(cwd, config.DIGESTS_DIR) };
}

function createSource({ config, cwd, now }: Job): Source {
  if (config.SOURCE_DIR !== '') return archiveSource(resolve(cwd, config.SOURCE_DIR));
  const http = {
    fetch,
    wait: (delay: number) => wait(delay),
    now,
    retries: 4,
    pause: 1_000,
    timeout: 30_000,
  };
  return huggingFace({ url: config.HUGGINGFACE_URL, token: config.HF_TOKEN, http });
}
