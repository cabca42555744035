// Answers of every shape that models are known to give: the summary in them is found, and nothing else is taken for one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/summary/answer.ts';

const SUMMARY = { tldr: 'Fast decoding.', bullets: ['Heads are added.', 'Trees {and brackets} verify.'] };
const JSON_TEXT = JSON.stringify(SUMMARY);
const WRITING = { form: 'plain', language: 'en', model: 'm-1' } as const;

function read(text: string) {
  const found = readAnswer(text, WRITING);
  return 'reason' in found
    ? found.reason
    : { tldr: found.tldr, bullets: found.bullets.map((each) => each.text) };
}

describe('the summary in an answer', () => {
  it.each([
    ['as it is', JSON_TEXT],
    ['in a fence', `\`\`\`json\n${JSON_TEXT}\n\`\`\``],
    ['twice', `${JSON_TEXT}\n${JSON_TEXT}`],
    ['before a note with braces', `${JSON_TEXT}\n\nNote: I kept {tldr, bullets}.`],
    ['behind talk with braces', `The keys are {tldr: "..."} as asked: ${JSON_TEXT}`],
    ['behind thoughts', `<think>{"tldr": "no", "bullets": ["no"]}</think>${JSON_TEXT}`],
    ['behind thoughts without a beginning', `So {"tldr": "no", "bullets": ["no"]}.\n</think>\n${JSON_TEXT}`],
    ['behind thinking', `<thinking>{"bullets": ["no"]}</thinking>${JSON_TEXT}`],
    ['behind THINK', `[THINK]hm {"bullets": ["no"]}[/THINK]${JSON_TEXT}`],
    [
      'in the final channel',
      `<|channel|>analysis<|message|>{"bullets":["no"]}<|end|><|start|>assistant<|channel|>final<|message|>${JSON_TEXT}`,
    ],
    ['with a trailing comma', JSON_TEXT.replace(']}', ',]}')],
    ['with single quotes', JSON_TEXT.replaceAll('"', "'")],
    ['cut off at its end', JSON_TEXT.slice(0, -1)],
    ['wrapped', JSON.stringify({ summary: SUMMARY })],
    ['wrapped twice', JSON.stringify({ result: { answer: SUMMARY } })],
    ['in a list', JSON.stringify([SUMMARY])],
    ['encoded twice', JSON.stringify({ output: JSON_TEXT })],
    [
      'with bullets in one string',
      JSON.stringify({ ...SUMMARY, bullets: SUMMARY.bullets.map((each) => `- ${each}`).join('\n') }),
    ],
    [
      'with bullets as objects',
      JSON.stringify({ ...SUMMARY, bullets: SUMMARY.bullets.map((point) => ({ point })) }),
    ],
    ['with a byte order mark', `\ufeff${JSON_TEXT}`],
  ])('is found %s', (_, text) => {
    expect(read(text)).toEqual(SUMMARY);
  });

  it('is none in a page, in talk, in an empty answer, or in an error', () => {
    for (const text of [
      '',
      '<html>{}</html>',
      'I cannot help.',
      '{"error":{"message":"busy"}}',
      '{"bullets":[]}',
    ])
      expect(read(text)).toMatch(/^no summary in the answer/);
  });

  it('is looked for in any text, without an error', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', '\n', '<think>', '</think>'),
        }),
        (text) => {
          expect(readAnswer(text, WRITING)).toBeTypeOf('object');
        },
      ),
    );
  });
});
