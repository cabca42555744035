// Authors by the beginning of their names, for autocomplete.
import { sql } from 'kysely';
import { parseList } from './papers.ts';
import type { Db } from './schema.ts';
import { matchName, seqsOf } from './sqlite/fulltext.ts';
import { fold, words } from './tokens.ts';

export interface Author {
  readonly name: string;
  readonly papers: number;
}

/** How many of the newest papers are looked through for names. */
const NEWEST = 500;

/** Names in which every typed word begins a word, most papers first, among the newest papers. */
export async function authorsLike(db: Db, typed: string, limit: number): Promise<Author[]> {
  const match = matchName(typed);
  if (match === null) return [];
  const { rows } = await sql<{ authors: string }>`
    select authors from papers where seq in ${seqsOf(match)} order by seq desc limit ${NEWEST}`.execute(db);
  const wanted = words(typed).flatMap(({ tokens }) => tokens);
  const papers = new Map<string, number>();
  for (const name of rows.flatMap((row) => parseList(row.authors))) {
    if (matches(name, wanted)) papers.set(name, (papers.get(name) ?? 0) + 1);
  }
  return [...papers]
    .map(([name, count]) => ({ name, papers: count }))
    .sort((a, b) => b.papers - a.papers || a.name.localeCompare(b.name, 'en'))
    .slice(0, limit);
}

function matches(name: string, wanted: readonly string[]): boolean {
  const parts = fold(name).split(/[^\p{L}\p{N}]+/u);
  return wanted.every((word) => parts.some((part) => part.startsWith(word)));
}
