// paperboy digest show DAY, and digest write [DAY...]: stored digests, printed or written to the archive again.
import { resolve } from 'node:path';
import { paperJson } from '../citation/json.ts';
import type { Db } from '../database/schema.ts';
import { writeDocument } from '../digest/archive.ts';
import { writeMarkdown } from '../digest/markdown/write.ts';
import type { Day } from '../model/day.ts';
import { UserError } from '../model/errors.ts';
import { digestLanguages, findDigest, storedDays } from '../store/digests.ts';
import { openStore } from '../store/open.ts';
import { papersById } from '../store/papers.ts';
import { dayArg } from './day-arg.ts';
import { type Job, type Run, readArgs, UsageError } from './job.ts';

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, {
    json: { type: 'boolean' },
    language: { type: 'string' },
  });
  const [action, ...days] = positionals;
  if (action !== 'show' && action !== 'write')
    throw new UsageError('npm run -s paperboy -- digest show DAY, or digest write [DAY...]');
  const db = await openStore(job.config.DATABASE_URL, job.cwd);
  try {
    const options = { days: days.map(dayArg), json: values.json ?? false, language: values.language };
    if (action === 'show') await show(job, db, options);
    else await write(job, db, options);
    return 0;
  } finally {
    await db.destroy();
  }
};

interface Options {
  readonly days: readonly Day[];
  readonly json: boolean;
  readonly language: string | undefined;
}

async function show(
  { config, out }: Job,
  db: Db,
  { days, json, language = config.DIGEST_LANGUAGE }: Options,
): Promise<void> {
  const [date] = days;
  if (!date || days.length > 1)
    throw new UsageError('Which day? npm run -s paperboy -- digest show 2024-01-22');
  const digest = await findDigest(db, date, language);
  if (!digest) throw new UserError('no-digest', { date });
  if (!json) return out(writeMarkdown(digest));
  const ids = digest.entries.map(({ id }) => id);
  const known = new Map((await papersById(db, ids, language)).map((paper) => [paper.id, paper]));
  const papers = digest.entries.flatMap((entry) => {
    const paper = known.get(entry.id);
    return paper ? [paperJson({ ...paper, ...entry })] : [];
  });
  out(`${JSON.stringify({ date, language, papers })}\n`);
}

/** Without a language, every language in which the day has summaries of its own. */
async function write({ config, cwd, out }: Job, db: Db, { days, json, language }: Options): Promise<void> {
  const stored = await storedDays(db, { limit: Number.MAX_SAFE_INTEGER });
  const root = resolve(cwd, config.DIGESTS_DIR);
  const files: string[] = [];
  for (const date of days.length > 0 ? days : stored.map((each) => each.date).reverse()) {
    const languages = language ? [language] : await digestLanguages(db, date);
    for (const each of languages.length > 0 ? languages : [config.DIGEST_LANGUAGE]) {
      const digest = await findDigest(db, date, each);
      if (!digest) throw new UserError('no-digest', { date });
      files.push(await writeDocument(root, digest));
    }
  }
  out(json ? `${JSON.stringify({ files })}\n` : `${files.map((file) => `${file}\n`).join('')}`);
}
