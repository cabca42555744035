// Authors: found by the beginnings of their names, in any order and with or without accents, and what is known of them.
import { sql } from 'kysely';
import { type Person, peopleTyped, peopleWithParts, peopleWritten, personKey } from '../index/names.ts';
import type { IndexDb } from '../index/schema.ts';
import { dayOf } from '../index/seq.ts';
import { wordsOf } from '../index/tokens.ts';
import type { Day } from '../model/day.ts';
import { corrections } from './did-you-mean.ts';
import { LONGEST, readQuery } from './query.ts';

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

/** Names as they are typed, in any order of their words, most papers first; without words, those with most papers of all. */
export async function authorsLike(db: IndexDb, typed: string, limit: number): Promise<Author[]> {
  return (await peopleLike(db, typed, limit)).map(({ name, papers }) => ({ name, papers }));
}

/** Of a longer name, these words count. */
const MOST_WORDS = 8;

/** How many people may be meant by the beginning of a name. */
const MEANT = 8;

/** The names that a search for the beginning of one stands for. */
export async function namesLike(db: IndexDb, typed: string): Promise<string[]> {
  return (await nearestPeople(db, typed, MEANT)).map(({ name }) => name);
}

/** All whose names may be meant, the nearest first: those with a word as it is typed come before those in which it goes on. */
async function peopleLike(db: IndexDb, typed: string, limit: number): Promise<Person[]> {
  const people = new Map<string, Person>();
  const [word, ...others] = wordsOf(bareName(typed));
  const isOne = word !== undefined && others.length === 0;
  const steps = stepsFor(db, typed);
  if (isOne) steps.unshift((most) => peopleTyped(db, [`${word} `], most));
  for (const step of steps) {
    if (people.size >= limit) break;
    for (const person of await step(limit)) if (!people.has(person.key)) people.set(person.key, person);
  }
  if (people.size === 0) return peopleMeant(db, typed, limit);
  return [...people.values()].slice(0, limit);
}

/** Those of the first step that finds anybody. */
async function nearestPeople(db: IndexDb, typed: string, limit: number): Promise<Person[]> {
  for (const step of stepsFor(db, typed)) {
    const people = await step(limit);
    if (people.length > 0) return people;
  }
  return [];
}

type Step = (limit: number) => Promise<Person[]>;

/** Names that begin as typed come before those written in another way, and last those with unfinished words. */
function stepsFor(db: IndexDb, name: string): Step[] {
  const typed = bareName(name);
  const words = wordsOf(typed).slice(0, MOST_WORDS);
  if (words.length === 0 && typed.trim() !== '') return [];
  const steps: Step[] = [(limit) => peopleTyped(db, words, limit)];
  if (words.length > 0) steps.push((limit) => peopleWritten(db, typed, limit));
  if (words.length > 1) steps.push((limit) => peopleWithParts(db, words, limit));
  return steps;
}

/** What people write before and behind a name that is no part of it. */
const TITLE = /^\s*(?:(?:dr|prof|mr|mrs|ms)\.\s*|professor\s+)+/i;
const BEHIND = /[\s,]+(?:et\s+al\.?|and\s+others|외|교수님?|박사님?)\s*$/iu;

function bareName(typed: string): string {
  const name = typed.slice(0, LONGEST);
  const bare = name.replace(TITLE, '').replace(BEHIND, '');
  return wordsOf(bare).length > 0 ? bare : name;
}

/** Those whom a name means that nobody has, with a letter or two put right. */
async function peopleMeant(db: IndexDb, name: string, limit: number): Promise<Person[]> {
  const typed = bareName(name);
  for (const right of await corrections(db, typed, readQuery(typed).terms)) {
    const people = await peopleTyped(db, wordsOf(right).slice(0, MOST_WORDS), limit);
    if (people.length > 0) return people;
  }
  return [];
}

/** What is known of the one person of this name, its words in any order; null where nobody or more than one could be meant. */
export async function findAuthor(db: IndexDb, typed: string): Promise<AuthorFacts | null> {
  const name = bareName(typed);
  const near = await nearestPeople(db, name, 50);
  const people = near.length > 0 ? near : await peopleMeant(db, name, 50);
  const wanted = inOrder(personKey(name));
  const person =
    people.find(({ key }) => inOrder(key) === wanted) ?? (people.length === 1 ? people[0] : undefined);
  if (!person) return null;
  const { rows } = await sql<{ first: number; latest: number }>`
    select min(seq) / room as first, max(seq) / room as latest from people
    join bylines on bylines.person = people.id join state
    where people.key = ${person.key}`.execute(db);
  const coauthors = await sql<Author>`
    select other.name, count(*) as papers from people
    join bylines as own on own.person = people.id
    join bylines on bylines.seq = own.seq and bylines.person <> people.id
    join people as other on other.id = bylines.person
    where people.key = ${person.key}
    group by other.id order by papers desc, other.name limit ${COAUTHORS}`.execute(db);
  const [dates] = rows;
  if (!dates) return null;
  const days = { first: dayOf(dates.first), latest: dayOf(dates.latest) };
  return { name: person.name, papers: person.papers, ...days, coauthors: coauthors.rows };
}

const inOrder = (key: string) => key.split(' ').sort().join(' ');
