// The option "paper": titles are offered while one types, the latest papers before that; any id or address will do.

import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { paperIdsAsked } from '../../src/model/paper-id.ts';
import { truncate } from '../../src/model/text.ts';
import type { Index } from '../../src/search/open-index.ts';
import { type Found, search } from '../../src/search/search.ts';
import { latestDay, paperIdsOf } from '../../src/store/digests.ts';
import { papersById } from '../../src/store/papers.ts';
import { fetchNamed } from './fetch-papers.ts';

export const PAPER = { type: 'text', required: true, maxLength: 300, suggest } as const satisfies TextOption;

async function suggest({ app, say }: Call, typed: string): Promise<Choice[]> {
  const ids = typed.trim() === '' ? await latest(app) : await beginning(app, typed);
  const papers = await papersById(app.store, ids.slice(0, LIMIT.choices), say.language);
  return papers.map(({ id, title }) => ({ name: truncate(title, LIMIT.choice), value: id }));
}

async function latest({ store, now }: Call['app']): Promise<string[]> {
  const date = await latestDay(store, now());
  return date === null ? [] : paperIdsOf(store, date);
}

async function beginning({ index }: Call['app'], typed: string): Promise<readonly string[]> {
  const { ids, near = [] } = await matching(index, typed, LIMIT.choices);
  return ids.length > 0 ? ids : near;
}

function matching(index: Index, text: string, limit: number): Promise<Found> {
  return search(index.db, { text, unfinished: true }, { limit, offset: 0, countTo: limit });
}

/** The id of the paper that is meant: the one named, or the best for the words. Throws a UserError where there is none. */
export async function findPaper({ app }: Call, text: string): Promise<string> {
  const [id] = paperIdsAsked(text);
  if (id !== undefined) {
    await fetchNamed({ app }, [id]);
    return id;
  }
  const [best] = (await matching(app.index, text, 1)).ids;
  if (best === undefined) throw new UserError('paper-unknown', { paper: truncate(text, 100) });
  return best;
}
