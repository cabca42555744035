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

/** Most text is ASCII and Hangul syllables and stays as it is; what isn't is taken with what it may combine with. */
const TO_NORMALISE = /[\s\S]?[^\0-\x7f가-힣]+/g;
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z\d]+/g;

const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const HANGUL = /^\p{Script=Hangul}/u;

/** A run of one script: Hangul, the other scripts written without spaces, or a word of letters and digits. */
const RUN =
  /\p{Script=Hangul}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[[\p{L}\p{N}\p{M}]--[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]]+/gv;

/** Where a word of Latin letters has another one inside: Video|Poet, Chat|GPT, Llama|2. */
const INSIDE = /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z]{2})(?=\d)/;

/** Mark the beginning of a Hangul word, and where two meet; they can't be typed. */
const START = '\ue002';
const JOINT = '\ue005';

export interface Word {
  readonly script: 'letters' | 'hangul' | 'han';
  /** Folded. */
  readonly text: string;
}

/** Case, accents, width and ligatures folded: "Björn", "BJORN" and "Ｂｊｏｒｎ" are the same. */
export function fold(text: string): string {
  return lower(plain(text));
}

/** The words of a text, split where the script changes: "LLM을" is "llm" and "을". */
export function words(text: string): Word[] {
  return runs(plain(text)).map(toWord);
}

/** The same, as text. */
export function wordsOf(text: string): string[] {
  return ASCII.test(text)
    ? (text.toLowerCase().match(ASCII_WORD) ?? [])
    : words(text).map((word) => word.text);
}

/**
 * A word as the index holds it. Hangul sticks to its particles and compounds, so it is held as overlapping pairs, the
 * first marked as the beginning of a word: 모델을 as ^모델 and 델을. Han and Kana are held as pairs, too.
 */
export function tokensOf({ script, text }: Word): string[] {
  if (script === 'letters') return [text];
  if (script === 'han') return [...text].length === 1 ? [text] : pairs(text);
  return text.length < 3 ? [START + text] : [START + text.slice(0, 2), ...pairs(text.slice(1))];
}

/** How the token begins that tells of a Hangul word that a syllable follows what is there of it. */
export function beginningToken(word: string, syllable: string): string {
  return word.length < 2 ? START + word + syllable : word.slice(-1) + syllable;
}

/**
 * What stands for two Hangul words that follow each other: the end of the first and the beginning of the second. Few
 * papers have it, which makes phrases and spaced compounds quick to find among pairs that are everywhere.
 */
export function jointsOf(of: readonly Word[]): string[] {
  const joints: string[] = [];
  let before: Word | undefined;
  for (const word of of) {
    if (before?.script === 'hangul' && word.script === 'hangul')
      joints.push(before.text.slice(-3) + JOINT + word.text.slice(0, 2));
    before = word;
  }
  return joints;
}

/**
 * A Hangul word of four syllables or more as overlapping fours, the first marked as the beginning of the word. Its pairs
 * are in a great many papers, its fours in few, which makes it quick to find by itself. Empty for any other word.
 */
export function foursOf({ script, text }: Word): string[] {
  return script === 'hangul' && text.length >= 4 ? [START + text.slice(0, 4), ...fours(text.slice(1))] : [];
}

/** Every four neighbouring syllables. */
export function fours(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4));
}

/** Every two neighbouring characters. */
export function pairs(text: string): string[] {
  const found: string[] = [];
  let before = '';
  for (const character of text) {
    if (before !== '') found.push(before + character);
    before = character;
  }
  return found;
}

/** The words inside words of a text: "video" and "poet" in VideoPoet. */
export function wordsInside(text: string): string[] {
  return runs(plain(text)).flatMap((run) =>
    INSIDE.test(run)
      ? run
          .split(INSIDE)
          .filter((part) => part.length > 1)
          .map(lower)
      : [],
  );
}

function runs(text: string): string[] {
  return text.match(RUN) ?? [];
}

function toWord(run: string): Word {
  const text = lower(run);
  if (ASCII.test(text)) return { script: 'letters', text };
  if (HANGUL.test(text)) return { script: 'hangul', text };
  return { script: HAN.test(text) ? 'han' : 'letters', text };
}

/** All but case folded; 16×16 is 16x16. */
function plain(text: string): string {
  return text.replace(TO_NORMALISE, (part) =>
    part.normalize('NFKD').replace(ACCENT, '').replaceAll('×', 'x').normalize('NFC'),
  );
}

function lower(text: string): string {
  const lowered = text.toLowerCase();
  return ASCII.test(lowered)
    ? lowered
    : lowered.replace(UNDECOMPOSED, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter);
}
