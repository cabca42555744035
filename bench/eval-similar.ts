// npm run eval:similar -- DIR...: whether papers that the same person listed are found as similar, by search's likeness and by taste's features.
import { createLog } from '../src/log.ts';
import { day } from '../src/model/day.ts';
import { openIndex } from '../src/search/open-index.ts';
import { similarPapers } from '../src/search/similar.ts';
import { saveListing } from '../src/store/listings.ts';
import { openStore } from '../src/store/open.ts';
import { likenessRanker } from '../src/taste/likeness.ts';
import { createTaste } from '../src/taste/taste.ts';
import { type Figures, figuresOf, meanFigures } from './taste-figures.ts';
import { readListed } from './taste-trials.ts';

const FEWEST_PAPERS = 5;
const MOST_PAPERS = 149;
const ASKED = 300;
const SHOWN = 15;

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: npm run eval:similar -- DIR...');
const listed = readListed(folders);
const store = await openStore('file::memory:', '/');
for (const [date, papers] of Map.groupBy(listed, (each) => each.date))
  await saveListing(
    store,
    day(date),
    papers.map(({ paper }) => paper),
    0,
  );
const index = await openIndex(store, null);
await index.bringUp();
const taste = createTaste({ store, log: createLog({ level: 'error' }) });
// Counts words first, as a bot that has run for a while has done.
await taste.learned({ kind: 'member', id: 'nobody' });
const people = Map.groupBy(listed, ({ submitter }) => submitter);
const askable = listed.filter(({ submitter }) => {
  const papers = people.get(submitter)?.length ?? 0;
  return submitter !== null && papers >= FEWEST_PAPERS && papers <= MOST_PAPERS;
});
const every = Math.max(1, Math.floor(askable.length / ASKED));
const asked = askable.filter((_, at) => at % every === 0);
const figures = { search: [] as Figures[], taste: [] as Figures[] };
for (const [at, { paper, submitter }] of asked.entries()) {
  const theirs = new Set((people.get(submitter) ?? []).map((each) => each.paper.id));
  for (const [name, rank] of [
    ['search', undefined],
    ['taste', likenessRanker(taste)],
  ] as const) {
    const ids = await similarPapers({ store, index }, paper.id, SHOWN, rank);
    const place = ids.findIndex((id) => theirs.has(id));
    // The first of theirs among as many others as there are before it; none: behind all that are shown.
    const before = place < 0 ? SHOWN : place;
    figures[name].push(
      figuresOf(
        0,
        Array.from({ length: SHOWN }, (_, nth) => (nth < before ? 1 : -1)),
      ),
    );
  }
  if (at % 20 === 0) process.stderr.write(`\r${at}/${asked.length}`);
}
process.stderr.write('\n');
process.stdout.write(
  `${JSON.stringify({ asked: asked.length, search: meanFigures(figures.search), taste: meanFigures(figures.taste) })}\n`,
);
await index.close();
await store.destroy();
