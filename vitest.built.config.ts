import { defineConfig } from 'vitest/config';

/** Tests that look at dist/ as a user would: no alias leads back into src/. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts', 'test/browser/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
