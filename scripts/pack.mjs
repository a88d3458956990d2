/** Packs the built package as npm would publish it into temp/slipway.tgz; dist/ must be built. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const temp = join(root, 'temp');
mkdirSync(temp, { recursive: true });
const listing = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--offline', `--pack-destination=${temp}`], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [packed] = JSON.parse(listing);
renameSync(join(temp, packed.filename), join(temp, 'slipway.tgz'));
process.stdout.write(`${packed.entryCount} files, ${packed.size} bytes packed, ${packed.unpackedSize} unpacked\n`);
