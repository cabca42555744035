// Why papers are recommended, with all that is needed to say it: the titles of papers that were chosen, and how.
import type { Db } from '../database/schema.ts';
import { conceptForms } from '../index/concepts.ts';
import type { Topic } from '../store/follows.ts';
import type { ChoiceBy } from './choices.ts';
import type { Reason } from './reasons.ts';
import { explain, type Recommendation, type Recommended } from './recommend.ts';

export type Why =
  | { readonly by: 'paper'; readonly title: string; readonly how: ChoiceBy | 'server' }
  | { readonly by: 'follow'; readonly topic: Topic }
  | { readonly by: 'concept'; readonly forms: readonly string[] }
  | { readonly by: 'keyword' | 'word' | 'author' | 'organization'; readonly said: string }
  | { readonly by: 'unexpected' };

/** By paper; those that stand where they are by their upvotes alone have no reason. */
export async function whyOf(
  store: Db,
  { own, server }: Recommended,
  list: readonly Recommendation[],
): Promise<ReadonlyMap<string, readonly Why[]>> {
  const reasons = new Map<string, readonly Reason[]>();
  for (const [basis, learned] of [
    ['taste', own],
    ['server', server],
  ] as const) {
    const ids = list.filter((each) => each.basis === basis).map(({ id }) => id);
    if (!learned?.model || ids.length === 0) continue;
    for (const [id, each] of await explain(store, learned, { model: learned.model, ids }))
      reasons.set(id, each);
  }
  const chosen = [...reasons.values()].flat().flatMap((reason) => (reason.by === 'paper' ? [reason.id] : []));
  const titles = await titlesOf(store, chosen);
  const how = new Map(own.choices.map(({ paperId, by }) => [paperId, by]));
  return new Map(
    list.map(({ id, basis, topics }): [string, Why[]] => {
      if (basis === 'unexpected') return [id, [{ by: 'unexpected' }]];
      if (basis === 'follows') return [id, topics.map((topic) => ({ by: 'follow', topic }))];
      const told = (reasons.get(id) ?? []).map((reason): Why => {
        if (reason.by === 'follow') return reason;
        if (reason.by === 'concept') return { by: 'concept', forms: conceptForms(reason.said) };
        if (reason.by !== 'paper') return { by: reason.by, said: reason.said };
        const title = titles.get(reason.id) ?? reason.id;
        return { by: 'paper', title, how: basis === 'server' ? 'server' : (how.get(reason.id) ?? 'vote') };
      });
      return [id, told];
    }),
  );
}

async function titlesOf(store: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await store.selectFrom('papers').select(['id', 'title']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
