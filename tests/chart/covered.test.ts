// The font that comes with the bot writes the trends of every language but simplified Chinese, whose picture speaks English.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textsOf } from '../../src/chart/chart.ts';
import { missingIn } from '../../src/chart/covered.ts';
import { trendsCharts } from '../../src/discord/views/trends.ts';
import { loadTexts, type Speech } from '../../src/locale/texts.ts';
import { day } from '../../src/model/day.ts';

const FONT = new URL('../fonts/NotoSansKR-Regular.otf', import.meta.resolve('@embedpdf/fonts-kr'));
const missing = missingIn(readFileSync(fileURLToPath(FONT)));

describe('the font', () => {
  it.each(['plain English', 'γ-정규화', '확산 모델', '直近30日の論文動向', 'カタカナ・ひらがな'])(
    'writes %s',
    (text) => expect(missing(text)).toEqual([]),
  );
  it.each(['论文趋势', 'שלום', '🦊', 'हिन्दी'])('does not write %s', (text) =>
    expect(missing(text).length).toBeGreaterThan(0),
  );
});

const TRENDS = {
  from: day('2024-01-01'),
  to: day('2024-01-30'),
  papers: { before: 90, now: 100 },
  rising: [{ forms: ['diffusion'], before: 0.1, now: 0.2 }],
  falling: [{ forms: ['parsing'], before: 0.2, now: 0.1 }],
  liked: [{ forms: ['agents'], before: 0.1, now: 0.5 }],
  voted: 9,
};

function writes(language: string): boolean {
  const shown = (say: Speech) => ({
    trends: TRENDS,
    title: say('trends.title', { period: say('trends.month') }),
  });
  const [own] = trendsCharts(shown, 'dark', { texts: loadTexts(), language });
  return missing(textsOf(own).join('')).length === 0;
}

it.each([
  ['en', true],
  ['ko', true],
  ['ja', true],
  ['zh-TW', true],
  ['zh-CN', false],
])('a picture in %s: %s', (language, isWritten) => expect(writes(language)).toBe(isWritten));
