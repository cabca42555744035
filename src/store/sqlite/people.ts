// Who wrote what: each person once, however their name is accented, with the count of their papers in an index of names.
import { sql } from 'kysely';
import { unique } from '../../model/text.ts';
import { levelOf } from '../levels.ts';
import type { Db } from '../schema.ts';
import { wordsOf } from '../tokens.ts';

/** A name's words, folded: "Björn Hartmann" and "Bjorn Hartmann" are one person. */
export function personKey(name: string): string {
  return wordsOf(name).join(' ');
}

export async function createPeople(db: Db): Promise<void> {
  const statements = [
    sql`create table people (
      id integer primary key,
      key text not null unique,
      name text not null,
      papers integer not null default 0
    )`,
    sql`create table bylines (
      paper_id text not null,
      person integer not null references people (id),
      primary key (paper_id, person)
    ) without rowid`,
    sql`create index bylines_by_person on bylines (person, paper_id)`,
    // By the level of their papers first, so that those with most are found without reading all.
    sql`create table name_words (
      level integer not null,
      word text not null,
      person integer not null references people (id),
      primary key (level, word, person)
    ) without rowid`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export interface Byline {
  readonly id: string;
  readonly authors: readonly string[];
}

/** Notes who wrote these papers, in place of what was noted before. */
export async function saveBylines(db: Db, papers: readonly Byline[]): Promise<void> {
  const names = new Map(papers.flatMap(({ authors }) => authors.map((name) => [personKey(name), name])));
  const now = papers.flatMap(({ id, authors }) => unique(authors.map(personKey)).map((key) => line(id, key)));
  const before = await linesOf(db, papers);
  const known = new Set(before);
  const written = new Set(now);
  const come = now.filter((each) => !known.has(each) && !each.endsWith(' '));
  const gone = before.filter((each) => !written.has(each));
  if (come.length > 0) {
    const people = unique(come.map((each) => keyOf(each))).map((key) => [key, names.get(key)]);
    await sql`insert or ignore into people (key, name)
      select value ->> 0, value ->> 1 from json_each(${JSON.stringify(people)})`.execute(db);
    await sql`insert into bylines (paper_id, person)
      select value ->> 0, people.id from json_each(${pairs(come)}) join people on people.key = value ->> 1`.execute(
      db,
    );
  }
  if (gone.length > 0) {
    await sql`delete from bylines where (paper_id, person) in (
      select value ->> 0, people.id from json_each(${pairs(gone)}) join people on people.key = value ->> 1
    )`.execute(db);
  }
  await recount(db, unique([...come, ...gone].map(keyOf)));
}

/** A paper's id, which has no space, and a person's key. */
const line = (paperId: string, key: string) => `${paperId} ${key}`;
const keyOf = (of: string) => of.slice(of.indexOf(' ') + 1);
const pairs = (lines: readonly string[]) =>
  JSON.stringify(lines.map((of) => [of.slice(0, of.indexOf(' ')), keyOf(of)]));

async function linesOf(db: Db, papers: readonly Byline[]): Promise<string[]> {
  const ids = JSON.stringify(papers.map(({ id }) => id));
  const { rows } = await sql<{ paper_id: string; key: string }>`
    select paper_id, key from bylines join people on people.id = bylines.person
    where paper_id in (select value from json_each(${ids}))`.execute(db);
  return rows.map((row) => line(row.paper_id, row.key));
}

/** Counts these people's papers again; their names are filed anew where they reach another level. */
async function recount(db: Db, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { rows } = await sql<{ id: number; key: string; before: number; papers: number }>`
    select id, key, papers as before, (select count(*) from bylines where person = people.id) as papers
    from people where key in (select value from json_each(${JSON.stringify(keys)}))`.execute(db);
  const changed = rows.filter(({ before, papers }) => before !== papers);
  if (changed.length === 0) return;
  const counts = JSON.stringify(changed.map(({ id, papers }) => [id, papers]));
  await sql`update people set papers = value ->> 1 from json_each(${counts}) where people.id = value ->> 0`.execute(
    db,
  );
  const moving = changed.filter(({ before, papers }) => levelOf(before) !== levelOf(papers));
  const filed = (papersOf: (row: (typeof rows)[number]) => number) =>
    JSON.stringify(
      moving
        .filter((row) => papersOf(row) > 0)
        .flatMap((row) => unique(row.key.split(' ')).map((word) => [levelOf(papersOf(row)), word, row.id])),
    );
  await sql`delete from name_words where (level, word, person) in (
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${filed(({ before }) => before)}))`.execute(
    db,
  );
  await sql`insert into name_words (level, word, person)
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${filed(({ papers }) => papers)})`.execute(
    db,
  );
}

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly papers: number;
}

/** The people of one level in whose names every one of these words begins a word, most papers first. */
export async function peopleNamed(
  db: Db,
  words: readonly string[],
  level: number,
  limit: number,
): Promise<Person[]> {
  const [first = '', ...others] = words;
  const having = others.map((word) => sql`and ' ' || key like ${`% ${word}%`}`);
  const { rows } = await sql<Person>`
    select distinct key, name, papers from name_words join people on people.id = name_words.person
    where level = ${level} and ${begins(first)} ${sql.join(having, sql` `)}
    order by papers desc, name
    limit ${limit}`.execute(db);
  return rows;
}

/** The words of a name, those first that are rare: by them people are found. */
export async function rarestFirst(db: Db, words: readonly string[]): Promise<string[]> {
  if (words.length < 2) return [...words];
  const counted = await Promise.all(
    words.map(async (word) => {
      const { rows } = await sql<{ count: number }>`select count(*) as count from (
        select 1 from name_words where level = 1 and ${begins(word)} limit ${MANY})`.execute(db);
      return { word, count: rows[0]?.count ?? 0 };
    }),
  );
  return counted.sort((a, b) => a.count - b.count).map(({ word }) => word);
}

/** How far it is counted how many people have a word in their names. */
const MANY = 1000;

const begins = (word: string) => sql`word >= ${word} and word < ${`${word}\uffff`}`;
