// The same searches as a scan with LIKE: every word must stand somewhere in title, authors or summary; the newest ten.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Query } from '../src/search/search.ts';
import { measureAll } from './search-timing.ts';

const [queries = '', file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });

const TEXT = `(papers.title || ' ' || papers.authors || ' ' || summaries.bullets)`;

function like({ text, author, from, to }: Query): number {
  const words = text.startsWith('"') ? [text.slice(1, -1)] : text.split(' ').filter((word) => word !== '');
  const conditions = [
    ...words.map(() => `${TEXT} like ?`),
    ...(author ? ['papers.authors like ?'] : []),
    ...(from ? ['papers.date >= ?'] : []),
    ...(to ? ['papers.date <= ?'] : []),
  ];
  const statement = database.prepare(
    `select papers.id from papers join summaries on summaries.paper_id = papers.id
    where ${conditions.join(' and ')} order by papers.seq desc limit 10`,
  );
  const values = [...words, ...(author ? [author] : [])].map((word) => `%${word}%`);
  return statement.all(...values, ...(from ? [from] : []), ...(to ? [to] : [])).length;
}

/** The other way round than the bot's own search, so that what that ends with is compared at nearly the same time. */
const backwards = Object.entries<Query[]>(JSON.parse(readFileSync(queries, 'utf8'))).toReversed();
process.stdout.write(JSON.stringify(await measureAll(Object.fromEntries(backwards), like)));
