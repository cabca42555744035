// Embeddings as the many servers give them: read where they can be, refused where they can't, and asked for as each server wants.
import { describe, expect, it } from 'vitest';
import { embedder, UnreadableEmbedding } from '../../../src/summary/embedding/embedder.ts';
import type { EndpointError } from '../../../src/summary/endpoint-error.ts';
import { type Play, playEndpoint, send } from '../endpoint.ts';

const VECTOR = [0.5, -0.25, 0, 1];
const SIGNAL = new AbortController().signal;

function open(url: string) {
  return embedder({ baseUrl: url, apiKey: '', model: 'small', fetch, silenceMs: 5_000, now: () => 0 });
}

const base64 = (numbers: readonly number[]) =>
  Buffer.from(Float32Array.from(numbers).buffer).toString('base64');

const openAi = (embedding: unknown, more: object = {}) => ({
  object: 'list',
  data: [{ object: 'embedding', index: 0, embedding }],
  model: 'small',
  ...more,
});

async function embed(play: Play, text = 'Depth Anything') {
  await using endpoint = await playEndpoint(play);
  return await open(endpoint.url).embed(text, SIGNAL);
}

const answering =
  (body: unknown, status = 200): Play =>
  (_, response) =>
    send(response, status, body);

describe('an embedding is read', () => {
  it.each<[string, unknown]>([
    ['as OpenAI gives it', openAi(VECTOR, { usage: { prompt_tokens: 7, total_tokens: 7 } })],
    ['in base64, though numbers were asked for', openAi(base64(VECTOR))],
    ['as Ollama gives it', { model: 'small', embeddings: [VECTOR] }],
    ['as Ollama gave it', { embedding: VECTOR }],
    ['as text-embeddings-inference gives it', [VECTOR]],
    ['as llama.cpp gives it', [{ index: 0, embedding: [VECTOR] }]],
    ['beside an error that is none', openAi(VECTOR, { error: null })],
    ['with a count that is none', openAi(VECTOR, { usage: { total_tokens: 'many', prompt_tokens: -1 } })],
  ])('%s', async (_, body) => {
    const { vector, tokens } = await embed(answering(body));
    expect([...vector]).toEqual(VECTOR);
    expect(tokens).toBeGreaterThan(0);
  });
});

it('costs what its text can have at most, whatever is told', async () => {
  const { tokens } = await embed(answering(openAi(VECTOR, { usage: { total_tokens: 900_000 } })), '깊이');
  expect(tokens).toBeLessThanOrEqual(Buffer.byteLength('깊이') + 1_000);
});

describe('what is no embedding is paid for and not kept', () => {
  it.each<[string, unknown]>([
    ['nothing', openAi([])],
    ['one number', openAi([1])],
    ['more dimensions than any model has', openAi(Array(8193).fill(0.5))],
    ['zeros', openAi([0, 0, 0, 0])],
    ['null among the numbers', openAi([0.5, null, 1])],
    ['words', openAi(['a', 'b'])],
    ['a vector a token', openAi([VECTOR, VECTOR])],
    ['several embeddings', { data: [{ embedding: VECTOR }, { embedding: VECTOR }] }],
    ['none at all', { data: [] }],
    ['no base64', openAi('no numbers!')],
    ['base64 of no whole number', openAi('AAAAAAA=')],
    ['NaN in base64', openAi(base64([0.5, Number.NaN]))],
    ['infinity in base64', openAi(base64([0.5, Number.POSITIVE_INFINITY]))],
    ['a chat completion', { choices: [{ message: { content: 'hello' } }] }],
    ['null', null],
  ])('%s', async (_, body) => {
    const error = await embed(answering(body)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableEmbedding);
    expect((error as UnreadableEmbedding).tokens).toBeGreaterThan(0);
  });

  it.each(['{"data":[{"embedding":[0.1,NaN]}]}', '<html>hello</html>', '', '{"data":[{"embedding":[0.1,'])(
    'no JSON: %s',
    async (text) => {
      const error = embed((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(text);
        return undefined;
      });
      await expect(error).rejects.toBeInstanceOf(UnreadableEmbedding);
    },
  );
});

