// One round of the collector: the open day's list, days that close, upvotes that have grown, documents to write.
import { openDay } from '../../model/closing-time.ts';
import { messageOf } from '../../model/errors.ts';
import { SourceError } from '../../source/source.ts';
import { catchUp } from './catch-up.ts';
import { type Collector, collect } from './collect.ts';
import { refreshUpvotes } from './refresh-upvotes.ts';
import { writePending } from './write-documents.ts';

/** All of it in a row. */
export async function keepUp(collector: Collector, { poll }: { readonly poll: boolean }): Promise<void> {
  await catchUp(collector);
  await writePending(collector);
  if (poll) await pollSource(collector);
}

/** The list that is being filled is looked at too, so that members can read it before it closes. */
export async function pollSource(collector: Collector): Promise<void> {
  await pollOpenDay(collector);
  await refreshUpvotes(collector);
}

async function pollOpenDay(collector: Collector): Promise<void> {
  const date = openDay(Temporal.Instant.fromEpochMilliseconds(collector.now()));
  try {
    const collected = await collect(collector, date);
    if (collected.state === 'not-open')
      collector.log.debug({ date, says: collected.says }, 'day not open yet');
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    collector.log.warn({ date, reason: messageOf(error) }, 'open day not read; tried again in half an hour');
  }
}
