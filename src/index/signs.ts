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

const WORD =
  /[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*(?:\+\+|[+#*])(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\.[a-z]{2,}(?![\p{L}\p{N}])|[\p{L}\p{N}]+[&@][\p{L}\p{N}]+/giu;

/** Most texts have none of the signs. */
const SIGN = /[+#*&@]|(?<![\p{L}\p{N}])\.[a-z]/iu;

/** The tokens of the words of a text that have signs. */
export function signedTokens(text: string): string[] {
  if (!SIGN.test(text)) return [];
  return [...text.matchAll(WORD)].map(([word]) =>
    fold(word)
      .replace(/-/g, '')
      .replace(/[+#*&@.]/g, (sign) => STAND_INS[sign] ?? ''),
  );
}

/** A word's token with the signs that its stand-ins stand for; any other text as it is. */
export function signsShown(token: string): string {
  return token.replace(STAND_IN, (standIn) => SIGNS[standIn] ?? standIn);
}
