// The tests run on the sources as they are.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/run-folder.ts',
    // Importing a file has no effect and there are no globals, so that test files may share the modules.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
