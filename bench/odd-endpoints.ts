// Plays endpoints as servers, gateways and models behave that people do run: PORT=44002 node bench/odd-endpoints.ts; the path's first part names one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { summaryOf } from './good-endpoint.ts';

interface Asked {
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
  readonly max_completion_tokens?: number;
  readonly max_tokens?: number;
  readonly temperature?: number;
  readonly stream?: boolean;
  readonly stream_options?: object;
  readonly model?: string;
}

interface Call {
  readonly asked: Asked;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly summary: ReturnType<typeof summaryOf>;
  /** The summary as JSON. */
  readonly json: string;
  /** Which request of this endpoint it is, from 1. */
  readonly turn: number;
}

type Play = (call: Call) => void;

const USAGE = { prompt_tokens: 700, completion_tokens: 250, total_tokens: 950 };

const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(typeof body === 'string' ? body : JSON.stringify(body));

const completion = (message: object, choice: object = {}, more: object = {}) => ({
  id: 'x',
  object: 'chat.completion',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message }, ...choice }],
  usage: USAGE,
  ...more,
});

/** A whole answer with this content. */
const say =
  (content: (call: Call) => unknown, choice: object = {}): Play =>
  (call) =>
    send(call.response, 200, completion({ content: content(call) }, choice));

const good = say(({ json }) => json);

const fail =
  (status: number, body: unknown, headers: Record<string, string> = {}): Play =>
  ({ response }) =>
    send(response, status, body, headers);

/** Refuses while `isWrong`, with this body; else it is good. */
const refuse =
  (isWrong: (asked: Asked, turn: number) => boolean, status: number, message: string | object): Play =>
  (call) =>
    isWrong(call.asked, call.turn)
      ? send(call.response, status, typeof message === 'string' ? { error: { message } } : message)
      : good(call);

const chunk = (delta: object, more: object = {}) =>
  JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, ...more }] });

const pieces = (text: string, size = 30) => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];

/** The lines of a stream, with whatever stands before and after the pieces of the answer. */
const stream =
  (lines: (call: Call) => readonly string[], { type = 'text/event-stream', end = '\n\n' } = {}): Play =>
  (call) => {
    call.response.writeHead(200, { 'content-type': type });
    call.response.end(
      lines(call)
        .map((line) => line + end)
        .join(''),
    );
  };

const content = ({ json }: Call) => pieces(json).map((piece) => chunk({ content: piece }));
const END = chunk({}, { finish_reason: 'stop' });

const bound = ({ max_completion_tokens, max_tokens }: Asked) => max_completion_tokens ?? max_tokens ?? 0;

