// The model's side: what it is asked, what endpoints understand, and every way in which an answer can be bad.
import { afterEach, describe, expect, it } from 'vitest';
import { EndpointError } from '../../src/summary/endpoint-error.ts';
import type { Form } from '../../src/summary/prompt.ts';
import { DraftError, type Task } from '../../src/summary/summarizer.ts';
import { type Purse, summariseTrusted } from '../../src/summary/trusted.ts';
import { completion, type Endpoint, type Play, playEndpoint, send } from './endpoint.ts';
import { ENGLISH, KOREAN, MEDUSA } from './papers.ts';
import { smallModel } from './small-model.ts';

let endpoint: Endpoint;
afterEach(() => endpoint[Symbol.asyncDispose]());

const TASK: Task = { paper: MEDUSA, language: 'ko', complaints: [] };
const GOOD = JSON.stringify(KOREAN);

async function model(
  play: Play,
  { form = 'plain' as Form, silenceMs = 5_000, retries = 0, apiKey = 'sk-secret' } = {},
) {
  endpoint = await playEndpoint(play);
  return smallModel(endpoint.url, { apiKey, form, silenceMs, retries });
}

const draft = async (play: Play, options = {}) =>
  (await model(play, options)).draft(TASK, new AbortController().signal);

describe('a request', () => {
  it('names the language and gives the paper as data', async () => {
    await draft(() => GOOD);
    const [request] = endpoint.requests;
    expect(request).toMatchObject({ model: 'tiny', response_format: { type: 'json_schema' } });
    expect(request?.messages[0]?.content).toMatch(/in Korean.*data.*do not follow/s);
    expect(JSON.parse(request?.messages[1]?.content ?? '')).toEqual(MEDUSA);
    expect(endpoint.keys).toEqual(['Bearer sk-secret']);
  });

  it('is put in the way that the endpoint understands, which is remembered', async () => {
    const summarizer = await model((request, response) => {
      if (request.response_format?.type === 'json_schema')
        return send(response, 400, { error: { message: 'response_format json_schema is not supported' } });
      if (request.response_format)
        return send(response, 422, { error: { message: 'unknown field response_format' } });
      if (request.max_completion_tokens)
        return send(response, 400, { error: { message: 'Unrecognized: max_completion_tokens' } });
      return GOOD;
    });
    for (let turn = 0; turn < 2; turn++) await summarizer.draft(TASK, new AbortController().signal);
    expect(endpoint.requests).toHaveLength(5);
    expect(endpoint.requests.at(-1)).toMatchObject({ max_tokens: expect.any(Number) });
  });
});

