// Fetches the source's list of a day and keeps it; what was seen once is never lost.
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Day } from '../model/day.ts';
import type { Source } from '../source/source.ts';
import { saveListing } from '../store/listings.ts';
import type { Db } from '../store/schema.ts';

/** What collecting takes; it needs no Discord. */
export interface Collector {
  readonly config: Config;
  readonly store: Db;
  readonly source: Source;
  readonly log: Log;
  /** The folder of the archive, absolute. */
  readonly archive: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export type Collected =
  | { readonly state: 'listed'; readonly papers: number; readonly fresh: number }
  | { readonly state: 'not-open'; readonly says: string };

/** Throws a SourceError where the source fails; then nothing is kept of this attempt. */
export async function collect({ source, store, log, now }: Collector, date: Day): Promise<Collected> {
  const listing = await source.list(date);
  if (listing.state === 'not-open') return listing;
  for (const { entry, reason } of listing.rejected)
    log.warn({ date, entry, reason }, 'entry of the list skipped');
  const { fresh } = await saveListing(store, date, listing.papers, now());
  if (fresh > 0) log.info({ date, papers: listing.papers.length, fresh }, 'new papers');
  return { state: 'listed', papers: listing.papers.length, fresh };
}
