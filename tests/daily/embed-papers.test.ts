// Papers are turned into numbers once each, newest first, within the day's tokens; an endpoint in trouble is left alone for a while.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbedding, type Embedding } from '../../src/daily/embed-papers.ts';
import { findPause } from '../../src/daily/summaries/pause.ts';
import { day } from '../../src/model/day.ts';
import { saveListing } from '../../src/store/listings.ts';
import { spentOn } from '../../src/store/spending.ts';
import { embedder } from '../../src/summary/embedding/embedder.ts';
import { countEmbeddings, embeddingsOf } from '../../src/taste/kept-embeddings.ts';
import { type Endpoint, type Play, playEndpoint, send } from '../summary/endpoint.ts';
import { type Fixture, fixture, listed } from './fixture.ts';

const IDS = ['2401.00001', '2401.00002', '2401.00003', '2401.00004'];
const COST = 100;
const SIGNAL = new AbortController().signal;

let at: Fixture;
let endpoint: Endpoint;
let works: Embedding;

const vectorFor = (input: unknown, dimensions = 4) =>
  Array.from({ length: dimensions }, (_, nth) => String(input).length + nth);

const good: Play = ({ input }, response) =>
  send(response, 200, {
    data: [{ embedding: vectorFor(input) }],
    usage: { prompt_tokens: COST, total_tokens: COST },
  });

/** What is refused for the paper whose title ends so, and good for all others. */
const butFor =
  (ending: string, play: Play): Play =>
  (request, response, turn) =>
    String(request.input).includes(ending) ? play(request, response, turn) : good(request, response, turn);

function start(model = 'small', settings: Partial<Fixture['collector']['config']> = {}): Embedding {
  const { config, ...parts } = at.collector;
  return createEmbedding({
    ...parts,
    config: { ...config, ...settings },
    embedder: embedder({
      baseUrl: endpoint.url,
      apiKey: '',
      model,
      fetch,
      silenceMs: 5_000,
      now: parts.now,
    }),
  });
}

const asked = () => endpoint.requests.map(({ input }) => /2401\.\d+/.exec(String(input))?.[0]);

