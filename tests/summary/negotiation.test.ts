// Endpoints that take a request in their own way only: what each takes is found in a few requests, and remembered.
import { afterEach, expect, it } from 'vitest';
import { type Endpoint, type Play, playEndpoint, send } from './endpoint.ts';
import { KOREAN, MEDUSA } from './papers.ts';
import { smallModel } from './small-model.ts';

const GOOD = JSON.stringify(KOREAN);
let endpoint: Endpoint | undefined;

afterEach(() => endpoint?.[Symbol.asyncDispose]());

async function drafts(play: Play) {
  endpoint = await playEndpoint(play);
  const model = smallModel(endpoint.url);
  const task = { paper: MEDUSA, language: 'ko', complaints: [] };
  const draft = () => model.draft(task, AbortSignal.timeout(5_000));
  return { draft, requests: endpoint.requests };
}

const bound = (request: Record<string, unknown>) =>
  Number(request.max_completion_tokens ?? request.max_tokens ?? 0);

/** Refuses each longer answer in these words. */
const atMost =
  (longest: number, message: string, status = 400): Play =>
  (request, response) =>
    bound(request) <= longest ? GOOD : send(response, status, { error: { message } });

it.each<[string, Play]>([
  [
    'a limit of tokens a minute (413)',
    (request, response) => {
      if (bound(request) <= 2_000) return GOOD;
      send(response, 413, {
        error: { message: 'Request too large: tokens per minute (TPM): Limit 6000, Requested 6900' },
      });
      return undefined;
    },
  ],
  [
    'little credit (402)',
    (request, response) => {
      if (bound(request) <= 3_000) return GOOD;
      send(response, 402, {
        error: { message: 'requires more credits, or fewer max_tokens. You can only afford 3000' },
      });
      return undefined;
    },
  ],
  [
    'a small context (400)',
    (request, response) => {
      if (bound(request) <= 3_000) return GOOD;
      send(response, 400, { message: "This model's maximum context length is 4096 tokens." });
      return undefined;
    },
  ],
  ['a length that it refuses without a word', atMost(4096, 'Bad Request')],
  ['no bound at all', atMost(0, 'Invalid argument')],
  ['a range in camel case', atMost(4096, 'maxTokens must be between 1 and 4096')],
  [
    'a range that leaves out its end',
    atMost(4096, 'maxOutputTokens out of range: supported range is from 1 (inclusive) to 4097 (exclusive)'),
  ],
  ['a limit in words of its own', atMost(4096, 'Such an output length is not supported (limit 4096).')],
  ['a context that breaks it (500)', atMost(2000, 'context window exceeded: more than available', 500)],
  [
    'no system role',
    (request, response) => {
      if (request.messages.every(({ role }) => role !== 'system')) return GOOD;
      send(response, 400, { error: { message: 'System role not supported' } });
      return undefined;
    },
  ],
  [
    'a form that breaks it (500)',
    (request, response) => {
      if (!request.response_format) return GOOD;
      send(response, 500, { error: { message: 'output does not match the expected peg-native format' } });
      return undefined;
    },
  ],
])('finds its way with %s, in at most five requests, and remembers it', async (_, play) => {
  const { draft, requests } = await drafts(play);
  const papers = 4;
  const made = await Promise.all(Array.from({ length: papers }, draft));
  expect(made.map(({ summary }) => summary.tldr)).toEqual(Array(papers).fill(KOREAN.tldr));
  // The first finds the way, while the others wait for it.
  expect(requests.length).toBeLessThanOrEqual(5 + papers - 1);
  const before = requests.length;
  await draft();
  expect(requests.length).toBe(before + 1);
});

it.each([
  'maxTokens must be between 1 and 4096',
  'maxOutputTokens: supported range is from 1 (inclusive) to 4097 (exclusive)',
  'Range of max_tokens should be [1, 4096]',
  'Such an output length is not supported (limit 4096).',
  'model gpt-0613 of 2024-08-06 writes no more than 4,096 tokens',
])('takes the limit that is told: %s', async (message) => {
  const { draft, requests } = await drafts(atMost(4096, message));
  await draft();
  expect(requests.at(-1)).toMatchObject({
    [requests.at(-1)?.max_tokens ? 'max_tokens' : 'max_completion_tokens']: 4096,
  });
});

it('keeps the length where something else has a range', async () => {
  const { draft, requests } = await drafts((request, response) =>
    request.temperature === undefined
      ? GOOD
      : send(response, 400, { error: { message: 'temperature must be less than or equal to 1' } }),
  );
  await draft();
  expect(bound(requests.at(-1) ?? {})).toBe(6_000);
});

