// npm run eval:summaries -- --digests DIR --responses DIR: how well the checks tell right summaries from wrong ones.
import { parseArgs } from 'node:util';
import type { Summary } from '../src/model/summary.ts';
import { checkSummary, type Problem } from '../src/summary/check.ts';
import { findFigures, inventedFigures } from '../src/summary/figures.ts';
import { seeded } from './random.ts';
import { joinPairs, type Pair, readPapers } from './summary-pairs.ts';

/** Each summary is set beside the abstracts of the papers this many places further on. */
const SWAPS = [1, 13, 77, 311] as const;

/** So many flagged summaries can be read by a person. */
const READ = 40;

/** How often each AI summary that has figures is tried with one of them changed. */
const CHANGES = 3;

/** Since June 2024 the archive's summaries were made from whole papers: their figures need not be in the abstract. */
const NOT_JUDGED: readonly Problem[] = ['figure', 'address', 'length'];

const { values } = parseArgs({
  options: {
    digests: { type: 'string', default: '../shared/data/digests-ko' },
    responses: { type: 'string', default: '../shared/data/hf-daily-papers' },
    list: { type: 'boolean', default: false },
    /** Shows some of the Korean summaries with figures that their abstracts lack. */
    figures: { type: 'boolean', default: false },
  },
});

const papers = readPapers(values.responses);
const pairs = joinPairs(values.digests, papers);
const problemsOf = (pair: Pair, paper = pair.paper) =>
  checkSummary(written(pair.summary), paper, 'ko')
    .map(({ problem }) => problem)
    .filter((problem) => !NOT_JUDGED.includes(problem));

const flagged = pairs
  .map((pair) => ({ pair, problems: problemsOf(pair) }))
  .filter(({ problems }) => problems.length > 0);
const swaps = pairs.flatMap((pair, place) =>
  SWAPS.map((by) => problemsOf(pair, (pairs[(place + by) % pairs.length] as Pair).paper)),
);

const random = seeded(1);
let [summaries, falsely, changed, caught] = [0, 0, 0, 0];
for (const { title, abstract, aiSummary } of papers) {
  if (!aiSummary || !abstract) continue;
  summaries++;
  const source = `${title}\n${abstract}`;
  if (inventedFigures(aiSummary, source).length > 0) falsely++;
  else if (findFigures(aiSummary).length > 0) {
    for (let turn = 0; turn < CHANGES; turn++) {
      const wrong = changeFigure(aiSummary, random);
      if (wrong === null) continue;
      changed++;
      if (inventedFigures(wrong, source).length > 0) caught++;
    }
  }
}

const reasons = Map.groupBy(flagged, ({ problems }) => problems.join(' + '));
for (const [reason, of] of reasons)
  process.stderr.write(`${reason}: ${of.length}\n  ${of.map(({ pair }) => pair.id).join(' ')}\n`);
if (values.list)
  for (const { pair, problems } of flagged)
    process.stderr.write(`\n${pair.id} ${problems} ${pair.paper.title}\n${pair.summary}\n`);
/** Most of these figures are of the papers, but not of their abstracts: told apart from what the checks are judged by. */
const hasInvented = (pair: Pair, { title, abstract } = pair.paper) =>
  inventedFigures(pair.summary, `${title}\n${abstract}`);
const korean = pairs.filter((pair) => hasInvented(pair).length > 0);
const koreanSwapped = pairs.filter(
  (pair, place) => hasInvented(pair, (pairs[(place + SWAPS[1]) % pairs.length] as Pair).paper).length > 0,
);
if (values.figures)
  for (const [place, pair] of korean.entries())
    if (place % Math.ceil(korean.length / READ) === 0) tellFigures(pair);

const result = {
  pairs: pairs.length,
  real_flagged: share(flagged.length, pairs.length),
  swapped_flagged: share(swaps.filter((problems) => problems.length > 0).length, swaps.length),
  figures_false: share(falsely, summaries),
  figures_caught: share(caught, changed),
};
const koreanFigures = {
  korean_flagged: share(korean.length, pairs.length),
  korean_swapped_flagged: share(koreanSwapped.length, pairs.length),
};
process.stdout.write(`${JSON.stringify(koreanFigures)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);

function written(text: string): Summary {
  const bullets = text
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ label: null, text: line, depth: 0 as const }));
  return { kind: 'written', by: null, language: 'ko', tldr: null, bullets };
}

/** One digit of one figure made another; null where there is none. */
function changeFigure(text: string, chance: () => number): string | null {
  const digits = [...text.matchAll(/\d/g)];
  const digit = digits[Math.floor(chance() * digits.length)];
  if (!digit) return null;
  const other = (Number(digit[0]) + 1 + Math.floor(chance() * 9)) % 10;
  return text.slice(0, digit.index) + other + text.slice(digit.index + 1);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}

/** Each figure with what is around it, beside all of the abstract's. */
function tellFigures(pair: Pair): void {
  const { title, abstract } = pair.paper;
  const known = findFigures(`${title}\n${abstract}`, { words: true }).map(({ text }) => text);
  const told = hasInvented(pair).map(({ text }) => {
    const at = pair.summary.indexOf(text);
    return at < 0
      ? text
      : `${text} (…${pair.summary.slice(Math.max(0, at - 25), at + text.length + 15).replace(/\n/g, ' ')}…)`;
  });
  process.stderr.write(`\n${pair.id} ${title}\n  ${told.join('\n  ')}\n  abstract: ${known.join(' | ')}\n`);
}