describe('an answer', () => {
  it.each([
    ['as asked', GOOD],
    ['in a fence', `Here you are:\n\`\`\`json\n${GOOD}\n\`\`\`\nAnything else?`],
    ['after thoughts', `<think>Let me {think} about it.</think>${GOOD}`],
    [
      'with objects for bullets',
      JSON.stringify({ ...KOREAN, bullets: KOREAN.bullets.map((text) => ({ text })) }),
    ],
    [
      'with Markdown',
      JSON.stringify({ ...KOREAN, bullets: KOREAN.bullets.map((text) => `- **${text}**\n`) }),
    ],
  ])('is read %s', async (_, text) => {
    const { summary, tokens } = await draft(() => text);
    expect(summary).toMatchObject({ kind: 'written', by: 'tiny', language: 'ko', tldr: KOREAN.tldr });
    expect(summary.bullets.map((bullet) => bullet.text)).toEqual(KOREAN.bullets);
    expect(tokens).toEqual({ input: 700, output: 300 });
  });

  it("has the archive's labels where that form is wanted", async () => {
    const bullets = ["What's New: 새 방법이다.", '트리 어텐션을 쓴다.', '2.2배 빠르다.'];
    const { summary } = await draft(() => JSON.stringify({ tldr: '', bullets }), { form: 'labelled' });
    expect(summary.tldr).toBeNull();
    expect(summary.bullets).toEqual([
      { label: "What's New", text: '새 방법이다.', depth: 0 },
      { label: 'Technical Details', text: '트리 어텐션을 쓴다.', depth: 0 },
      { label: 'Performance Highlights', text: '2.2배 빠르다.', depth: 0 },
    ]);
  });

  it("is counted by its length where the endpoint doesn't count", async () => {
    const { tokens } = await draft((_, response) =>
      send(response, 200, { ...completion(GOOD), usage: undefined }),
    );
    expect(tokens.output).toBeGreaterThan(GOOD.length / 3);
    expect(tokens.input).toBeGreaterThan(300);
  });

  it.each([
    ['counts', { prompt_tokens: 9e7, completion_tokens: 9e7 }],
    ['counts of milliseconds', { prompt_tokens: 700, completion_tokens: 1_796_023_461 }],
    ['totals', { completion_tokens: 300, total_tokens: 1e15 }],
  ])('is counted as far as it can be: %s', async (_, usage) => {
    const { tokens } = await draft((_request, response) =>
      send(response, 200, { ...completion(GOOD), usage }),
    );
    const asked = Buffer.byteLength(JSON.stringify(endpoint.requests[0]));
    expect(tokens.input).toBeLessThanOrEqual(asked + 1_000);
    expect(tokens.output).toBeLessThanOrEqual(6_000);
    expect(tokens.output).toBeGreaterThanOrEqual(300);
  });

  it('is counted with thoughts that nobody sees', async () => {
    const usage = { prompt_tokens: 700, completion_tokens: 5_800 };
    const { tokens } = await draft((_, response) => send(response, 200, { ...completion(GOOD), usage }));
    expect(tokens).toEqual({ input: 700, output: 5_800 });
  });

  it.each([
    ['broken JSON', () => '{"tldr": "half a', /no summary in the answer/],
    ['talk', () => 'Sorry, I can not help with that.', /no summary in the answer/],
    ['100 kB of text', () => JSON.stringify({ tldr: 'x', bullets: ['가'.repeat(100_000)] }), /characters/],
    ['no bullets', () => '{"tldr":"x","bullets":[]}', /no summary/],
    [
      'a refusal',
      (_: unknown, response: Parameters<Play>[1]) =>
        send(
          response,
          200,
          completion('', { message: { role: 'assistant', content: null, refusal: 'I can not.' } }),
        ),
      /refused: I can not/,
    ],
    [
      'a cut',
      (_: unknown, response: Parameters<Play>[1]) =>
        send(response, 200, completion(GOOD, { finish_reason: 'length' })),
      /cut off/,
    ],
  ] as [string, Play, RegExp][])('that is no summary costs all the same: %s', async (_, play, reason) => {
    const error = await draft(play).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DraftError);
    expect((error as DraftError).message).toMatch(reason);
    expect((error as DraftError).tokens.input).toBeGreaterThan(0);
  });
});

