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
    // The modules hold no state, so they need not be loaded anew for each of some hundred files.
    isolate: false,
  },
});
