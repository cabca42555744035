// Brings the whole full-text index up to date where its making has changed: another glossary, or another version.
import { createHash } from 'node:crypto';
import type { Db } from '../database/schema.ts';
import { mergeIndex } from '../index/merge.ts';
import { GLOSSARY } from '../model/glossary.ts';
import { indexPapers } from './papers.ts';
import { readSetting, writeSetting } from './settings.ts';

/** To be raised with every change of what stands in the index for the same paper. */
const VERSION = 3;

const SETTING = 'index';

/** Papers in a transaction: other processes need not wait long for it. */
const TOGETHER = 200;

export async function refreshIndex(db: Db): Promise<void> {
  const making = createHash('sha256')
    .update(JSON.stringify([VERSION, GLOSSARY]))
    .digest('hex');
  if ((await readSetting(db, SETTING)) === making) return;
  for (let after = 0; ; ) {
    const papers = await db
      .selectFrom('papers')
      .select(['seq', 'id'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(TOGETHER)
      .execute();
    const last = papers.at(-1);
    if (!last) break;
    const ids = papers.map(({ id }) => id);
    await db.transaction().execute((transaction) => indexPapers(transaction, ids));
    after = last.seq;
  }
  await mergeIndex(db, { whole: true });
  await writeSetting(db, SETTING, making);
}
