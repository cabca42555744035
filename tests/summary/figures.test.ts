// Figures are the same whatever their format, and another figure is another figure.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures, inventedFigures } from '../../src/summary/figures.ts';

const invented = (summary: string, source: string) =>
  inventedFigures(summary, source).map(({ text }) => text);

describe('the same figure', () => {
  it.each([
    ['약 6200만 개의 이미지', 'about 62 million images'],
    ['6천만 장', '60M images'],
    ['2.2배 빠르다', 'a 2.2x speedup'],
    ['2.3배에서 3.6배', 'from 2.3-3.6x'],
    ['최대 23% 향상', 'up to 23\\% higher'],
    ['23퍼센트', '23 percent'],
    ['70억 매개변수', 'a 7B model'],
    ['12,500개', '12500 pairs'],
    ['8개 데이터셋', 'eight datasets'],
    ['2단계 방법', 'a two-stage method'],
    ['3D 장면', 'three-dimensional scenes'],
    ['4비트 양자화', '4-bit quantization'],
    ['GPT-4o를 쓴다', 'using GPT-4o'],
    ['DINOv2 인코더', 'the DINOv2 encoder'],
    ['13.7배', 'a $13.7\\times$ speedup'],
    ['95% 절감', 'reduces computation by 95%'],
    ['MMLU에서 89.3점', 'an MMLU of 89.3%'],
    ['4-billion parameters', '4B parameters'],
    ['1.3조 토큰', '1.3 trillion tokens'],
    ['９５％', '95%'],
  ])('%s = %s', (summary, source) => {
    expect(invented(summary, source)).toEqual([]);
  });
});

describe('another figure', () => {
  it.each([
    ['620만 개', '62 million images', ['620']],
    ['2.5배', 'a 2.2x speedup', ['2.5']],
    ['24%', '23% higher', ['24%']],
    ['2D scenes', '3D scenes, with 2 heads', ['2D']],
    ['GPT-5', 'GPT-4 and 5 others', ['5']],
    ['DINOv3', 'DINOv2, 3 times', ['DINOv3']],
    ['Gemma 2 is small', 'Gemma 3 with 2 parts', ['2']],
    ['8-bit weights', '4-bit weights on 8 devices', ['8']],
    ['70B', '7B', ['70B']],
  ])('%s is not in: %s', (summary, source, expected) => {
    expect(invented(summary, source)).toEqual(expected);
  });
});

describe('no figure', () => {
  it.each(['세 가지 방법', 'two stages', '그는 만 개의 논문을 읽었다', ''])('%s', (text) => {
    expect(findFigures(text)).toEqual([]);
  });
});

describe('pairs of what a summary says and its abstract', () => {
  const lines = readFileSync(join(import.meta.dirname, 'figure-pairs.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);

  it('are right or wrong, as many of each kind as there are ways to write figures', () => {
    const misjudged = lines.filter((line) => {
      const [says = '', source = '', verdict] = line.split('\t');
      return invented(says, source).length > 0 !== (verdict === 'wrong');
    });
    expect(misjudged).toEqual([]);
    expect(lines.length).toBeGreaterThan(300);
  });
});

describe('any text', () => {
  it('is read without an error, and in no time', () => {
    const unit = fc.constantFrom(
      ...'0123456789,.만억천백십삼두배분의一三十百万倍分之x×%-~/ ',
      'half ',
      'a ',
      'hundred ',
      'and ',
      ' of ',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 400 }),
        fc.string({ unit, maxLength: 400 }),
        (says, source) => {
          expect(Array.isArray(inventedFigures(says, source))).toBe(true);
        },
      ),
    );
    for (const piece of ['a half ', '1억 ', 'one hundred and ', '1-', '십', '두 ', '一', '3분의 '])
      expect(inventedFigures(piece.repeat(600), piece.repeat(600))).toEqual([]);
  });
});

/** 12,345 with a sign for each myriad, digits within: 1만 2345. */
function inMyriads(value: number, [man, eok, jo]: readonly [string, string, string], gap: string): string {
  const parts = [jo, eok, man, ''].map(
    (sign, place) => [Math.floor(value / 10_000 ** (3 - place)) % 10_000, sign] as const,
  );
  const said = parts.filter(([amount]) => amount > 0);
  // Fewer than three digits at the end would be a figure of their own.
  const last = said.at(-1);
  const isLoose = said.length > 1 && last?.[1] === '' && last[0] < 100;
  return said.map(([amount, sign]) => `${amount}${sign}`).join(isLoose ? '' : gap);
}

/** 12,345 in signs alone: 一万二千三百四十五. */
function inSigns(
  value: number,
  digits: string,
  [ten, hundred, thousand]: readonly string[],
  myriads: readonly string[],
): string {
  const section = (part: number) =>
    [1000, 100, 10, 1]
      .map(
        (scale, place) => [Math.floor(part / scale) % 10, [thousand, hundred, ten, ''][place] ?? ''] as const,
      )
      .filter(([digit]) => digit > 0)
      .map(([digit, sign]) => (digit === 1 && sign !== '' ? sign : `${digits[digit]}${sign}`))
      .join('');
  return [...myriads, '']
    .map((sign, place) => [Math.floor(value / 10_000 ** (myriads.length - place)) % 10_000, sign] as const)
    .filter(([part]) => part > 0)
    .map(([part, sign]) => `${section(part)}${sign}`)
    .join('');
}

const WRITTEN: readonly (readonly [string, (value: number) => string])[] = [
  ['Korean', (value) => `${inMyriads(value, ['만', '억', '조'], ' ')} 개`],
  ['Korean without spaces', (value) => `${inMyriads(value, ['만', '억', '조'], '')}개`],
  ['Japanese', (value) => `${inMyriads(value, ['万', '億', '兆'], '')}件`],
  ['Chinese', (value) => `${inMyriads(value, ['万', '亿', '兆'], '')}个`],
  [
    'Korean in words',
    (value) => `${inSigns(value, '영일이삼사오육칠팔구', ['십', '백', '천'], ['조', '억', '만'])} 개`,
  ],
  [
    'Chinese in signs',
    (value) => `${inSigns(value, '零一二三四五六七八九', ['十', '百', '千'], ['兆', '亿', '万'])}个`,
  ],
  ['digits', (value) => `${value.toLocaleString('en')}개`],
];

describe('a number', () => {
  it.each(WRITTEN)('in %s is itself, and no other', (_, write) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 21, max: 9_999_999_999 }),
        fc.integer({ min: 1, max: 1_000 }),
        (value, by) => {
          expect([write(value), invented(write(value), `${value.toLocaleString('en')} samples`)]).toEqual([
            write(value),
            [],
          ]);
          expect(invented(write(value), `${(value + by).toLocaleString('en')} samples`)).not.toEqual([]);
        },
      ),
    );
  });
});
