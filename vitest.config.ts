import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.setup.ts'],
    setupFiles: ['test/fast-check.setup.ts'],
    reporters: ['default', './test/closing-line.reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // No module holds what one test could leave to another, so each is loaded once for all files.
    isolate: false,
  },
});
