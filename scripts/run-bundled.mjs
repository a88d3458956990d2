import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

/** Programs of test/ may read files that lie beside them. */
const knowsItsPlace = {
  name: 'each file knows where it lies',
  /** @param {import('esbuild').PluginBuild} building */
  setup(building) {
    building.onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))),
    }));
  },
};

/** Runs a TypeScript program of test/ with this process's arguments, and with the simulation as it is in src/. @param {string} entry */
export async function runBundled(entry) {
  process.chdir(root);
  const outfile = join(root, 'temp', `${basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    tsconfig: 'tsconfig.check.json',
    logLevel: 'warning',
    plugins: [knowsItsPlace],
  });
  await import(pathToFileURL(outfile).href);
}
