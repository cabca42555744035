// Names without what parts them, by which joined and split ones meet: Qwen2.5-VL, Qwen2.5VL and Qwen 2.5 VL are qwen25vl.
import { type Word, words } from './tokens.ts';

/** A longer one is no name. */
const LONGEST = 24;

/** Letters that a word spells out in names: text-to-sql is text2sql. */
const SPELT: Readonly<Record<string, string>> = { to: '2', for: '4' };

/** Worth a token in running text: a figure in it, or a capital inside. */
const NAMELIKE = /\d|[a-z][A-Z]|[A-Z]{2}|\p{L}[A-Z]/u;

/** The squashed forms of words of letters, as many as there are. Empty for a single word, and what is too long. */
export function squash(of: readonly Word[]): string[] {
  if (of.length < 2 || !of.every(({ script }) => script === 'letters')) return [];
  const join = (textOf: (word: Word, at: number) => string) => of.map(textOf).join('');
  const inside = (at: number) => at > 0 && at < of.length - 1;
  const plain = join(({ text }) => text);
  const spelt = join(({ text }, at) => (inside(at) ? (SPELT[text] ?? text) : text));
  return [...new Set([plain, spelt])].filter((form) => form.length <= LONGEST);
}

/**
 * The squashed forms of a text's names: of each piece between spaces, and of one with the version that follows it. In a
 * title each piece may be a name.
 */
export function squashedTokens(text: string, { isTitle }: { readonly isTitle: boolean }): string[] {
  const pieces = text.split(/\s+/).filter((piece) => isTitle || NAMELIKE.test(piece));
  const each = pieces.map((piece) => words(piece.replace(/(?<![:;,])[:;,]+$/, '')));
  return each.flatMap((of, at) => {
    const next = each[at + 1];
    const isVersion = isTitle && next?.[0] !== undefined && /^v?\d/.test(next[0].text);
    return [...squash(of), ...(isVersion ? squash([...of, ...next]) : [])];
  });
}
