// paperboy collect [--date D]: fetches a day now, and closes it if its time has come.
import { closeFetched } from '../daily/close.ts';
import { collect } from '../daily/collect.ts';
import { writePending } from '../daily/write.ts';
import { type Day, lastClosable, openDay, parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { SourceError } from '../source/source.ts';
import { openStore } from '../store/open.ts';
import { createCollector } from './collector.ts';
import { type Run, readArgs } from './run.ts';

export const run: Run = async (job) => {
  const { values } = readArgs(job.args, { date: { type: 'string' }, json: { type: 'boolean' } });
  const now = Temporal.Instant.fromEpochMilliseconds(job.now());
  const date = values.date === undefined ? openDay(now) : parseDay(values.date);
  if (!date) throw new UserError('not-a-day', { text: values.date ?? '' });
  const store = await openStore(job.config.DATABASE_URL, job.cwd);
  try {
    const collector = createCollector(job, store);
    const collected = await collect(collector, date).catch((error: unknown) => {
      if (error instanceof SourceError) throw new UserError('source-failed', { reason: error.message });
      throw error;
    });
    if (collected.state === 'not-open') throw new UserError('not-open', { date, says: collected.says });
    const closable = date <= lastClosable(now, job.config.DIGEST_CLOSES);
    const closed = closable && (await closeFetched(collector, date)) === 'digest';
    await writePending(collector);
    const { papers, fresh } = collected;
    job.out(
      values.json
        ? `${JSON.stringify({ date, papers, new: fresh, summarised: 0, closed })}\n`
        : report(date, papers, { fresh, closed }),
    );
    return 0;
  } finally {
    await store.destroy();
  }
};

function report(date: Day, papers: number, { fresh, closed }: { fresh: number; closed: boolean }): string {
  return `${date}: ${papers} papers, ${fresh} of them new; the digest is ${closed ? 'closed' : 'open'}.\n`;
}
