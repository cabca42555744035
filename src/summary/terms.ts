// The Latin words of a text by their stems, and how common each is in abstracts of the field.
import commonness from './commonness.json' with { type: 'json' };

/** Endings that keep a word's meaning: "quantized" and "quantization" are one term. */
const ENDINGS = /(?<=[a-z]{4})(?:ings?|ed|ions?|ally|al|ive|ize|er|or|e)$/;

function stem(word: string): string {
  const singular = word
    .toLowerCase()
    .replace(/(?<=[a-z]{2})ies$/, 'y')
    .replace(/(?<=[a-z]{3})s$/, '');
  return singular.length > 4 ? singular.replace(ENDINGS, '') : singular;
}

/** The stems of a text's Latin words and names, each once. */
export function terms(text: string): Set<string> {
  const words = text.normalize('NFKC').match(/[A-Za-z][A-Za-z0-9]*|\d+[A-Za-z][A-Za-z0-9]*/g) ?? [];
  return new Set(words.map(stem).filter((term) => term.length > 1));
}

const WEIGHTS = new Map(
  Object.entries(commonness).flatMap(([weight, stems]) =>
    stems.split(' ').map((term) => [term, Number(weight)] as const),
  ),
);

/** What a term that few abstracts have tells, as its inverse document frequency. */
export const RARE = 6;

/** The inverse document frequency of a term (natural logarithm), rounded to halves. */
export function weightOf(term: string): number {
  return WEIGHTS.get(term) ?? RARE;
}
