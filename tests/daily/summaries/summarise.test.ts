// Summaries are bought once, within the budget, and nothing is lost when the endpoint fails.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepUp } from '../../../src/daily/collect/keep-up.ts';
import { summariseRecent } from '../../../src/daily/summaries/summarise.ts';
import { day } from '../../../src/model/day.ts';
import type { ListedPaper } from '../../../src/model/paper.ts';
import { defaultPlan } from '../../../src/model/subscription.ts';
import type { Summary } from '../../../src/model/summary.ts';
import { search } from '../../../src/search/search.ts';
import { findDigest } from '../../../src/store/digests.ts';
import { spentOn } from '../../../src/store/spending.ts';
import { subscribe } from '../../../src/store/subscriptions.ts';
import { givenUp } from '../../../src/store/summary-tasks.ts';
import { EndpointError } from '../../../src/summary/endpoint-error.ts';
import type { Summarizer, Task } from '../../../src/summary/summarizer.ts';
import { ENGLISH, KOREAN, MEDUSA } from '../../summary/papers.ts';
import { type Fixture, fixture, listed } from '../fixture.ts';

const MONDAY = day('2024-01-22');
const NOON = '2024-01-22T17:00:00Z';

let at: Fixture;
/** The papers that the model was asked about, by title and language. */
let asked: string[];
let answer: (task: Task) => Promise<Summary>;

const summarizer: Summarizer = {
  model: 'tiny',
  describe: () => 'as it comes',
  estimate: () => ({ input: 900, output: 600 }),
  async draft(task) {
    asked.push(`${task.paper.title.slice(-10)} ${task.language}`);
    return { summary: await answer(task), tokens: { input: 900, output: 100 } };
  },
};

const good = async ({ language }: Task): Promise<Summary> => {
  const { tldr, bullets } = language === 'ko' ? KOREAN : ENGLISH;
  return {
    kind: 'written',
    by: 'tiny',
    language,
    tldr,
    bullets: bullets.map((text) => ({ label: null, text, depth: 0 })),
  };
};

const medusa = (id: string, facts: Partial<ListedPaper> = {}) =>
  listed(id, { title: `${MEDUSA.title} ${id}`, abstract: MEDUSA.abstract, ...facts });

beforeEach(async () => {
  at = await fixture({ LLM_MODEL: 'tiny', LLM_DAILY_TOKENS: '8000', LLM_CONCURRENCY: '2' });
  [asked, answer] = [[], good];
  at.lists.set(MONDAY, [medusa('2401.00001', { upvotes: 9 }), medusa('2401.00002', { upvotes: 5 })]);
});
afterEach(() => at[Symbol.asyncDispose]());

/** One look at the source, then summaries. */
async function round(time: string, on = at) {
  const collector = { ...on.at(time), summarizer };
  await keepUp(collector, { poll: true });
  return summariseRecent(collector, new AbortController().signal);
}

const shown = async (language = 'ko') => {
  const digest = await findDigest(at.collector.store, MONDAY, language);
  return digest?.entries.map(({ id, summary }) => `${id} ${summary.kind} ${summary.language} ${summary.by}`);
};

