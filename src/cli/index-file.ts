// paperboy index build|check: makes the index anew, or looks whether it is sound.

import { counted } from '../model/counted.ts';
import { UserError } from '../model/errors.ts';
import type { Index } from '../search/open-index.ts';
import { type Job, type Run, readArgs, UsageError } from './job.ts';
import { barOf, bringUp, indexFile, openLibrary } from './open-library.ts';

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' } });
  const [what, ...more] = positionals;
  const work = what === undefined || more.length > 0 ? undefined : WORK[what];
  if (!work) throw new UsageError('Build or check? npm run -s paperboy -- index build|check');
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

type Work = (job: Job, index: Index, papers: number) => Promise<string>;

const WORK: Readonly<Record<string, Work>> = {
  async build(job, index, papers) {
    const bar = barOf(job, papers);
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
};
