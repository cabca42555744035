// Numerals as Korean, Japanese and Chinese write them, as digits: 1억 2500만, 36万7千, 삼차원, 두 배, 三分之一, 절반.

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
const KOREAN_SIGNS = '일이삼사오육칠팔구십백천만억조';
const HAN_SIGNS = '零〇一二两兩三四五六七八九十百千万萬亿億兆';

/** As things are counted: 두 배, 열두 명. One is left out: 한 is also "a". */
const KOREAN_TENS: Readonly<Record<string, number>> = {
  열: 10,
  스물: 20,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
};
const KOREAN_ONES: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
};

/** 배 is also the beginning of other words; behind a number these are the likely ones. */
export const NOT_TIMES = '치경우포열터너분제송려출합양';

const KOREAN_MEASURE = `차원|배(?![${NOT_TIMES}])|퍼센트|프로(?![그젝세토파필])|비트|시간|개월`;
const KOREAN_COUNTER = `${KOREAN_MEASURE}|개|명|장|대|건|편|년|종|쌍|층|달러|원|토큰|단어|문장|이미지|표본|샘플`;
const HAN_MEASURE =
  '倍|成(?![分为員员果功本就立])|割(?!合)|维|維|次元|%|パーセント|ビット|比特|小时|時間|个月|か月|ヶ月|天|年|月|人|枚|张|張|台|层|層';
const HAN_COUNTER = `${HAN_MEASURE}|個|个|名|件|篇|条|種|种|款|美元|トークン|词|語`;

/** What is only counted on fingers may be the writer's own count: it is marked, with what is counted, and judged mildly. */
export const SOFT = '\uE000';
const SOFT_COUNT =
  /(?<![가-힣\d])(두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?=\s?(?:가지|개의|개|종의|종류의)?\s?(?:주요 |핵심 |서로 다른 |다양한 )?([가-힣]{2,4}))/g;
const HAN_SOFT_COUNT =
  /(?<![第一-龥\d])([两兩二三四五六七八九十])(?=(?:个|個|种|種|类|つの|つ|項)?(阶段|段階|数据集|データ|任务|タスク|基准|ベンチ|模型|モデル|模块|モジュ|语言|言語))/g;

/** What is counted, in the words of sources. */
export const COUNTED: readonly (readonly [RegExp, RegExp])[] = [
  [/단계|阶段|段階/, /stage|step|phase/],
  [/데이터|数据集|データ/, /data ?set|corpora|corpus/],
  [/벤치|基准|ベンチ/, /benchmark/],
  [/과제|작업|태스크|任务|タスク/, /task/],
  [/모델|模型|モデル/, /model|llm/],
  [/모듈|模块|モジュ/, /module/],
  [/언어|语言|言語/, /language/],
  [/유형|종류|범주/, /type|kind|categor/],
];
const HARD_COUNTER = `\\s?(?:배(?![${NOT_TIMES}])|달(?!러)|시간|명)|\\s(?:장|대|층|해|주|쪽|쌍)(?![가-힣]{2})`;

const LITERAL = '\\d[\\d,]*(?:\\.\\d+)?';
const COMPOSITE = new RegExp(
  `${LITERAL}[${SCALE_SIGNS}]+(?: ?${LITERAL}[${SCALE_SIGNS}]+)*(?:${LITERAL}(?![\\dA-Za-z.,]|[년年月월])| ${LITERAL}(?![\\dA-Za-z.,]|[년年月월]))?`,
  'g',
);

/** The text with every numeral that isn't plain digits and one scale in digits; what is vague (수십, 几百, 十数) stays. */
export function eastAsianToDigits(text: string): string {
  return (
    text
      // Somebody else, and no figure.
      .replace(/제 ?3자|第三(?:者|方)|第3者/g, '')
      .replace(COMPOSITE, (found) => composed(found) ?? found)
      .replace(
        new RegExp(`(?<![가-힣\\d])([${KOREAN_SIGNS}]{2,})(?=\\s?(?:${KOREAN_COUNTER}))`, 'g'),
        numeral,
      )
      .replace(
        new RegExp(`(?<![가-힣\\d])([${KOREAN_SIGNS}])(?=\\s?(?:차원|분의|배(?![${NOT_TIMES}])))`, 'g'),
        numeral,
      )
      .replace(
        new RegExp(`(?<=[\\d${KOREAN_SIGNS}] ?분의 ?)([${KOREAN_SIGNS}])(?![가-힣]*[다])`, 'g'),
        numeral,
      )
      .replace(
        /(?:[\d.]+|[零〇一二两兩三四五六七八九十百千]+)分[之の] ?(?:[\d.]+|[零〇一二两兩三四五六七八九十]+)/g,
        hanFraction,
      )
      .replace(
        new RegExp(`(?<![几幾数數${HAN_SIGNS}\\d])([${HAN_SIGNS}]{2,})(?=\\s?(?:${HAN_COUNTER}))`, 'g'),
        numeral,
      )
      .replace(
        new RegExp(
          `(?<![第几幾数數${HAN_SIGNS}\\d])([二两兩三四五六七八九十百千])(?=\\s?(?:${HAN_MEASURE}))`,
          'g',
        ),
        numeral,
      )
      .replace(/(\d+) ?분의 ?(\d+)/g, '$2/$1')
      .replace(koreanCount(HARD_COUNTER), (_, ...words) => counted(words))
      .replace(SOFT_COUNT, (word, _, thing) => softly(word, counted([word]), thing))
      .replace(HAN_SOFT_COUNT, (word, _, thing) => softly(word, numeral(word), thing))
      .replace(
        /(?<=(?:提高|提升|增加|增长|快|多|翻)了?)[一1]倍|翻倍|翻番|加倍|倍增(?!器)|갑절|곱절|(?<![\d.])倍(?=に|の[^のと])/g,
        '2倍',
      )
      .replace(/절반|(?<![가-힣])반(?=으로|값|감[되하시])|半分|一半|半数|半減|减半|减少一半|半額/g, ' 1/2 ')
  );
}

function koreanCount(counter: string): RegExp {
  const tens = Object.keys(KOREAN_TENS).join('|');
  const ones = Object.keys(KOREAN_ONES).join('|');
  const alone = ones.replace('한|', '');
  return new RegExp(`(?<![가-힣\\d])(?:(${tens})(${ones})?|(${alone}))(?=${counter})`, 'g');
}

function softly(word: string, value: string, thing: string): string {
  return COUNTED.some(([name]) => name.test(thing)) ? `${SOFT}${value}` : word;
}

function counted(words: readonly unknown[]): string {
  const amountOf = (word: unknown) => KOREAN_TENS[String(word)] ?? KOREAN_ONES[String(word)] ?? 0;
  return String(words.slice(0, 3).reduce((sum: number, word) => sum + amountOf(word), 0));
}

/** 三分之一 is 1/3, 百分之二十 is 20%. */
function hanFraction(found: string): string {
  const [below = '', above = ''] = found
    .split(/分[之の] ?/)
    .map((part) => (/\d/.test(part) ? part : numeral(part)));
  return below === '100' ? `${above}%` : ` ${above}/${below} `;
}

/** 二十五, 삼백만; 二〇二四 by its places. */
function numeral(word: string): string {
  const hasScale = [...word].some((sign) => sign in SMALL || sign in BIG);
  return hasScale ? String(sum([...word])) : [...word].map((sign) => DIGITS[sign]).join('');
}

/** Null where it is no numeral as a whole, or one that stands as it is: digits and one scale. */
function composed(found: string): string | null {
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
