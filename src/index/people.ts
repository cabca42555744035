// Who wrote what: each person once, however their name is accented, with the count of their papers.
import { sql } from 'kysely';
import { unique } from '../model/text.ts';
import { levelOf } from './levels.ts';
import { filings, personKey } from './names.ts';
import type { IndexDb } from './schema.ts';

export async function createPeople(db: IndexDb): Promise<void> {
  const statements = [
    sql`create table people (
      id integer primary key,
      key text not null unique,
      name text not null,
      papers integer not null default 0
    )`,
    sql`create table bylines (
      seq integer not null,
      person integer not null references people (id),
      primary key (seq, person)
    ) without rowid`,
    sql`create index bylines_by_person on bylines (person, seq)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

export interface Byline {
  /** The paper's. */
  readonly seq: number;
  readonly authors: readonly string[];
}

/** Notes who wrote these papers, in place of what was noted before of them and of the numbers that were `left`. */
export async function saveBylines(
  db: IndexDb,
  papers: readonly Byline[],
  left: readonly number[] = [],
): Promise<void> {
  const names = new Map(papers.flatMap(({ authors }) => authors.map((name) => [personKey(name), name])));
  const now = papers.flatMap(({ seq, authors }) =>
    unique(authors.map(personKey)).map((key) => line(seq, key)),
  );
  const before = await linesOf(db, [...papers.map(({ seq }) => seq), ...left]);
  const known = new Set(before);
  const written = new Set(now);
  const come = now.filter((each) => !known.has(each) && !each.endsWith(' '));
  const gone = before.filter((each) => !written.has(each));
  if (gone.length > 0) {
    await sql`delete from bylines where (seq, person) in (
      select value ->> 0, people.id from json_each(${pairs(gone)}) join people on people.key = value ->> 1
    )`.execute(db);
  }
  if (come.length > 0) {
    const people = unique(come.map((each) => keyOf(each))).map((key) => [key, names.get(key)]);
    await sql`insert or ignore into people (key, name)
      select value ->> 0, value ->> 1 from json_each(${JSON.stringify(people)})`.execute(db);
    await sql`insert into bylines (seq, person)
      select value ->> 0, people.id from json_each(${pairs(come)}) join people on people.key = value ->> 1`.execute(
      db,
    );
  }
  await recount(db, unique([...come, ...gone].map(keyOf)));
}

/** A paper's number and a person's key. */
const line = (seq: number, key: string) => `${seq} ${key}`;
const keyOf = (of: string) => of.slice(of.indexOf(' ') + 1);
const pairs = (lines: readonly string[]) =>
  JSON.stringify(lines.map((of) => [Number(of.slice(0, of.indexOf(' '))), keyOf(of)]));

async function linesOf(db: IndexDb, seqs: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ seq: number; key: string }>`
    select seq, key from bylines join people on people.id = bylines.person
    where seq in (select value from json_each(${JSON.stringify(seqs)}))`.execute(db);
  return rows.map((row) => line(row.seq, row.key));
}

/** Counts these people's papers again; their names are filed anew where they reach another level. */
async function recount(db: IndexDb, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { rows } = await sql<{ id: number; key: string; name: string; before: number; papers: number }>`
    select id, key, name, papers as before, (select count(*) from bylines where person = people.id) as papers
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
        .flatMap((row) => filings(row).map((name) => [levelOf(papersOf(row)), name, row.id])),
    );
  await sql`delete from filed_names where (level, name, person) in (
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${filed(({ before }) => before)}))`.execute(
    db,
  );
  await sql`insert into filed_names (level, name, person)
    select value ->> 0, value ->> 1, value ->> 2 from json_each(${filed(({ papers }) => papers)})`.execute(
    db,
  );
}
