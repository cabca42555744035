// paperboy search QUERY: the same search as the slash commands.

import { paperJson } from '../citation/json.ts';
import { arxivUrl } from '../model/paper.ts';
import { openStore } from '../store/open.ts';
import { papersById } from '../store/papers.ts';
import { search } from '../store/search.ts';
import { optionalDayArg } from './day-arg.ts';
import { type Run, readArgs, UsageError } from './run.ts';

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, {
    author: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    limit: { type: 'string', default: '10' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  });
  const text = positionals.join(' ');
  const limit = Number(values.limit);
  if (text === '' && !values.author)
    throw new UsageError('Search for what? paperboy search QUERY [--author A]');
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit ${values.limit} is not a number from 1 on`);
  const query = {
    text,
    author: values.author ?? null,
    from: optionalDayArg(values.from),
    to: optionalDayArg(values.to),
  };
  const db = await openStore(job.config.DATABASE_URL, job.cwd);
  try {
    const started = performance.now();
    const { total, ids } = await search(db, query, { limit, offset: 0 });
    const papers = await papersById(db, ids, values.language ?? job.config.DIGEST_LANGUAGE);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    if (values.json) job.out(`${JSON.stringify({ total, ms, papers: papers.map(paperJson) })}\n`);
    else {
      const lines = papers.map(({ id, date, title }) => `${date}  ${title}\n            ${arxivUrl(id)}`);
      job.out([...lines, `${job.texts('en')('list.found', { count: total })} in ${ms} ms`, ''].join('\n'));
    }
    return 0;
  } finally {
    await db.destroy();
  }
};
