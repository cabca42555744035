// What Node made of the sources is kept for the next start: else each start strips all types anew. Plain JavaScript, as it runs before the first type is stripped.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Where it can't be written, as in a read-only image, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'paperboy'));
