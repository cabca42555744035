// npm run bench:taste-servers -- DIR...: simulated servers of members with interests: how good their lists get with their votes, and how fast they follow a change.
import { featuresOf } from '../src/index/features.ts';
import { packFeatures, type Vector, vectorOf } from '../src/index/vectors.ts';
import { countFeatures } from '../src/index/vocabulary.ts';
import { type Model, scoreOf } from '../src/taste/model.ts';
import { FEWEST_CHOICES } from '../src/taste/taste.ts';
import { type Choice, FADING, trainModel } from '../src/taste/train.ts';
import { seeded } from './random.ts';
import { type Listed, readListed } from './taste-trials.ts';

const SERVERS = 10;
const MEMBERS = 20;
const MOST_INTERESTS = 3;

/** The share of votes that are given to any paper. */
const NOISE = 0.2;

/** After so many votes lists are looked at. */
const VOTES = [3, 10, 30] as const;
const LAST_VOTES = 30;

/** After a change of interests, so many more votes are followed. */
const AFTER_CHANGE = 30;

/** Interests are keywords of so many papers; the keywords themselves are hidden from the model. */
const FEWEST_PAPERS = 40;
const MOST_PAPERS = 200;

/** Of so many of the newest days lists are made; votes are given on earlier ones. */
const TEST_DAYS = 20;
const FEWEST_ON_A_DAY = 10;
const BACKGROUND = 200;

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: npm run bench:taste-servers -- DIR...');
const random = seeded(5);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const listed = readListed(folders).filter(({ paper }) => paper.keywords.length > 0);
const days = [...Map.groupBy(listed, ({ date }) => date).values()].filter(
  ({ length }) => length >= FEWEST_ON_A_DAY,
);
const keywordsOf = ({ paper }: Listed) => paper.keywords.map((keyword) => keyword.toLowerCase());
const counts = Map.groupBy(listed.flatMap(keywordsOf), (keyword) => keyword);
const interests = [...counts].filter(([, { length }]) => length >= FEWEST_PAPERS && length <= MOST_PAPERS);
const hidden = new Set(interests.map(([keyword]) => keyword));
const learnedOn = days.slice(0, -TEST_DAYS);
const testedOn = days.slice(-TEST_DAYS);
const packed = new Map(
  listed.map((one) => {
    const { title, abstract, keywords, authors, organization } = one.paper;
    const shown = keywords.filter((keyword) => !hidden.has(keyword.toLowerCase()));
    return [
      one,
      packFeatures(featuresOf({ title, text: abstract ?? '', keywords: shown, authors, organization })),
    ];
  }),
);
const vocabulary = await countFeatures(learnedOn.flat().flatMap((one) => packed.get(one) ?? []));
const vectors = new Map([...packed].map(([one, each]) => [one, vectorOf(each, vocabulary)]));
const vectorFor = (one: Listed) => vectors.get(one) as Vector;
const background = Array.from({ length: BACKGROUND }, () => pick(pick(learnedOn)));

interface Voter {
  interests: ReadonlySet<string>;
  readonly votes: { readonly paper: Listed; readonly day: readonly Listed[] }[];
}

type Score = (one: Listed) => number;

/** Each day a member votes for a paper of their interests, or now and then for any. */
function vote(member: Voter, nth: number): void {
  for (let tries = 0; ; tries++) {
    const day = learnedOn[(nth * 7 + Math.floor(random() * learnedOn.length)) % learnedOn.length] as Listed[];
    const liked = day.filter(
      (one) => isLiked(member, one) && !member.votes.some(({ paper }) => paper === one),
    );
    const isNoise = random() < NOISE;
    if (!isNoise && liked.length === 0 && tries < 1000) continue;
    member.votes.push({ paper: isNoise || liked.length === 0 ? pick(day) : pick(liked), day });
    return;
  }
}

function isLiked({ interests: wanted }: Pick<Voter, 'interests'>, one: Listed): boolean {
  return keywordsOf(one).some((keyword) => wanted.has(keyword));
}

