// The tests run on the sources as they are.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    // Importing a file has no effect and there are no globals, so that test files may share the modules.
    isolate: false,
    // Many tests wait for processes, browsers and answers: one more than there are processors, and at least three.
    maxWorkers: Math.max(3, availableParallelism() + 1),
    // What hangs ends; a slow machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A runner that others share stalls at times: what failed there once is tried again, and named as such.
    retry: process.env.CI ? 1 : 0,
    // Processes that tests start needn't strip all types anew.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'paperboy') },
  },
});
