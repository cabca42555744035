// Text of strangers in Discord: it can't ping, break a link or fake markup.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, escapeToFit, link } from '../../../src/discord/views/escape.ts';
import { line } from '../../digest/generated.ts';

describe('escaped text', () => {
  it.each([
    [
      '**bold** _it_ `code` ~~no~~ ||spoiler||',
      '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|',
    ],
    ['[free](https://evil.example)', '\\[free\\](https://evil.example)'],
    [
      '<@1> <@&2> <#3> <:a:4> <t:5> @everyone',
      '\\<@1\\> \\<@&2\\> \\<#3\\> \\<:a:4\\> \\<t:5\\> \\@everyone',
    ],
    ['# Not a heading', '\\# Not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['Plain words, 100% fine!', 'Plain words, 100% fine!'],
  ])('%s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('keeps addresses whole, and apart from the Korean particle that clings to them', () => {
    expect(escapeText('see https://a.b/c_d_e.')).toBe('see https://a.b/c_d_e.');
    expect(escapeText('https://github.com/a/b_c에서 공개')).toBe('<https://github.com/a/b_c>에서 공개');
    expect(escapeText('(https://a.b/c)')).toBe('(https://a.b/c)');
  });

  it('fits, escapes included', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 60 }), (text, max) => {
        expect(escapeToFit(text.repeat(5), max).length).toBeLessThanOrEqual(Math.max(max, 2));
      }),
    );
  });
});

describe('a link', () => {
  it('goes where it should, whatever its text is', () => {
    fc.assert(
      fc.property(line, (text) => {
        const written = link(text, 'https://arxiv.org/abs/1');
        expect(written.replaceAll(/\\./gs, '')).toMatch(
          /^\[[^[\]`<>*_~|]*\]\(https:\/\/arxiv\.org\/abs\/1\)$/,
        );
      }),
    );
  });
});