async function modelOf(votes: Voter['votes'], fading: number = FADING.member): Promise<Model | null> {
  if (votes.length < FEWEST_CHOICES) return null;
  const chosen = new Set(votes.map(({ paper }) => paper));
  const passed = new Set(
    [...votes.flatMap(({ day }) => day), ...background].filter((one) => !chosen.has(one)),
  );
  const DAY = 24 * 60 * 60 * 1000;
  const choices = votes.map(
    ({ paper }, at): Choice => ({ of: paper.paper.id, vector: vectorFor(paper), isFor: true, at: at * DAY }),
  );
  return trainModel(choices, [...passed].map(vectorFor), fading);
}

/** Of the days that have any paper of the member's interests, on average: how near the first five come to the best five. */
function quality(member: Pick<Voter, 'interests'>, score: Score): number | null {
  const FIRST = 5;
  const gains = testedOn.flatMap((day) => {
    const liked = day.filter((one) => isLiked(member, one)).length;
    if (liked === 0 || liked === day.length) return [];
    const ranked = day.map((one) => ({ one, by: score(one) })).sort((a, b) => b.by - a.by);
    const gain = (isGood: (at: number) => boolean) =>
      Array.from({ length: Math.min(FIRST, day.length) }, (_, at) =>
        isGood(at) ? 1 / Math.log2(at + 2) : 0,
      ).reduce((sum, each) => sum + each, 0);
    return [gain((at) => isLiked(member, ranked[at]?.one as Listed)) / gain((at) => at < liked)];
  });
  return gains.length === 0 ? null : gains.reduce((sum, each) => sum + each, 0) / gains.length;
}

const scoreBy =
  (model: Model | null): Score =>
  (one) =>
    model ? scoreOf(model, vectorFor(one)) : 0;
const upvotes: Score = ({ paper }) => paper.upvotes ?? 0;
const chance: Score = () => random();

const gathered = new Map<string, number[]>();
function note(name: string, value: number | null): void {
  if (value === null) return;
  gathered.set(name, [...(gathered.get(name) ?? []), value]);
}

for (let server = 0; server < SERVERS; server++) {
  const wanted = () =>
    new Set(Array.from({ length: 1 + Math.floor(random() * MOST_INTERESTS) }, () => pick(interests)[0]));
  const members = Array.from({ length: MEMBERS }, (): Voter => ({ interests: wanted(), votes: [] }));
  for (let nth = 1; nth <= LAST_VOTES; nth++) {
    for (const member of members) vote(member, nth);
    if (!VOTES.some((votes) => votes === nth)) continue;
    const shared = await modelOf(
      members.flatMap(({ votes }) => votes),
      FADING.server,
    );
    for (const member of members) {
      note(`own ${nth}`, quality(member, scoreBy(await modelOf(member.votes))));
      note(`server ${nth}`, quality(member, scoreBy(shared)));
    }
  }
  for (const member of members) {
    note('upvotes', quality(member, upvotes));
    note('chance', quality(member, chance));
    member.interests = wanted();
    note('changed 0', quality(member, scoreBy(await modelOf(member.votes))));
    for (let nth = 1; nth <= AFTER_CHANGE; nth++) {
      vote(member, nth);
      if (![1, 2, 3, 5, 10, 20, 30].includes(nth)) continue;
      note(`changed ${nth}`, quality(member, scoreBy(await modelOf(member.votes))));
    }
  }
  process.stderr.write(`\r${server + 1}/${SERVERS} servers`);
}
process.stderr.write('\n');

const mean = (name: string) => {
  const all = gathered.get(name) ?? [];
  return Math.round((all.reduce((sum, each) => sum + each, 0) / all.length) * 1000) / 1000;
};
const line = {
  servers: SERVERS,
  members: SERVERS * MEMBERS,
  interests: interests.length,
  ndcg5: {
    upvotes: mean('upvotes'),
    chance: mean('chance'),
    byVotes: VOTES.map((votes) => ({ votes, own: mean(`own ${votes}`), server: mean(`server ${votes}`) })),
  },
  afterChange: [0, 1, 2, 3, 5, 10, 20, 30].map((votes) => ({ votes, own: mean(`changed ${votes}`) })),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
