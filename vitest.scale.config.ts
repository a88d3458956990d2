import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** `npm run test:scale`: big worlds, a file for each subject, one after another so that they don't slow each other down. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/scale/**/*.test.ts'],
      fileParallelism: false,
      testTimeout: 1_200_000,
      hookTimeout: 1_200_000,
    },
  }),
);
