// The day that a heading or front matter of somebody else's digest names, in any of the usual forms.
import type { Day } from '../../model/day.ts';
import { readDay } from '../../model/day-text.ts';
import { presentOf } from '../../model/present.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const DATES = [
  /(?<!\d)\d{4}\s*[-./年년]\s*\d{1,2}\s*[-./月월]\s*\d{1,2}(?!\d)/,
  new RegExp(`(?<![a-z])${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}(?!\\d)`, 'i'),
  new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?: of)?\\s+${MONTH},?\\s+\\d{4}(?!\\d)`, 'i'),
];

/** Null where no date stands in it that exists; longer lines are none that name one. */
export function dayNamed(text: string): Day | null {
  const plain = text.slice(0, 300).normalize('NFKC');
  for (const form of DATES) {
    const found = form.exec(plain)?.[0];
    // All of these tell their year, so that it doesn't matter what today is.
    const date = found === undefined ? null : readDay(found, presentOf('9999-12-31' as Day));
    if (date !== null) return date;
  }
  return null;
}

export function dayOfFrontMatter(frontMatter: string): Day | null {
  const date = /^(?:date|day|published|날짜|日付|日期)\s*:\s*(.*)$/im.exec(frontMatter)?.[1];
  return date === undefined ? null : dayNamed(date);
}
