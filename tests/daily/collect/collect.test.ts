// The collector's days: filling, closing, weekends, late papers, downtime, a source in trouble, a disk that is full.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepUp } from '../../../src/daily/collect/keep-up.ts';
import { day } from '../../../src/model/day.ts';
import { search } from '../../../src/search/search.ts';
import { daysSince } from '../../../src/store/days.ts';
import { saveDigest, storedDays } from '../../../src/store/digests.ts';
import { papersById } from '../../../src/store/papers.ts';
import { digestOf, entry } from '../../store/made-up.ts';
import { digestLines, type Fixture, fixture, listed } from '../fixture.ts';

const MONDAY = day('2024-01-22');
const TUESDAY = day('2024-01-23');
const WEDNESDAY = day('2024-01-24');

/** In winter the list of a day rolls over at 02:30 UTC of the next, and its digest closes ten minutes later. */
const BEFORE_CLOSING = '2024-01-23T02:39:00Z';
const CLOSING = '2024-01-23T02:40:00Z';

const poll = (at: Fixture, time: string) => keepUp(at.at(time), { poll: true });
const tick = (at: Fixture, time: string) => keepUp(at.at(time), { poll: false });

async function outcomes({ collector }: Fixture) {
  const records = await daysSince(collector.store, day('2000-01-01'));
  return records.map(({ date, outcome }) => `${date} ${outcome}`);
}

async function digests({ collector }: Fixture) {
  return (await storedDays(collector.store, { limit: 50 })).map(({ date }) => date).reverse();
}

describe('the open day', () => {
  it('can be looked up while it fills, and closes with the upvotes of its closing', async () => {
    await using at = await fixture();
    at.lists.set(day('2024-01-19'), [listed('2401.00000')]);
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await poll(at, '2024-01-22T12:00:00Z');
    expect(
      await search(at.collector.index.db, { text: '2401.00001' }, { limit: 1, offset: 0 }),
    ).toMatchObject({
      total: 1,
    });
    expect(await digests(at)).toEqual(['2024-01-19']);

    at.lists.set(MONDAY, [listed('2401.00002', { upvotes: 30 }), listed('2401.00001', { upvotes: 9 })]);
    await tick(at, BEFORE_CLOSING);
    expect(await digests(at)).toEqual(['2024-01-19']);
    await tick(at, CLOSING);
    expect(await digestLines(at, MONDAY)).toEqual(['2401.00002 ▲30', '2401.00001 ▲9']);
    expect(await outcomes(at)).toEqual([
      '2024-01-19 digest',
      '2024-01-20 weekend',
      '2024-01-21 weekend',
      '2024-01-22 digest',
    ]);
  });

  it('ranks by upvotes, then by who was listed earlier', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [
      listed('2401.00001', { upvotes: 3, listedAt: 200 }),
      listed('2401.00002', { upvotes: null }),
      listed('2401.00003', { upvotes: 3, listedAt: 100 }),
      listed('2401.00004', { upvotes: 5, listedAt: 300 }),
    ]);
    await tick(at, CLOSING);
    expect(await digestLines(at, MONDAY)).toEqual([
      '2401.00004 ▲5',
      '2401.00003 ▲3',
      '2401.00001 ▲3',
      '2401.00002 ▲null',
    ]);
  });
});

describe('the first start', () => {
  it('closes only the last day that has papers', async () => {
    await using at = await fixture();
    for (const date of ['2024-01-17', '2024-01-18', '2024-01-19'])
      at.lists.set(day(date), [listed(`2401.${date.slice(-2)}000`)]);
    await tick(at, '2024-01-22T00:00:00Z');
    expect(await outcomes(at)).toEqual(['2024-01-19 digest', '2024-01-20 weekend']);
    expect(await digests(at)).toEqual(['2024-01-19']);
  });

  it('keeps an imported past, and its digests as they are', async () => {
    await using at = await fixture();
    const imported = digestOf(MONDAY, [entry('2401.00009', { title: 'By hand' })]);
    await saveDigest(at.collector.store, digestOf('2023-05-04', [entry('2305.00001')]), 0);
    await saveDigest(at.collector.store, imported, 0);
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await tick(at, CLOSING);
    expect(await digestLines(at, MONDAY)).toEqual(['2401.00009 ▲7']);
    expect(await outcomes(at)).toEqual(['2024-01-22 digest']);
  });
});

