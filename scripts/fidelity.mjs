/** Writes the table of the surface into docs/fidelity.md; its program is TypeScript beside the test that checks it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './root.mjs';

const outfile = join(root, 'temp/fidelity.mjs');
mkdirSync(join(root, 'temp'), { recursive: true });
await build({
  entryPoints: [join(root, 'test/cli/surface/write-fidelity.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  alias: { '#sha256': join(root, 'src/digest/sha256-node.ts') },
});
const { withTable } = await import(pathToFileURL(outfile).href);
const document = join(root, 'docs/fidelity.md');
writeFileSync(document, withTable(readFileSync(document, 'utf8'), root));
