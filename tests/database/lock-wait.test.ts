// Another process's lock: whoever reads goes on, whoever writes waits for it without holding anything else, and nothing is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLockWait } from '../../src/database/lock-wait.ts';
import type { Db } from '../../src/database/schema.ts';
import { openStore } from '../../src/store/open.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';

let folder: string;
let db: Db;
let other: DatabaseSync;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  db = await openStore('file:paperboy.db', folder);
  other = new DatabaseSync(join(folder, 'paperboy.db'), { timeout: 0 });
});
afterEach(async () => {
  other.close();
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const lock = () => other.exec('begin immediate');
const unlock = () => other.exec('commit');

/** Long enough for several tries. */
const A_WHILE_MS = 150;

describe('while another process holds the lock', () => {
  it('reads go on, writes and transactions wait, and all of them are done in their order', async () => {
    await writeSetting(db, 'a', 'before');
    lock();
    const done: string[] = [];
    const write = (value: string) => writeSetting(db, 'a', value).then(() => done.push(value));
    const writes = [
      write('1'),
      db
        .transaction()
        .execute(async (transaction) => {
          expect(await readSetting(transaction, 'a')).toBe('1');
          await writeSetting(transaction, 'a', '2');
        })
        .then(() => done.push('2')),
      ...['3', '4', '5'].map(write),
    ];
    await wait(A_WHILE_MS);
    expect(await readSetting(db, 'a')).toBe('before');
    expect(done).toEqual([]);
    unlock();
    await Promise.all(writes);
    expect(done).toEqual(['1', '2', '3', '4', '5']);
    expect(await readSetting(db, 'a')).toBe('5');
  });

  it('the event loop turns between the tries', async () => {
    lock();
    let isWritten = false;
    const written = writeSetting(db, 'a', 'b').then(() => {
      isWritten = true;
    });
    for (let turn = 0; turn < 50; turn++) await wait(1);
    expect(isWritten).toBe(false);
    unlock();
    await written;
    expect(isWritten).toBe(true);
  });

  it('a transaction that fails leaves the turn to the next', async () => {
    lock();
    const failing = db.transaction().execute(async () => {
      throw new Error('enough');
    });
    const next = writeSetting(db, 'a', 'b');
    const failed = expect(failing).rejects.toThrow('enough');
    await wait(A_WHILE_MS);
    unlock();
    await failed;
    await next;
    expect(await readSetting(db, 'a')).toBe('b');
  });
});

describe('a lock that is never given back', () => {
  const locked = Object.assign(new Error('database is locked'), { errcode: 5 });

  it('ends the waiting with a sentence, for all that wait', async () => {
    const { retry } = createLockWait(50);
    let tries = 0;
    const work = async () => {
      tries++;
      throw locked;
    };
    const waiting = [1, 2, 3].map(() => retry(work, { isWrite: true }));
    const ended = await Promise.allSettled(waiting);
    expect(ended.map((each) => each.status === 'rejected' && each.reason.key)).toEqual([
      'database-locked',
      'database-locked',
      'database-locked',
    ]);
    expect(tries).toBeGreaterThan(4);
  });

  it('is not what other errors are', async () => {
    const { retry } = createLockWait(50);
    const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
    let tries = 0;
    const work = async () => {
      tries++;
      throw full;
    };
    await expect(retry(work, { isWrite: true })).rejects.toBe(full);
    expect(tries).toBe(1);
  });
});
