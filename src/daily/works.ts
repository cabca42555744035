// What each of the jobs is that are done once for all servers.
import { tellOwner } from '../discord/api/owner.ts';
import type { App } from '../discord/app.ts';
import type { Embedder } from '../summary/embedding/embedder.ts';
import { findSilence, raiseOnce } from './alarm.ts';
import { catchUp } from './collect/catch-up.ts';
import type { Collector } from './collect/collect.ts';
import { pollSource } from './collect/keep-up.ts';
import { writePending } from './collect/write-documents.ts';
import { createEmbedding } from './embed-papers.ts';
import { doHousekeeping } from './housekeeping.ts';
import type { Works } from './jobs/jobs.ts';
import { summariseRecent } from './summaries/summarise.ts';
import { tellOfPause } from './summaries/tell-host.ts';

/** Without a collector, only what is stored is delivered. */
export function worksOf(app: App, collector?: Collector, embedder?: Embedder): Works {
  const embedding = embedder && createEmbedding({ ...app, embedder });
  return {
    alarm: () => watchForSilence(app),
    tell: () => tellOfPause(app),
    housekeeping: () => doHousekeeping(app),
    ...(collector && {
      collect: () => pollSource(collector),
      close: () => catchUp(collector),
      write: () => writePending(collector),
      summarise: async (signal) => {
        await summariseRecent(collector, signal);
        signal.throwIfAborted();
      },
    }),
    ...(embedding && {
      embed: async (signal) => {
        if ((await embedding.makeMissing(signal)) > 0) await app.taste.renewMeanings();
        signal.throwIfAborted();
      },
    }),
  };
}

async function watchForSilence(app: App): Promise<void> {
  const silence = await findSilence(app.store, app.now());
  if (!silence) return;
  await raiseOnce(app.store, silence, async () => {
    app.log.error(silence, 'no new paper for days: has the source changed?');
    const date = new Date(silence.since).toISOString().slice(0, 10);
    await tellOwner(app, app.texts(app.config.DIGEST_LANGUAGE)('alarm.silence', { ...silence, date }));
  });
}
