// Whether two figures say the same: half and 50 %, 2배 and 100 % more, 72 hours and three days.
import { type Figure, TIME_UNITS } from './figure.ts';
import { bareName } from './read-figures.ts';

/** Of a summary and its source. In East Asian texts the unit of a count is another word, or none. */
export function isSame(
  figure: Figure,
  known: Figure,
  { isEastAsian }: { readonly isEastAsian: boolean },
): boolean {
  if (figure.value === null || known.value === null)
    return nameOf(figure) === nameOf(known) || (sizeIn(figure) !== null && sizeIn(figure) === sizeIn(known));
  if (isSameShare(figure, known)) return true;
  if (figure.time !== null && known.time !== null && isEastAsian) return isSameTime(figure, known);
  if (!isSameValue(figure, known)) return false;
  if (figure.unit === known.unit) return true;
  // A month of the year, and dimensions, are no mere counts.
  if (figure.unit === 'month' || figure.unit === 'd') return false;
  if (known.unit !== null && known.unit === figure.after) return true;
  if (figure.unit !== null && figure.unit === known.after) return true;
  const hasNone = figure.unit === null || known.unit === null;
  if (!hasNone) return false;
  if (isEastAsian && figure.unit === 'x' && Number.isInteger(figure.value) && isCount(known)) return false;
  if (String(figure.value).replace(/\D/g, '').length > 1) return true;
  // A number without a unit may have been given one where it is no everyday number.
  return isEastAsian && figure.unit === null && !['%', 'x', 'd', 'frac', 'month'].includes(known.unit ?? '');
}

/** Llama 3.1 and Llama-3.1 are one name. */
function nameOf({ value, unit, before, text }: Figure): string | null {
  if (value === null) return unit;
  return unit === null && /^[A-Z]/.test(before) ? bareName(before + text) : null;
}

/** The 7B of Mistral-7B, and of a 7B model. */
function sizeIn({ value, unit, text }: Figure): string | null {
  const [, size] = /^(\d+(?:\.\d+)?[kmbt])$/i.exec(value === null ? (unit ?? '') : text) ?? [];
  return size?.toLowerCase() ?? null;
}

function isSameValue(figure: Figure, known: Figure): boolean {
  const [a, b] = [figure.value ?? 0, known.value ?? 0];
  if (a === b) return true;
  if (!figure.isAbout || b === 0) return false;
  // As exactly as it is given: about 62 million for 62.3 million.
  const digits = String(a)
    .replace(/^0\.0*|\./g, '')
    .replace(/0+$/, '').length;
  return Number(b.toPrecision(Math.max(1, digits))) === a && Math.abs(a - b) <= 0.1 * b;
}

/** Ten models are no tenfold speed. */
function isCount({ after }: Figure): boolean {
  return (
    after !== '' &&
    !/^(?:time|fold|fast|more|less|few|small|large|high|low|speed|great|cheap|better|on|in|with|for|over|by|than|at|and|or|when|while|compared|of|to)/.test(
      after,
    )
  );
}

function isSameTime(figure: Figure, known: Figure): boolean {
  const seconds = ({ value, time }: Figure) => (value ?? 0) * (time ? TIME_UNITS[time] : 1);
  const [a, b] = [seconds(figure), seconds(known)];
  // A month has thirty days, more or less.
  return figure.time === known.time ? isSameValue(figure, known) : Math.abs(a - b) <= 0.03 * b;
}

/** Parts and multiples of a whole, by whatever they are told. */
function isSameShare(figure: Figure, known: Figure): boolean {
  const [a, b] = [ratiosOf(figure), ratiosOf(known)];
  if (figure.unit === known.unit || a.length === 0 || b.length === 0) return false;
  // A third is 33 %.
  const isRough = figure.unit === 'frac' || known.unit === 'frac';
  return a.some((ratio) =>
    b.some((other) => Math.abs(ratio - other) < (isRough ? Math.min(0.004, ratio * 0.03) : 1e-9)),
  );
}

/** A half is 50 %, and "twice as fast" 100 % more, and a third of the cost three times less. */
function ratiosOf({ value, unit, isAbout }: Figure): number[] {
  if (value === null || value === 0 || isAbout) return [];
  if (unit === 'frac') return [value];
  if (unit === '%') return [value / 100, 1 + value / 100];
  if (unit === 'x') return value >= 1 ? [value, 1 / value] : [value];
  return unit === null && value < 1 ? [value] : [];
}