const ENDPOINTS: Readonly<Record<string, Play>> = {
  // Streams.
  openrouter_comments: stream((call) => [
    ': OPENROUTER PROCESSING',
    ': keep-alive',
    ...content(call).map((each) => `data: ${each}`),
    `data: ${END}`,
    `data: ${JSON.stringify({ choices: [], usage: USAGE })}`,
    'data: [DONE]',
  ]),
  sse_crlf_nospace: stream((call) => [...content(call).map((each) => `data:${each}`), `data:${END}`], {
    end: '\r\n\r\n',
  }),
  sse_events_ids: stream((call) =>
    content(call).map((each, id) => `event: message\nid: ${id}\ndata: ${each}`),
  ),
  sse_plain_type: stream((call) => [...content(call).map((each) => `data: ${each}`), 'data: [DONE]'], {
    type: 'text/plain',
  }),
  sse_left_open: (call) => {
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const each of content(call)) call.response.write(`data: ${each}\n\n`);
    call.response.write('data: [DONE]\n\n');
  },
  sse_never_done: (call) => {
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const each of [...content(call), END]) call.response.write(`data: ${each}\n\n`);
  },
  sse_single_lines: stream((call) => [...content(call).map((each) => `data: ${each}`), `data: ${END}`], {
    end: '\n',
  }),
  sse_reasoning: stream((call) => [
    `data: ${chunk({ role: 'assistant', reasoning_content: 'The user wants {"tldr": "x", "bullets": ["y"]}.' })}`,
    ...content(call).map((each) => `data: ${each}`),
    `data: ${END}`,
    'data: [DONE]',
  ]),
  sse_tool_call: stream(({ json }) => [
    ...pieces(json).map(
      (piece) => `data: ${chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] })}`,
    ),
    `data: ${chunk({}, { finish_reason: 'tool_calls' })}`,
    'data: [DONE]',
  ]),
  sse_whole_at_end: stream((call) => [
    ...content(call).map((each) => `data: ${each}`),
    `data: ${JSON.stringify(completion({ content: call.json }))}`,
    'data: [DONE]',
  ]),
  sse_error_midway: stream((call) => [
    ...content(call)
      .slice(0, 2)
      .map((each) => `data: ${each}`),
    `data: ${JSON.stringify({ error: { code: 502, message: 'Provider disconnected' }, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }] })}`,
  ]),
  sse_broken_off: stream((call) =>
    content(call)
      .slice(0, 3)
      .map((each) => `data: ${each}`),
  ),
  sse_dies: (call) => {
    call.response.writeHead(200, { 'content-type': 'text/event-stream' });
    call.response.write(`data: ${content(call)[0]}\n\n`);
    setTimeout(() => call.response.destroy(), 50);
  },
  no_stream_with_format: refuse(
    ({ stream: wanted, response_format }) => Boolean(wanted && response_format),
    400,
    'Streaming is not supported with structured output',
  ),
  unverified_stream: refuse(
    ({ stream: wanted }) => wanted === true,
    400,
    'Your organization must be verified to stream this model.',
  ),
  no_stream_options: refuse((asked) => 'stream_options' in asked, 422, {
    detail: [
      { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' },
    ],
  }),
  // Bodies.
  bom: ({ response, json }) => send(response, 200, `\uFEFF${JSON.stringify(completion({ content: json }))}`),
  gzip: ({ response, json }) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync(JSON.stringify(completion({ content: json })))),
  text_plain: ({ response, json }) =>
    send(response, 200, completion({ content: json }), { 'content-type': 'text/plain' }),
  array_wrapper: ({ response, json }) => send(response, 200, [completion({ content: json })]),
  cloudflare_result: ({ response, json }) =>
    send(response, 200, { result: completion({ content: json }), success: true, errors: [], messages: [] }),
  cloudflare_response: ({ response, json }) =>
    send(response, 200, { result: { response: json, usage: USAGE }, success: true, errors: [] }),
  ollama_native: ({ response, json }) =>
    send(response, 200, { model: 'm', message: { role: 'assistant', content: json }, done: true }),
  parsed_content: say(({ summary }) => summary),
  empty_error_field: ({ response, json }) =>
    send(response, 200, completion({ content: json, refusal: null, tool_calls: [] }, {}, { error: null })),
  anthropic_parts: say(({ json }) => [
    { type: 'thinking', thinking: '{"tldr": "x", "bullets": ["no"]}' },
    { type: 'text', text: json.slice(0, 50) },
    { type: 'text', text: json.slice(50) },
  ]),
  tool_arguments: ({ response, json }) =>
    send(
      response,
      200,
      completion({
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'json', arguments: json } }],
      }),
    ),
  reasoning_content: ({ response, json }) =>
    send(
      response,
      200,
      completion({ content: json, reasoning_content: 'First {"tldr": "a", "bullets": ["b"]}' }),
    ),
  content_null_reasoning: ({ response, json }) =>
    send(response, 200, completion({ content: null, reasoning_content: `So the answer is ${json}` })),
  anthropic_native: ({ response, json }) =>
    send(response, 200, {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: json }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 700, output_tokens: 250 },
    }),
  responses_api: ({ response, json }) =>
    send(response, 200, {
      object: 'response',
      output: [
        { type: 'reasoning', summary: [] },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: json }] },
      ],
      usage: { input_tokens: 700, output_tokens: 250, total_tokens: 950 },
    }),
  gemini_native: ({ response, json }) =>
    send(response, 200, {
      candidates: [{ content: { role: 'model', parts: [{ text: json }] }, finishReason: 'STOP' }],
    }),
  tgi_generated: ({ response, json }) => send(response, 200, [{ generated_text: json }]),
  text_completion: ({ response, json }) =>
    send(response, 200, {
      object: 'text_completion',
      choices: [{ index: 0, text: json, finish_reason: 'stop' }],
      usage: USAGE,
    }),
  python_nan: ({ response, json }) =>
    send(
      response,
      200,
      JSON.stringify(completion({ content: json }, { logprobs: 'nan' })).replace('"nan"', 'NaN'),
    ),
  log_line_first: ({ response, json }) =>
    send(response, 200, `INFO: 200 OK\n${JSON.stringify(completion({ content: json }), null, 2)}`),
  parsed_message: ({ response, summary }) =>
    send(response, 200, completion({ content: null, parsed: summary })),
  // Answers.
  python_tag: say(
    ({ summary }) => `<|python_tag|>${JSON.stringify({ name: 'summary', parameters: summary })}`,
  ),
  function_in_text: say(({ json }) => JSON.stringify({ name: 'summary', arguments: json })),
  list_in_string: say(({ summary }) =>
    JSON.stringify({ ...summary, bullets: JSON.stringify(summary.bullets) }),
  ),
  escaped_breaks: say(({ summary }) => JSON.stringify({ ...summary, bullets: summary.bullets.join('\\n') })),
  xml_answer: say(({ json }) => `<answer>\n${json}\n</answer>`),
  with_comments: say(
    ({ summary }) =>
      `{ // the summary\n"tldr": "${summary.tldr}", /* points */ "bullets": ${JSON.stringify(summary.bullets)} }`,
  ),
  harmony: say(
    ({ json }) =>
      `<|channel|>analysis<|message|>We need {"tldr":"x","bullets":["y"]}.<|end|><|start|>assistant<|channel|>final<|message|>${json}<|return|>`,
  ),
  harmony_stripped: say(
    ({ json }) => `analysisWe need {"tldr":"x","bullets":["y"]} in Korean.assistantfinal${json}`,
  ),
  think_unclosed: say(
    ({ json }) => `<think>I should answer {"tldr": "x", "bullets": ["y"]}. Final answer:\n${json}`,
  ),
  think_square: say(({ json }) => `[THINK]{"bullets": ["a"]}[/THINK]\n${json}`),
  think_kimi: say(({ json }) => `◁think▷{"bullets": ["a"]}◁/think▷${json}`),
  think_twice: say(
    ({ json }) => `<think>{"bullets": ["a"]}</think>Wait.<think>{"bullets": ["b"]}</think>${json}`,
  ),
  fence_and_talk: say(
    ({ summary }) =>
      `Sure! Here it is:\n\`\`\`json\n${JSON.stringify(summary, null, 2)}\n\`\`\`\nHope it helps {friend}.`,
  ),
  first_does_not_fit: say(({ json }) => `{"language": "Korean", "bullets": 4}\n${json}`),
  python_dict: say(
    ({ summary }) =>
      `{'tldr': '${summary.tldr}', 'note': None, 'ok': True, 'bullets': [${summary.bullets.map((each) => `'${each}'`).join(', ')}]}`,
  ),
  smart_quotes: say(
    ({ summary }) =>
      `{“tldr”: “${summary.tldr}”, “bullets”: [${summary.bullets.map((each) => `“${each}”`).join(', ')}]}`,
  ),
  raw_line_breaks: say(({ json }) => json.replaceAll(' ', '\n')),
  result_list: say(({ summary }) => JSON.stringify({ result: [summary] })),
  upper_case_keys: say(({ summary }) => JSON.stringify({ 'TL;DR': summary.tldr, Bullets: summary.bullets })),
  korean_keys: say(({ summary }) =>
    JSON.stringify({ '한 줄 요약': summary.tldr, '핵심 내용': summary.bullets }),
  ),
  numbered_string: say(({ summary }) =>
    JSON.stringify({
      ...summary,
      bullets: summary.bullets.map((each, place) => `${place + 1}. ${each}`).join(' '),
    }),
  ),
  bullets_object: say(({ summary }) =>
    JSON.stringify({
      ...summary,
      bullets: Object.fromEntries(summary.bullets.map((each, n) => [`bullet_${n + 1}`, each])),
    }),
  ),
  flat_bullets: say(({ summary }) =>
    JSON.stringify({
      tldr: summary.tldr,
      ...Object.fromEntries(summary.bullets.map((each, n) => [`bullet${n + 1}`, each])),
    }),
  ),
  bullets_labelled: say(({ summary }) =>
    JSON.stringify({
      ...summary,
      bullets: summary.bullets.map((text, n) => ({ label: `항목 ${'가나다라'[n]}`, text })),
    }),
  ),
  list_alone: say(({ summary }) => JSON.stringify(summary.bullets)),
  unknown_keys: say(({ summary }) => JSON.stringify({ 개요: summary.tldr, 본론: summary.bullets })),
  markdown: say(
    ({ summary }) => `**TL;DR:** ${summary.tldr}\n\n${summary.bullets.map((each) => `- ${each}`).join('\n')}`,
  ),
  encoded_twice: say(({ json }) => JSON.stringify(json)),
  html_entities: say(({ json }) => json.replaceAll('"', '&quot;')),
  // Ways of asking.
  openai_o: (call) => {
    const { max_tokens, temperature } = call.asked;
    if (max_tokens !== undefined)
      return send(call.response, 400, {
        error: {
          message:
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          param: 'max_tokens',
        },
      });
    if (temperature !== undefined)
      return send(call.response, 400, {
        error: {
          message:
            "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported.",
          param: 'temperature',
        },
      });
    return good(call);
  },
  old_names: refuse(
    ({ max_completion_tokens }) => max_completion_tokens !== undefined,
    400,
    'Unrecognized request argument supplied: max_completion_tokens',
  ),
  strict_pydantic: (call) => {
    const extra = ['max_completion_tokens', 'stream_options', 'response_format'].filter(
      (name) => name in call.asked,
    );
    if (extra.length === 0) return good(call);
    return send(call.response, 422, {
      detail: extra.map((name) => ({
        type: 'extra_forbidden',
        loc: ['body', name],
        msg: 'Extra inputs are not permitted',
      })),
    });
  },
  silent_400: refuse(
    ({ response_format, messages = [] }) =>
      response_format !== undefined || messages.some(({ role }) => role === 'system'),
    400,
    'Bad Request',
  ),
  everything_wrong: (call) => {
    const { asked, response } = call;
    const wrong = (message: string) => send(response, 400, { error: { message } });
    if (asked.response_format) return wrong('response_format is not supported');
    if (asked.stream) return wrong('streaming is not supported');
    if (asked.temperature !== undefined) return wrong('temperature is not supported');
    if (asked.max_completion_tokens) return wrong('unknown field max_completion_tokens');
    if (asked.messages?.some(({ role }) => role === 'system')) return wrong('system role not supported');
    return good(call);
  },
  openai_4096: refuse(
    (asked) => bound(asked) > 4096,
    400,
    'max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.',
  ),
  tgi_validation: refuse((asked) => bound(asked) + 900 > 4096, 422, {
    error:
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 900 `inputs` tokens and 6000 `max_new_tokens`',
    error_type: 'validation',
  }),
  deepseek_range: refuse(
    (asked) => bound(asked) > 2048,
    400,
    'Invalid max_tokens value, the valid range of max_tokens is [1, 2048]',
  ),
  silent_length: refuse((asked) => bound(asked) > 4096, 400, 'Bad Request'),
  silent_bound: refuse((asked) => bound(asked) > 0, 400, 'Bad Request'),
  camel_case_range: refuse((asked) => bound(asked) > 4096, 400, {
    status: { code: '40003', message: 'maxTokens must be between 1 and 4096' },
  }),
  exclusive_range: refuse(
    (asked) => bound(asked) > 4096,
    400,
    'maxOutputTokens out of range: supported range is from 1 (inclusive) to 4097 (exclusive)',
  ),
  length_in_prose: refuse(
    (asked) => bound(asked) > 4096,
    400,
    'The requested output length is not supported by this model (limit 4096).',
  ),
  context_500: refuse(
    (asked) => bound(asked) > 2000,
    500,
    'context window exceeded: requested more than available',
  ),
  openai_tpm: refuse(
    (asked) => bound(asked) + 900 > 3000,
    429,
    'Request too large for gpt-4 on tokens per min (TPM): Limit 3000, Requested 6900.',
  ),
  groq_failed_generation: ({ response, json }) =>
    send(response, 400, {
      error: {
        message:
          "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.",
        code: 'json_validate_failed',
        failed_generation: `Here: ${json}`,
      },
    }),
  groq_failed_json: refuse(({ response_format }) => response_format !== undefined, 400, {
    error: {
      message: 'Failed to generate JSON. Please adjust your prompt.',
      code: 'json_validate_failed',
      failed_generation: '',
    },
  }),
  openrouter_parameters: refuse(
    ({ response_format }) => response_format?.type === 'json_schema',
    404,
    'No endpoints found that can handle the requested parameters.',
  ),
  gemini_gemma: refuse(({ messages = [] }) => messages.some(({ role }) => role === 'system'), 400, [
    {
      error: {
        code: 400,
        message: 'Developer instruction is not enabled for models/gemma-3',
        status: 'INVALID_ARGUMENT',
      },
    },
  ]),
  empty_with_format: (call) =>
    call.asked.response_format ? send(call.response, 200, completion({ content: '' })) : good(call),
  redirect_307: (call) => {
    if (call.request.url?.includes('moved')) return good(call);
    return void call.response
      .writeHead(307, { location: `${call.request.url?.replace('/v1/', '/moved/v1/')}` })
      .end();
  },
  busy_then_good: refuse((_, turn) => turn <= 2, 529, {
    type: 'error',
    error: { type: 'overloaded_error', message: 'Overloaded' },
  }),
  rate_limit_short: (call) =>
    call.turn === 2
      ? send(call.response, 429, { error: { message: 'Rate limit reached' } }, { 'retry-after': '1' })
      : good(call),
  // Refusals.
  gemini_key: fail(400, [
    {
      error: {
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
      },
    },
  ]),
  forbidden: fail(403, { error: { message: 'Permission denied' } }),
  proxy_login: fail(401, '<html><title>401 Authorization Required</title></html>', {
    'content-type': 'text/html',
  }),
  insufficient_quota: fail(429, {
    error: {
      message: 'You exceeded your current quota, please check your plan and billing details.',
      code: 'insufficient_quota',
    },
  }),
  no_balance: fail(402, { error: { message: 'Insufficient Balance' } }),
  anthropic_credit: fail(400, {
    type: 'error',
    error: {
      type: 'invalid_request_error',
      message: 'Your credit balance is too low to access the Anthropic API.',
    },
  }),
  rate_limit_date: fail(
    429,
    { message: 'Too many requests' },
    { 'retry-after': new Date(Date.now() + 600_000).toUTCString() },
  ),
  rate_limit_reset: fail(
    429,
    { error: { message: 'Rate limit exceeded: free-models-per-day' } },
    { 'x-ratelimit-reset': String(Date.now() + 3_600_000) },
  ),
  ollama_no_model: fail(404, {
    error: { message: 'model "model-1" not found, try pulling it first', type: 'api_error' },
  }),
  lmstudio_unloaded: fail(400, {
    error: 'No models loaded. Please load a model in the developer page or use the `lms load` command.',
  }),
  openrouter_model: fail(400, { error: { message: 'model-1 is not a valid model ID', code: 400 } }),
  vllm_model: fail(404, {
    object: 'error',
    message: 'The model `model-1` does not exist.',
    type: 'NotFoundError',
    code: 404,
  }),
  azure_deployment: fail(404, {
    error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' },
  }),
  groq_retired: fail(400, {
    error: {
      message: 'The model `model-1` has been decommissioned and is no longer supported.',
      code: 'model_decommissioned',
    },
  }),
  azure_filter: fail(400, {
    error: {
      message:
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      code: 'content_filter',
    },
  }),
  finish_filter: say(() => '', { finish_reason: 'content_filter' }),
  gemini_blocked: fail(200, { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: {} }),
  openrouter_moderation: fail(403, {
    error: { code: 403, message: 'Your chosen model requires moderation and your input was flagged' },
  }),
  refusal_part: say(() => [{ type: 'refusal', refusal: 'I cannot help with that.' }]),
  one_api_token: fail(200, { success: false, message: '无效的令牌' }),
  one_api_quota: fail(200, { success: false, message: '用户额度不足, 剩余额度: 0' }),
  status_balance: fail(200, { status: 'error', message: 'Insufficient balance' }),
  region_403: fail(403, {
    error: {
      code: 'unsupported_country_region_territory',
      message: 'Country, region, or territory not supported',
      type: 'request_forbidden',
    },
  }),
  region_451: fail(451, { error: { message: 'Unavailable For Legal Reasons' } }),
  region_400: fail(400, [
    {
      error: {
        code: 400,
        message: 'User location is not supported for the API use.',
        status: 'FAILED_PRECONDITION',
      },
    },
  ]),
  // Trouble.
  loading_forever: fail(503, { error: { message: 'Loading model', code: 503 } }),
  bad_gateway: fail(502, '<html><head><title>502 Bad Gateway</title></head></html>', {
    'content-type': 'text/html',
  }),
  wrong_path: fail(404, '404 page not found', { 'content-type': 'text/plain' }),
  errors_in_200: fail(200, {
    result: null,
    success: false,
    errors: [{ code: 3040, message: 'Capacity temporarily exceeded, please try again.' }],
  }),
  object_error_200: fail(200, { object: 'error', message: 'Internal server error', code: 50001 }),
  detail_200: fail(200, { detail: 'Model worker died' }),
  empty_200: fail(200, ''),
  cloudflare_challenge: fail(
    403,
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>',
    {
      'content-type': 'text/html',
    },
  ),
  sse_error_event: stream(() => [
    'event: error',
    'data: {"error":{"message":"Overloaded","type":"overloaded_error"}}',
  ]),
  redirect_away: ({ response }) => void response.writeHead(302, { location: 'http://login.example/' }).end(),
  talk: say(() => 'I am a small model and like to talk about the weather.'),
  whitespace_then_close: ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('   \n');
    setTimeout(() => response.destroy(), 50);
  },
};

const turns = new Map<string, number>();

createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const piece of request) chunks.push(piece as Buffer);
  const name = request.url?.split('/')[1] ?? '';
  const asked = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Asked;
  const turn = (turns.get(name) ?? 0) + 1;
  turns.set(name, turn);
  const users = (asked.messages ?? []).filter(({ role }) => role === 'user').map((each) => each.content);
  const summary = summaryOf(users.join('\n'));
  const play = ENDPOINTS[name] ?? fail(404, { error: { message: 'no such endpoint' } });
  play({ asked, request, response, summary, json: JSON.stringify(summary), turn });
}).listen(Number(process.env.PORT ?? 44002), '127.0.0.1', () => {
  process.stdout.write(`ready ${Object.keys(ENDPOINTS).join(' ')}\n`);
});
