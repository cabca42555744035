// The known words of one length, held so that a right one is found, and a wrong one compared with all of them, in microseconds.

export interface WordList {
  readonly words: string;
  readonly has: (word: string) => boolean;
  /** Those whose letters are the same as another word's, but for two at most. */
  readonly alike: (word: string) => string[];
}

/** Slots are kept half empty, so that few are looked at. */
const SLOTS_A_WORD = 2;

/** Of words of one length, each between two spaces. */
export function wordList(words: string, length: number): WordList {
  const stride = length + 1;
  const count = Math.floor(words.length / stride);
  const letters = new Uint32Array(count);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(SLOTS_A_WORD * count + 1)));
  const wordAt = (place: number) => words.slice(place * stride + 1, (place + 1) * stride);
  const firstSlot = (text: string, start: number) => hash(text, start, length) & (slots.length - 1);
  const next = (slot: number) => (slot + 1) & (slots.length - 1);
  for (let place = 0; place < count; place++) {
    const start = place * stride + 1;
    letters[place] = lettersOf(words, start, length);
    let slot = firstSlot(words, start);
    while (slots[slot] !== 0) slot = next(slot);
    slots[slot] = place + 1;
  }
  return {
    words,
    has(word) {
      if (word.length !== length) return false;
      for (let slot = firstSlot(word, 0); ; slot = next(slot)) {
        const taken = slots[slot] ?? 0;
        if (taken === 0) return false;
        if (wordAt(taken - 1) === word) return true;
      }
    },
    alike(word) {
      const found: string[] = [];
      const wanted = lettersOf(word, 0, word.length);
      for (let place = 0; place < count; place++) {
        const differ = wanted ^ (letters[place] as number);
        const butOne = differ & (differ - 1);
        if ((butOne & (butOne - 1)) === 0) found.push(wordAt(place));
      }
      return found;
    },
  };
}

/** The letters and digits of a part of a text, a bit each; digits share theirs with letters. */
function lettersOf(text: string, start: number, length: number): number {
  let letters = 0;
  for (let at = start; at < start + length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** FNV-1a. */
function hash(text: string, start: number, length: number): number {
  let sum = 2166136261;
  for (let at = start; at < start + length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
  return sum ^ (sum >>> 15);
}
