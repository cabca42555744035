// How `npm start` runs Node, for benchmarks that start a process as hosts do.
import { join } from 'node:path';

export const FLAGS = ['--max-semi-space-size=1', '--optimize-for-size'] as const;

/** For the sources: what Node made of them is kept for the next start. */
export const KEPT = [`--import=${join(import.meta.dirname, '..', 'src', 'compile-cache.js')}`] as const;
