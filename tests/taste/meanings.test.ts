// What papers mean joins what they say: papers are told apart by it alone, once enough of them are known, and the reasons stay true.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/random.ts';
import type { Db } from '../../src/database/schema.ts';
import type { Vector } from '../../src/index/vectors.ts';
import { createLog } from '../../src/log.ts';
import { addDays } from '../../src/model/day.ts';
import { saveListing } from '../../src/store/listings.ts';
import { describedPapers } from '../../src/taste/described.ts';
import { packEmbedding } from '../../src/taste/kept-embeddings.ts';
import { isMeaning } from '../../src/taste/meanings.ts';
import { scoreOf } from '../../src/taste/model.ts';
import { contributionsTo } from '../../src/taste/reasons.ts';
import { createTaste } from '../../src/taste/taste.ts';
import { listed } from '../daily/fixture.ts';
import { openAny } from '../postgres/databases.ts';
import { FIRST_DAY, save } from './listed.ts';

const DAYS = 30;
const A_DAY = 10;
const ME = { kind: 'member', id: '2001' } as const;

let store: Db;

const idOf = (at: number) => `2503.${String(10_000 + at)}`;
const isOfInterest = (at: number) => at % 2 === 0;
const ALL = Array.from({ length: DAYS * A_DAY }, (_, at) => at);

/** Papers that all say the same in other words, and mean one of two things. */
beforeEach(async () => {
  store = await openAny();
  for (let nth = 0; nth < DAYS; nth++) {
    const papers = ALL.slice(nth * A_DAY, (nth + 1) * A_DAY).map((at) =>
      listed(idOf(at), { title: `Notes ${at}`, authors: [], abstract: `Word${at} and more.` }),
    );
    await saveListing(store, addDays(FIRST_DAY, nth), papers, 0);
  }
});
afterEach(() => store.destroy());

async function embed(model: string, dimensions: number): Promise<void> {
  const random = seeded(3);
  // All of a model's embeddings point in about the same direction; a little tells them apart.
  const common = Array.from({ length: dimensions }, () => 1 + random());
  const [one, other] = [common, common].map((each) => each.map(() => random() - 0.5));
  for (const at of ALL) {
    const topic = isOfInterest(at) ? one : other;
    const vector = Float64Array.from(
      common,
      (each, nth) => each + 0.4 * (topic?.[nth] ?? 0) + 0.2 * (random() - 0.5),
    );
    await store
      .insertInto('embeddings')
      .values({ paper_id: idOf(at), model, vector: packEmbedding(vector), next_at: 0 })
      .execute();
  }
}

function tasteBy(embeddingModel: string) {
  return createTaste({ store, log: createLog({ level: 'silent' }), embeddingModel });
}

async function learned(taste = tasteBy('small')) {
  const known = await taste.learned(ME);
  await taste.settled();
  return known;
}

/** Of the papers that were not chosen, how many of the best ten are of interest. */
async function rightOfTen(taste = tasteBy('small')): Promise<number> {
  const { model, vectors } = await learned(taste);
  if (!model) throw new Error('nothing was learned');
  const rest = ALL.slice(40);
  const known = await vectors.of(rest.map(idOf));
  const scores = rest.map((at) => ({ at, score: scoreOf(model, known.get(idOf(at)) as Vector) }));
  scores.sort((a, b) => b.score - a.score);
  return scores.slice(0, 10).filter(({ at }) => isOfInterest(at)).length;
}

const chosen = ALL.slice(0, 16).filter(isOfInterest).map(idOf);

describe('papers that say nothing alike', () => {
  it.each([64, 256, 768, 1536])('are told apart by what they mean, in %i dimensions', async (dimensions) => {
    await embed('small', dimensions);
    await save(store, ME.id, chosen);
    expect(await rightOfTen()).toBe(10);
    const bytes = await store.selectFrom('tastes').select('model').executeTakeFirstOrThrow();
    expect(bytes.model?.length).toBeLessThan(10_000);
  });

  it('are not, without a model or by another one', async () => {
    await embed('small', 64);
    await save(store, ME.id, chosen);
    for (const model of ['', 'large']) {
      const { model: of } = await learned(tasteBy(model));
      expect(of?.ids.some(isMeaning)).toBe(false);
    }
  });

  it('are learned of anew once they mean something', async () => {
    await save(store, ME.id, chosen);
    const taste = tasteBy('small');
    expect((await learned(taste)).model?.ids.some(isMeaning)).toBe(false);
    await embed('small', 64);
    await taste.renewMeanings();
    expect(await rightOfTen(taste)).toBe(10);
  });
});

it('an embedding of another length than most is left out', async () => {
  await embed('small', 64);
  await store
    .updateTable('embeddings')
    .set({ vector: new Uint8Array(3).fill(1) })
    .where('paper_id', '=', idOf(50))
    .execute();
  await save(store, ME.id, chosen);
  const { vectors } = await learned();
  const [odd, right] = (await vectors.of([idOf(50), idOf(51)])).values();
  expect(odd?.ids.some(isMeaning)).toBe(false);
  expect(right?.ids.some(isMeaning)).toBe(true);
});

it('a chosen paper that means the like is a reason, and counts as much as it adds', async () => {
  await embed('small', 64);
  await save(store, ME.id, chosen);
  const { model, vectors } = await learned();
  if (!model) throw new Error('nothing was learned');
  const id = idOf(60);
  const vector = (await vectors.of([id])).get(id) as Vector;
  const [paper] = await describedPapers(store, [id]);
  if (!paper) throw new Error('no paper');
  const examples = await vectors.of(model.examples.map(({ of }) => of));
  const [first] = contributionsTo(model, { paper, vector, examples, follows: [] });
  expect(first?.reason).toMatchObject({ by: 'paper', id: expect.stringMatching(/^2503\./) });
  expect(first?.amount).toBeGreaterThan(0);
});
