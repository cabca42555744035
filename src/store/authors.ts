// Authors: found by the beginnings of their names, in any order and with or without accents, and what is known of them.
import { sql } from 'kysely';
import type { Day } from '../model/day.ts';
import { HIGHEST_LEVEL } from './levels.ts';
import type { Db } from './schema.ts';
import { type Person, peopleNamed, personKey, rarestFirst } from './sqlite/people.ts';

export interface Author {
  readonly name: string;
  readonly papers: number;
}

export interface AuthorFacts extends Author {
  /** The days of their first and latest paper. */
  readonly first: Day;
  readonly latest: Day;
  /** With whom they wrote most, and how many papers. */
  readonly coauthors: readonly Author[];
}

const COAUTHORS = 5;

/** Names in which every typed word begins a word, most papers first; without words, those with most papers of all. */
export async function authorsLike(db: Db, typed: string, limit: number): Promise<Author[]> {
  return (await peopleLike(db, typed, limit)).map(({ name, papers }) => ({ name, papers }));
}

/** How many people may be meant by the beginning of a name. */
const MEANT = 8;

/** The names that a search for the beginning of one stands for. */
export async function namesLike(db: Db, typed: string): Promise<string[]> {
  return (await peopleLike(db, typed, MEANT)).map(({ name }) => name);
}

/** From the highest level down, until there are enough: those below have fewer papers. */
async function peopleLike(db: Db, typed: string, limit: number): Promise<Person[]> {
  const people: Person[] = [];
  if (personKey(typed) === '' && typed.trim() !== '') return people;
  const words = await rarestFirst(db, personKey(typed).split(' '));
  for (let level = HIGHEST_LEVEL; level > 0 && people.length < limit; level--) {
    people.push(...(await peopleNamed(db, words, level, limit - people.length)));
  }
  return people;
}

/** What is known of the one person of this name, its words in any order; null where nobody or more than one could be meant. */
export async function findAuthor(db: Db, name: string): Promise<AuthorFacts | null> {
  const people = await peopleLike(db, name, 50);
  const wanted = inOrder(personKey(name));
  const person =
    people.find(({ key }) => inOrder(key) === wanted) ?? (people.length === 1 ? people[0] : undefined);
  if (!person) return null;
  const { rows } = await sql<{ first: Day; latest: Day }>`
    select min(date) as first, max(date) as latest from people
    join bylines on bylines.person = people.id join papers on papers.id = bylines.paper_id
    where people.key = ${person.key}`.execute(db);
  const coauthors = await sql<Author>`
    select other.name, count(*) as papers from people
    join bylines as own on own.person = people.id
    join bylines on bylines.paper_id = own.paper_id and bylines.person <> people.id
    join people as other on other.id = bylines.person
    where people.key = ${person.key}
    group by other.id order by papers desc, other.name limit ${COAUTHORS}`.execute(db);
  const [dates] = rows;
  return dates ? { name: person.name, papers: person.papers, ...dates, coauthors: coauthors.rows } : null;
}

const inOrder = (key: string) => key.split(' ').sort().join(' ');
