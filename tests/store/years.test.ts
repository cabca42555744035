// After years there are millions of deliveries, posts and votes: what is asked every minute, or with each post, reads none of these tables from end to end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import { EVERYTHING } from '../../src/model/share.ts';
import { deliveriesOfClosed, isDelivered, linkedDays } from '../../src/store/deliveries.ts';
import { forgetServer } from '../../src/store/forget-server.ts';
import { postedDays, progressSince } from '../../src/store/notification-progress.ts';
import { openStore } from '../../src/store/open.ts';
import { learnFacts } from '../../src/store/papers.ts';
import { unpublished } from '../../src/store/posts.ts';
import { cardByKey, cardsToShowVotes, findSentCard, upgradableCards } from '../../src/store/sent-cards.ts';
import { knownServers } from '../../src/store/servers.ts';
import { unsubscribe } from '../../src/store/subscriptions.ts';
import { tallyVotes } from '../../src/store/votes.ts';

/** How SQLite says that it reads a table of these from end to end. */
const WHOLE = /SCAN (?:deliveries|posts|votes|papers|entries|summaries|saved|likings)\b/;

let folder: string;
let db: Db;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  db = await openStore('file:paperboy.db', folder);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.destroy();
  rmSync(folder, { recursive: true });
});

/** How SQLite goes about each statement of this work. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
  await work();
  const statements = new Set(prepare.mock.calls.map(([text]) => text));
  prepare.mockRestore();
  const beside = new DatabaseSync(join(folder, 'paperboy.db'));
  const asked = [...statements].filter((text) => /^\s*(?:select|with|insert|update|delete)\b/i.test(text));
  const plans = asked.flatMap((text) =>
    beside
      .prepare(`explain query plan ${text}`)
      .all()
      .map(({ detail }) => `${detail} in ${text}`),
  );
  beside.close();
  expect(asked.length).toBeGreaterThan(0);
  return plans;
}

const NOW = Date.UTC(2024, 0, 22);
const TODAY = day('2024-01-22');

it.each<[string, (db: Db) => Promise<unknown>]>([
  ['what is due', (db) => deliveriesOfClosed(db, 0, NOW)],
  ['whether a day is delivered', (db) => isDelivered(db, { id: 1 } as never, TODAY)],
  ['the days that a header links to', (db) => linkedDays(db, 1)],
  ['the days that a channel has', (db) => postedDays(db, 1, TODAY)],
  ['which members were told', (db) => progressSince(db, 'matches', TODAY)],
  ['messages to be published', (db) => unpublished(db, EVERYTHING, NOW)],
  ['cards that may get a better summary', (db) => upgradableCards(db, EVERYTHING, NOW)],
  ['cards whose counts are to be shown', (db) => cardsToShowVotes(db, NOW, EVERYTHING)],
  ['a card by its message', (db) => findSentCard(db, '1')],
  ['a card by its key', (db) => cardByKey(db, 'a/1')],
  ['the votes for a paper', (db) => tallyVotes(db, '1', ['2401.10891'])],
  ['the servers that are known', (db) => knownServers(db, EVERYTHING)],
  ['new facts of a paper', (db) => learnFacts(db, '2401.10891', { id: '2401.10891', title: 'A' })],
  ['the end of a subscription', (db) => unsubscribe(db, 1, NOW)],
  ['the end of a server', (db) => forgetServer(db, '1', NOW)],
])('%s', async (_, work) => {
  await db
    .insertInto('digests')
    .values({ date: TODAY, closed_at: NOW - 1 })
    .execute();
  expect((await plansOf(() => work(db))).filter((plan) => WHOLE.test(plan))).toEqual([]);
});
