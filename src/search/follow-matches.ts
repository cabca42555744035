// The papers of some days that match what a member follows: words and authors by the index, organisations as the source names them.

import type { Db } from '../database/schema.ts';
import type { IndexDb } from '../index/schema.ts';
import { wordsOf } from '../index/tokens.ts';
import type { Topic } from '../store/follows.ts';
import { organizationPapers } from './organizations.ts';
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
  const ids = await organizationPapers(store, topic.text, span);
  return { total: ids.length, ids: ids.slice(0, limit) };
}

/** Whether it says anything that could be found: a word, a name. */
export function isFollowable(topic: Topic): boolean {
  return topic.kind === 'organization' ? wordsOf(topic.text).length > 0 : isTopic(topic);
}
