// paperboy search QUERY: the same search as the slash commands.
import { paperJson } from '../citation/json.ts';
import { counted } from '../model/counted.ts';
import { arxivUrl, type SummarisedPaper } from '../model/paper.ts';
import { truncate } from '../model/text.ts';
import { SORTS } from '../search/find.ts';
import { readQuery } from '../search/query.ts';
import { type Found, type Query, search } from '../search/search.ts';
import { snippet } from '../search/snippet.ts';
import { papersById } from '../store/papers.ts';
import { optionalDayArg } from './day-arg.ts';
import { type Run, readArgs, UsageError } from './job.ts';
import { bringUp, openLibrary } from './open-library.ts';

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, {
    author: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    sort: { type: 'string', default: 'relevance' },
    limit: { type: 'string', default: '10' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  });
  const query: Query = {
    text: positionals.join(' '),
    author: values.author ?? null,
    from: optionalDayArg(values.from),
    to: optionalDayArg(values.to),
    sort: readSort(values.sort),
  };
  const limit = readLimit(values.limit);
  if (query.text === '' && !query.author)
    throw new UsageError('Search for what? npm run -s paperboy -- search QUERY [--author A]');
  if (query.from && query.to && query.from > query.to)
    throw new UsageError(`--from ${query.from} is after --to ${query.to}`);
  const { store, index, close } = await openLibrary(job);
  try {
    await bringUp(job, index);
    const started = performance.now();
    const found = await search(index.db, query, { limit, offset: 0 });
    const language = values.language ?? job.config.DIGEST_LANGUAGE;
    const papers = await papersById(store, found.ids, language);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    if (values.json)
      job.out(`${JSON.stringify({ total: found.total, ms, papers: papers.map(paperJson) })}\n`);
    else {
      const near = await papersById(store, found.near ?? [], language);
      job.out(told({ query, found, papers, near, ms }));
    }
    return 0;
  } finally {
    await close();
  }
};

interface Answer {
  readonly query: Query;
  readonly found: Found;
  readonly papers: readonly SummarisedPaper[];
  readonly near: readonly SummarisedPaper[];
  readonly ms: number;
}

function told({ query, found, papers, near, ms }: Answer): string {
  const asked = query.text || (query.author ?? '');
  const { instead = query.text } = found;
  const meant = found.instead && [`Nothing has “${asked}”. Did you mean “${found.instead}”?`, ''];
  const count = found.total === 0 ? 'Nothing found' : counted(found.total, 'paper');
  const close = near.length > 0 && ['', 'These come close:', '', ...listed(near, instead)];
  return [...(meant || []), ...listed(papers, instead), `${count} in ${ms} ms`, ...(close || []), ''].join(
    '\n',
  );
}

/** Each with its place, who wrote it and when, its address, and the sentence that holds what was asked for. */
function listed(papers: readonly SummarisedPaper[], asked: string): string[] {
  const ask = readQuery(asked);
  return papers.flatMap(({ id, title, authors, date, upvotes, summary }, index) => {
    const texts = [...(summary.tldr ? [summary.tldr] : []), ...summary.bullets.map(({ text }) => text)];
    const says = snippet(texts, ask, 150)
      .map(({ text }) => text)
      .join('');
    const [first = '', ...others] = authors;
    const by = others.length > 1 ? `${first} and ${others.length} others` : authors.join(' and ');
    const facts = [truncate(by, 60), date, upvotes === null ? '' : `▲ ${upvotes}`].filter(Boolean);
    const lines = [facts.join(' · '), ...(says ? [says] : []), arxivUrl(id)];
    return [`${String(index + 1).padStart(3)}. ${title}`, ...lines.map((line) => `     ${line}`), ''];
  });
}

function readSort(text: string) {
  const sort = SORTS.find((each) => each === text);
  if (!sort) throw new UsageError(`--sort ${text} is none of ${SORTS.join(', ')}`);
  return sort;
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit ${text} is not a number from 1 on`);
  return limit;
}
