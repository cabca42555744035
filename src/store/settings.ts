// Settings of the process itself that must outlive it, such as which commands Discord was told of.
import type { Db } from '../database/schema.ts';

/** Stands in a database into which another one is being moved: whose rows they are. */
export const MOVE = 'move';

export async function readSetting(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting(db: Db, key: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Of several that want to change it, from what all of them read, one gets true. `from`: null where there was none. */
export async function changeSetting(
  db: Db,
  key: string,
  { from, to }: { readonly from: string | null; readonly to: string },
): Promise<boolean> {
  const changed = await db
    .insertInto('settings')
    .values({ key, value: to })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ value: to })
        .where('settings.value', '=', from ?? ''),
    )
    .returning('key')
    .executeTakeFirst();
  return changed !== undefined;
}

/** True the first time that it is asked with this key, whoever asks. */
export async function isFirstTime(db: Db, key: string): Promise<boolean> {
  const added = await db
    .insertInto('settings')
    .values({ key, value: '' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return added !== undefined;
}

/** Marks of days that are over: keys that begin so, but for one. */
export async function forgetMarks(db: Db, prefix: string, butFor: string): Promise<void> {
  await db
    .deleteFrom('settings')
    .where('key', 'like', `${prefix}%`)
    .where('key', '<>', `${prefix}${butFor}`)
    .execute();
}