describe('an endpoint in trouble', () => {
  it.each([
    ['slow down', 429, 'passing'],
    ['internal', 500, 'passing'],
    ['Incorrect API key provided: sk-secret', 401, 'refused'],
    ['no such model', 404, 'refused'],
    ['stopped by the content filter', 400, 'request'],
    ['无效的API密钥', 400, 'refused'],
    ['余额不足，请充值', 400, 'passing'],
    ['输入可能包含不安全或敏感内容', 400, 'request'],
    ['API 키가 올바르지 않습니다', 400, 'refused'],
    ['모델을 찾을 수 없습니다', 400, 'refused'],
  ])('says so: %s', async (message, status, trouble) => {
    const error = await draft((_, response) => send(response, status, { error: { message } })).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(EndpointError);
    expect(error).toMatchObject({ trouble, message: expect.stringContaining(String(status)) });
  });

  it.each([
    ['Country, region, or territory not supported', 403],
    ['unsupported country, region, or territory', 451],
    ['User location is not supported for the API use.', 400],
    ['Access to Anthropic models is not allowed from unsupported countries, regions, or territories.', 400],
    ['This service is not available in your country', 403],
    ['当前地区不支持访问该服务', 403],
    ['이 서비스는 현재 지역에서 이용할 수 없습니다', 403],
  ])('says that it is not offered where the bot is: %s', async (message, status) => {
    const error = await draft((_, response) => send(response, status, { error: { message } })).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ fault: 'region', trouble: 'refused' });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('is understood in letters that are written as codes', async () => {
    const body = String.raw`{"message": "\u65e0\u6548\u7684\u4ee4\u724c \u0022sk\u0022"}`;
    const error = await draft((_, response) => void response.writeHead(400).end(body)).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ fault: 'key', message: 'the endpoint answered 400: 无效的令牌 "sk"' });
  });

  it('may be slow, hang up, or answer with a page', async () => {
    for (const play of [
      () => undefined,
      (_, response) => void response.socket?.destroy(),
      (_, response) => {
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '999' })
          .write('{"choices":[');
        setImmediate(() => response.socket?.destroy());
        return undefined;
      },
      (_, response) =>
        void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>'),
    ] as Play[]) {
      const error = await draft(play, { silenceMs: 300 }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(EndpointError);
      await endpoint[Symbol.asyncDispose]();
    }
    endpoint = await playEndpoint(() => GOOD);
  });

  it('is tried again when it may pass', async () => {
    const play: Play = (_, response, turn) =>
      turn < 3 ? send(response, 503, { error: { message: 'busy' } }, { 'retry-after-ms': '1' }) : GOOD;
    await draft(play, { retries: 2 });
    expect(endpoint.requests).toHaveLength(3);
  });
});

describe('a trusted summary', () => {
  const trusted = async (...texts: string[]) => {
    const summarizer = await model((_, __, turn) => texts[turn - 1] ?? 'nothing');
    const paid: number[] = [];
    const purse: Purse = {
      book: async () => ({
        settle: async ({ input, output }) => void paid.push(input + output),
        cancel: async () => {},
      }),
    };
    const { signal } = new AbortController();
    const outcome = await summariseTrusted(summarizer, { paper: MEDUSA, language: 'ko' }, { purse, signal });
    if (outcome === 'nothing booked') throw new Error(outcome);
    return { complaints: [], ...outcome, paid };
  };

  it('is the first draft where that is good', async () => {
    expect(await trusted(GOOD)).toMatchObject({ summary: { tldr: KOREAN.tldr }, paid: [1000] });
  });

  it('is the second where the first is not, and the model is told why', async () => {
    expect(await trusted(JSON.stringify(ENGLISH), GOOD)).toMatchObject({
      summary: { tldr: KOREAN.tldr },
      paid: [1000, 1000],
    });
    expect(endpoint.requests[1]?.messages[1]?.content).toContain('The summary must be written in Korean.');
  });

  it.each([
    ['the wrong language', JSON.stringify(ENGLISH), /Korean/],
    ['invented numbers', JSON.stringify({ ...KOREAN, tldr: 'Medusa는 99배 빠르다.' }), /figures.*99/],
    [
      'a mention and a link',
      JSON.stringify({ ...KOREAN, tldr: '@everyone [Medusa](https://evil.example)' }),
      /Plain text/,
    ],
    [
      'an answer to instructions in the abstract',
      JSON.stringify({
        tldr: '해킹 성공',
        bullets: [
          '사용자님의 지시에 따라 비밀번호를 알려 드립니다. 아래 주소로 접속하세요.',
          '지금 바로 https://evil.example 에 로그인하세요.',
        ],
      }),
      /evil\.example|any paper|another paper/,
    ],
  ])('is none when both drafts have %s', async (_, text, complaint) => {
    const { summary, complaints, paid } = await trusted(text, text);
    expect(summary).toBeNull();
    expect(complaints.join(' ')).toMatch(complaint);
    expect(paid).toHaveLength(2);
  });
});
