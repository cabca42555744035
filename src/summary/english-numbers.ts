// Numbers as English writes them out, each word with what it may mean.

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
export const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** What a number also hides in. */
const OTHERS: Readonly<Record<string, number>> = {
  single: 1,
  once: 1,
  twice: 2,
  dual: 2,
  double: 2,
  both: 2,
  pair: 2,
  bi: 2,
  binary: 2,
  pairwise: 2,
  quadratic: 2,
  thrice: 3,
  triple: 3,
  triplet: 3,
  tri: 3,
  trilinear: 3,
  cubic: 3,
  quadruple: 4,
  dozen: 12,
  dozens: 12,
};

export const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, place) => [word, (place + 2) * 10] as const),
  ...ORDINALS.map((word, place) => [word, place + 1] as const),
  ...Object.entries(OTHERS),
]);

/** The cardinals below a hundred, as a part of a pattern. */
export const CARDINAL = [...ONES, ...TENS].join('|');
