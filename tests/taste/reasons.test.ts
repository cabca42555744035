// Reasons are true of the model: what is named is among the three largest of what adds to the score, and without it the paper scores less.
import { expect, it } from 'vitest';
import { seeded } from '../../bench/random.ts';
import { nameId } from '../../src/index/features.ts';
import { placeOf, type Vector } from '../../src/index/vectors.ts';
import { openIndex } from '../../src/search/open-index.ts';
import { addFollow } from '../../src/store/follows.ts';
import { meetMember } from '../../src/store/members.ts';
import { describedPapers } from '../../src/taste/described.ts';
import { type Model, scoreOf } from '../../src/taste/model.ts';
import { type Contribution, contributionsTo, reasonsAmong } from '../../src/taste/reasons.ts';
import { explain, recommend } from '../../src/taste/recommend.ts';
import { NO_RESPONSES, RESPONSES } from '../real-data.ts';
import { runs } from '../sample.ts';
import { FIRST_DAY, idOf, save, tasteOf, withResponses, withSubjects } from './listed.ts';

const DAYS = 40;
const MEMBERS = runs(25, 5);
const EACH = 4;

it.skipIf(NO_RESPONSES)(
  `in ${MEMBERS * EACH} recommendations drawn among real papers`,
  async () => {
    const store = await withResponses(RESPONSES, DAYS);
    const index = await openIndex(store, null);
    const taste = tasteOf(store);
    const rows = await store.selectFrom('papers').select(['id', 'keywords', 'date']).orderBy('seq').execute();
    const byKeyword = Map.groupBy(
      rows.flatMap(({ id, keywords }) =>
        (JSON.parse(keywords) as string[]).map((keyword) => ({ id, keyword })),
      ),
      ({ keyword }) => keyword,
    );
    const interests = [...byKeyword.values()].filter((papers) => papers.length >= 7);
    const random = seeded(7);
    let [drawn, named] = [0, 0];
    for (let nth = 0; nth < MEMBERS; nth++) {
      const papers = interests[Math.floor(random() * interests.length)] ?? [];
      const memberId = `20${nth}`;
      await save(
        store,
        memberId,
        papers.slice(0, 6).map(({ id }) => id),
      );
      const { own, list } = await recommend(
        { taste, index },
        { memberId, guildId: null },
        { candidates: rows.map(({ id }) => ({ id, upvotes: 0 })), from: FIRST_DAY },
      );
      if (!own.model) throw new Error('nothing was learned');
      const ids = list.slice(0, EACH).map(({ id }) => id);
      const told = await explain(store, own, { model: own.model, ids });
      const vectors = await own.vectors.of(rows.map(({ id }) => id));
      for (const paper of await describedPapers(store, ids)) {
        const vector = vectors.get(paper.id) as Vector;
        const all = contributionsTo(own.model, { paper, vector, examples: vectors, follows: [] });
        const largest = all.slice(0, 3);
        const reasons = told.get(paper.id) ?? [];
        expect(reasons).toEqual(reasonsAmong(all));
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) {
          const contribution = largest.find(
            (each) => each.reason === reason || isSame(each, { reason, amount: 0 }),
          );
          expect(contribution, JSON.stringify(reason)).toBeDefined();
          if (!contribution) continue;
          const before = scoreOf(own.model, vector);
          const after = scoreWithout(own.model, vector, { contribution, vectors, features: paper });
          expect(after, JSON.stringify(reason)).toBeLessThan(before);
          expect(before - after).toBeCloseTo(contribution.amount, 4);
          named++;
        }
        drawn++;
      }
    }
    expect(drawn).toBe(MEMBERS * EACH);
    expect(named).toBeGreaterThanOrEqual(MEMBERS * EACH);
    await taste.settled();
    await index.close();
    await store.destroy();
  },
  60_000,
);

const isSame = (one: Contribution, other: Contribution) =>
  JSON.stringify(one.reason) === JSON.stringify(other.reason);

interface Removal {
  readonly contribution: Contribution;
  readonly vectors: ReadonlyMap<string, Vector>;
  readonly features: Parameters<typeof contributionsTo>[1]['paper'];
}

/** The score of the model without an example, or of the paper without a feature. */
function scoreWithout(model: Model, vector: Vector, { contribution, vectors, features }: Removal): number {
  const { reason } = contribution;
  if (reason.by === 'paper') {
    const example = vectors.get(reason.id) as Vector;
    const strength = model.examples.find(({ of }) => of === reason.id)?.strength ?? 0;
    const weights = Float64Array.from(model.weights);
    for (const [at, id] of example.ids.entries()) {
      const place = placeOf(model.ids, id);
      if (place >= 0) weights[place] = (weights[place] ?? 0) - strength * (example.values[at] ?? 0);
    }
    return scoreOf({ ...model, weights: Float32Array.from(weights) }, vector);
  }
  const said = 'said' in reason ? reason.said : reason.topic.text;
  const kept = [...vector.ids.keys()].filter((at) => {
    const alone = { ...model, examples: [] };
    const one = { ids: vector.ids.slice(at, at + 1), values: vector.values.slice(at, at + 1) };
    const [only] = contributionsTo(alone, { paper: features, vector: one, examples: new Map(), follows: [] });
    return !(only && 'said' in only.reason && only.reason.by === reason.by && only.reason.said === said);
  });
  return scoreOf(model, {
    ids: Uint32Array.from(kept, (at) => vector.ids[at] ?? 0),
    values: Float32Array.from(kept, (at) => vector.values[at] ?? 0),
  });
}

it('names who is followed', async () => {
  const store = await withSubjects(4);
  const taste = tasteOf(store);
  await meetMember(store, '2001', 'en');
  await addFollow(store, '2001', { kind: 'author', text: 'leader of protein FOLDING' }, 1);
  // Of another subject: nothing but the follow speaks for the paper.
  await save(store, '2001', [idOf(0, 1), idOf(0, 5), idOf(1, 9)]);
  const own = await taste.learned({ kind: 'member', id: '2001' });
  if (!own.model) throw new Error('nothing was learned');
  const told = await explain(store, own, { model: own.model, ids: [idOf(3, 0)] });
  expect(told.get(idOf(3, 0))).toContainEqual({
    by: 'follow',
    topic: { kind: 'author', text: 'Leader of protein folding' },
  });
  expect(own.model.ids).toContain(nameId('author', 'Leader of protein folding'));
  await taste.settled();
  await store.destroy();
});
