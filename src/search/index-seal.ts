// How the index's file looked when it was closed: one that looks otherwise was changed by something else, and has to be checked.
import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { isPostgres } from '../database/dialect.ts';
import type { Db } from '../database/schema.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** Machines that share a database on a server have an index each. */
const settingOf = (store: Db, path: string) =>
  isPostgres(store) ? `index-seal ${hostname()}:${path}` : 'index-seal';

/** Notes how the file looks. Where another process still has it open, that one will. */
export async function sealIndex(store: Db, path: string): Promise<void> {
  const [seal, setting] = [await sealOf(path), settingOf(store, path)];
  if (seal !== null && seal !== (await readSetting(store, setting))) await writeSetting(store, setting, seal);
}

/** Whether the file is as it was closed, or is in use: a process that was killed leaves it in use. */
export async function isSealed(store: Db, path: string): Promise<boolean> {
  const seal = await sealOf(path);
  return seal === null || seal === (await readSetting(store, settingOf(store, path)));
}

/** Null while a process has the file open, or was killed with it: SQLite sees to its being whole then. */
async function sealOf(path: string): Promise<string | null> {
  const inUse = await stat(`${path}-wal`).catch(() => null);
  const file = await stat(path, { bigint: true }).catch(() => null);
  return inUse !== null || file === null ? null : `${file.size} bytes of ${file.mtimeNs}`;
}
