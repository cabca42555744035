// What members typed is repeated to everybody without a way to lead anybody anywhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typed } from '../../../src/discord/views/typed.ts';
import { loadTexts } from '../../../src/locale/texts.ts';

const say = loadTexts()('en');
const publicly = (text: string) => typed(text, 'everybody', say);

describe('what was typed, to everybody', () => {
  it.each([
    ['diffusion video', '`diffusion video`'],
    ['확산 모델 -without "a phrase"', '`확산 모델 -without "a phrase"`'],
    ['https://discord.gg/abc diffusion', '`diffusion`'],
    ['join discord.gg/abc', '`join`'],
    ['discord.com/invite/abc', '`…`'],
    ['DISCORD . GG / abc now', '`now`'],
    ['ｄｉｓｃｏｒｄ．ｇｇ／abc', '`…`'],
    ['disc\u200bord.gg/abc', '`…`'],
    ['discordapp.com/invite/abc x', '`x`'],
    ['[free](https://evil.example/x) nitro', '`[free]( nitro`'],
    ['evil.example/free nitro', '`nitro`'],
    ['www.evil.example nitro', '`nitro`'],
    ['ftp://evil.example', '`…`'],
    ['a`b`` c', "`a'b'' c`"],
    ['@everyone **x**', '`@everyone **x**`'],
    ['https://arxiv.org/abs/2401.10241v2', '`2401.10241`'],
    ['GPT-4.5 vs. GPT-4/o3', '`GPT-4.5 vs. GPT-4/o3`'],
  ])('%s is %s', (text, shown) => {
    expect(publicly(text)).toBe(shown);
  });

  it('stays one code span, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(publicly(text)).toMatch(/^`[^`\n]+`$/);
      }),
    );
  });

  it('stands in quotation marks for the member', () => {
    expect(typed('a *b* https://example.org', 'member', say)).toBe('“a \\*b\\* https://example.org”');
  });
});
