import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** Only what injects faults, with many rounds: `npm run test:faults`. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/faults/**/*.test.ts'],
    env: { ENGRAM_FAULT_ROUNDS: process.env['ENGRAM_FAULT_ROUNDS'] ?? '200' },
  },
});
