// The value of a numeral as Korean, Japanese and Chinese write it: 1억 2500만, 36万7千, 이천오백, 二十五, 二〇二四.

const SMALL: Readonly<Record<string, number>> = { 십: 10, 十: 10, 백: 100, 百: 100, 천: 1e3, 千: 1e3 };
const BIG: Readonly<Record<string, number>> = {
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  억: 1e8,
  亿: 1e8,
  億: 1e8,
  조: 1e12,
  兆: 1e12,
};
const SCALE_SIGNS = '십백천만억조十百千万萬亿億兆';

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['영零〇', '일一壱壹', '이二两兩弐', '삼三参', '사四', '오五', '육六', '칠七', '팔八', '구九'].flatMap(
    (signs, value) => [...signs].map((sign) => [sign, value]),
  ),
);
export const KOREAN_SIGNS = '일이삼사오육칠팔구십백천만억조';
export const HAN_SIGNS = '零〇一二两兩三四五六七八九十百千万萬亿億兆';

const LITERAL = '\\d[\\d,]*(?:\\.\\d+)?';
export const COMPOSITE = new RegExp(
  `${LITERAL}[${SCALE_SIGNS}]+(?: ?${LITERAL}[${SCALE_SIGNS}]+)*(?:${LITERAL}(?![\\dA-Za-z.,]|[년年月월])| ${LITERAL}(?![\\dA-Za-z.,]|[년年月월]))?`,
  'g',
);

/** 二十五, 삼백만; 二〇二四 by its places. */
export function numeral(word: string): string {
  const hasScale = [...word].some((sign) => sign in SMALL || sign in BIG);
  return hasScale ? String(sum([...word])) : [...word].map((sign) => DIGITS[sign]).join('');
}

/** Null where it is no numeral as a whole, or one that stands as it is: digits and one scale. */
export function composed(found: string): string | null {
  const parts = found.match(new RegExp(`${LITERAL}[${SCALE_SIGNS}]*`, 'g')) ?? [];
  if (parts.length === 1 && /\d[만억조천万萬亿億兆千]$/.test(parts[0] ?? '')) return null;
  const last = parts.at(-1) ?? '';
  // 70억 8개 are two figures, 3만 500개 is one.
  const isLoose = parts.length > 1 && /^\d{1,2}$/.test(last) && found.endsWith(` ${last}`);
  if (isLoose) return parts.length === 2 ? null : `${sum(parts.slice(0, -1).flatMap(signsOf))} ${last}`;
  const signs = parts.flatMap(signsOf);
  return isFalling(signs) ? String(sum(signs)) : null;
}

/** Whether each scale is smaller than the one before it, within its myriad; 10만 20만 are two figures. */
function isFalling(signs: readonly string[]): boolean {
  let [big, small] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const sign of signs) {
    const [nextSmall, nextBig] = [SMALL[sign], BIG[sign]];
    if (nextSmall !== undefined) {
      if (nextSmall >= small) return false;
      small = nextSmall;
    } else if (nextBig !== undefined) {
      if (nextBig >= big) return false;
      [big, small] = [nextBig, Number.POSITIVE_INFINITY];
    }
  }
  return true;
}

function signsOf(part: string): string[] {
  return part.match(new RegExp(`${LITERAL}|[${SCALE_SIGNS}]`, 'g')) ?? [];
}

/** Digits count what follows them: tens, hundreds and thousands within each myriad. */
function sum(signs: readonly string[]): number {
  let [total, section, digit] = [0, 0, null as number | null];
  for (const sign of signs) {
    const [small, big] = [SMALL[sign], BIG[sign]];
    if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
    } else if (big !== undefined) {
      total += (section + (digit ?? 0) || 1) * big;
      [section, digit] = [0, null];
    } else digit = DIGITS[sign] ?? Number(sign.replaceAll(',', ''));
  }
  return Number((total + section + (digit ?? 0)).toPrecision(12));
}
