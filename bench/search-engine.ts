// The bot's own search, in a process that holds just the store.
import { readFileSync } from 'node:fs';
import { openLibrary } from '../src/cli/open-library.ts';
import { search } from '../src/search/search.ts';
import { placeOf } from './search-build.ts';
import { measureAll } from './search-timing.ts';

const [queries = '', file = ''] = process.argv.slice(2);
const { index, close } = await openLibrary(placeOf(file));
const measured = await measureAll(JSON.parse(readFileSync(queries, 'utf8')), async (query) => {
  const { total } = await search(index.db, query, { limit: 10, offset: 0, countTo: 1000 });
  return total;
});
process.stdout.write(JSON.stringify(measured));
await close();
