// The archive moved from one database into another by a process that is killed again and again, and what tells that both hold the same.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { checksumOf } from '../src/database/copy-rows.ts';
import type { Db } from '../src/database/schema.ts';
import { TABLES, type Table } from '../src/database/tables.ts';
import { defaultPlan } from '../src/model/subscription.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { addVote } from '../src/store/votes.ts';
import { seeded } from './random.ts';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
const VOTES = 20_000;
const SUBSCRIPTIONS = 10;
const ENTRIES = [...Object.entries(TABLES), ['settings', ['key']] as const] as [Table, readonly string[]][];

/** Resolves with the exit status; null where it was killed, as soon as `isTime` said so. */
export async function paperboy(
  folder: string,
  args: readonly string[],
  isTime?: () => Promise<boolean>,
): Promise<number | null> {
  const env = { ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: 'file:from.db' };
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  while (isTime && child.exitCode === null && !child.killed) if (await isTime()) child.kill('SIGKILL');
  return (await ended)[0] as number | null;
}

/** Kills it so often, evenly over all rows, then lets it end; returns which share of them was there at each kill, in percent. */
export async function moveWithKills(
  folder: string,
  { from, to, kills }: { from: string; to: string; kills: number },
): Promise<number[]> {
  const all = await countAll(from);
  await using half = await openStore(to, '/', { isMoving: true });
  const sharesAtKills: number[] = [];
  for (let nth = 0; nth < kills; nth++) {
    const enough = ((nth + 0.5) / kills) * all;
    const killed = await paperboy(folder, ['move', from, to], async () => (await rowsIn(half)) >= enough);
    if (killed === 0) break;
    sharesAtKills.push(Math.round(((await rowsIn(half)) / all) * 100));
  }
  const status = await paperboy(folder, ['move', from, to]);
  if (status !== 0) throw new Error(`move ended with ${status}`);
  return sharesAtKills;
}

export async function countAll(url: string): Promise<number> {
  await using db = await openStore(url, '/');
  return await rowsIn(db);
}

async function rowsIn(db: Db): Promise<number> {
  const counts = sql.join(
    Object.keys(TABLES).map((table) => sql`(select count(*) from ${sql.table(table)})`),
    sql` + `,
  );
  const { rows } = await sql<{ rows: number }>`select ${counts} as rows`.execute(db);
  return rows[0]?.rows ?? 0;
}

export async function sumsOf(url: string): Promise<string> {
  await using db = await openStore(url, '/');
  const sums: string[] = [];
  for (const [table, key] of ENTRIES) sums.push(`${table} ${await checksumOf(db, table, key)}`);
  return sums.join('\n');
}

/** As servers leave them that read and vote. */
export async function addVotesAndPosts(url: string): Promise<void> {
  await using db = await openStore(url, '/');
  for (let nth = 0; nth < SUBSCRIPTIONS; nth++)
    await subscribe(db, { guildId: `g${nth}`, channelId: `c${nth}` }, defaultPlan('ko'), nth);
  await sql`insert into deliveries (kind, recipient, subscription_id, date, key, state, created_at, finished_at)
    select 'digest', subscriptions.id, subscriptions.id, date, subscriptions.id || ' ' || date, 'posted', 0, 1
    from subscriptions, digests`.execute(db);
  await sql`insert into posts (delivery_id, part, paper_id, guild_id, channel_id, message_id, intended_at, sent_at)
    select deliveries.id, entries.rank, paper_id, guild_id, channel_id, deliveries.id || '0' || entries.rank, 0, 1
    from deliveries join subscriptions on subscriptions.id = subscription_id join entries on entries.date = deliveries.date`.execute(
    db,
  );
  const papers = await db.selectFrom('papers').select('id').orderBy('seq').execute();
  const random = seeded(5);
  await db.transaction().execute(async (transaction) => {
    for (let nth = 0; nth < VOTES; nth++) {
      const paper = papers[Math.floor(random() * papers.length)];
      if (paper)
        await addVote(
          transaction,
          {
            guildId: `g${nth % 20}`,
            paperId: paper.id,
            memberId: `m${nth % 997}`,
            source: `${nth}:👍`,
            sign: 1,
          },
          nth,
        );
    }
  });
}