it('leaves out everything, at last the bound, where one complaint follows another', async () => {
  const { draft, requests } = await drafts((request, response) => {
    const refuse = (message: string) => send(response, 400, { error: { message } });
    if (request.response_format) return refuse('response_format is not supported');
    if (request.max_completion_tokens) return refuse('unknown field max_completion_tokens');
    if (request.temperature !== undefined) return refuse('temperature is not supported');
    return bound(request) === 0 ? GOOD : refuse('Bad Request');
  });
  expect((await draft()).summary.tldr).toBe(KOREAN.tldr);
  expect(requests.length).toBeLessThanOrEqual(7);
});

it('asks as well as before when an endpoint that refused everything has come to itself', async () => {
  const { draft, requests } = await drafts((_, response) =>
    requests.length < 5 ? send(response, 400, { error: { message: 'Bad Request' } }) : GOOD,
  );
  await expect(draft()).rejects.toMatchObject({ name: 'EndpointError', trouble: 'request' });
  await draft();
  expect(requests.map((request) => [request.response_format?.type, bound(request)])).toEqual([
    ['json_schema', 6_000],
    [undefined, 6_000],
    [undefined, 2_000],
    [undefined, 0],
    ['json_schema', 6_000],
  ]);
});

it('asks an endpoint in trouble once, however many papers wait for it', async () => {
  const { draft, requests } = await drafts((_, response) => {
    send(response, 401, { error: { message: 'Incorrect API key provided' } });
    return undefined;
  });
  const ends = await Promise.allSettled(Array.from({ length: 4 }, draft));
  expect(ends.map((end) => end.status === 'rejected' && end.reason.trouble)).toEqual(
    Array(4).fill('refused'),
  );
  expect(requests).toHaveLength(1);
});

it('lets no paper suffer for another that the endpoint does not take', async () => {
  let first = true;
  const { draft } = await drafts((_, response) => {
    if (!first) return GOOD;
    first = false;
    send(response, 400, { error: { message: 'the content was filtered' } });
    return undefined;
  });
  const ends = await Promise.allSettled(Array.from({ length: 3 }, draft));
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

it('reads a stream that it did not ask for, and content in parts', async () => {
  const chunk = (content: string) =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
  const streamed = await drafts((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${chunk(GOOD.slice(0, 40))}${chunk(GOOD.slice(40))}data: [DONE]\n\n`);
    return undefined;
  });
  expect((await streamed.draft()).summary.bullets).toHaveLength(4);
  await endpoint?.[Symbol.asyncDispose]();

  const parts = [
    { type: 'thinking', thinking: [] },
    { type: 'text', text: GOOD },
  ];
  const { draft } = await drafts((_, response) => {
    send(response, 200, { choices: [{ index: 0, message: { role: 'assistant', content: parts } }] });
    return undefined;
  });
  expect((await draft()).summary.tldr).toBe(KOREAN.tldr);
});

it.each<[string, unknown]>([
  ['an error inside a 200', { error: { message: 'Provider returned error', code: 429 } }],
  ['no choices', { choices: [], usage: { prompt_tokens: 0, completion_tokens: 0 } }],
  ['a choice that failed', { choices: [{ index: 0, finish_reason: 'error', message: { content: '' } }] }],
  ['a page', '<!DOCTYPE html><html><body>Open WebUI</body></html>'],
])('takes %s for trouble of the endpoint, which passes', async (_, body) => {
  const { draft } = await drafts((_request, response) => {
    const type = typeof body === 'string' ? 'text/html' : 'application/json';
    response
      .writeHead(200, { 'content-type': type })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
    return undefined;
  });
  await expect(draft()).rejects.toMatchObject({ name: 'EndpointError', trouble: 'passing' });
});

it('asks plainly for a paper that a server breaks on, which is well otherwise', async () => {
  const papers = ['one', 'two', 'three'];
  endpoint = await playEndpoint((request, response) => {
    const isBroken =
      JSON.stringify(request.messages).includes('two') && request.response_format !== undefined;
    return isBroken ? send(response, 500, { error: { message: 'internal' } }) : GOOD;
  });
  const model = smallModel(endpoint.url, { retries: 2 });
  for (const title of papers)
    await model.draft(
      { paper: { ...MEDUSA, title }, language: 'ko', complaints: [] },
      AbortSignal.timeout(5_000),
    );
  expect(endpoint.requests.map((request) => request.response_format?.type)).toEqual([
    'json_schema',
    'json_schema',
    'json_schema',
    undefined,
    'json_schema',
  ]);
});
