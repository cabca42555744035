// Digests in the database: what goes in comes out, a second import updates, and the archive can be rebuilt.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import type { Digest } from '../../src/model/digest.ts';
import { isEmpty } from '../../src/model/summary.ts';
import { type Query, search } from '../../src/search/search.ts';
import { digestLanguages, findDigest, nearestDays, saveDigest, storedDays } from '../../src/store/digests.ts';
import { papersById } from '../../src/store/papers.ts';
import { digest } from '../digest/generated.ts';
import { forEachDatabase } from '../postgres/databases.ts';
import { indexInMemory } from '../search/index-in-memory.ts';
import { digestOf, entry } from './made-up.ts';

forEachDatabase((open, name) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });
  afterEach(() => db.destroy());

  const save = (...digests: Digest[]) =>
    db.transaction().execute(async (transaction) => {
      for (const each of digests) await saveDigest(transaction, each, 0);
    });

  async function found(query: Query) {
    const index = await indexInMemory(db);
    const answer = await search(index.db, query, { limit: 10, offset: 0 });
    await index.close();
    return answer;
  }

  describe('a digest', () => {
    it('comes out as it went in, whatever it holds', async () => {
      await fc.assert(
        fc.asyncProperty(digest, async (written) => {
          const fresh = await open();
          await saveDigest(fresh, written, 0);
          // Without words, whose they are is not kept; chosen are those for the digest's readers.
          const expected = written.entries.map(({ summary, ...facts }) => ({
            ...facts,
            ...(isEmpty(summary) ? {} : { summary }),
          }));
          expect(await findDigest(fresh, written.date, 'ko')).toMatchObject({
            date: written.date,
            entries: expected,
          });
          await fresh.destroy();
        }),
        { numRuns: name === 'SQLite' ? 100 : 10 },
      );
    });

    it('is the same after it was imported again', async () => {
      const first = digestOf('2024-01-22', [entry('2401.00001'), entry('2401.00002')]);
      await save(first, first);
      expect(await findDigest(db, first.date, 'ko')).toEqual(first);
      expect(await found({ text: '요약' })).toMatchObject({ total: 2 });
    });

    it('is updated by what a later import states, and keeps what it leaves out', async () => {
      await save(
        digestOf('2024-01-22', [entry('2401.00001'), entry('2401.00002', { image: 'https://x.org/a.png' })]),
      );
      await save(
        digestOf('2024-01-22', [
          entry('2401.00002', { title: 'Renamed', upvotes: null, bullets: ['새 글'] }),
          entry('2401.00003'),
        ]),
      );
      const stored = await findDigest(db, day('2024-01-22'), 'ko');
      expect(stored?.entries.map(({ id, title, upvotes, image }) => ({ id, title, upvotes, image }))).toEqual(
        [
          { id: '2401.00002', title: 'Renamed', upvotes: 7, image: 'https://x.org/a.png' },
          { id: '2401.00003', title: 'Paper 2401.00003', upvotes: 7, image: null },
          { id: '2401.00001', title: 'Paper 2401.00001', upvotes: 7, image: null },
        ],
      );
      expect(await found({ text: '새 글' })).toMatchObject({
        ids: ['2401.00002'],
      });
      expect(await found({ text: '00002의 요약' })).toMatchObject({
        total: 0,
      });
    });

    it('has a document for each language it was written in', async () => {
      const korean = digestOf('2024-01-22', [entry('2401.00001', { bullets: ['한국어'] })]);
      const english = digestOf(
        '2024-01-22',
        [entry('2401.00001', { bullets: ['English'], language: 'en' })],
        'en',
      );
      await save(korean, english);
      expect(await digestLanguages(db, korean.date)).toEqual(['en', 'ko']);
      expect(await findDigest(db, korean.date, 'ko')).toEqual(korean);
      expect(await findDigest(db, korean.date, 'en')).toEqual(english);
      // No Japanese: some language is better than none, and says which it is.
      expect((await findDigest(db, korean.date, 'ja'))?.entries[0]?.summary.bullets).toHaveLength(1);
    });
  });

  describe('a paper in two digests', () => {
    it('has the earliest date and the latest facts, and each digest keeps its own', async () => {
      const early = digestOf('2024-10-16', [
        entry('2410.09342', { title: 'LLM×MapReduce', upvotes: 15, bullets: ['처음'] }),
      ]);
      const late = digestOf('2024-10-18', [
        entry('2410.09342', { title: 'LLM-MapReduce', upvotes: 34, bullets: ['나중'] }),
      ]);
      for (const order of [
        [early, late],
        [late, early],
      ]) {
        await db.destroy();
        db = await open();
        await save(...order);
        expect(await papersById(db, ['2410.09342'], 'ko')).toMatchObject([
          {
            date: '2024-10-16',
            title: 'LLM-MapReduce',
            upvotes: 34,
            summary: { bullets: [{ text: '나중' }] },
          },
        ]);
        expect(await findDigest(db, early.date, 'ko')).toEqual(early);
        expect(await findDigest(db, late.date, 'ko')).toEqual(late);
        expect(await found({ text: 'mapreduce' })).toMatchObject({ total: 1 });
      }
    });
  });

  describe('stored days', () => {
    beforeEach(() =>
      save(
        ...['2023-12-29', '2024-01-22', '2024-01-23', '2024-02-01'].map((date) =>
          digestOf(date, [entry('2401.00001')]),
        ),
      ),
    );

    it('are listed newest first, by how they begin', async () => {
      expect(await storedDays(db, { limit: 2 })).toEqual([
        { date: '2024-02-01', papers: 1 },
        { date: '2024-01-23', papers: 1 },
      ]);
      const january = await storedDays(db, { prefix: '2024-01', limit: 25 });
      expect(january.map(({ date }) => date)).toEqual(['2024-01-23', '2024-01-22']);
      expect(await storedDays(db, { prefix: "'; drop table", limit: 25 })).toEqual([]);
    });

    it('near a day are found on both sides of it', async () => {
      expect(await nearestDays(db, day('2024-01-25'), 3)).toEqual(['2024-01-22', '2024-01-23', '2024-02-01']);
    });
  });
});
