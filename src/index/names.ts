// Names by how they are typed: each person is filed under every two words of their name, so that few rows begin as typed.
import { sql } from 'kysely';
import { unique } from '../model/text.ts';
import { HIGHEST_LEVEL } from './levels.ts';
import { nameForms } from './name-forms.ts';
import type { IndexDb } from './schema.ts';
import { wordsOf } from './tokens.ts';
import { otherWays } from './typed-names.ts';

/** Of a longer name, these words count; and up to so many, any two of them may be typed first. */
const MOST_WORDS = 8;
const ANY_TWO = 4;

/** How many rows are looked through for words that are both unfinished. */
const LOOKED_THROUGH = 5000;

/** Levels of papers, those first that few people reach: with one word typed, they are enough most of the time. */
const STEPS = [Array.from({ length: HIGHEST_LEVEL - 3 }, (_, index) => index + 4), [3], [2], [1]];
const ALL = STEPS.flat();

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly papers: number;
}

export async function createNames(db: IndexDb): Promise<void> {
  await sql`create table filed_names (
    level integer not null,
    name text not null,
    person integer not null references people (id),
    primary key (level, name, person)
  ) without rowid`.execute(db);
}

/** A name's words, folded: "Björn Hartmann" and "Bjorn Hartmann" are one person. */
export function personKey(name: string): string {
  return wordsOf(name).join(' ');
}

/** What a person is filed under, in each way in which the name is written: "james di carlo", "di james carlo" and so on. */
export function filings({ key, name }: Pick<Person, 'key' | 'name'>): string[] {
  return unique([key, ...nameForms(name).map(personKey)].flatMap(ordersOf));
}

function ordersOf(key: string): string[] {
  const words = key.split(' ').slice(0, MOST_WORDS);
  if (words.length === 1) return words;
  const all = words.flatMap((first, at) => {
    const others = words.toSpliced(at, 1);
    const seconds = words.length <= ANY_TWO ? others.keys() : [0];
    return [...seconds].map((next) => [first, others[next], ...others.toSpliced(next, 1)].join(' '));
  });
  return unique(all);
}

/** The people whose names begin as typed, two words in any order, the others anywhere; most papers first. */
export async function peopleTyped(
  db: IndexDb,
  [first = '', second, ...others]: readonly string[],
  limit: number,
): Promise<Person[]> {
  if (second !== undefined) {
    const beginnings = [`${first} ${second}`, `${second} ${first}`];
    return peopleWhere(
      db,
      sql.join(
        beginnings.map((name) => filed(ALL, name, others)),
        sql` union `,
      ),
      limit,
    );
  }
  const people: Person[] = [];
  for (const levels of STEPS) {
    if (people.length < limit)
      people.push(...(await peopleWhere(db, filed(levels, first, []), limit - people.length)));
  }
  return people;
}

/** The people in whose names every one of two words or more begins a word, as far as can be seen in few rows. */
export async function peopleWithParts(
  db: IndexDb,
  words: readonly string[],
  limit: number,
): Promise<Person[]> {
  // That nobody has one of them is seen at once; that nobody has them together, in thousands of rows.
  if ((await wordsInNames(db, words)).length < words.length) return [];
  const [longest = '', ...others] = words.toSorted((a, b) => b.length - a.length);
  const people: Person[] = [];
  for (const levels of STEPS) {
    if (people.length === limit) break;
    const some = sql`select person from (
      select person, name from filed_names where ${begins(levels, longest)} limit ${LOOKED_THROUGH}
    ) where ${holdsAll(others)}`;
    people.push(...(await peopleWhere(db, some, limit - people.length)));
  }
  return people;
}

/** Which of the words begin a word of anybody's name. */
export async function wordsInNames(db: IndexDb, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word.value as word from json_each(${JSON.stringify(words)}) as word
    where exists (
      select 1 from filed_names
      where ${isIn(ALL)}
        and name >= word.value and name < word.value || ${'\uffff'}
    )`.execute(db);
  return rows.map(({ word }) => word);
}

/** The people whose names begin as typed, written in another way. */
export async function peopleWritten(db: IndexDb, typed: string, limit: number): Promise<Person[]> {
  const ways = otherWays(typed).map(({ filed, named }) => [filed.slice(0, filed.indexOf('*')), filed, named]);
  if (ways.length === 0) return [];
  const some = sql`select person from json_each(${JSON.stringify(ways)}) as ways cross join filed_names
    join people on people.id = person
    where ${isIn(ALL)}
      and filed_names.name >= value ->> 0 and filed_names.name < (value ->> 0) || ${'\uffff'}
      and filed_names.name glob value ->> 1 and ' ' || people.key || ' ' glob value ->> 2`;
  return peopleWhere(db, some, limit);
}

async function peopleWhere(db: IndexDb, persons: ReturnType<typeof sql>, limit: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select key, name, papers from people where id in (${persons})
    order by papers desc, name
    limit ${limit}`.execute(db);
  return rows;
}

const isIn = (levels: readonly number[]) =>
  sql`level in (${sql.join(levels.map((level) => sql.lit(level)))})`;

const filed = (levels: readonly number[], beginning: string, others: readonly string[]) =>
  sql`select person from filed_names where ${begins(levels, beginning)} and ${holdsAll(others)}`;

const begins = (levels: readonly number[], beginning: string) =>
  sql`${isIn(levels)}
    and name >= ${beginning} and name < ${`${beginning}\uffff`}`;

const holdsAll = (words: readonly string[]) =>
  sql.join([sql`true`, ...words.map((word) => sql`instr(' ' || name, ${` ${word}`}) > 0`)], sql` and `);
