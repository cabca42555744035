// Follows: the words, authors and organisations of which members want to hear when a digest closes.
import { z } from 'zod';
import type { Db } from '../database/schema.ts';
import { wordsOf } from '../index/tokens.ts';

export const FOLLOW_KINDS = ['keyword', 'author', 'organization'] as const;

const kindText = z.enum(FOLLOW_KINDS);
type FollowKind = z.infer<typeof kindText>;

/** What is followed. */
export interface Topic {
  readonly kind: FollowKind;
  readonly text: string;
}

export interface Follow extends Topic {
  readonly id: number;
  readonly memberId: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** A word, or a "phrase", that papers must not have: a minus that begins it. */
const EXCLUSION = /(?<!\S)[-−–](?:["“”„«「『][^"“”„«»「」『』]+["“”»」』]|\S+)/gu;

export interface TopicParts {
  /** What is followed, without what is left out. */
  readonly name: string;
  /** What papers must not have, as it was typed: -survey -"a phrase". */
  readonly without: string;
}

export function partsOf(text: string): TopicParts {
  const without = (text.match(EXCLUSION) ?? []).join(' ');
  const name = text.replace(EXCLUSION, ' ').replace(/\s+/gu, ' ').trim();
  return { name, without };
}

/** How many a member may have. */
export const MOST_FOLLOWS = 25;

/** Topics of one name find the same papers, however they are written. */
export function topicKey({ kind, text }: Topic): string {
  // The words of a keyword stand in an order, and its signs mean something: "phrases" and -exclusions.
  if (kind === 'keyword') return `keyword ${text.toLowerCase()}`;
  const { name, without } = partsOf(text);
  const known = kind === 'author' ? wordsOf(name).toSorted().join(' ') : name.toLowerCase();
  return `${kind} ${known} ${without.toLowerCase()}`;
}

/** Follows of a member who is known (see members.ts): added, there before, or one too many. */
export function addFollow(
  db: Db,
  memberId: string,
  topic: Topic,
  now: number,
): Promise<'added' | 'already' | 'too-many'> {
  return db.transaction().execute(async (transaction) => {
    const before = await followsOf(transaction, memberId);
    if (before.some((follow) => topicKey(follow) === topicKey(topic))) return 'already';
    if (before.length >= MOST_FOLLOWS) return 'too-many';
    const row = { member_id: memberId, kind: topic.kind, text: topic.text, created_at: now };
    await transaction.insertInto('follows').values(row).execute();
    return 'added';
  });
}

/** Those of these that were the member's, which are removed. */
export async function removeFollows(db: Db, memberId: string, ids: readonly number[]): Promise<Follow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .deleteFrom('follows')
    .where('member_id', '=', memberId)
    .where('id', 'in', ids)
    .returningAll()
    .execute();
  return rows.map(fromRow);
}

/** In the order in which they were added. */
export async function followsOf(db: Db, memberId: string): Promise<Follow[]> {
  return (await follows(db).where('member_id', '=', memberId).execute()).map(fromRow);
}

/** By member, each in the order in which they were added. */
export async function followsOfAll(
  db: Db,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Follow[]>> {
  const wanted = new Set(memberIds);
  const rows = await follows(db).execute();
  const theirs = rows.map(fromRow).filter(({ memberId }) => wanted.has(memberId));
  return Map.groupBy(theirs, ({ memberId }) => memberId);
}

function follows(db: Db) {
  return db.selectFrom('follows').selectAll().orderBy('id');
}

interface Row {
  readonly id: number;
  readonly member_id: string;
  readonly kind: string;
  readonly text: string;
  readonly created_at: number;
}

function fromRow({ id, member_id, kind, text, created_at }: Row): Follow {
  return { id, memberId: member_id, kind: kindText.parse(kind), text, createdAt: created_at };
}
