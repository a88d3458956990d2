/** `npm run record`: runs test/conformance/record.ts, whose parts may read files that lie beside them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

process.chdir(root);
const outfile = join(root, 'temp/record.mjs');

await build({
  entryPoints: ['test/conformance/record.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  tsconfig: 'tsconfig.check.json',
  logLevel: 'warning',
  plugins: [
    {
      name: 'each file knows where it lies',
      setup(building) {
        building.onLoad({ filter: /\/test\/conformance\/.*\.ts$/ }, ({ path }) => ({
          loader: 'ts',
          contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))),
        }));
      },
    },
  ],
});

await import(pathToFileURL(outfile).href);
