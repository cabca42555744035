// What a source says without digits, or within names: two, twice, a third, half a million, May, an order of magnitude, MathForm-8B.
import { type Figure, plainAmount, type TimeUnit, timeAfter } from './figure.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
const SCALES: Readonly<Record<string, number>> = {
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

const VALUES: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, place) => [word, (place + 2) * 10] as const),
  ...ORDINALS.map((word, place) => [word, place + 1] as const),
  ...Object.entries(OTHERS),
]);

const CARDINAL = [...ONES, ...TENS].join('|');
const SCALE = Object.keys(SCALES).join('|');
const NUMERAL = new RegExp(
  `\\b(?:(?:a|half a|${CARDINAL}|${SCALE})[\\s-]+(?:and )?)*(?:${CARDINAL}|${SCALE})\\b`,
  'gi',
);

const MULTIPLES: Readonly<Record<string, number>> = {
  twice: 2,
  doubl: 2,
  thrice: 3,
  tripl: 3,
  trebl: 3,
  quadrupl: 4,
};
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halve: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Figures in words, beside those in digits; each may be read in more than one way, and each of these counts. */
export function figuresInWords(source: string): Figure[] {
  return [
    ...eachWord(source),
    ...numerals(source),
    ...multiples(source),
    ...fractions(source),
    ...dates(source),
    ...spans(source),
    ...scaledNames(source),
  ];
}

function figure(value: number, unit: string | null, text: string, time: TimeUnit | null = null): Figure {
  return { ...plainAmount(value, unit, text), time, before: '', after: '' };
}

function* eachWord(source: string): Generator<Figure> {
  for (const { 0: word, index } of source.matchAll(/[A-Za-z]+/g)) {
    const value = VALUES.get(word.toLowerCase().replace(/(?<=pair|triplet|double)s$/, ''));
    if (value === undefined) continue;
    const tail = source.slice(index + word.length);
    const unit = /^[\s-]?dimension/i.test(tail) ? 'd' : /^[\s-]?bits?\b/i.test(tail) ? 'bit' : null;
    const after =
      /^\s([A-Za-z]+)/
        .exec(tail)?.[1]
        ?.toLowerCase()
        .replace(/(?<=[a-z]{2})s$/, '') ?? '';
    const before = /([A-Za-z][\w-]*)\s$/.exec(source.slice(Math.max(0, index - 40), index))?.[1] ?? '';
    yield { ...figure(value, unit, word, timeAfter(tail)), before, after };
  }
}

/** Twenty-five, two hundred thousand, half a million. */
function* numerals(source: string): Generator<Figure> {
  for (const { 0: found, index } of source.matchAll(NUMERAL)) {
    const words = found.toLowerCase().split(/[\s-]+/);
    if (words.length === 1) continue;
    let [total, section] = [0, 0];
    for (const word of words) {
      const scale = SCALES[word];
      if (word === 'half') section = 0.5;
      else if (scale === undefined) section += VALUES.get(word) ?? 0;
      else if (scale === 100) section = (section || 1) * 100;
      else [total, section] = [total + (section || 1) * scale, 0];
    }
    yield figure(total + section, null, found, timeAfter(source.slice(index + found.length)));
  }
}

/** Two times, twofold, doubled, a factor of 3, an order of magnitude. */
function* multiples(source: string): Generator<Figure> {
  const number = `(\\d+(?:\\.\\d+)?|${CARDINAL})`;
  const told = [
    new RegExp(`\\b${number}[\\s-]?(?:times|folds?)\\b`, 'gi'),
    new RegExp(
      `\\bfactors? of (?:up to |about |over |nearly |around |roughly |more than |at least )?${number}\\b`,
      'gi',
    ),
    new RegExp(
      `\\b(?:speed-?ups?|accelerations?|ratio|reductions?|increase|gains?|improvements?|compression) (?:of|by) (?:up to |about |over |nearly |around |roughly |more than |at least )?${number}\\b(?! ?%)`,
      'gi',
    ),
  ];
  for (const pattern of told)
    for (const [text, word = ''] of source.matchAll(pattern))
      yield figure(VALUES.get(word.toLowerCase()) ?? Number(word), 'x', text);
  for (const [text, word = ''] of source.matchAll(/\b(twice|doubl|thrice|tripl|trebl|quadrupl)/gi))
    yield figure(MULTIPLES[word.toLowerCase()] ?? 0, 'x', text);
  for (const [text, word = 'one'] of source.matchAll(
    /(?:\b(one|two|three|four|five|an?)[\s-])?orders?[\s-]of[\s-]magnitude/gi,
  ))
    yield figure(10 ** (VALUES.get(word.toLowerCase()) ?? 1), 'x', text);
}

