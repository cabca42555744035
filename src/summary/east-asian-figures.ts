// Figures as Korean, Japanese and Chinese write them, as digits that any reader of figures knows: 삼차원, 두 배, 三分之一, 절반.
import { countsToDigits, NOT_TIMES } from './east-asian-counts.ts';
import { COMPOSITE, composed, HAN_SIGNS, KOREAN_SIGNS, numeral } from './east-asian-numerals.ts';

const KOREAN_MEASURE = `차원|배(?![${NOT_TIMES}])|퍼센트|프로(?![그젝세토파필])|비트|시간|개월`;
const KOREAN_COUNTER = `${KOREAN_MEASURE}|개|명|장|대|건|편|년|종|쌍|층|달러|원|토큰|단어|문장|이미지|표본|샘플|매개변수|파라미터|회`;
const HAN_MEASURE =
  '倍|成(?![分为員员果功本就立])|割(?!合)|维|維|次元|%|パーセント|ビット|比特|小时|時間|个月|か月|ヶ月|天|年|月|人|枚|张|張|台|层|層';
const HAN_COUNTER = `${HAN_MEASURE}|個|个|名|件|篇|条|種|种|款|美元|トークン|词|語`;

const KOREAN_NUMERAL = new RegExp(`(?<![가-힣\\d])([${KOREAN_SIGNS}]{2,})(?=\\s?(?:${KOREAN_COUNTER}))`, 'g');
const KOREAN_DIGIT = new RegExp(
  `(?<![가-힣\\d])([${KOREAN_SIGNS}])(?=\\s?(?:차원|분의|배(?![${NOT_TIMES}])))`,
  'g',
);
const KOREAN_PART = new RegExp(`(?<=[\\d${KOREAN_SIGNS}] ?분의 ?)([${KOREAN_SIGNS}])(?![가-힣]*[다])`, 'g');
const HAN_NUMERAL = new RegExp(
  `(?<![几幾数數${HAN_SIGNS}\\d])([${HAN_SIGNS}]{2,})(?=[多余餘]?\\s?(?:${HAN_COUNTER}))`,
  'g',
);
/** Large enough to be nothing else, whatever follows. */
const LARGE_HAN_NUMERAL = new RegExp(
  `(?<![几幾数數${HAN_SIGNS}\\d])(?=[${HAN_SIGNS}]*[万萬亿億兆])([${HAN_SIGNS}]{3,})`,
  'g',
);
const HAN_DIGIT = new RegExp(
  `(?<![第几幾数數${HAN_SIGNS}\\d])([二两兩三四五六七八九十百千])(?=\\s?(?:${HAN_MEASURE}))`,
  'g',
);
const HAN_FRACTION =
  /(?:[\d.]+|[零〇一二两兩三四五六七八九十百千]+)分[之の] ?(?:[\d.]+|[零〇一二两兩三四五六七八九十]+)/g;
const DOUBLE =
  /(?<=(?:提高|提升|增加|增长|快|多|翻)了?)[一1]倍|翻倍|翻番|加倍|倍增(?!器)|갑절|곱절|(?<![\d.])倍(?=に|の[^のと])/g;
const HALF = /절반|(?<![가-힣])반(?=으로|값|감[되하시])|半分|一半|半数|半減|减半|减少一半|半額/g;

/** The text with every numeral that isn't plain digits and one scale in digits; what is vague (수십, 几百, 十数) stays. */
export function eastAsianToDigits(text: string): string {
  const numerals = text
    // Somebody else, and no figure.
    .replace(/제 ?3자|第三(?:者|方)|第3者/g, '')
    .replace(/万亿|萬億|만억/g, '兆')
    .replace(COMPOSITE, (found) => composed(found) ?? found)
    .replace(KOREAN_NUMERAL, numeral)
    .replace(KOREAN_DIGIT, numeral)
    .replace(KOREAN_PART, numeral)
    .replace(HAN_FRACTION, hanFraction)
    .replace(LARGE_HAN_NUMERAL, numeral)
    .replace(HAN_NUMERAL, numeral)
    .replace(HAN_DIGIT, numeral)
    .replace(/(\d+) ?분의 ?(\d+)/g, '$2/$1');
  return countsToDigits(numerals).replace(DOUBLE, '2倍').replace(HALF, ' 1/2 ');
}

/** 三分之一 is 1/3, 百分之二十 is 20%. */
function hanFraction(found: string): string {
  const [below = '', above = ''] = found
    .split(/分[之の] ?/)
    .map((part) => (/\d/.test(part) ? part : numeral(part)));
  return below === '100' ? `${above}%` : ` ${above}/${below} `;
}
