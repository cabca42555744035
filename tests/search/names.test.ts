// People are found however their names are typed: in one piece or apart, by their initials, with a letter wrong.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { authorsLike, findAuthor } from '../../src/search/authors.ts';
import type { Index } from '../../src/search/open-index.ts';
import { type Query, search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

const AUTHORS = [
  'Sung Ju Hwang',
  'Ju Sung Ko',
  'Yejin Choi',
  'Xing Han Lù',
  'Kyunghyun Cho',
  'Joshua B. Tenenbaum',
  'Ming-Hsuan Yang',
  'Alexei Efros',
  'Alexei A. Efros',
  'Wil M. P. van der Aalst',
  'André F. T. Martins',
  "Noel E. O'Connor",
  'Leandro von Werra',
  'Loubna Ben Allal',
  'Bohan Lyu',
  'Hailey Schoelkopf',
  'Markus J. Buehler',
  'Christian Schroeder de Witt',
  'Li Fei',
  'Lifei Zhao',
  'Li Fei-Fei',
];

let db: Db;
let index: Index;
/** Each has written one paper. */
const OTHERS = {
  mixed: entry('2404.01001', { title: 'On Hedges', authors: ['Grace Lin', 'Jo Hopper'], upvotes: 500 }),
  half: entry('2404.01002', { title: 'Amazing Grace', authors: ['Jo Hopper'], upvotes: 100 }),
  written: entry('2404.01003', { title: 'On Compilers', authors: ['Jo Lin', 'Grace B. Hopper'] }),
  about: entry('2404.01004', { title: 'What Grace Hopper Taught', authors: ['Jo Lin'] }),
};
const idOf = (name: string) => `2404.${String(AUTHORS.indexOf(name) + 1).padStart(5, '0')}`;
beforeAll(async () => {
  db = await openAny();
  const papers = AUTHORS.map((name) => entry(idOf(name), { title: 'On Trees', authors: [name] }));
  await saveDigest(db, digestOf('2024-04-01', [...papers, ...Object.values(OTHERS)]), 0);
  index = await indexInMemory(db);
});
afterAll(async () => {
  await index.close();
  await db.destroy();
});

const listed = async (typed: string) => (await authorsLike(index.db, typed, 25)).map(({ name }) => name);
const found = async (query: Query) => (await search(index.db, query, { limit: 25, offset: 0 })).ids;

describe.each([
  ['sungju hwang', 'Sung Ju Hwang'],
  ['hwang sungju', 'Sung Ju Hwang'],
  ['ye jin choi', 'Yejin Choi'],
  ['choi ye-jin', 'Yejin Choi'],
  ['xinghan lu', 'Xing Han Lù'],
  ['kyung-hyun cho', 'Kyunghyun Cho'],
  ['benallal', 'Loubna Ben Allal'],
  ['jb tenenbaum', 'Joshua B. Tenenbaum'],
  ['tenenbaum jb', 'Joshua B. Tenenbaum'],
  ['mh yang', 'Ming-Hsuan Yang'],
  ['aa efros', 'Alexei A. Efros'],
  ['wmp van der aalst', 'Wil M. P. van der Aalst'],
  ['aft martins', 'André F. T. Martins'],
  ["ne o'connor", "Noel E. O'Connor"],
  ['bohan lü', 'Bohan Lyu'],
  ['bohan lv', 'Bohan Lyu'],
  ['hailey schölkopf', 'Hailey Schoelkopf'],
  ['schröder de witt', 'Christian Schroeder de Witt'],
  ['bühler', 'Markus J. Buehler'],
])('%s is %s', (typed, name) => {
  it('in the list of authors', async () => expect(await listed(typed)).toEqual([name]));
  it('as the one who is meant', async () =>
    expect(await findAuthor(index.db, typed)).toMatchObject({ name }));
  it('as the author of papers', async () => {
    expect(await found({ text: '', author: typed })).toEqual([idOf(name)]);
  });
});

describe('a query', () => {
  it.each([
    ['sungju hwang', 'Sung Ju Hwang'],
    ['m.-h. yang', 'Ming-Hsuan Yang'],
    ['l von werra', 'Leandro von Werra'],
    ['jb tenenbaum', 'Joshua B. Tenenbaum'],
    ['sungju hwang trees', 'Sung Ju Hwang'],
    ['trees jb tenenbaum', 'Joshua B. Tenenbaum'],
  ])('"%s" finds what %s wrote', async (text, name) => {
    expect(await found({ text })).toEqual([idOf(name)]);
  });

  it('that is a name finds papers of or about one person before those that have its words apart', async () => {
    const { about, written, mixed, half } = OTHERS;
    const wanted = [about, written, half, mixed].map(({ id }) => id);
    expect(await found({ text: 'grace hopper' })).toEqual(wanted);
    expect((await found({ text: 'hopper grace' }))[0]).toBe(written.id);
  });

  it('with a name needs all its other words', async () => {
    expect(await found({ text: 'sungju hwang rivers' })).toEqual([]);
  });
});

describe('a name', () => {
  it('that is written as typed comes before those in other forms', async () => {
    expect(await listed('li fei')).toEqual(['Li Fei', 'Li Fei-Fei']);
    expect(await listed('lifei')).toEqual(['Lifei Zhao', 'Li Fei', 'Li Fei-Fei']);
    expect(await found({ text: '', author: 'lifei' })).toEqual([idOf('Lifei Zhao')]);
  });

  it('with a word as typed comes before those in which it goes on', async () => {
    const names = await listed('li');
    expect(names.slice(0, 2)).toEqual(['Li Fei', 'Li Fei-Fei']);
    expect(names.slice(2).toSorted()).toEqual(['Grace Lin', 'Jo Lin', 'Lifei Zhao']);
  });

  it.each([
    'Dr. Yejin Choi',
    'prof. yejin choi',
    'Yejin Choi et al.',
    'Yejin Choi 교수님',
    'Professor Choi, et al',
  ])('is no more than the name: %s', async (typed) => {
    expect(await listed(typed)).toEqual(['Yejin Choi']);
    expect(await found({ text: '', author: typed })).toEqual([idOf('Yejin Choi')]);
  });

  it('is parted in its own order only', async () => {
    expect(await listed('jusung ko')).toEqual(['Ju Sung Ko']);
    expect(await listed('sungju ko')).toEqual([]);
  });

  it('is read up to 400 letters, as nobody has more', async () => {
    const typed = `Yejin Choi${' '.repeat(390)}and whoever wrote with her`;
    expect(await listed(typed)).toEqual(['Yejin Choi']);
    expect(await findAuthor(index.db, typed)).toMatchObject({ name: 'Yejin Choi' });
    expect(await found({ text: '', author: typed })).toEqual([idOf('Yejin Choi')]);
    // Of several who may be meant, it is the one of that name.
    expect(await findAuthor(index.db, `${'Li Fei'.padEnd(400)} and others`)).toMatchObject({
      name: 'Li Fei',
    });
  });

  it('is found while it is being typed', async () => {
    expect(await listed('sungju hw')).toEqual(['Sung Ju Hwang']);
    expect(await listed('hwang sungj')).toEqual(['Sung Ju Hwang']);
  });

  it('with a letter wrong is put right where it is nobody else', async () => {
    expect(await listed('hailey scholkopf')).toEqual(['Hailey Schoelkopf']);
    expect(await findAuthor(index.db, 'kyunghyn cho')).toMatchObject({ name: 'Kyunghyun Cho' });
    expect(await listed('nobody at all')).toEqual([]);
  });
});
