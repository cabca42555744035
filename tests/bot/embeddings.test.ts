// A model turns papers into numbers beside the bot's work: of all papers, by what everybody may read of them, and told in the metrics.
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMetrics } from '../../src/cli/health/metrics.ts';
import { embedder } from '../../src/summary/embedding/embedder.ts';
import { countEmbeddings } from '../../src/taste/kept-embeddings.ts';
import { type Endpoint, playEndpoint, send } from '../summary/endpoint.ts';
import { NOON, type Stage, setStage } from './stage.ts';

let stage: Stage;
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await playEndpoint(({ input }, response) =>
    send(response, 200, {
      data: [{ embedding: [String(input).length, 1, 2, 3] }],
      usage: { total_tokens: 9 },
    }),
  );
  const options = { baseUrl: endpoint.url, apiKey: '', model: 'small', fetch, silenceMs: 5_000 };
  stage = await setStage({
    env: { EMBEDDING_MODEL: 'small', LLM_BASE_URL: endpoint.url },
    embedder: embedder({ ...options, now: () => NOON }),
  });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
});

it('all are, from the first minute on', async () => {
  const { store } = stage;
  const papers = await store.selectFrom('papers').select(['title']).execute();
  await expect.poll(() => countEmbeddings(store, 'small'), { timeout: 20_000 }).toBe(papers.length);
  expect(endpoint.requests.map(({ input }) => String(input).split('\n')[0]).sort()).toEqual(
    papers.map(({ title }) => title).sort(),
  );
  const registry = new Registry();
  addMetrics({ ...stage.bot.app, apps: () => [stage.bot.app] }, registry, null);
  const metrics = await registry.metrics();
  expect(metrics).toMatch(new RegExp(`^paperboy_embeddings ${papers.length}$`, 'm'));
  expect(metrics).toMatch(/^paperboy_embedding_trouble\{kind="key"\} 0$/m);
});
