// The papers of some days that match what a member follows: words and authors by the index, organisations as the source names them.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import type { IndexDb } from '../index/schema.ts';
import { wordsOf } from '../index/tokens.ts';
import { partsOf, type Topic } from '../store/follows.ts';
import { matchUnwanted } from './fts-match.ts';
import { hitsAmong } from './hits.ts';
import { organizationPapers } from './organizations.ts';
import { readQuery } from './query.ts';
import { isTopic, type Matches, matchesOfTopic, type Span } from './topic-matches.ts';

/** Where papers are, and what finds them. */
export interface Library {
  readonly store: Db;
  readonly index: { readonly db: IndexDb };
}

/** `limit` is how many ids are wanted; all are counted. Newest first. */
export async function matchesOfFollow(
  { store, index }: Library,
  topic: Topic,
  span: Span,
  limit?: number,
): Promise<Matches> {
  if (topic.kind !== 'organization') return matchesOfTopic(index.db, topic, span, limit);
  const { name, without } = partsOf(topic.text);
  const ids = await withoutWords(index.db, await organizationPapers(store, name, span), without);
  return { total: ids.length, ids: ids.slice(0, limit) };
}

/** Whether it says anything that could be found: a word, a name. */
export function isFollowable(topic: Topic): boolean {
  return topic.kind === 'organization' ? wordsOf(partsOf(topic.text).name).length > 0 : isTopic(topic);
}

/** Those of the papers that hold none of these words, in the same order. */
async function withoutWords(
  db: IndexDb,
  ids: readonly string[],
  without: string,
): Promise<readonly string[]> {
  const parsed = readQuery(without);
  if (parsed.unwanted.length === 0 || ids.length === 0) return ids;
  const listed = sql<string>`(select value from json_each(${JSON.stringify(ids)}))`;
  const rows = await db.selectFrom('indexed').select(['seq', 'id']).where('id', 'in', listed).execute();
  const seqs = new Map(rows.map(({ id, seq }) => [id, seq]));
  if (seqs.size === 0) return ids;
  const unwanted = await hitsAmong(db, matchUnwanted(parsed), [...seqs.values()]);
  return ids.filter((id) => !unwanted.has(seqs.get(id) ?? Number.NaN));
}
