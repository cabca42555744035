// What a source says without digits, or within names: two, twice, a third, half a million, May, an order of magnitude, MathForm-8B.
import { CARDINAL, SCALES, VALUES } from './english-numbers.ts';
import { type Figure, loneFigure, type TimeUnit, timeAfter } from './figure.ts';
import { fractions, multiples } from './ratio-words.ts';

const SCALE = Object.keys(SCALES).join('|');
const NUMERAL = new RegExp(
  `\\b(?:(?:a|half a|${CARDINAL}|${SCALE})[\\s-]+(?:and )?)*(?:${CARDINAL}|${SCALE})\\b`,
  'gi',
);

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Figures in words, beside those in digits; each may be read in more than one way, and each of these counts. */
export function figuresInWords(source: string): Figure[] {
  return [
    ...eachWord(source),
    ...numerals(source),
    ...myriads(source),
    ...multiples(source),
    ...fractions(source),
    ...dates(source),
    ...spans(source),
    ...scaledNames(source),
  ];
}

function* eachWord(source: string): Generator<Figure> {
  for (const { 0: word, index } of source.matchAll(/[A-Za-z]+/g)) {
    const value = VALUES.get(word.toLowerCase().replace(/(?<=pair|triplet|double)s$/, ''));
    if (value === undefined) continue;
    const tail = source.slice(index + word.length);
    const unit = /^[\s-]?dimension/i.test(tail)
      ? 'd'
      : /^[\s-]?bits?\b/i.test(tail)
        ? 'bit'
        : /^[\s-]?percent/i.test(tail)
          ? '%'
          : null;
    const after =
      /^\s([A-Za-z]+)/
        .exec(tail)?.[1]
        ?.toLowerCase()
        .replace(/(?<=[a-z]{2})s$/, '') ?? '';
    const before = /([A-Za-z][\w-]*)\s$/.exec(source.slice(Math.max(0, index - 40), index))?.[1] ?? '';
    const near =
      tail
        .slice(0, 40)
        .toLowerCase()
        .split(/[.;:()]/)[0] ?? '';
    yield { ...loneFigure(value, unit, word, timeAfter(tail)), before, after, near };
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
    yield loneFigure(total + section, null, found, timeAfter(source.slice(index + found.length)));
  }
}

/** Millions, tens of thousands: vague, but a summary may say 백만. */
function* myriads(source: string): Generator<Figure> {
  for (const [text, tens, scale = ''] of source.matchAll(
    /\b(?:(tens|hundreds) of )?(hundred|thousand|million|billion|trillion)s\b/gi,
  )) {
    const factor = { tens: 10, hundreds: 100 }[tens?.toLowerCase() ?? ''] ?? 1;
    yield loneFigure(factor * (SCALES[scale.toLowerCase()] ?? 1), null, text);
  }
}

/** May 2024, 2024-05-03. */
function* dates(source: string): Generator<Figure> {
  const month =
    'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
  for (const [text] of source.matchAll(new RegExp(`\\b(?:${month})\\b`, 'g')))
    yield loneFigure(MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1, 'month', text);
  for (const [text, inYear, year] of source.matchAll(/\b(\d{1,2})[-/.]((?:19|20)\d\d)\b/g)) {
    yield loneFigure(Number(year), null, text);
    yield loneFigure(Number(inYear), 'month', text);
  }
  for (const [text, year, inYear, day] of source.matchAll(
    /\b((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b/g,
  )) {
    yield loneFigure(Number(year), null, text);
    yield loneFigure(Number(inYear), 'month', text);
    if (day !== undefined) yield loneFigure(Number(day), null, text);
  }
}

/** An hour, half a day, a decade, Q3. */
function* spans(source: string): Generator<Figure> {
  for (const [text, half, unit = ''] of source.matchAll(
    /\b(half )?(?:an?|one|each|every|per|within) (second|minute|hour|day|week|month|year)\b/gi,
  ))
    yield loneFigure(half ? 0.5 : 1, null, text, unit.toLowerCase() as TimeUnit);
  for (const [text, unit = ''] of source.matchAll(/\b(hour|dai|week|month|year)ly\b/gi))
    yield loneFigure(1, null, text, (unit.toLowerCase() === 'dai' ? 'day' : unit.toLowerCase()) as TimeUnit);
  for (const [text, unit = ''] of source.matchAll(/\b(decade|centur)/gi))
    yield loneFigure(unit.toLowerCase() === 'decade' ? 10 : 100, null, text, 'year');
  for (const [text, quarter] of source.matchAll(/\bQ([1-4])\b/g))
    yield loneFigure(Number(quarter), null, text);
}

/** Sizes and bits within names: MathForm-8B, HP-Image-40K, INT4, 8xH100. */
function* scaledNames(source: string): Generator<Figure> {
  for (const [text, digits = '', scale = ''] of source.matchAll(
    /(?<=[A-Za-z][\w.]*-)(\d+(?:\.\d+)?)([KMBT])\b/gi,
  )) {
    yield loneFigure(Number((Number(digits) * scaleOf(scale)).toPrecision(12)), null, text);
  }
  for (const [text, digits = ''] of source.matchAll(
    /(?:\b(?:u?int|[bt]?fp?|nf|mxfp|w)|(?<=\bw\d{1,2})a)-?(\d{1,2})(?![\d.])/gi,
  ))
    yield loneFigure(Number(digits), 'bit', text);
}

function scaleOf(letter: string): number {
  return { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[letter.toLowerCase()] ?? 1;
}
