// Answers in the shapes of many servers: the text where there is one, else what is wrong in the server's own words.
import { describe, expect, it } from 'vitest';
import { readCompletion } from '../../../src/summary/completion/completion.ts';

const read = (answer: unknown) => readCompletion(JSON.stringify(answer));
const answering = (message: unknown, choice: object = {}) => ({
  choices: [{ index: 0, finish_reason: 'stop', message, ...choice }],
});
const call = (given: unknown) => ({ type: 'function', function: { name: 'f', arguments: given } });

it.each<[string, unknown]>([
  ['in the format', answering({ content: '[1]' })],
  [
    'in parts',
    answering({
      content: [
        { type: 'text', text: '[' },
        { type: 'output_text', text: '1]' },
      ],
    }),
  ],
  [
    'in parts with notes',
    answering({ content: [{ type: 'text', text: { value: '[1]', annotations: [] } }] }),
  ],
  ['as a message that is a text', answering('[1]')],
  ['as the only call, which is no list', answering({ content: null, tool_calls: call('[1]') })],
  ['as calls by their numbers', answering({ content: null, tool_calls: { 0: call('[1]') } })],
  ['as arguments that were read', answering({ content: '', tool_calls: [call([1])] })],
  ['as the second choice, which is alone', answering({ content: '[1]' }, { index: 1 })],
  ['as output', { output: '[1]' }],
  ['as output in pieces', { status: 'succeeded', output: ['[1', ']'] }],
  ['as a completion', { completion: '[1]', stop_reason: 'stop' }],
  ['beside a code that says all is well', { code: 0, message: 'ok', text: '[1]' }],
  ['as choices in output', { output: answering({ content: '[1]' }), request_id: 'x' }],
  ['as a message in output', { output: { message: { role: 'assistant', content: [{ text: '[1]' }] } } }],
  ['as a text in results', { results: [{ generated_text: '[1]', stop_reason: 'eos_token' }] }],
])('an answer is read %s', (_, answer) => {
  expect(read(answer)).toMatchObject({ texts: ['[1]'], refusal: null });
});

it('what an answer cost may stand outside its wrapping', () => {
  const usage = { input_tokens: 7, output_tokens: 3 };
  expect(read({ output: answering({ content: '1' }), usage })).toMatchObject({
    usage: { input: 7, output: 3 },
  });
});

it.each<[string, unknown]>([
  ['in a field', answering({ content: null, refusal: "I can't" })],
  ['in a part', answering({ content: [{ type: 'refusal', refusal: "I can't" }] })],
  [
    'in a part beside an empty field',
    answering({ content: [{ type: 'refusal', refusal: "I can't" }], refusal: null }),
  ],
  ['in pieces', { choices: [{ index: 0, delta: { content: [{ type: 'refusal', refusal: "I can't" }] } }] }],
  ['in output', { output: [{ type: 'message', content: [{ type: 'refusal', refusal: "I can't" }] }] }],
])('a refusal is read %s', (_, answer) => {
  expect(read(answer)).toMatchObject({ refusal: "I can't" });
});

describe('what is no answer is told in the words of the endpoint', () => {
  it.each<[string, string, unknown]>([
    ['无效的令牌', 'key', { success: false, message: '无效的令牌' }],
    ['用户额度不足', 'quota', { success: false, message: '用户额度不足, 剩余额度: 0', data: {} }],
    ['Insufficient balance', 'quota', { status: 'error', message: 'Insufficient balance' }],
    ['Insufficient balance', 'quota', { message: 'Insufficient balance' }],
    ['Invalid API key', 'key', { code: 1001, msg: 'Invalid API key' }],
    ['no such', 'key', { code: 401, message: 'no such account' }],
    ['系统繁忙', 'away', { success: false, msg: '系统繁忙', code: 500 }],
    ['maintenance', 'away', { ok: false, reason: 'maintenance' }],
    ['without a choice', 'away', { choices: [] }],
  ])('%s: %s', (words, fault, answer) => {
    expect(read(answer)).toMatchObject({ trouble: expect.stringContaining(words), fault });
  });

  it('without keys, and not at any length', () => {
    const message = `Token sk-0123456789abcdef is invalid ${'x'.repeat(500)}`;
    for (const answer of [
      { success: false, message },
      { message },
      { error: { message } },
      { error: message },
    ]) {
      const { trouble } = { trouble: '', ...read(answer) };
      expect(trouble).toContain('[redacted] is invalid');
      expect(trouble.length).toBeLessThan(260);
    }
  });
});
