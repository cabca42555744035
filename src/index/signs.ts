// Words that signs make: C++, C#, .NET, Q*, R&B, pass@k. Each has a token of its own beside the plain word's.
import { fold } from './tokens.ts';

/** What FTS5 takes for the end of a word, as signs that nobody can type and it takes for letters. */
const STAND_INS: Readonly<Record<string, string>> = {
  '+': '\ue010',
  '#': '\ue011',
  '*': '\ue012',
  '&': '\ue013',
  '@': '\ue014',
  '.': '\ue015',
};

const SIGNS = Object.fromEntries(Object.entries(STAND_INS).map(([sign, standIn]) => [standIn, sign]));
const STAND_IN = new RegExp(`[${Object.values(STAND_INS).join('')}]`, 'g');

const LETTERS = /[\p{L}\p{N}]+/gu;

/**
 * In a text of which each letter is an a, or a 0 if the alphabet hasn't got it: V8 takes 20 ms to compile it of all letters.
 * It begins where a run of letters does and has so many parts at most, so that no text takes long.
 */
const WORD = /(?<![a0])(?:[a0]+(?:[.-][a0]+){0,8}(?:\+\+|[+#*])(?![a0])|\.a{2,}(?![a0])|[a0]+[&@][a0]+)/g;

/** Most texts have none of the signs. */
const SIGN = /[+#*&@]|(?<![a-z\d])\.[a-z]/i;

/** The tokens of the words of a text that have signs. */
export function signedTokens(text: string): string[] {
  if (!SIGN.test(text)) return [];
  return wordsWithSigns(text).map((word) =>
    fold(word)
      .replace(/-/g, '')
      .replace(/[+#*&@.]/g, (sign) => STAND_INS[sign] ?? ''),
  );
}

function wordsWithSigns(text: string): string[] {
  const alike = text.replace(LETTERS, (run) => run.replace(/[a-z]/gi, 'a').replace(/[^a]/g, '0'));
  return [...alike.matchAll(WORD)].map(({ 0: { length }, index }) => text.slice(index, index + length));
}

/** A word's token with the signs that its stand-ins stand for; any other text as it is. */
export function signsShown(token: string): string {
  return token.replace(STAND_IN, (standIn) => SIGNS[standIn] ?? standIn);
}
