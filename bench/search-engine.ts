// The bot's own search, in a process that holds just the store.
import { readFileSync } from 'node:fs';
import { search } from '../src/search/search.ts';
import { openStore } from '../src/store/open.ts';
import { measureAll } from './search-timing.ts';

const [queries = '', file = ''] = process.argv.slice(2);
const store = await openStore(`file:${file}`, '/');
const measured = await measureAll(JSON.parse(readFileSync(queries, 'utf8')), async (query) => {
  const { total } = await search(store, query, { limit: 10, offset: 0, countTo: 1000 });
  return total;
});
process.stdout.write(JSON.stringify(measured));
await store.destroy();
