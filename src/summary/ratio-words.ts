// Multiples and parts as English tells them: twice, tripled, a factor of 3, an order of magnitude, two thirds, one in five.
import { CARDINAL, VALUES } from './english-numbers.ts';
import { type Figure, loneFigure } from './figure.ts';

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

/** Two times, twofold, doubled, a factor of 3, an order of magnitude. */
export function* multiples(source: string): Generator<Figure> {
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
      yield loneFigure(VALUES.get(word.toLowerCase()) ?? Number(word), 'x', text);
  for (const [text, word = ''] of source.matchAll(/\b(twice|doubl|thrice|tripl|trebl|quadrupl)/gi))
    yield loneFigure(MULTIPLES[word.toLowerCase()] ?? 0, 'x', text);
  for (const [text, word = 'one'] of source.matchAll(
    /(?:\b(one|two|three|four|five|an?)[\s-])?orders?[\s-]of[\s-]magnitude/gi,
  ))
    yield loneFigure(10 ** (VALUES.get(word.toLowerCase()) ?? 1), 'x', text);
}

/** One third, three quarters, half, one in five. */
export function* fractions(source: string): Generator<Figure> {
  const part = Object.keys(PARTS).join('|');
  const above = `(?:(a|one|two|three|four|five|six|seven|eight|nine)[\\s-]+)?`;
  for (const [text, word, name = ''] of source.matchAll(
    new RegExp(`\\b${above}(${part})(?:s|d|ves)?\\b`, 'gi'),
  )) {
    const below = PARTS[name.toLowerCase()] ?? 1;
    yield loneFigure((VALUES.get(word?.toLowerCase() ?? 'one') ?? 1) / below, 'frac', text);
  }
  for (const [text] of source.matchAll(/\bhal(?:ving|ves)\b/gi)) yield loneFigure(1 / 2, 'frac', text);
  for (const [text, some = '', all = ''] of source.matchAll(
    new RegExp(`\\b(\\d+|${CARDINAL}) (?:in|out of)(?: every)? (\\d+|${CARDINAL})\\b`, 'gi'),
  )) {
    const amountOf = (word: string) => VALUES.get(word.toLowerCase()) ?? Number(word);
    if (amountOf(all) > 0) yield loneFigure(amountOf(some) / amountOf(all), 'frac', text);
  }
}
