// What a follow matches on a day is what a search finds of that day.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import type { Index } from '../../src/search/open-index.ts';
import { search } from '../../src/search/search.ts';
import { isTopic, matchesOfTopic } from '../../src/search/topic-matches.ts';
import { saveDigest } from '../../src/store/digests.ts';
import type { Topic } from '../../src/store/follows.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

const DAYS = ['2024-01-22', '2024-01-23', '2024-01-24'].map(day);
const WORDS =
  'state space model diffusion video 확산 모델 강화학습 RL reinforcement learning GPT-4 attention'.split(' ');
const NAMES = [
  'Björn Hartmann',
  'Hartmann Bjorn',
  'Ada Lovelace',
  'Mina Kim',
  '김 미나',
  'Wei Li',
  'Wei Lin',
  'Li Wei',
];
const EVER = { from: day('1990-01-01'), to: null };

let db: Db;
let index: Index;

/** Papers of words and names drawn without chance, so that every run sees the same. */
beforeAll(async () => {
  db = await openAny();
  for (const [nth, date] of DAYS.entries()) {
    const entries = Array.from({ length: 12 }, (_, n) => {
      const pick = (by: number) => WORDS[(n * by + nth * 5) % WORDS.length] ?? '';
      const authors = [NAMES[(n + nth) % NAMES.length] ?? '', NAMES[(n * 3 + nth) % NAMES.length] ?? ''];
      return entry(`240${nth + 1}.0${1000 + n}`, {
        title: `${pick(1)} ${pick(2)} ${n}`,
        authors: [...new Set(authors)],
        bullets: [`${pick(3)} ${pick(7)}`],
      });
    });
    await db.transaction().execute((transaction) => saveDigest(transaction, digestOf(date, entries), 0));
  }
  index = await indexInMemory(db);
});
afterAll(() => db.destroy());

const keywords = fc
  .array(fc.constantFrom(...WORDS, '"state space"', '-video', 'the', '모델을', 'models'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words): Topic => ({ kind: 'keyword', text: words.join(' ') }));
const authors = fc
  .constantFrom(...NAMES, 'bjorn', 'Kim Mina', 'Lovelace', '미나')
  .map((text): Topic => ({ kind: 'author', text }));

async function searched({ kind, text }: Topic): Promise<readonly string[]> {
  const query = kind === 'author' ? { text: '', author: text } : { text };
  return (await search(index.db, { ...query, sort: 'date' }, { limit: 1000, offset: 0 })).ids;
}

describe('what a topic matches', () => {
  it('on a day is what the search finds of that day by the very words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(keywords, authors).filter(isTopic),
        fc.constantFrom(...DAYS),
        async (topic, date) => {
          const matched = await matchesOfTopic(index.db, topic, { from: date, to: date });
          const rows = await db.selectFrom('entries').select('paper_id').where('date', '=', date).execute();
          const ofDay = new Set(rows.map((row) => row.paper_id));
          const isKnown = (await matchesOfTopic(index.db, topic, EVER)).total > 0;
          const found = isKnown ? (await searched(topic)).filter((id) => ofDay.has(id)) : [];
          expect([...matched.ids].sort()).toEqual([...found].sort());
          expect(matched.total).toBe(found.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is not what only comes close', async () => {
    expect((await matchesOfTopic(index.db, { kind: 'keyword', text: 'difusion' }, EVER)).total).toBe(0);
    expect((await searched({ kind: 'keyword', text: 'difusion' })).length).toBeGreaterThan(0);
    expect((await matchesOfTopic(index.db, { kind: 'author', text: 'Ada Love' }, EVER)).total).toBe(0);
  });

  it('is the same in either order of a name, with and without accents', async () => {
    const of = async (text: string) => (await matchesOfTopic(index.db, { kind: 'author', text }, EVER)).ids;
    expect(await of('hartmann bjorn')).toEqual(await of('Björn Hartmann'));
    expect((await of('hartmann bjorn')).length).toBeGreaterThan(0);
  });

  it('is nothing for what says nothing', () => {
    const texts = ['', '?!', '-video', '2401.10891'];
    expect(texts.filter((text) => isTopic({ kind: 'keyword', text }))).toEqual([]);
  });
});
