// Takes a copy of an index that another machine has made of the same database, instead of making it.
import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { copySqlite, removeUnfinishedCopy } from '../database/copy.ts';
import type { Db } from '../database/schema.ts';
import { removeIndexFile } from '../index/file.ts';
import { isForeign, LEFT_ALONE } from '../index/foreign.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { isIndexOf } from './open-index.ts';

const stateRow = z.object({
  identity: z.string(),
  form: z.string(),
  revision: z.number(),
  made_to: z.number().nullable(),
});

/**
 * Takes the place of the one that is there: a bot that has that open looks every second whether it is there. Throws a
 * UserError where it is no index of this database and version, and leaves all as it was.
 */
export async function pullIndex(
  store: Db,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  if (!(await stat(from).catch(() => null))?.isFile()) throw new UserError('path-missing', { path: from });
  if (await isForeign(to)) throw new UserError('index-foreign', { file: to, reason: LEFT_ALONE });
  await mkdir(dirname(to), { recursive: true });
  const copy = join(dirname(to), `.${basename(to)}.${process.pid}.part`);
  try {
    await copySqlite(from, copy);
    removeUnfinishedCopy(copy);
    await refuseForeign(store, copy, from);
    await removeIndexFile(to);
    await rename(copy, to);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('index-foreign', { file: from, reason: messageOf(error) });
  } finally {
    await removeIndexFile(copy);
  }
}

async function refuseForeign(store: Db, copy: string, file: string): Promise<void> {
  const state = stateIn(copy);
  if (state.made_to !== null || !(await isIndexOf(store, state)))
    throw new UserError('index-foreign', {
      file,
      reason: 'it is of another database or version, or not whole',
    });
}

/** Read so that nothing is left beside the copy, which gets another name. Throws where it is no index. */
function stateIn(copy: string): z.output<typeof stateRow> {
  const database = new DatabaseSync(copy, { readOnly: true });
  try {
    return stateRow.parse(database.prepare('select identity, form, revision, made_to from state').get());
  } finally {
    database.close();
  }
}
