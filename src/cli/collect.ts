// paperboy collect [--date D]: fetches a day now, and closes it if its time has come.
import { closeFetched } from '../daily/collect/close.ts';
import { collect } from '../daily/collect/collect.ts';
import { writePending } from '../daily/collect/write-documents.ts';
import { sentenceOf } from '../daily/summaries/setback.ts';
import { summariseNow } from '../daily/summaries/summarise.ts';
import { lastClosable, openDay } from '../model/closing-time.ts';
import { counted } from '../model/counted.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { SourceError } from '../source/source.ts';
import { createCollector } from './collector.ts';
import { optionalDayArg } from './day-arg.ts';
import { type Run, readArgs, type SpokenJob } from './job.ts';
import { openLibrary } from './open-library.ts';
import { sentence } from './sentence.ts';

/** How long the command works at summaries at most, in milliseconds. */
const SUMMARISING = 30 * 60 * 1000;

export const run: Run<SpokenJob> = async (job) => {
  const { values } = readArgs(job.args, { date: { type: 'string' }, json: { type: 'boolean' } });
  const now = Temporal.Instant.fromEpochMilliseconds(job.now());
  const date = optionalDayArg(values.date) ?? openDay(now);
  const library = await openLibrary(job);
  try {
    const collector = createCollector(job, library);
    const collected = await collect(collector, date).catch((error: unknown) => {
      if (error instanceof SourceError) throw new UserError('source-failed', { reason: error.message });
      throw error;
    });
    if (collected.state === 'not-open') throw new UserError('not-open', { date, says: collected.says });
    const { made: summarised, setback } = await summariseNow(
      collector,
      { from: date, to: date },
      AbortSignal.timeout(SUMMARISING),
    );
    const closable = date <= lastClosable(now, job.config.DIGEST_CLOSES);
    const closed = closable && (await closeFetched(collector, date)) === 'digest';
    await writePending(collector);
    const { papers, fresh } = collected;
    const result = { date, papers, new: fresh, summarised, closed };
    const why = setback && sentenceOf(setback, job.config);
    if (why) job.err(`${sentence(why, job.texts)}\n`);
    job.out(values.json ? `${JSON.stringify(result)}\n` : report(result));
    return 0;
  } finally {
    await library.close();
  }
};

interface Result {
  readonly date: Day;
  readonly papers: number;
  readonly new: number;
  readonly summarised: number;
  readonly closed: boolean;
}

function report({ date, papers, new: fresh, summarised, closed }: Result): string {
  return `${date}: ${counted(papers, 'paper')}, ${fresh} new, ${summarised} summarised; the digest is ${closed ? 'closed' : 'open'}.\n`;
}
