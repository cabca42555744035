// Hangul by the keys that are pressed, so that what is half typed begins what it becomes: 서우 and 서ㅇ begin 서울.

/** The letters by their places among initials and finals. A final may be two letters, of which the second goes on. */
export const INITIAL_LETTERS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
export const FINAL_LETTERS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const VOWEL_LETTERS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';

export const TWO_LETTERS: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

const TWO_VOWELS: Readonly<Record<string, string>> = {
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
};

/** The parts of syllables, and letters by themselves. */
const LETTER = /[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2\u3131-\u3163]/g;

/** As they stand in Unicode. */
const [INITIALS, VOWELS, FINALS] = [0x1100, 0x1161, 0x11a7];

/** Any other sign is a key of its own, an accent too. */
export function keysOf(text: string): string {
  return text.normalize('NFD').replace(LETTER, (part) => {
    const letter = letterOf(part);
    return TWO_LETTERS[letter] ?? TWO_VOWELS[letter] ?? letter;
  });
}

function letterOf(part: string): string {
  const code = part.charCodeAt(0);
  if (code > FINALS + FINAL_LETTERS.length) return part;
  if (code >= FINALS) return FINAL_LETTERS.charAt(code - FINALS);
  return code >= VOWELS ? VOWEL_LETTERS.charAt(code - VOWELS) : INITIAL_LETTERS.charAt(code - INITIALS);
}
