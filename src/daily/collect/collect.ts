// Fetches the source's list of a day and keeps it; what was seen once is never lost.
import type { Config } from '../../config.ts';
import type { Db } from '../../database/schema.ts';
import type { Log } from '../../log.ts';
import type { Day } from '../../model/day.ts';
import type { ListedPaper } from '../../model/paper.ts';
import type { Index } from '../../search/open-index.ts';
import type { Source } from '../../source/source.ts';
import { saveListing } from '../../store/listings.ts';
import { saveSummary, withoutSummary } from '../../store/summaries.ts';
import { extractSummary } from '../../summary/extract.ts';
import type { Summarizer } from '../../summary/summarizer.ts';

/** What collecting takes; it needs no Discord. */
export interface Collector {
  readonly config: Config;
  readonly store: Db;
  readonly index: Pick<Index, 'refresh'>;
  readonly source: Source;
  /** Null where no model is set up. */
  readonly summarizer: Summarizer | null;
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
export async function collect({ source, store, index, log, now }: Collector, date: Day): Promise<Collected> {
  const listing = await source.list(date);
  if (listing.state === 'not-open') return listing;
  for (const { entry, reason } of listing.rejected)
    log.warn({ date, entry, reason }, 'entry of the list skipped');
  const { fresh } = await saveListing(store, date, listing.papers, now());
  await extractWhereNeeded(store, date, listing.papers);
  await index.refresh();
  if (fresh > 0) log.info({ date, papers: listing.papers.length, fresh }, 'new papers');
  return { state: 'listed', papers: listing.papers.length, fresh };
}

/** A card must never be without words: where the source has no summary of its own, sentences of the abstract stand in. */
async function extractWhereNeeded(store: Db, date: Day, papers: readonly ListedPaper[]): Promise<void> {
  const bare = papers.filter(({ aiSummary, abstract }) => aiSummary === null && abstract !== null);
  const needy = new Set(
    await withoutSummary(
      store,
      bare.map(({ id }) => id),
      { kind: 'extract', language: 'en' },
    ),
  );
  for (const { id, title, abstract } of bare) {
    if (needy.has(id))
      await saveSummary(store, id, date, extractSummary({ title, abstract: abstract ?? '' }));
  }
}
