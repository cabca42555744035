// paperboy export --format F: all papers, or those of some days, for reference managers, spreadsheets and scripts.
import { CITATION_FORMATS, citeInParts } from '../citation/citation.ts';
import { openStore } from '../store/open.ts';
import { papersBetween } from '../store/papers-between.ts';
import { optionalDayArg } from './day-arg.ts';
import { type Run, readArgs, UsageError } from './job.ts';

const HINT = `npm run -s paperboy -- export --format ${CITATION_FORMATS.join('|')} [--from DAY] [--to DAY]`;

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, {
    format: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    language: { type: 'string' },
  });
  const format = CITATION_FORMATS.find((each) => each === values.format);
  if (!format || positionals.length > 0) throw new UsageError(`In which format? ${HINT}`);
  const days = { from: optionalDayArg(values.from), to: optionalDayArg(values.to) };
  const db = await openStore(job.config.DATABASE_URL, job.cwd);
  try {
    const papers = papersBetween(db, days, values.language ?? job.config.DIGEST_LANGUAGE);
    for await (const part of citeInParts(papers, format)) job.out(part);
    return 0;
  } finally {
    await db.destroy();
  }
};
