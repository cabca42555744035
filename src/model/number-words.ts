// Numbers up to ninety-nine that are written out, in English, Korean, Japanese and Chinese, as digits.

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50 };
const ENGLISH_NUMBER = new RegExp(
  `\\b(?:(twenty|thirty|forty|fifty)(?:[ -](${ENGLISH.slice(1, 10).join('|')}))?|(${ENGLISH.join('|')}))\\b`,
  'g',
);

/** As hours are counted: 한 시, 두 시, 열두 시. */
const KOREAN_COUNTED = '영 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두'.split(' ');
const KOREAN_COUNT = new RegExp(`(${KOREAN_COUNTED.toReversed().join('|')})\\s*(?=시|달|주|해)`, 'g');

/** Days that have a word of their own: 사흘 is three. */
const KOREAN_DAYS = ['하루', '이틀', '사흘', '나흘', '닷새', '엿새', '이레', '여드레', '아흐레', '열흘'];
const KOREAN_DAY = new RegExp(KOREAN_DAYS.toReversed().join('|'), 'g');

const HAN_DIGITS: Readonly<Record<string, number>> = digits('零一二三四五六七八九', '〇', '两2', '兩2');
const KOREAN_DIGITS: Readonly<Record<string, number>> = digits('영일이삼사오육칠팔구', '공');

function digits(inOrder: string, zero: string, ...others: string[]): Record<string, number> {
  const counted = [...inOrder].map((digit, value) => [digit, value]);
  return Object.fromEntries([
    ...counted,
    [zero, 0],
    ...others.map(([digit, value]) => [digit, Number(value)]),
  ]);
}

/** Numbers up to ninety-nine that are written out become digits: nine, 아홉 시, 삼십 분, 二十一点, 两. */
export function numbersToDigits(text: string): string {
  return text
    .replace(ENGLISH_NUMBER, (_, tens?: string, one?: string, small?: string) =>
      small === undefined
        ? String((ENGLISH_TENS[tens ?? ''] ?? 0) + Math.max(0, ENGLISH.indexOf(one ?? '')))
        : String(ENGLISH.indexOf(small)),
    )
    .replace(/[석서](?=\s*달)/g, '3')
    .replace(/[넉너](?=\s*달)/g, '4')
    .replace(KOREAN_COUNT, (_, word: string) => String(KOREAN_COUNTED.indexOf(word)))
    .replace(KOREAN_DAY, (word) => `${KOREAN_DAYS.indexOf(word) + 1}일`)
    .replaceAll('보름', '15일')
    .replace(/(?<!\d)[영공일이삼사오육칠팔구십]+(?=\s*(?:시|분|월|일|년|주|개월|분기))/g, (word) =>
      fromTens(word, '십', KOREAN_DIGITS),
    )
    .replace(
      /[〇零一二三四五六七八九十两兩]+(?=\s*[時时点點分刻月日号號天周週年个個かカヶ季四])|(?<=[时時点點])[〇零一二三四五六七八九十]+$/g,
      (word) => fromTens(word, '十', HAN_DIGITS),
    );
}

/** 二十一 is 21, 十 is 10, 二〇 is 20; what is longer is no such number and stays as it is. */
function fromTens(word: string, ten: string, values: Readonly<Record<string, number>>): string {
  const [before = '', after, ...more] = word.split(ten);
  if (more.length > 0 || before.length > (after === undefined ? 4 : 1) || (after ?? '').length > 1)
    return word;
  if (after === undefined) return [...before].map((digit) => values[digit]).join('');
  const tens = before === '' ? 1 : (values[before] ?? 0);
  return String(tens * 10 + (after === '' ? 0 : (values[after] ?? 0)));
}
