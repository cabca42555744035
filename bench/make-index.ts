// Makes the index of paperboy.db in a folder, and says so at each step; a test kills it meanwhile.
import { openLibrary } from '../src/cli/open-library.ts';

const cwd = process.argv[2] ?? '.';
process.stdout.write('begins\n');
const { index, close } = await openLibrary({
  config: { DATABASE_URL: 'file:paperboy.db', INDEX_FILE: '' },
  cwd,
});
process.stdout.write('open\n');
await index.bringUp(({ done }) => process.stdout.write(`${done}\n`));
process.stdout.write('whole\n');
await close();
process.stdout.write('closed\n');
