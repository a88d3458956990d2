import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^#sha256$/, replacement: at('./src/digest/sha256-node.ts') },
      { find: /^slipway$/, replacement: at('./src/entry/slipway.ts') },
      { find: /^slipway\/(.+)$/, replacement: at('./src/entry/$1.ts') },
    ],
  },
  test: {
    // The built package, the browser and the documents have drivers of their own: see scripts/test.mjs.
    include: ['test/**/*.test.ts'],
    exclude: ['test/package/**', 'test/browser/**', 'test/scale/**', '**/node_modules/**'],
    // Two cores: more workers than that only wait for one another.
    maxWorkers: 2,
    // What was transformed once is kept between runs, by its content.
    experimental: { fsModuleCache: true },
    testTimeout: 60_000,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary'] },
  },
});