describe('a paper', () => {
  it('that is listed after the closing joins the next digest, marked late, under the date of that digest', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await tick(at, CLOSING);
    at.lists.get(MONDAY)?.push(listed('2401.00002', { upvotes: 50 }));
    at.lists.set(TUESDAY, [listed('2401.00003')]);
    await tick(at, '2024-01-24T02:40:00Z');
    expect(await digestLines(at, TUESDAY)).toEqual(['2401.00002 ▲50 late of 2024-01-22', '2401.00003 ▲1']);
    expect(await papersById(at.collector.store, ['2401.00002'], 'ko')).toMatchObject([{ date: TUESDAY }]);
    const document = readFileSync(join(at.collector.archive, '2024', '01', '23.md'), 'utf8');
    expect(document).toContain('<!-- listed: 2024-01-22 -->');
  });

  it('that is late alone waits for a day with papers of its own', async () => {
    await using at = await fixture();
    at.lists.set(day('2024-01-19'), [listed('2401.00001')]);
    await tick(at, '2024-01-20T02:40:00Z');
    at.lists.get(day('2024-01-19'))?.push(listed('2401.00002'));
    await tick(at, '2024-01-22T02:40:00Z');
    expect(await digests(at)).toEqual(['2024-01-19']);
    at.lists.set(MONDAY, [listed('2401.00003')]);
    await tick(at, CLOSING);
    expect(await digestLines(at, MONDAY)).toEqual(['2401.00002 ▲1 late of 2024-01-19', '2401.00003 ▲1']);
  });

  it('that is listed again another day stays in its first digest', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await tick(at, CLOSING);
    at.lists.set(TUESDAY, [listed('2401.00001', { upvotes: 99 }), listed('2401.00002')]);
    await tick(at, '2024-01-24T02:40:00Z');
    expect(await digestLines(at, MONDAY)).toEqual(['2401.00001 ▲1']);
    expect(await digestLines(at, TUESDAY)).toEqual(['2401.00002 ▲1']);
  });

  it('that the source takes back stays in the digest', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001'), listed('2401.00002')]);
    await poll(at, '2024-01-22T12:00:00Z');
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await tick(at, CLOSING);
    expect(await digestLines(at, MONDAY)).toEqual(['2401.00001 ▲1', '2401.00002 ▲1']);
  });

  it('has its upvotes looked at again, for the ranking; its digest keeps the old count', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001', { upvotes: 5 })]);
    await tick(at, CLOSING);
    const counts = async () => {
      const row = await at.collector.store
        .selectFrom('papers')
        .select(['upvotes', 'upvotes_now'])
        .executeTakeFirstOrThrow();
      return [row.upvotes, row.upvotes_now];
    };
    for (const [time, upvotes, expected] of [
      ['2024-01-23T12:00:00Z', 10, 5],
      ['2024-01-24T03:00:00Z', 20, 20],
      ['2024-01-25T03:00:00Z', 30, 20],
      ['2024-01-26T03:00:00Z', 40, 40],
      ['2024-01-31T03:00:00Z', 80, 80],
      ['2024-02-05T03:00:00Z', 90, 80],
    ] as const) {
      // The lists of days in between are empty; only looks count.
      at.lists.set(MONDAY, [listed('2401.00001', { upvotes })]);
      at.asked.length = 0;
      await poll(at, time);
      const [digest, now] = await counts();
      expect(digest).toBe(5);
      if (at.asked.includes(MONDAY)) expect(now).toBe(upvotes);
      else expect(now).toBe(expected);
    }
    expect(await counts()).toEqual([5, 80]);
  });
});