beforeEach(async () => {
  at = await fixture();
  at.at('2024-01-23T12:00:00Z');
  endpoint = await playEndpoint(good);
  const { store } = at.collector;
  const papers = (ids: readonly string[]) =>
    ids.map((id) => listed(id, { title: `Paper ${id}`, abstract: 'It says something.' }));
  await saveListing(store, day('2024-01-22'), papers(IDS.slice(0, 2)), 0);
  await saveListing(store, day('2024-01-23'), papers(IDS.slice(2)), 0);
  works = start();
});
afterEach(async () => {
  await at[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
});

describe('one request a paper', () => {
  it('newest first, and never again', async () => {
    expect(await works.makeMissing(SIGNAL)).toBe(4);
    expect(asked().slice(0, 2).sort()).toEqual(IDS.slice(2));
    expect(asked().sort()).toEqual(IDS);
    at.at('2024-02-23T12:00:00Z');
    await works.makeMissing(SIGNAL);
    await start().makeMissing(SIGNAL);
    expect(endpoint.requests).toHaveLength(4);
    expect(await spentOn(at.collector.store, Date.parse('2024-01-23T12:00:00Z'))).toEqual({
      requests: 4,
      inputTokens: 4 * COST,
      outputTokens: 0,
      bookedTokens: 0,
    });
  });

  it('says title and abstract, and nothing else', async () => {
    await works.makeMissing(SIGNAL);
    for (const request of endpoint.requests) {
      expect(Object.keys(request).sort()).toEqual(['encoding_format', 'input', 'model']);
      expect(request.input).toMatch(/^Paper 2401\.\d+\n\nIt says something\.$/);
    }
  });

  it('keeps a byte a dimension, of the direction alone', async () => {
    endpoint.play = (_, response) => send(response, 200, { embedding: [1e300, -5e299, 0] });
    await works.makeMissing(SIGNAL);
    const kept = await embeddingsOf(at.collector.store, 'small', IDS);
    expect([...(kept.get('2401.00001') ?? [])]).toEqual([127, -63, 0]);
  });

  it('begins anew with another model', async () => {
    await works.makeMissing(SIGNAL);
    await start('large').makeMissing(SIGNAL);
    expect(endpoint.requests.map(({ model }) => model)).toEqual([
      ...Array(4).fill('small'),
      ...Array(4).fill('large'),
    ]);
    expect((await embeddingsOf(at.collector.store, 'large', IDS)).size).toBe(4);
    expect(await countEmbeddings(at.collector.store, 'small')).toBe(0);
  });

  it('of two processes at the same time', async () => {
    await Promise.all([works.makeMissing(SIGNAL), start().makeMissing(SIGNAL)]);
    expect(asked().sort()).toEqual(IDS);
  });
});

describe('the day’s tokens', () => {
  it('end it until the next day', async () => {
    works = start('small', { LLM_DAILY_TOKENS: 2 * COST });
    expect(await works.makeMissing(SIGNAL)).toBe(2);
    expect(await works.makeMissing(SIGNAL)).toBe(0);
    expect(endpoint.requests).toHaveLength(2);
    at.at('2024-01-24T00:00:01Z');
    expect(await works.makeMissing(SIGNAL)).toBe(2);
    expect(await findPause(at.collector.store, 'embeddings')).toBeNull();
  });

  it('are left to the summaries by half, where there are any', async () => {
    works = start('small', { LLM_DAILY_TOKENS: 4 * COST, LLM_MODEL: 'tiny' });
    expect(await works.makeMissing(SIGNAL)).toBe(2);
  });
});

describe('trouble', () => {
  it.each<[string, Play, number]>([
    ['a key that is refused', (_, response) => send(response, 401, { error: 'invalid api key' }), 1],
    ['a model that is not there', (_, response) => send(response, 404, { error: 'model not found' }), 1],
    ['an address without embeddings', (_, response) => send(response, 404, 'nothing here'), 1],
    ['a limit', (_, response) => send(response, 429, { error: 'slow down' }, { 'retry-after': '1' }), 1],
    ['an endpoint that breaks down', (_, response) => send(response, 500, { error: 'internal' }), 2],
    ['answers that are none', (_, response) => send(response, 200, { data: [] }), 2],
  ])('%s ends by itself', async (_, play, requests) => {
    endpoint.play = play;
    expect(await works.makeMissing(SIGNAL)).toBe(0);
    await works.makeMissing(SIGNAL);
    expect(endpoint.requests).toHaveLength(requests);
    expect((await findPause(at.collector.store, 'embeddings'))?.times).toBe(1);
    // Summaries are asked for in another way.
    expect(await findPause(at.collector.store)).toBeNull();
    endpoint.play = good;
    at.at('2024-01-23T12:10:01Z');
    await works.makeMissing(SIGNAL);
    expect(await countEmbeddings(at.collector.store, 'small')).toBe(4);
    expect(await findPause(at.collector.store, 'embeddings')).toBeNull();
  });

  it('for a day costs a few requests, fewer and fewer', async () => {
    endpoint.play = (_, response) => send(response, 503, 'unavailable');
    for (let minute = 0; minute < 24 * 60; minute++) {
      at.at(new Date(Date.parse('2024-01-23T00:00:00Z') + minute * 60_000).toISOString());
      await works.makeMissing(SIGNAL);
    }
    expect(endpoint.requests.length).toBeLessThan(40);
    expect((await spentOn(at.collector.store, Date.parse('2024-01-23T12:00:00Z'))).bookedTokens).toBe(0);
  });

  it('with one paper keeps none of the others', async () => {
    endpoint.play = butFor('2401.00003', (_, response) =>
      send(response, 400, { error: 'blocked by a content filter' }),
    );
    expect(await works.makeMissing(SIGNAL)).toBe(3);
    await works.makeMissing(SIGNAL);
    expect(asked().filter((id) => id === '2401.00003')).toHaveLength(1);
    expect(await findPause(at.collector.store, 'embeddings')).toBeNull();
  });

  it('an embedding of another length is not kept', async () => {
    endpoint.play = butFor('2401.00001', ({ input }, response) =>
      send(response, 200, { embedding: vectorFor(input, 7) }),
    );
    expect(await works.makeMissing(SIGNAL)).toBe(3);
    expect((await embeddingsOf(at.collector.store, 'small', IDS)).has('2401.00001')).toBe(false);
  });

  it('a model that has changed under its name is asked for everything anew', async () => {
    await works.makeMissing(SIGNAL);
    const more = Array.from({ length: 4 }, (_, nth) => listed(`2401.0001${nth}`, { abstract: 'New.' }));
    await saveListing(at.collector.store, day('2024-01-24'), more, 0);
    endpoint.play = ({ input }, response) => send(response, 200, { embedding: vectorFor(input, 7) });
    for (let hour = 13; hour < 24; hour++) {
      at.at(`2024-01-23T${hour}:00:00Z`);
      await works.makeMissing(SIGNAL);
    }
    const all = await embeddingsOf(at.collector.store, 'small', [...IDS, ...more.map(({ id }) => id)]);
    expect([...all.values()].map(({ length }) => length)).toEqual(Array(8).fill(7));
  });

  it('a request that is broken off is asked for again', async () => {
    const end = new AbortController();
    endpoint.play = () => {
      end.abort();
      return undefined;
    };
    expect(await works.makeMissing(end.signal)).toBe(0);
    endpoint.play = good;
    expect(await works.makeMissing(SIGNAL)).toBe(4);
    expect(at.log.join('')).not.toContain('no embedding for now');
  });
});
