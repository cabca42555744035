// paperboy index build|check|pull: makes the index anew, looks whether it is sound, or takes a copy of another machine's.
import { resolve } from 'node:path';
import { counted } from '../model/counted.ts';
import { UserError } from '../model/errors.ts';
import type { Index } from '../search/open-index.ts';
import { pullIndex } from '../search/pull-index.ts';
import { openStore } from '../store/open.ts';
import { type Job, type Run, readArgs, UsageError } from './job.ts';
import { barOf, bringUp, indexFile, openLibrary } from './open-library.ts';

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' } });
  const [what = '', from, ...more] = positionals;
  const isWhole = (what === 'pull') === (from !== undefined) && more.length === 0;
  const work = isWhole ? WORK[what] : undefined;
  if (!work) throw new UsageError('Build, check, or pull which? paperboy index build|check|pull FILE');
  if (from !== undefined) await pull(job, resolve(job.cwd, from));
  const library = await openLibrary(job);
  try {
    const { papers } = await library.store
      .selectFrom('papers')
      .select(({ fn }) => fn.countAll<number>().as('papers'))
      .executeTakeFirstOrThrow();
    const done = await work(job, library.index, papers);
    if (library.index.trouble) throw new UserError('index-elsewhere', library.index.trouble);
    const file = indexFile(job);
    job.out(values.json ? `${JSON.stringify({ file, papers })}\n` : `${file ?? 'The index'} ${done}.\n`);
    return 0;
  } finally {
    await library.close();
  }
};

async function pull(job: Job, from: string): Promise<void> {
  const to = indexFile(job);
  if (to === null) throw new UserError('index-in-memory');
  await using store = await openStore(job.config.DATABASE_URL, job.cwd);
  await pullIndex(store, { from, to });
}

type Work = (job: Job, index: Index, papers: number) => Promise<string>;

const WORK: Readonly<Record<string, Work>> = {
  async build(job, index, papers) {
    const bar = await barOf(job, papers);
    await index.makeAnew(({ done }) => bar?.tell(done));
    bar?.stop();
    return `was made anew of ${counted(papers, 'paper')}`;
  },
  async check(job, index, papers) {
    await bringUp(job, index);
    const damage = await index.findDamage();
    if (damage !== null) throw new UserError('index-unsound', { damage });
    return `is sound and holds all there is: ${counted(papers, 'paper')}`;
  },
  async pull(job, index, papers) {
    await bringUp(job, index);
    return `is a copy, brought up to ${counted(papers, 'paper')}`;
  },
};