describe('a day without papers', () => {
  it('has a reason: weekend, or nothing listed', async () => {
    await using at = await fixture();
    at.lists.set(day('2023-12-29'), [listed('2312.00001')]);
    await tick(at, '2023-12-30T02:40:00Z');
    await tick(at, '2024-01-02T02:40:00Z');
    expect(await outcomes(at)).toEqual([
      '2023-12-29 digest',
      '2023-12-30 weekend',
      '2023-12-31 weekend',
      '2024-01-01 nothing-listed',
    ]);
  });

  it('is asked for again on a working day: its papers become its own digest whenever they come', async () => {
    await using at = await fixture();
    at.lists.set(day('2024-01-19'), [listed('2401.00001')]);
    await tick(at, '2024-01-20T02:40:00Z');
    for (const date of ['23', '24', '25', '26']) await tick(at, `2024-01-${date}T02:40:00Z`);
    expect((await outcomes(at)).slice(-4)).toEqual([
      '2024-01-22 nothing-listed',
      '2024-01-23 nothing-listed',
      '2024-01-24 nothing-listed',
      '2024-01-25 nothing-listed',
    ]);
    at.lists.set(MONDAY, [listed('2401.00002')]);
    at.lists.set(WEDNESDAY, [listed('2401.00003')]);
    await tick(at, '2024-01-26T20:00:00Z');
    expect(await digests(at)).toEqual(['2024-01-19', MONDAY, WEDNESDAY]);
  });

  it('is asked for every hour at first, then twice a day, and not once it is older than what is made up for', async () => {
    await using at = await fixture({ MISSED_DAYS: '3' });
    at.lists.set(day('2024-01-19'), [listed('2401.00001')]);
    await tick(at, '2024-01-20T02:40:00Z');
    await tick(at, CLOSING);
    const askedBetween = async (from: string, hours: number) => {
      at.asked.length = 0;
      for (let hour = 0; hour < hours; hour++)
        await tick(at, Temporal.Instant.from(from).add({ hours: hour }).toString());
      return at.asked.filter((date) => date === MONDAY).length;
    };
    expect(await askedBetween('2024-01-23T02:45:00Z', 24)).toBe(23);
    at.lists.set(TUESDAY, [listed('2401.00002')]);
    await tick(at, '2024-01-24T02:45:00Z');
    expect(await askedBetween('2024-01-24T03:00:00Z', 23)).toBe(1);
    expect(await askedBetween('2024-01-26T03:00:00Z', 24)).toBe(0);
  });

  it('is final on a holiday', async () => {
    await using at = await fixture();
    at.lists.set(day('2024-01-12'), [listed('2401.00001')]);
    await tick(at, '2024-01-13T02:40:00Z');
    await tick(at, '2024-01-16T02:40:00Z');
    at.asked.length = 0;
    await tick(at, '2024-01-16T20:00:00Z');
    // Martin Luther King's birthday.
    expect((await outcomes(at)).at(-1)).toBe('2024-01-15 nothing-listed');
    expect(at.asked).toEqual([]);
  });
});

describe('a list that was cut off when it closed', () => {
  it('gives what it lacked to the next digest, even a week later', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await tick(at, CLOSING);
    for (let date = 23; date <= 30; date++) {
      at.lists.set(day(`2024-01-${date}`), [listed(`2401.000${date}`)]);
      if (date === 30) at.lists.get(MONDAY)?.push(listed('2401.00002'));
      await tick(at, `2024-01-${date + 1}T02:40:00Z`);
    }
    expect(await digestLines(at, day('2024-01-30'))).toEqual([
      '2401.00002 ▲1 late of 2024-01-22',
      '2401.00030 ▲1',
    ]);
  });
});

