// Which figures of a summary its source does not have.
import { COUNTED } from './east-asian-counts.ts';
import { ORDINALS } from './english-numbers.ts';
import type { Figure } from './figure.ts';
import { figuresIn } from './read-figures.ts';
import { isSame } from './same-figure.ts';
import { figuresInWords } from './source-figures.ts';

/** Every figure of a text. Number words count as figures where `words` is set: a source may say "two" for 2. */
export function findFigures(text: string, { words = false } = {}): Figure[] {
  const { figures, source } = figuresIn(text);
  const firm = figures.filter(({ isSoft }) => !isSoft);
  return words ? [...firm, ...figuresInWords(source)] : firm;
}

/** The figures of `summary` that stand nowhere in `source`, or only in another place: "2D scenes" where the source has 3D scenes. */
export function inventedFigures(summary: string, source: string): Figure[] {
  const known = findFigures(source, { words: true });
  const isEastAsian = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
    summary,
  );
  return figuresIn(summary).figures.filter((figure) => {
    const same = known.filter((each) => isSame(figure, each, { isEastAsian }));
    if (isOtherProduct(figure, known)) return true;
    if (same.length === 0) return !(figure.isSoft && isOwnCount(figure, known));
    const rivals = known.filter((each) => isInPlaceOf(figure, each));
    return rivals.length > 0 && !rivals.some((rival) => isSame(figure, rival, { isEastAsian }));
  });
}

/** A resolution of 512×256 is none of 512×512, though its parts are. */
function isOtherProduct({ product }: Figure, known: readonly Figure[]): boolean {
  if (product === null) return false;
  const products = known
    .map((each) => each.product)
    .filter((each) => each?.split('×').length === product.split('×').length);
  return products.length > 0 && !products.includes(product);
}

/** What a text tells one after the other its summary may count, unless the text counts the same things otherwise. */
function isOwnCount({ value, near }: Figure, known: readonly Figure[]): boolean {
  if (/^\d+번째/.test(near)) return !known.some(({ text }) => ORDINALS.indexOf(text.toLowerCase()) > 0);
  const things = COUNTED.find(([name]) => name.test(near))?.[1];
  return !known.some(
    (each) =>
      things?.test(nextWords(each.near)) &&
      each.value !== value &&
      each.value !== null &&
      each.value > 1 &&
      each.value < 13,
  );
}

/** Further on begins what is about something else. */
function nextWords(near: string): string {
  return near
    .split(/[\s-]+/)
    .filter((word) => /[a-z]/.test(word))
    .slice(0, 2)
    .join(' ');
}

/** Whether both stand before the same thing, or behind the same name, so that they should agree. */
function isInPlaceOf(figure: Figure, other: Figure): boolean {
  if (figure.value === null || other.value === null || figure.unit !== other.unit) return false;
  const sameThing = figure.unit !== null && figure.after !== '' && figure.after === other.after;
  const sameName = figure.unit === null && /[A-Z]/.test(figure.before) && figure.before === other.before;
  return sameThing || sameName;
}
