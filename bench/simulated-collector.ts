// A collector under a simulated clock that remembers its time in a file, so that it can be killed and go on.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import type { Collector } from '../src/daily/collect/collect.ts';
import { keepUp } from '../src/daily/collect/keep-up.ts';
import type { Db } from '../src/database/schema.ts';
import { createLog } from '../src/log.ts';
import { openIndex } from '../src/search/open-index.ts';
import { huggingFace } from '../src/source/huggingface.ts';
import { openStore } from '../src/store/open.ts';

const HOUR = 60 * 60 * 1000;

export interface Simulation {
  /** Where Hugging Face is played. */
  readonly url: string;
  /** Takes the database, the archive and the time. */
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Hours between two rounds. */
  readonly step: number;
}

/** Runs from where it was left, to the end; returns the open database. */
export async function simulate({ url, folder, from, to, step }: Simulation): Promise<Db> {
  const clock = join(folder, 'clock');
  let time = existsSync(clock) ? Number(readFileSync(clock, 'utf8')) : from;
  const settings = readConfig({ HUGGINGFACE_URL: url });
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  const store = await openStore('file:paperboy.db', folder);
  const now = () => time;
  // The server is asked as of the simulated time.
  const asOfNow: typeof fetch = (input, init) =>
    fetch(input, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), 'x-now': String(time) },
    });
  const http = { fetch: asOfNow, now, wait: async () => {}, retries: 6, pause: 1, timeout: 5_000 };
  const collector: Collector = {
    config: settings.config,
    store,
    index: await openIndex(store, null),
    source: huggingFace({ url, token: '', tokenRefused: () => {}, http }),
    now,
    summarizer: null,
    archive: join(folder, 'digests'),
    log: createLog({ level: 'silent' }),
  };
  for (; time < to; time += step * HOUR) {
    writeFileSync(`${clock}.draft`, String(time));
    renameSync(`${clock}.draft`, clock);
    await keepUp(collector, { poll: true });
  }
  return store;
}

if (import.meta.main) {
  const store = await simulate(JSON.parse(process.argv[2] ?? '{}') as Simulation);
  await store.destroy();
}