describe('a server is asked as it wants', () => {
  it('without the format, and with a list', async () => {
    await using endpoint = await playEndpoint((request, response) => {
      if (request.encoding_format) return send(response, 422, { detail: 'extra fields not permitted' });
      if (!Array.isArray(request.input)) return send(response, 400, { error: 'input should be a list' });
      return send(response, 200, openAi(VECTOR));
    });
    const model = open(endpoint.url);
    await model.embed('one', SIGNAL);
    await model.embed('two', SIGNAL);
    expect(endpoint.requests.map(({ input }) => input)).toEqual(['one', 'one', ['one'], ['two']]);
  });

  it.each([
    [413, { error: 'Input validation error: `inputs` must have less than 512 tokens. Given: 2000' }],
    [400, { error: { message: "This model's maximum context length is 512 tokens" } }],
    [500, { error: { message: 'input is too large to process. increase the physical batch size' } }],
  ])('with less text where it takes no more (%i)', async (status, refusal) => {
    await using endpoint = await playEndpoint((request, response) =>
      String(request.input).length > 1500
        ? send(response, status, refusal)
        : send(response, 200, openAi(VECTOR)),
    );
    const model = open(endpoint.url);
    await model.embed('x'.repeat(5000), SIGNAL);
    await model.embed('y'.repeat(5000), SIGNAL);
    expect(endpoint.requests.map(({ input }) => String(input).length)).toEqual([5000, 2500, 1250, 1250]);
  });

  it('at its address, with its key', async () => {
    await using endpoint = await playEndpoint(answering(openAi(VECTOR)));
    const model = embedder({
      baseUrl: `${endpoint.url}/chat/completions`,
      apiKey: 'a-key-of-some-length',
      model: 'small',
      fetch: (input, init) => {
        expect(new URL(String(input)).pathname).toBe('/v1/embeddings');
        return fetch(input, init);
      },
      silenceMs: 5_000,
      now: () => 0,
    });
    await model.embed('one', SIGNAL);
    expect(endpoint.keys).toEqual(['Bearer a-key-of-some-length']);
  });
});

describe('a refusal says what it means', () => {
  it.each<[number, unknown, string]>([
    [401, { error: { message: 'Incorrect API key provided' } }, 'key'],
    [404, { error: { message: 'model "small" not found, try pulling it first' } }, 'model'],
    [404, 'page not found', 'address'],
    [402, { error: 'out of credits' }, 'quota'],
    [429, { error: 'slow down' }, 'quota'],
    [500, { error: 'internal' }, 'away'],
    [503, 'unavailable', 'away'],
    [400, { error: { message: 'this input is blocked by a content filter' } }, 'filter'],
    [400, { error: { message: 'no' } }, 'request'],
    [200, { error: { message: 'rate-limited upstream', code: 429 } }, 'away'],
    [200, { error: 'Invalid API key' }, 'key'],
    [200, { success: false, message: '用户额度不足, 剩余额度: 0' }, 'quota'],
  ])('%i %j: %s', async (status, body, fault) => {
    const error = await embed(answering(body, status)).catch((thrown: unknown) => thrown);
    expect((error as EndpointError).fault).toBe(fault);
  });

  it('and when it may be over', async () => {
    const error = await embed((_, response) =>
      send(response, 429, { error: 'slow down' }, { 'retry-after': '90' }),
    ).catch((thrown: unknown) => thrown);
    expect((error as EndpointError).waitMs).toBe(90_000);
  });

  it('and what it cost where the connection broke', async () => {
    const error = await embed((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"data":[');
      setTimeout(() => response.destroy(), 20);
      return undefined;
    }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fault: 'away', mayCost: true });
  });
});
