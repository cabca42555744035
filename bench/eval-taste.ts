// npm run eval:taste -- DIR...: which paper of a day a person chose, told from what they chose before, beside upvotes and chance.
import { type Described, featuresOf } from '../src/index/features.ts';
import { type Packed, packFeatures, type Vector, type Vocabulary, vectorOf } from '../src/index/vectors.ts';
import { countFeatures } from '../src/index/vocabulary.ts';
import { scoreOf } from '../src/taste/model.ts';
import { trainModel } from '../src/taste/train.ts';
import { chanceOf, seeded } from './random.ts';
import { type Figures, figuresOf, meanFigures } from './taste-figures.ts';
import { type Listed, readListed, type Trial, trialsOf } from './taste-trials.ts';

/** How many papers of earlier days are drawn as passed over, besides those that stood beside the chosen ones. */
const DRAWN = 200;

const folders = process.argv.slice(2).filter((each) => !each.startsWith('--'));
/** What is tuned is tuned on trials before this day alone. */
const before = process.argv.find((each) => each.startsWith('--before='))?.slice('--before='.length);
if (folders.length === 0) throw new Error('usage: npm run eval:taste -- DIR... [--before=DATE]');

const listed = readListed(folders);
const text = remembered((one: Listed) => packFeatures(featuresOf(textOf(one))));
const all = remembered((one: Listed) => packFeatures(featuresOf(allOf(one))));
const days = Map.groupBy(listed, ({ date }) => date);
const trials = trialsOf(listed).filter(({ date }) => before === undefined || date < before);
const chosenText: Figures[] = [];
const chosenAll: Figures[] = [];
for (const [date, ofDay] of Map.groupBy(trials, (trial) => trial.date)) {
  const past = listed.filter((each) => each.date < date);
  for (const [packed, figures] of [
    [text, chosenText],
    [all, chosenAll],
  ] as const) {
    const vectors = vectoriser(await countFeatures(past.map(packed)), packed);
    for (const trial of ofDay) figures.push(await judge(trial, past, vectors));
  }
  process.stderr.write(`\r${date} ${chosenAll.length}/${trials.length}`);
}
process.stderr.write('\n');
// All papers that score the same stand in any order: that is chance, on average.
const line = {
  trials: trials.length,
  people: new Set(trials.map(({ person }) => person)).size,
  text: meanFigures(chosenText),
  all: meanFigures(chosenAll),
  upvotes: meanFigures(trials.map((trial) => order(trial, ({ paper }) => paper.upvotes ?? 0))),
  random: meanFigures(trials.map((trial) => order(trial, () => 0))),
};
process.stdout.write(`${JSON.stringify(line)}\n`);

function textOf({ paper: { title, abstract, keywords } }: Listed): Described {
  return { title, text: abstract ?? '', keywords, authors: [], organization: null };
}

function allOf(one: Listed): Described {
  const { authors, organization } = one.paper;
  return { ...textOf(one), authors, organization };
}

function vectoriser(vocabulary: Vocabulary, packed: (one: Listed) => Packed): (one: Listed) => Vector {
  return remembered((one) => vectorOf(packed(one), vocabulary));
}

function remembered<R>(work: (one: Listed) => R): (one: Listed) => R {
  const known = new Map<Listed, R>();
  return (one) => {
    const result = known.get(one) ?? work(one);
    known.set(one, result);
    return result;
  };
}

async function judge(
  trial: Trial,
  past: readonly Listed[],
  vectors: (one: Listed) => Vector,
): Promise<Figures> {
  const { earlier, person, date } = trial;
  const others = past.filter(({ submitter }) => submitter !== person);
  const beside = new Set(
    earlier.flatMap((each) => days.get(each.date) ?? []).filter((each) => each.submitter !== person),
  );
  const random = seeded(Math.floor(chanceOf(`${person} ${date}`) * 2 ** 32));
  for (let drawn = 0; drawn < DRAWN && others.length > 0; drawn++) {
    const one = others[Math.floor(random() * others.length)];
    if (one) beside.add(one);
  }
  const choices = earlier.map((each) => ({
    of: each.paper.id,
    vector: vectors(each),
    isFor: true,
    at: Date.parse(each.date),
  }));
  const model = await trainModel(choices, [...beside].map(vectors));
  return order(trial, (one) => (model ? scoreOf(model, vectors(one)) : 0));
}

function order({ chosen, candidates }: Trial, score: (one: Listed) => number): Figures {
  return figuresOf(score(chosen), candidates.filter((each) => each !== chosen).map(score));
}
