// Whether a file may give way to an index: INDEX_FILE may name anything by mistake, a backup or the database itself for one.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

/** How an index is called of itself. One that is damaged is made anew under such a name alone. */
export const INDEX_ENDING = '.index.db';

/** Tables of every version of it. */
const ITS_OWN = ['state', 'indexed'];

/** Why a file is left alone, as a part of a sentence. */
export const LEFT_ALONE = "what is there is no index of paperboy's, and is left as it is";

export async function isForeign(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size === 0) return false;
  const tables = tablesOf(path);
  if (tables?.length === 0 || (tables && ITS_OWN.every((table) => tables.includes(table)))) return false;
  return !path.endsWith(INDEX_ENDING) || (tables?.includes('papers') ?? false);
}

/** Null where it is no database, or a damaged one. SQLite would leave a log beside a file that it doesn't take for unchanging. */
function tablesOf(path: string): string[] | null {
  const url = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  try {
    const database = new DatabaseSync(url, { readOnly: true });
    try {
      const rows = database.prepare(`select name from sqlite_schema where type = 'table'`).all();
      return rows.map(({ name }) => String(name));
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
