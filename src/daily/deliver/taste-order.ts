// A digest's papers in the order of a server's taste, and which of them that taste puts first where the upvotes don't.
import type { Entry } from '../../model/digest.ts';
import { byTaste } from '../../taste/recommend.ts';
import type { Taste } from '../../taste/taste.ts';

/** Ids, best first; null where the taste isn't known, or is switched off. */
export async function orderByTaste(
  taste: Taste,
  guildId: string,
  entries: readonly Entry[],
): Promise<readonly string[] | null> {
  const learned = await taste.learned({ kind: 'server', id: guildId });
  if (!learned.model) return null;
  const candidates = entries.map(({ id, upvotes }) => ({ id, upvotes: upvotes ?? 0 }));
  return (await byTaste(learned, learned.model, candidates)).map(({ id }) => id);
}

/** Papers that the order doesn't know come last. */
export function inOrder(entries: readonly Entry[], order: readonly string[]): Entry[] {
  const place = new Map(order.map((id, at) => [id, at]));
  const placeOf = ({ id }: Entry) => place.get(id) ?? order.length;
  return entries.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Whether a paper is among the first so many by the taste, and isn't by the digest's own order. */
export function marksOf(
  entries: readonly Entry[],
  order: readonly string[] | null,
  first: number,
): (id: string) => boolean {
  const liked = new Set(order?.slice(0, first) ?? []);
  const upvoted = new Set(entries.slice(0, first).map(({ id }) => id));
  return (id) => liked.has(id) && !upvoted.has(id);
}
