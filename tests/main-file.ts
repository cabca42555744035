// What a test that starts a process runs: the sources, or with BUNDLE=1 what npm run build made of them.
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export const MAIN = process.env.BUNDLE ? join(ROOT, 'dist', 'paperboy.js') : join(ROOT, 'src', 'main.ts');
