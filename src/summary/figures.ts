// Figures in a text, in one form whatever the format: 62 million, 6200만 and 62M are one, and so are 2.2x, 2.2 times and 2.2배.

export interface Figure {
  /** Scaled: 62 million is 62,000,000. Null for a figure that is part of a name, such as DINOv2. */
  readonly value: number | null;
  /** `%`, `x`, another unit that clings to the number (3D, 16GB, 4-bit), or a whole name; null where there is none. */
  readonly unit: string | null;
  /** As it stands in the text. */
  readonly text: string;
  /** The Latin words on both sides, empty where there are none. */
  readonly before: string;
  readonly after: string;
}

type Amount = Omit<Figure, 'before' | 'after'>;

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  천: 1e3,
  千: 1e3,
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  m: 1e6,
  million: 1e6,
  백만: 1e6,
  천만: 1e7,
  억: 1e8,
  亿: 1e8,
  億: 1e8,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  십억: 1e9,
  t: 1e12,
  trillion: 1e12,
  조: 1e12,
  兆: 1e12,
};

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['zero'],
    ['one', 'single', 'once', 'first'],
    ['two', 'twice', 'second', 'dual', 'double', 'both', 'pair', 'bi'],
    ['three', 'third', 'triple', 'tri'],
    ['four', 'fourth', 'quadruple'],
    ['five', 'fifth'],
    ['six', 'sixth'],
    ['seven', 'seventh'],
    ['eight', 'eighth'],
    ['nine', 'ninth'],
    ['ten', 'tenth'],
    ['eleven'],
    ['twelve', 'dozen'],
    ['thirteen'],
    ['fourteen'],
    ['fifteen'],
    ['sixteen'],
    ['seventeen'],
    ['eighteen'],
    ['nineteen'],
    ['twenty'],
  ].flatMap((words, value) => words.map((word) => [word, value])),
);

