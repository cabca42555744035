// The same searches by MiniSearch, which holds all texts' words in memory.
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import MiniSearch, { type SearchOptions } from 'minisearch';
import type { Query } from '../src/search/search.ts';
import { measureAll } from './search-timing.ts';

const [queries = '', file = ''] = process.argv.slice(2);

const index = new MiniSearch({ fields: ['title', 'authors', 'text'], storeFields: ['date'] });
const database = new DatabaseSync(file, { readOnly: true });
const rows = database
  .prepare(`select papers.seq as id, title, authors, papers.date, bullets as text
    from papers join summaries on summaries.paper_id = papers.id`)
  .iterate();
for (const row of rows) index.add(row);
database.close();

function ask({ text, author, from, to, unfinished }: Query): number {
  const within = ({ date }: { readonly [field: string]: unknown }) =>
    (!from || String(date) >= from) && (!to || String(date) <= to);
  const settings: SearchOptions = {
    combineWith: 'AND',
    prefix: unfinished === true || Boolean(author),
    filter: within,
    ...(author && { fields: ['authors'] }),
  };
  const found = index.search(author || text, settings).length;
  return found > 0 || author ? found : index.search(text, { ...settings, fuzzy: 0.2 }).length;
}

process.stdout.write(JSON.stringify(await measureAll(JSON.parse(readFileSync(queries, 'utf8')), ask)));