describe('a source in trouble', () => {
  it('never closes a day; the day is tried again every ten minutes, and the next ones wait for it', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001')]);
    await tick(at, CLOSING);
    at.lists.set(TUESDAY, [listed('2401.00002')]);
    at.lists.set(WEDNESDAY, [listed('2401.00003')]);

    at.trouble.set(TUESDAY, 'fails');
    at.asked.length = 0;
    for (const time of ['02:40', '02:41', '02:49']) await tick(at, `2024-01-24T${time}:00Z`);
    expect(at.asked).toEqual([TUESDAY]);
    await tick(at, '2024-01-24T02:50:00Z');
    expect(at.asked).toEqual([TUESDAY, TUESDAY]);
    expect((await outcomes(at)).at(-1)).toBe('2024-01-23 source-failed');

    at.trouble.set(TUESDAY, 'not open');
    await tick(at, '2024-01-24T12:00:00Z');
    expect((await outcomes(at)).at(-1)).toBe('2024-01-23 not-open');
    expect(await digests(at)).toEqual([MONDAY]);

    // Wednesday's closing has come, but Tuesday is still waited for; not for ever.
    await tick(at, '2024-01-25T02:39:00Z');
    expect(await digests(at)).toEqual([MONDAY]);
    await tick(at, '2024-01-25T02:50:00Z');
    expect(await digests(at)).toEqual([MONDAY, WEDNESDAY]);

    at.trouble.clear();
    await tick(at, '2024-01-25T13:00:00Z');
    expect(await digests(at)).toEqual([MONDAY, TUESDAY, WEDNESDAY]);
    expect(await digestLines(at, TUESDAY)).toEqual(['2401.00002 ▲1']);
  });

  it('keeps the open day from being read, and nothing else', async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001')]);
    at.trouble.set(TUESDAY, 'fails');
    await poll(at, CLOSING);
    expect(await digests(at)).toEqual([MONDAY]);
    expect(at.log.join()).toContain('open day not read');
  });
});

describe('downtime', () => {
  it('is made up for, oldest day first', async () => {
    await using at = await fixture();
    for (let date = 22; date <= 31; date++) at.lists.set(day(`2024-01-${date}`), [listed(`2401.000${date}`)]);
    await tick(at, CLOSING);
    await tick(at, '2024-02-01T12:00:00Z');
    expect(await digests(at)).toEqual(Array.from({ length: 10 }, (_, index) => `2024-01-${22 + index}`));
  });

  it('of more than MISSED_DAYS is made up for only so far', async () => {
    await using at = await fixture({ MISSED_DAYS: '3' });
    for (let date = 22; date <= 31; date++) at.lists.set(day(`2024-01-${date}`), [listed(`2401.000${date}`)]);
    await tick(at, CLOSING);
    await tick(at, '2024-02-01T12:00:00Z');
    expect(await digests(at)).toEqual(['2024-01-22', '2024-01-29', '2024-01-30', '2024-01-31']);
  });
});

describe('the archive', () => {
  it("is written when the digest closes, and later if it can't be then", async () => {
    await using at = await fixture();
    at.lists.set(MONDAY, [listed('2401.00001', { aiSummary: 'A paper in short.' })]);
    // Where the folder 2024 should be there is a file: nothing can be written below it.
    const obstacle = join(at.collector.archive, '2024');
    writeFileSync(obstacle, '');
    await tick(at, CLOSING);
    expect(await digests(at)).toEqual([MONDAY]);
    expect(at.log.join()).toContain('digest not written');

    const { rmSync } = await import('node:fs');
    rmSync(obstacle);
    await tick(at, '2024-01-23T02:41:00Z');
    const file = join(at.collector.archive, '2024', '01', '22.md');
    expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
      "## Daily Papers (2024-01-22)

      ### [Paper 2401.00001](https://arxiv.org/abs/2401.00001)

      Vote: 1

      Authors: Ada Lovelace

      <!-- summary: ai en -->

      - A paper in short.
      "
    `);
    expect(existsSync(`${file}.draft`)).toBe(false);
  });
});