/** A run of Latin letters, digits and what may stand between them; Hangul and Han end it. */
const WORD = /[A-Za-z0-9][A-Za-z0-9.,%×'@+*/:~–-]*/g;
const NUMBER = /^(\d+(?:\.\d+)?)([A-Za-z%×]*)$/;

/** What may follow a number, at once or after a space or hyphen: a scale, then a unit. */
const FOLLOWS =
  /^[\s-]?(thousand|million|billion|trillion|천만|백만|십억|만|억|조|천|万|萬|亿|億|千|兆)?s?[\s-]?(%|percent|퍼센트|times\b|x\b|×|folds?\b|bits?\b|배(?![치경우포열터너])|비트|倍)?/i;

/** Every figure of a text. Number words count as figures where `words` is set: a source may say "two" for 2. */
export function findFigures(text: string, { words = false } = {}): Figure[] {
  const source = plain(text);
  return [...source.matchAll(WORD)].flatMap(({ 0: found, index }): Figure[] => {
    const [head, tail] = [source.slice(0, index), source.slice(index + found.length)];
    const amounts = /\d/.test(found) ? readWord(found, tail) : words ? readNumberWords(found) : [];
    const before = /([A-Za-z][\w-]*)\s$/.exec(head)?.[1] ?? '';
    const after = /^\s([A-Za-z]+)/.exec(tail)?.[1] ?? '';
    return amounts.map((amount) => ({ ...amount, before, after: singular(after) }));
  });
}

/** The figures of `summary` that stand nowhere in `source`, or only in another place: "2D scenes" where the source has 3D scenes. */
export function inventedFigures(summary: string, source: string): Figure[] {
  const known = findFigures(source, { words: true });
  return findFigures(summary).filter((figure) => {
    const same = known.filter((each) => isSame(figure, each));
    const rivals = known.filter((each) => isInPlaceOf(figure, each));
    return same.length === 0 || (rivals.length > 0 && !rivals.some((rival) => isSame(figure, rival)));
  });
}

/** A number without a unit may have been given one, and the other way round, where it is no everyday number. */
function isSame(a: Amount, b: Amount): boolean {
  if (a.value !== b.value) return false;
  if (a.unit === b.unit) return true;
  const telling = a.value !== null && String(a.value).replace(/\D/g, '').length > 1;
  return telling && (a.unit === null || b.unit === null);
}

/** Whether both stand before the same thing, or behind the same name, so that they should agree. */
function isInPlaceOf(figure: Figure, other: Figure): boolean {
  if (figure.value === null || other.value === null || figure.unit !== other.unit) return false;
  const sameThing = figure.unit !== null && figure.after !== '' && figure.after === other.after;
  const sameName = figure.unit === null && /[A-Z]/.test(figure.before) && figure.before === other.before;
  return sameThing || sameName;
}

/** LaTeX and typographic variants made plain, so that both texts are read alike. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\d)\\?times(?![A-Za-z])/g, '×')
    .replace(/\\times/g, '×')
    .replace(/\\(?:textbf|textit|text|mathbf|mathrm|textsuperscript|emph)\b/g, '')
    .replace(/[\\${}^_]/g, '')
    .replace(/[‐‑‒−]/g, '-')
    .replace(/—/g, ' ');
}

/** GPT-4o is a name, 2.3-3.6x are two figures, 1,000 is one, 3D-aware is 3D, 4-billion is 4,000,000,000. */
function readWord(word: string, tail: string): Amount[] {
  const bare = word.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').replace(/[.,:'~–+*/@-]+$/, '');
  const parts = bare.split(/[-–~/:@+*,']/);
  const lastNumber = parts.findLastIndex((part) => NUMBER.test(part));
  const rest = parts.slice(lastNumber + 1);
  const [, scale, unit] = FOLLOWS.exec(rest.length > 0 ? `-${rest.join('-')}` : tail) ?? [];
  return parts.flatMap((part, place): Amount[] => {
    if (!/\d/.test(part)) return [];
    const number = NUMBER.exec(part);
    const before = parts[place - 1] ?? '';
    const named = /[A-Za-z]$/.test(before) && !/^(?:to|and|or|by|top|of|vs)$/i.test(before);
    if (!number || named)
      return [{ value: null, unit: bareName(/[A-Za-z]/.test(part) ? part : before + part), text: part }];
    // In 2-3 million and 2.3-3.6x, what follows belongs to both.
    return [
      measured(number, { scale, unit: place === lastNumber || !number[2] ? unit : undefined, text: part }),
    ];
  });
}

interface Following {
  readonly scale: string | undefined;
  readonly unit: string | undefined;
  readonly text: string;
}

function measured([, digits = '', clinging = '']: RegExpExecArray, { scale, unit, text }: Following): Amount {
  const suffix = clinging.toLowerCase();
  const factor = SCALES[suffix] ?? SCALES[scale?.toLowerCase() ?? ''] ?? 1;
  const value = Number((Number(digits) * factor).toPrecision(12));
  return { value, unit: unitOf(suffix in SCALES ? '' : suffix, unit), text };
}

function unitOf(suffix: string, following: string | undefined): string | null {
  const unit = suffix || (following ?? '').toLowerCase();
  if (/^(?:%|percent|퍼센트)/.test(unit)) return '%';
  if (/^(?:x|×|times|folds?|배|倍)$/.test(unit)) return 'x';
  if (/^(?:bits?|비트)$/.test(unit)) return 'bit';
  return /^(?:s|st|nd|rd|th)?$/.test(unit) ? null : singular(unit);
}

function readNumberWords(word: string): Amount[] {
  const parts = word.toLowerCase().split(/[-–/]/);
  return parts.flatMap((part, place): Amount[] => {
    const value = WORDS[part.replace(/[.,:']+$/, '')];
    const unit = /^dimension/.test(parts[place + 1] ?? '') ? 'd' : null;
    return value === undefined ? [] : [{ value, unit, text: part }];
  });
}

function bareName(name: string): string {
  return singular(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

function singular(word: string): string {
  return word.toLowerCase().replace(/(?<=[a-z]{2})s$/, '');
}
