// A whole day with an endpoint that misbehaves, minute by minute: what it is asked stays within the budget, and nothing is given up for it.
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepUp } from '../../../src/daily/collect/keep-up.ts';
import { summariseNow, summariseRecent } from '../../../src/daily/summaries/summarise.ts';
import { day } from '../../../src/model/day.ts';
import { spentOn } from '../../../src/store/spending.ts';
import { givenUp } from '../../../src/store/summary-tasks.ts';
import type { Summarizer } from '../../../src/summary/summarizer.ts';
import { completion, type Endpoint, type Play, playEndpoint, send } from '../../summary/endpoint.ts';
import { ENGLISH, KOREAN, MEDUSA } from '../../summary/papers.ts';
import { smallModel } from '../../summary/small-model.ts';
import { type Fixture, fixture, listed } from '../fixture.ts';

const MONDAY = day('2024-01-22');
const OPENED = Date.parse('2024-01-22T03:00:00Z');
const MINUTE = 60_000;
const IDS = ['2401.00001', '2401.00002', '2401.00003'];

/** What an answer costs, as the endpoint counts. */
const COST = 1000;

/** What one may cost at most, as it is booked. */
const ESTIMATE = 8_000;

const answers = (response: ServerResponse, body: unknown) => send(response, 200, body);

const MISBEHAVIOURS: readonly [string, Play, { readonly requests: number; readonly answers: number }][] = [
  ['talks', () => 'I like the weather.', { requests: 9, answers: 9 }],
  [
    'answers in parts without a summary, and counts nothing',
    (_, response) =>
      answers(response, { choices: [{ index: 0, message: { content: [{ type: 'image', text: 7 }] } }] }),
    { requests: 9, answers: 9 },
  ],
  [
    'declines',
    (_, response) =>
      answers(
        response,
        completion('', { message: { role: 'assistant', content: null, refusal: 'I can not.' } }),
      ),
    { requests: 9, answers: 9 },
  ],
  [
    'is cut off',
    (_, response) => answers(response, completion('{"tldr": "반', { finish_reason: 'length' })),
    { requests: 9, answers: 9 },
  ],
  ['answers in the wrong language', () => JSON.stringify(ENGLISH), { requests: 6, answers: 6 }],
  [
    'has errors in its answers',
    (_, response) => answers(response, { error: { message: 'rate-limited upstream', code: 429 } }),
    { requests: 110, answers: 0 },
  ],
  [
    'breaks down',
    (_, response) => send(response, 500, { error: { message: 'internal' } }),
    { requests: 110, answers: 0 },
  ],
  ['hangs up', (_, response) => void response.socket?.destroy(), { requests: 40, answers: 0 }],
  [
    'refuses the key',
    (_, response) => send(response, 401, { error: { message: 'Incorrect API key' } }),
    { requests: 40, answers: 0 },
  ],
  [
    'has no quota',
    (_, response) => send(response, 429, { error: { message: 'Quota exceeded' } }),
    { requests: 40, answers: 0 },
  ],
];

let at: Fixture;
let endpoint: Endpoint;

beforeEach(async () => {
  at = await fixture({ LLM_MODEL: 'tiny', LLM_DAILY_TOKENS: '200000' });
  at.lists.set(
    MONDAY,
    IDS.map((id) => listed(id, { ...MEDUSA })),
  );
});
afterEach(async () => {
  await endpoint[Symbol.asyncDispose]();
  await at[Symbol.asyncDispose]();
});

/** From the opening of the list to midnight in UTC, a round a minute. */
async function liveDay(summarizer: Summarizer): Promise<void> {
  const { signal } = new AbortController();
  await keepUp(at.at(new Date(OPENED).toISOString()), { poll: true });
  for (let minute = 1; minute < 21 * 60; minute++)
    await summariseRecent({ ...at.at(new Date(OPENED + minute * MINUTE).toISOString()), summarizer }, signal);
}

const shareOf = (id: string) =>
  endpoint.requests.filter(({ messages }) => JSON.stringify(messages).includes(id)).length;

describe('an endpoint that', () => {
  it.each(MISBEHAVIOURS)('%s all day', async (_, play, most) => {
    endpoint = await playEndpoint(play);
    await liveDay(smallModel(endpoint.url, { retries: 2 }));
    const spent = await spentOn(at.collector.store, OPENED);
    expect(endpoint.requests.length).toBeLessThanOrEqual(most.requests);
    expect(endpoint.requests.length).toBeGreaterThan(0);
    const tokens = spent.inputTokens + spent.outputTokens + spent.bookedTokens;
    if (most.answers > 0) {
      expect(spent.requests).toBeLessThanOrEqual(most.answers);
      expect(tokens).toBeGreaterThan(0);
    }
    expect(tokens).toBeLessThanOrEqual(200_000 + ESTIMATE);
    const isGivenUp = (await givenUp(at.collector.store)).length > 0;
    expect(isGivenUp).toBe(play === MISBEHAVIOURS[4]?.[1]);

    // The next day it is good, and all is made up for at once.
    endpoint.play = () => JSON.stringify(KOREAN);
    const collector = { ...at.at('2024-01-23T00:01:00Z'), summarizer: smallModel(endpoint.url) };
    const { made } = await summariseNow(
      collector,
      { from: MONDAY, to: MONDAY },
      new AbortController().signal,
    );
    expect(made).toBe(IDS.length);
  });

  it('counts nothing does not go beyond a small budget by more than one answer', async () => {
    at[Symbol.asyncDispose]();
    at = await fixture({ LLM_MODEL: 'tiny', LLM_DAILY_TOKENS: '1000' });
    at.lists.set(
      MONDAY,
      IDS.map((id) => listed(id, { ...MEDUSA })),
    );
    endpoint = await playEndpoint((_, response) =>
      send(response, 200, { choices: [{ index: 0, message: { content: [{ type: 'text', text: 'no' }] } }] }),
    );
    await liveDay(smallModel(endpoint.url));
    expect(endpoint.requests.length).toBeLessThanOrEqual(2);
  });

  it('is asked about no paper more than three times, if its answers are whole', async () => {
    at.lists.set(
      MONDAY,
      IDS.map((id) => listed(id, { ...MEDUSA, title: `${MEDUSA.title} ${id}` })),
    );
    endpoint = await playEndpoint(() => 'I like the weather.');
    await liveDay(smallModel(endpoint.url));
    for (const id of IDS) expect(shareOf(id)).toBeLessThanOrEqual(3);
    const { inputTokens, outputTokens } = await spentOn(at.collector.store, OPENED);
    expect(inputTokens + outputTokens).toBe(endpoint.requests.length * COST);
  });
});
