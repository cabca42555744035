// What Korean, Japanese and Chinese count with words of their own: 두 배, 열두 명, 세 번째, 이틀; and what may be the writer's own count.

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

const HARD_COUNTER = `\\s?(?:배(?![${NOT_TIMES}])|달(?!러)|시간|명)|\\s(?:장|대|층|해|주|쪽|쌍)(?![가-힣]{2})`;

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
  [/과제|작업|태스크|任务|タスク/, /task|challenge/],
  [/모델|模型|モデル/, /model|llm/],
  [/모듈|模块|モジュ/, /module/],
  [/언어|语言|言語/, /language/],
  [/유형|종류|범주/, /type|kind|categor/],
  [/구성|요소|컴포넌/, /component|element|part|factor/],
  [/모달리/, /modalit/],
  [/분야|영역|도메인/, /domain|field|area/],
  [/측면|관점/, /aspect|dimension|perspective|facet/],
  [/방법|기법|전략|접근/, /method|technique|strateg|approach/],
  [/능력|역량/, /abilit|capabilit|skill/],
  [/지표/, /metric|measure/],
  [/기준|원칙/, /criteri|principle/],
  [/속성|특성/, /attribute|propert|feature/],
  [/에이전/, /agent/],
  [/전문가/, /expert/],
  [/질문|문항/, /question/],
  [/레이어|계층/, /layer|level/],
  [/브랜치|갈래/, /branch/],
  [/인코더/, /encoder/],
  [/시나리/, /scenario/],
  [/환경/, /environment/],
  [/기여/, /contribution/],
  [/가지(?!\s[가-힣])/, /type|kind|sort|way|categor|form/],
];
const ORDINAL = /(?<![가-힣\d])(두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?번째/g;
const HAN_ORDINAL = /第([二三四五六七八九十])(?=[段阶层次个代世版步轮類类])/g;

/** Spans that have a word of their own. */
const SPANS: Readonly<Record<string, string>> = {
  하루: '1일',
  이틀: '2일',
  사흘: '3일',
  나흘: '4일',
  열흘: '10일',
  보름: '15일',
  일주일: '1주',
  반년: '6개월',
  半年: '6か月',
};
const SPAN = new RegExp(`(?<![가-힣一-龥])(?:${Object.keys(SPANS).join('|')})(?!빨리)`, 'g');

const HAN_VALUES = '〇一二三四五六七八九十';
const HARD_COUNT = koreanCount(HARD_COUNTER);

/** The text with what is counted in digits. */
export function countsToDigits(text: string): string {
  return text
    .replace(SPAN, (word) => SPANS[word] ?? word)
    .replace(ORDINAL, (_, word) => `${SOFT}${counted([word])}번째`)
    .replace(HAN_ORDINAL, (_, word) => `${SOFT}${HAN_VALUES.indexOf(word)}번째 `)
    .replace(HARD_COUNT, (_, ...words) => counted(words))
    .replace(SOFT_COUNT, (word, _, thing) => softly(word, counted([word]), thing))
    .replace(HAN_SOFT_COUNT, (word, _, thing) =>
      softly(word, String(/[两兩]/.test(word) ? 2 : HAN_VALUES.indexOf(word)), thing),
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
