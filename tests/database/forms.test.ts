// Upgrades: every form that the database ever had, each with rows in all of its tables, comes up to date with everything in it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/model/day.ts';
import { findAuthor } from '../../src/search/authors.ts';
import { search } from '../../src/search/search.ts';
import { matchesOfTopic } from '../../src/search/topic-matches.ts';
import { findDigest } from '../../src/store/digests.ts';
import { followsOf } from '../../src/store/follows.ts';
import { openStore } from '../../src/store/open.ts';
import { savedIds } from '../../src/store/saved.ts';
import { findSentCard } from '../../src/store/sent-cards.ts';
import { voteRules } from '../../src/store/servers.ts';
import { activeSubscriptions } from '../../src/store/subscriptions.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { indexInMemory } from '../search/index-in-memory.ts';

const FORMS = join(import.meta.dirname, 'forms');

const forms = readdirSync(FORMS)
  .map((file) => Number(file.replace('.sql', '')))
  .sort((a, b) => a - b);

/** The index, when it was a part of the database: what stands in it is no fact. */
const DERIVED = /^(?:title_index|body_index|indexed|people|bylines|filed_names|spellings)/;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  file = join(folder, 'paperboy.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function make(form: number): void {
  // The full-text index is filled as SQLite itself keeps it.
  const database = new DatabaseSync(file, { defensive: false });
  database.exec(`begin; ${readFileSync(join(FORMS, `${form}.sql`), 'utf8')} commit;`);
  database.close();
}

type Rows = Record<string, unknown>[];

/** The rows of every table that holds facts. */
function facts(): Map<string, Rows> {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database.prepare(`select name from sqlite_schema where type = 'table' order by name`).all();
  const names = tables.map(({ name }) => String(name)).filter((name) => !DERIVED.test(name));
  const rows = names
    .filter((name) => name !== 'migrations')
    .map((name): [string, Rows] => [name, database.prepare(`select * from "${name}" order by rowid`).all()]);
  database.close();
  // How the index was made was a setting once; what tells the database from others is one since.
  const derived = ['index', 'identity'];
  return new Map(rows.map(([name, all]) => [name, all.filter(({ key }) => !derived.includes(String(key)))]));
}

it('has every form kept, the present one too: npm run database:form', async () => {
  const db = await openStore(`file:${file}`, '/');
  await db.destroy();
  const database = new DatabaseSync(file);
  const applied = database.prepare('select number from migrations order by number').all();
  database.close();
  expect(forms).toEqual(applied.map(({ number }) => number));
});

describe.each(forms)('form %i', (form) => {
  it('comes up to date without losing a row', async () => {
    make(form);
    const before = facts();
    expect(before.size).toBeGreaterThan(20);
    await (await openStore(`file:${file}`, '/')).destroy();
    const after = facts();
    for (const [table, rows] of before) {
      expect(rows.length, table).toBeGreaterThan(0);
      expect(after.get(table), table).toMatchObject(rows);
    }
    const database = new DatabaseSync(file);
    expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(database.prepare('pragma foreign_key_check').all()).toEqual([]);
    database.close();
  });

  it('answers look-ups, and knows who voted, saved, follows and gets what', async () => {
    make(form);
    const db = await openStore(`file:${file}`, '/');
    const index = await indexInMemory(db);
    const found = async (text: string) => (await search(index.db, { text }, { limit: 10, offset: 0 })).ids;
    expect(await found('깊이 추정')).toEqual(['2401.10891']);
    expect(await found('depth')).toEqual(['2401.10891']);
    expect(await found('62 million')).toEqual(['2401.10891']);
    expect(await found('확산')).toEqual(['2401.11605']);
    expect(await findAuthor(index.db, 'ommer bjorn')).toMatchObject({ name: 'Björn Ommer', papers: 1 });

    const january = day('2024-01-22');
    const digest = await findDigest(db, january, 'ko');
    expect(digest?.entries.map(({ id, upvotes }) => ({ id, upvotes }))).toEqual([
      { id: '2401.10891', upvotes: 26 },
      { id: '2401.10774', upvotes: 41 },
    ]);
    const english = await findDigest(db, january, 'en');
    expect(english?.entries[0]?.summary.bullets[0]?.text).toBe('62 million pictures without labels.');

    expect(await voteRules(db, '1001')).toEqual({ up: 'paper:7001', down: '👎' });
    expect((await tallyVotes(db, '1001', ['2401.10891'])).get('2401.10891')).toEqual({ up: 2, down: 1 });
    expect(await savedIds(db, '2001', { limit: 10, offset: 0 })).toEqual(['2401.10774']);
    const follows = await followsOf(db, '2001');
    expect(follows.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'keyword 깊이 추정',
      'author Lihe Yang',
    ]);
    for (const topic of follows) {
      const { ids } = await matchesOfTopic(index.db, topic, { from: january, to: january });
      expect(ids, topic.text).toEqual(['2401.10891']);
    }
    expect(await activeSubscriptions(db)).toMatchObject([
      {
        channelId: '3001',
        language: 'ko',
        time: '09:00',
        zone: 'Asia/Seoul',
        include: ['확산'],
        minUpvotes: 5,
      },
    ]);
    expect(await findSentCard(db, '5001')).toMatchObject({ paperId: '2401.10891', language: 'ko' });
    await index.close();
    await db.destroy();
  });
});
