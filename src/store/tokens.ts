// One preparation of text for index and query, so that what is stored is what is asked for.

const LETTERS_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const UNDECOMPOSED = new RegExp(`[${Object.keys(LETTERS_WITHOUT_DECOMPOSITION).join('')}]`, 'g');
const ACCENT = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;

/** A run of one script: Hangul, the other scripts written without spaces, or a word of letters and digits. */
const RUN =
  /[\p{Script=Hangul}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu;

const WITHOUT_SPACES = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** One word as the index holds it: a Latin word as it is, a Hangul or Han run as overlapping pairs. */
export interface Word {
  readonly tokens: readonly string[];
  /** Whether the run is one character of a script that is indexed in pairs, and so can only begin one. */
  readonly single: boolean;
}

/** Case, accents, width and ligatures folded: "Björn", "BJORN" and "Ｂｊｏｒｎ" are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(ACCENT, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(UNDECOMPOSED, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter);
}

/** The words of a text, split where the script changes: "LLM을" is "llm" and "을". */
export function words(text: string): Word[] {
  return [...fold(text).matchAll(RUN)].map(([run]) => {
    if (!WITHOUT_SPACES.test(run)) return { tokens: [run], single: false };
    const characters = [...run];
    if (characters.length === 1) return { tokens: [run], single: true };
    const pairs = characters.slice(0, -1).map((character, index) => character + characters[index + 1]);
    return { tokens: pairs, single: false };
  });
}

/** The text as the index takes it: tokens separated by spaces. */
export function indexed(text: string): string {
  return words(text)
    .flatMap((word) => word.tokens)
    .join(' ');
}

/** Two private-use tokens stand between people, so that a NEAR of distance 1 never spans two of them. */
const BETWEEN_PEOPLE = ' \ue000 \ue001 ';

export function indexedNames(names: readonly string[]): string {
  return names.map(indexed).join(BETWEEN_PEOPLE);
}
