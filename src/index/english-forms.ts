// The few forms of an English word that a search looks through: its number, letters and digits apart.

const NOT_PLURAL =
  /(?:ss|is|[^gct]pus|[^p]us)$|^(?:bias|atlas|canvas|alias|pandas|gas|chaos|cosmos|was|has|does|series|species)$/;

/** The singular of an English word, as far as its ending tells: models, queries, classes. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || NOT_PLURAL.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:s|x|z|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

/** The plural of a singular and the singular of a plural; null for what has no number, such as GPT4 or RL. */
export function otherNumber(word: string): string | null {
  if (!/^[a-z]{3,}$/.test(word)) return null;
  const one = singular(word);
  if (one !== word) return one;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The parts of a word of letters and digits: gpt4 is gpt 4, and 16x16 is 16 x 16. Null for all others. */
export function lettersAndDigits(word: string): string[] | null {
  const [, ...parts] = /^([a-z]{2,})(\d\w*)$/.exec(word) ?? /^(\d+)(x)(\d\w*)$/.exec(word) ?? [];
  return parts.length > 0 ? parts : null;
}
