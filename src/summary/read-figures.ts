// Finds the figures of a text: digits with their scales and units, in Latin and East Asian writing, and names that hold digits.
import { NOT_TIMES, SOFT } from './east-asian-counts.ts';
import { eastAsianToDigits } from './east-asian-figures.ts';
import { type Amount, type Figure, plainAmount, timeAfter } from './figure.ts';

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
  억: 1e8,
  亿: 1e8,
  億: 1e8,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
  조: 1e12,
  兆: 1e12,
};

/** A run of Latin letters, digits and what may stand between them; Hangul and Han end it. */
const WORD = /[A-Za-z0-9][A-Za-z0-9.,%×'@+*/:~–-]*/g;
const NUMBER = /^(\d+(?:\.\d+)?)([A-Za-z%×]*)$/;

/** What may follow a number, at once or after a space or hyphen: a scale, then a unit. */
const LATIN_SCALE = /^[\s-]?(thousand|million|billion|trillion)s?(?![a-z])/i;
/** At once; and not as the beginning of another word, as in 3조건. */
const EAST_ASIAN_SCALE =
  /^(만(?!족|점|약|들)|억(?!제)|조(?!건|합|각|명|직|정|치|금|사|교|회|기)|천(?!연|체|장)|万|萬|亿|億|千|兆)/;
const UNIT = new RegExp(
  `^[\\s-]?(%|percent|퍼센트|프로(?![그젝세토파필])|パーセント|パー|个百分点|百分点|times\\b|x\\b|×|folds?\\b|bits?\\b|dim(?:s|ension|ensions|ensional)?\\b|(?<=-)d\\b|차원|次元|维|維|배(?![${NOT_TIMES}])|비트|ビット|比特|倍|成(?![分为員员果功本就立])|割(?!合))`,
  'i',
);
const MONTH = /^\s?[월月](?![간요말])/;

/** Only about, or more: 약 6200만, 100여 개, 近30万. */
const ABOUT_BEFORE =
  /(?:약|대략|거의|(?:^|\s)근|近|约|約|およそ|ほぼ|大约|about|roughly|around|nearly|almost|~)\s*$/;
const ABOUT_AFTER =
  /^\s?[가-힣一-龥]{0,3}?\s?(?:여(?=\s|[가-힣])|余|餘|가량|정도|쯤|左右|ほど|程度|多(?=[个種种名]))/;

/** The figures, and the text that they were found in: plain, and with numerals in digits. */
export function figuresIn(text: string): { readonly figures: Figure[]; readonly source: string } {
  const source = eastAsianToDigits(plain(text));
  const figures = [...source.matchAll(WORD)].flatMap(({ 0: found, index }): Figure[] => {
    if (!/\d/.test(found)) return [];
    const [head, tail] = [source.slice(Math.max(0, index - 40), index), source.slice(index + found.length)];
    const before = /([A-Za-z][\w-]*)\s$/.exec(head)?.[1] ?? '';
    const after = /^\s([A-Za-z]+)/.exec(tail)?.[1] ?? '';
    const isSoft = head.endsWith(SOFT);
    const isAbout = ABOUT_BEFORE.test(head) || ABOUT_AFTER.test(tail);
    const near =
      `${found.slice(found.search(/\d[^A-Za-z]*(?=[A-Za-z]|$)/))}${tail}`
        .slice(0, 40)
        .toLowerCase()
        .split(/[.;:()。、，]/)[0] ?? '';
    const product =
      /^\d+(?:[x×]\d+)+/.exec(found)?.[0].replaceAll('x', '×').split('×').sort().join('×') ?? null;
    return readWord(found, tail).map((amount) => ({
      ...amount,
      isSoft,
      product,
      isAbout,
      before,
      near,
      after: singular(after),
    }));
  });
  return { figures, source };
}

/** LaTeX and typographic variants made plain, so that both texts are read alike. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/⁄/g, '/')
    .replace(/(?<=\d)\\?times(?![A-Za-z])/g, '×')
    .replace(/\\times/g, '×')
    .replace(/\\(?:textbf|textit|text|mathbf|mathrm|textsuperscript|emph)\b/g, '')
    .replace(/[\\${}^_]/g, '')
    .replace(/[‐‑‒−]/g, '-')
    .replace(/[〜～]/g, '~')
    .replace(/—/g, ' ')
    .replace(/(?<=\d)\s?[×*]\s?(?=\d)/g, '×')
    .replace(/(?<=\d)\sx\s(?=\d)/g, '×');
}

/** GPT-4o is a name, 2.3-3.6x are two figures, 1,000 is one, 3D-aware is 3D, 4-billion is 4,000,000,000, 8xH100 are 8 of a name. */
function readWord(word: string, tail: string): Amount[] {
  const bare = word.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '').replace(/[.,:'~–+*/@-]+$/, '');
  const fraction = /^(\d{1,3})\/(\d{1,4})$/.exec(bare);
  if (fraction && Number(fraction[1]) < Number(fraction[2]))
    return [plainAmount(Number(fraction[1]) / Number(fraction[2]), 'frac', bare)];
  const parts = bare.split(/[-–~/:@+*,']|(?<=\d)[x×](?=\d)|(?<=^\d{1,4})[x×](?=[A-Z])/);
  const lastNumber = parts.findLastIndex((part) => NUMBER.test(part));
  const rest = parts.slice(lastNumber + 1);
  const following = rest.length > 0 ? `-${rest.join('-')}` : tail;
  return parts.flatMap((part, place): Amount[] => {
    if (!/\d/.test(part)) return [];
    const number = NUMBER.exec(part);
    const before = parts[place - 1] ?? '';
    const named =
      /[A-Za-z]$/.test(before) && !NUMBER.test(before) && !/^(?:to|and|or|by|top|of|vs)$/i.test(before);
    if (!number || named)
      return [plainAmount(null, bareName(/[A-Za-z]/.test(part) ? part : before + part), part)];
    // In 2-3 million and 2.3-3.6x, what follows belongs to both.
    const isLast = place === lastNumber;
    // The 3.1 of Llama 3.1-8B are no billions; 3-5x are both times.
    const others = NUMBER.exec(parts[lastNumber] ?? '')?.[2] ?? '';
    const cling = number[2] || (isLast || others.toLowerCase() in SCALES ? '' : others);
    return [measured(number[1] ?? '', cling, { following, text: part })];
  });
}

interface Place {
  readonly following: string;
  readonly text: string;
}

function measured(digits: string, clinging: string, { following, text }: Place): Amount {
  const suffix = clinging.toLowerCase();
  const scale =
    LATIN_SCALE.exec(following) ??
    (suffix === '' || suffix in SCALES ? EAST_ASIAN_SCALE.exec(following) : null);
  const rest = following.slice(scale?.[0].length ?? 0).replace(/^[여余餘](?=\s?[\p{L}])/u, '');
  const factor = SCALES[suffix] ?? SCALES[scale?.[1]?.toLowerCase() ?? ''] ?? 1;
  const value = Number((Number(digits) * factor).toPrecision(12));
  const unit = UNIT.exec(rest)?.[1];
  const isTenth = unit === '成' || unit === '割';
  const amount = plainAmount(isTenth ? value * 10 : value, null, text);
  if (suffix === '' && !scale && MONTH.test(rest) && value <= 12) return { ...amount, unit: 'month' };
  const own = unitOf(suffix in SCALES ? '' : suffix, unit);
  return {
    ...amount,
    unit: own,
    time: own === null || own === 'h' ? timeAfter(suffix === 'h' ? ' h' : rest) : null,
  };
}

function unitOf(suffix: string, following: string | undefined): string | null {
  const unit = suffix || (following ?? '').toLowerCase();
  if (/^(?:%|percent|퍼센트|프로|パー|个?百分点|成|割)/.test(unit)) return '%';
  if (/^(?:x|×|times|folds?|배|倍)$/.test(unit)) return 'x';
  if (/^(?:bits?|비트|ビット|比特)$/.test(unit)) return 'bit';
  if (/^(?:d|dim(?:s|ension|ensions|ensional)?|차원|次元|维|維)$/.test(unit)) return 'd';
  return /^(?:s|st|nd|rd|th)?$/.test(unit) ? null : singular(unit);
}

/** A100s are A100. */
export function bareName(name: string): string {
  return singular(name.toLowerCase().replace(/[^a-z0-9]/g, '')).replace(/(?<=[a-z]\d+)s$/, '');
}

function singular(word: string): string {
  return word.toLowerCase().replace(/(?<=[a-z]{2})s$/, '');
}
