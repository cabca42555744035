// The papers of some days that a followed topic matches: those that a search finds by the very words, nothing that only comes close.

import type { IndexDb } from '../index/schema.ts';
import { wordsOf } from '../index/tokens.ts';
import type { Day } from '../model/day.ts';
import { parsePaperId } from '../model/paper-id.ts';
import { partsOf, type Topic } from '../store/follows.ts';
import type { Conditions } from './conditions.ts';
import { findAll } from './find.ts';
import { readQuery } from './query.ts';

export interface Span {
  readonly from: Day;
  /** Null: up to now. */
  readonly to: Day | null;
}

export interface Matches {
  readonly total: number;
  /** Newest first. */
  readonly ids: readonly string[];
}

const NONE: Matches = { total: 0, ids: [] };

/** More than the papers of any few days. */
const ALL = 10_000;

/** `limit` is how many ids are wanted; all are counted. */
export async function matchesOfTopic(
  db: IndexDb,
  topic: Topic,
  { from, to }: Span,
  limit = ALL,
): Promise<Matches> {
  const asked = read(topic);
  if (asked === null) return NONE;
  return findAll(db, { ...asked, range: { from, to } }, 'date', { limit, offset: 0 });
}

/** Whether a topic says anything that could be found: a word, a name. */
export function isTopic(topic: Topic): boolean {
  return read(topic) !== null;
}

/** Null for what would match everything, or one paper only. */
function read({ kind, text }: Topic): Omit<Conditions, 'range'> | null {
  if (kind === 'author') {
    const { name, without } = partsOf(text);
    return wordsOf(name).length > 0 ? { parsed: readQuery(without), names: [name] } : null;
  }
  const parsed = readQuery(text);
  return parsed.wanted.length > 0 && parsePaperId(text) === null ? { parsed, names: [] } : null;
}
