// The order in which a member will like papers that a search found: by their own taste, or by the server's while that isn't known.
import type { Db } from '../database/schema.ts';
import type { Ranker } from '../search/ranked-by.ts';
import { upvotesOf } from './candidates.ts';
import { type Asker, byTaste } from './recommend.ts';
import type { Taste } from './taste.ts';

export function rankerFor(
  { store, taste }: { readonly store: Db; readonly taste: Taste },
  { memberId, guildId }: Asker,
): Ranker {
  return async (ids) => {
    const own = await taste.learned({ kind: 'member', id: memberId });
    const server =
      own.model || own.isOff || guildId === null
        ? null
        : await taste.learned({ kind: 'server', id: guildId });
    const learned = own.model ? own : server;
    if (!learned?.model) return null;
    return (await byTaste(learned, learned.model, await upvotesOf(store, ids))).map(({ id }) => id);
  };
}
