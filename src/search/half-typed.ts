// A Korean word while it is being typed: what papers have that begins as it may go on.
import { sql } from 'kysely';
import { type Next, nextOf, nextOfSyllable } from '../index/jamo.ts';
import type { IndexDb } from '../index/schema.ts';
import { beginningToken } from '../index/tokens.ts';
import type { Conditions } from './conditions.ts';
import { findAll, type Sort } from './find.ts';
import { type ParsedQuery, readQuery } from './query.ts';

/** The last word where nothing but Hangul is in it, and the letters of a syllable that has just begun. */
const LAST = /(?<=^|\s)[가-힣]+[ㄱ-ㅎ]?$/u;

/** Of so many beginnings it is looked up who has them: there are that many only after a word's first letters. */
const MOST = 200;

/** Sorts behind any token that goes on. */
const BEYOND = '\uffff';

/** Whether a text ends with a letter that belongs to no syllable yet, so that it can't be meant as it is. */
export function endsInLetter(text: string): boolean {
  return /[가-힣][ㄱ-ㅎ]$/u.test(text.normalize('NFC'));
}

/** The papers that have the text with its last word going on, in the order of how likely that is; none where nobody has it. */
export async function findGoingOn(
  db: IndexDb,
  { text, ...conditions }: Omit<Conditions, 'parsed'> & { readonly text: string },
  sort: Sort,
  limit: number,
): Promise<string[]> {
  const whole = text.normalize('NFC');
  const [word] = LAST.exec(whole) ?? [];
  if (word === undefined) return [];
  const before = readQuery(whole.slice(0, -word.length));
  const found = new Set<string>();
  for (const next of waysOn(word)) {
    if (found.size >= limit) break;
    const begun = await beginnings(db, next);
    if (begun.length === 0) continue;
    const parsed = withLast(before, begun);
    const { ids } = await findAll(db, { ...conditions, parsed }, sort, { limit, offset: 0, countTo: limit });
    for (const id of ids) found.add(id);
  }
  return [...found];
}

/** A syllable by itself is taken as it is before its last letter is taken for the next one's first. */
function waysOn(word: string): Next[] {
  const next = nextOf(word);
  const [any, ...withFinal] = nextOfSyllable(word);
  return [...(any ? [any] : []), ...(next ? [next] : []), ...withFinal];
}

/** The query with one of these words at its end. */
function withLast(before: ParsedQuery, texts: readonly string[]): ParsedQuery {
  const forms = texts.map((text) => [{ script: 'hangul', text } as const]);
  const any = forms.map((words) => ({ words, open: false, starts: words[0]?.text.length === 2 }));
  const term = { words: forms[0] ?? [], criterion: { any } };
  return { ...before, wanted: [...before.wanted, term.criterion], terms: [...before.terms, term] };
}

/**
 * What papers have of the words that go on so. The index is asked for one after another: each of them tells where the next
 * may be. Of one syllable, it is two: by one alone no word is found that goes on.
 */
async function beginnings(db: IndexDb, { after, first, last }: Next): Promise<string[]> {
  const [from, to] = [beginningToken(after, first), beginningToken(after, last) + BEYOND];
  const length = sql.lit(after === '' ? from.length + 1 : from.length);
  const { rows } = await sql<{ token: string }>`
    with recursive begun (token) as (
      select (select term from body_terms where term >= ${from} and term < ${to} order by term limit 1)
      union all
      select (
        select term from body_terms
        where term >= iif(length(token) < ${length}, token || char(1), substr(token, 1, ${length}) || ${BEYOND})
          and term < ${to} order by term limit 1
      ) from begun where token is not null limit ${MOST}
    )
    select substr(token, 1, ${length}) as token from begun where token is not null`.execute(db);
  const known = after.slice(0, -1);
  return rows.map(({ token }) => (known === '' ? token.slice(1) : known + token));
}