/** One third, three quarters, half, one in five. */
function* fractions(source: string): Generator<Figure> {
  const part = Object.keys(PARTS).join('|');
  const above = `(?:(a|one|two|three|four|five|six|seven|eight|nine)[\\s-]+)?`;
  for (const [text, word, name = ''] of source.matchAll(
    new RegExp(`\\b${above}(${part})(?:s|d|ves)?\\b`, 'gi'),
  )) {
    const below = PARTS[name.toLowerCase()] ?? 1;
    yield figure((VALUES.get(word?.toLowerCase() ?? 'one') ?? 1) / below, 'frac', text);
  }
  for (const [text] of source.matchAll(/\bhal(?:ving|ves)\b/gi)) yield figure(1 / 2, 'frac', text);
  for (const [text, some = '', all = ''] of source.matchAll(
    new RegExp(`\\b(\\d+|${CARDINAL}) (?:in|out of)(?: every)? (\\d+|${CARDINAL})\\b`, 'gi'),
  )) {
    const amountOf = (word: string) => VALUES.get(word.toLowerCase()) ?? Number(word);
    if (amountOf(all) > 0) yield figure(amountOf(some) / amountOf(all), 'frac', text);
  }
}

/** May 2024, 2024-05-03. */
function* dates(source: string): Generator<Figure> {
  const month =
    'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
  for (const [text] of source.matchAll(new RegExp(`\\b(?:${month})\\b`, 'g')))
    yield figure(MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1, 'month', text);
  for (const [text, year, inYear, day] of source.matchAll(
    /\b((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b/g,
  )) {
    yield figure(Number(year), null, text);
    yield figure(Number(inYear), 'month', text);
    if (day !== undefined) yield figure(Number(day), null, text);
  }
}

/** An hour, half a day, a decade, Q3. */
function* spans(source: string): Generator<Figure> {
  for (const [text, half, unit = ''] of source.matchAll(
    /\b(half )?(?:an?|one|each|every|per) (second|minute|hour|day|week|month|year)\b/gi,
  ))
    yield figure(half ? 0.5 : 1, null, text, unit.toLowerCase() as TimeUnit);
  for (const [text, unit = ''] of source.matchAll(/\b(decade|centur)/gi))
    yield figure(unit.toLowerCase() === 'decade' ? 10 : 100, null, text, 'year');
  for (const [text, quarter] of source.matchAll(/\bQ([1-4])\b/g)) yield figure(Number(quarter), null, text);
}

/** Sizes and bits within names: MathForm-8B, HP-Image-40K, INT4, 8xH100. */
function* scaledNames(source: string): Generator<Figure> {
  for (const [text, digits = '', scale = ''] of source.matchAll(
    /(?<=[A-Za-z][\w.]*-)(\d+(?:\.\d+)?)([KMBT])\b/gi,
  )) {
    const factor = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[scale.toLowerCase()] ?? 1;
    yield figure(Number((Number(digits) * factor).toPrecision(12)), null, text);
  }
  for (const [text, digits = ''] of source.matchAll(
    /(?:\b(?:u?int|[bt]?fp?|nf|mxfp|w)|(?<=\bw\d{1,2})a)-?(\d{1,2})(?![\d.])/gi,
  ))
    yield figure(Number(digits), 'bit', text);
}
