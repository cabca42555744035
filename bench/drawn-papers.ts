// As many papers as one likes, drawn from a folder of digests: their words, names and sentences, shuffled.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkdown } from '../src/digest/markdown/read.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import type { Entry } from '../src/model/digest.ts';
import type { Bullet } from '../src/model/summary.ts';
import { seeded } from './random.ts';

export interface DrawnPaper {
  readonly id: string;
  readonly date: Day;
  readonly title: string;
  readonly authors: readonly string[];
  readonly upvotes: number | null;
  readonly bullets: readonly Bullet[];
}

/** Every entry of a folder of digests, each paper once, by its day. */
export function readDigests(folder: string): (Entry & { readonly date: Day })[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^\d{4}[\\/]\d\d[\\/]\d\d\.md$/.test(file),
  );
  const entries = files.sort().flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const { digests } = readMarkdown(source, {
      language: 'ko',
      date: day(file.replace(/\.md$/, '').replaceAll(/[\\/]/g, '-')),
    });
    return digests.flatMap(({ date, entries: papers }) => papers.map((paper) => ({ ...paper, date })));
  });
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** The last day of what is drawn; the papers fill the days before it. */
export const LAST = day('2026-11-20');
const FEWEST_A_DAY = 16;
const MOST_YEARS = 20;

const SYLLABLES = [
  'ra',
  'mo',
  'vi',
  'tex',
  'lu',
  'gen',
  'dra',
  'fi',
  'sol',
  'pho',
  'ne',
  'bri',
  'zu',
  'kal',
  'ti',
  'ver',
];

/** `count` papers, oldest first; the same seed draws the same ones. */
export function* drawPapers(from: readonly Entry[], count: number, seed = 1): Generator<DrawnPaper> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const perDay = Math.max(FEWEST_A_DAY, Math.ceil(count / (MOST_YEARS * 365)));
  const first = addDays(LAST, -Math.ceil(count / perDay));

  const title = () => {
    const [, second = pick(from).title] = pick(from).title.split(': ');
    const [before, after] = [second.split(' '), pick(from).title.split(' ')];
    const words = [
      ...before.slice(0, Math.ceil(before.length / 2)),
      ...after.slice(Math.floor(after.length / 2)),
    ].join(' ');
    const name = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join('');
    const head =
      random() < 0.4
        ? name().replace(/^./, (letter) => letter.toUpperCase())
        : pick(from).title.split(/[: ]/)[0];
    return random() < 0.6 ? `${head}: ${words}` : words;
  };
  const author = () => {
    const name = pick(pick(from).authors) ?? 'Ada Lovelace';
    if (random() < 0.3) return name;
    const other = pick(pick(from).authors) ?? 'Alan Turing';
    return `${name.split(' ')[0]} ${other.split(' ').at(-1)}`;
  };

  for (let place = 0; place < count; place++) {
    const bullets = Array.from({ length: pick(from).summary.bullets.length }, () =>
      pick(pick(from).summary.bullets),
    );
    yield {
      id: `${1000 + Math.floor(place / 100_000)}.${String(place % 100_000).padStart(5, '0')}`,
      date: addDays(first, Math.floor(place / perDay)),
      title: title(),
      authors: [...new Set(Array.from({ length: pick(from).authors.length }, author))],
      upvotes: pick(from).upvotes,
      bullets: bullets.filter(Boolean),
    };
  }
}