describe('summaries', () => {
  it('are bought once a paper and language, as soon as it is listed', async () => {
    expect(await round(NOON)).toBe(2);
    expect(await round('2024-01-22T18:00:00Z')).toBe(0);
    at.lists.get(MONDAY)?.push(medusa('2401.00003'));
    await subscribe(at.collector.store, { guildId: 'g', channelId: 'c' }, defaultPlan('en'), 0);
    expect(await round('2024-01-22T19:00:00Z')).toBe(4);
    expect(asked.sort()).toEqual([
      '2401.00001 en',
      '2401.00001 ko',
      '2401.00002 en',
      '2401.00002 ko',
      '2401.00003 en',
      '2401.00003 ko',
    ]);
    await round('2024-01-23T02:40:00Z');
    expect(await shown('ko')).toEqual([
      '2401.00001 written ko tiny',
      '2401.00002 written ko tiny',
      '2401.00003 written ko tiny',
    ]);
    expect(await shown('en')).toEqual([
      '2401.00001 written en tiny',
      '2401.00002 written en tiny',
      '2401.00003 written en tiny',
    ]);
    expect(
      await search(at.collector.index.db, { text: '트리 어텐션' }, { limit: 5, offset: 0 }),
    ).toMatchObject({
      total: 3,
    });
  });

  it('are never made twice by two processes', async () => {
    answer = async (task) => {
      await new Promise((resolve) => setImmediate(resolve));
      return good(task);
    };
    const collector = { ...at.at(NOON), summarizer };
    await keepUp(collector, { poll: true });
    const { signal } = new AbortController();
    const made = await Promise.all([1, 2, 3].map(() => summariseRecent(collector, signal)));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('stop at the budget of the day, which is said once', async () => {
    at.lists.set(
      MONDAY,
      Array.from({ length: 12 }, (_, index) => medusa(`2401.000${10 + index}`)),
    );
    expect(await round(NOON)).toBeLessThanOrEqual(9);
    await round('2024-01-22T18:00:00Z');
    expect(at.log.filter((line) => line.includes('tokens of the day are spent'))).toHaveLength(1);
    expect((await spentOn(at.collector.store, Date.parse(NOON))).requests).toBeLessThanOrEqual(9);
    const before = asked.length;
    await round('2024-01-23T00:30:00Z');
    expect(asked.length).toBeGreaterThan(before);
  });

  it('that fail the checks are given up, and the card shows an extract marked as one', async () => {
    answer = async (task) => ({
      ...(await good(task)),
      bullets: [
        { label: null, text: 'English words where Korean ones were asked for, again and again.', depth: 0 },
      ],
    });
    expect(await round(NOON)).toBe(0);
    expect(asked).toHaveLength(4);
    await round('2024-01-22T20:00:00Z');
    expect(asked).toHaveLength(4);
    expect((await givenUp(at.collector.store)).map(({ complaint }) => complaint)).toEqual([
      'The summary must be written in Korean.',
      'The summary must be written in Korean.',
    ]);
    await round('2024-01-23T02:40:00Z');
    expect(await shown()).toEqual(['2401.00001 extract en null', '2401.00002 extract en null']);
  });

  it('are made later when the endpoint is down, without asking it all the time', async () => {
    answer = async () => {
      throw new EndpointError('busy', 'away');
    };
    await round(NOON);
    for (const minute of ['01', '05', '09']) await round(`2024-01-22T17:${minute}:00Z`);
    expect(asked.length).toBeLessThanOrEqual(5);
    answer = good;
    await round('2024-01-22T17:10:00Z');
    await round('2024-01-22T17:21:00Z');
    await round('2024-01-23T02:40:00Z');
    expect(await shown()).toEqual(['2401.00001 written ko tiny', '2401.00002 written ko tiny']);
  });

  it("that one request is refused for don't keep the others from being made", async () => {
    answer = async (task) => {
      if (task.paper.title.endsWith('1'))
        throw new EndpointError('the endpoint answered 400: filtered', 'filter');
      return good(task);
    };
    expect(await round(NOON)).toBe(1);
    for (let hour = 18; hour < 24; hour++) await round(`2024-01-22T${hour}:00:00Z`);
    for (let hour = 0; hour < 24; hour++) await round(`2024-01-23T${String(hour).padStart(2, '0')}:30:00Z`);
    expect(asked.filter((title) => title.endsWith('1 ko')).length).toBeLessThanOrEqual(9);
    expect(await givenUp(at.collector.store)).toMatchObject([{ paperId: '2401.00001' }]);
  });

  it('of which one was under way in a crash is made after a while', async () => {
    const collector = { ...at.at(NOON), summarizer };
    await keepUp(collector, { poll: true });
    const { claimTask } = await import('../../../src/store/summary-tasks.ts');
    await claimTask(collector.store, { paperId: '2401.00001', language: 'ko' }, Date.parse(NOON));
    expect(await round('2024-01-22T17:01:00Z')).toBe(1);
    expect(await round('2024-01-22T17:16:00Z')).toBe(1);
  });
});

describe('without a model', () => {
  it("a collected day has complete cards: the source's summary, or an extract", async () => {
    at.lists.set(MONDAY, [
      listed('2401.00001', { upvotes: 2, aiSummary: 'In short.' }),
      listed('2401.00002'),
    ]);
    await keepUp(at.at('2024-01-23T02:40:00Z'), { poll: true });
    expect(await shown()).toEqual(['2401.00001 ai en null', '2401.00002 extract en null']);
    expect(asked).toEqual([]);
  });
});
