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
