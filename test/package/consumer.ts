import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Node warns on stderr when both of these are set, whatever they say. */
const { FORCE_COLOR: _, ...inherited } = process.env;
const plain: NodeJS.ProcessEnv = { ...inherited, NO_COLOR: '1' };

interface Manifest {
  readonly version: string;
  readonly exports: { readonly [subpath: string]: unknown };
  readonly bin: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly peerDependencies: { readonly [name: string]: string };
}

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** `slipway`, `slipway/cli`, …: what a user can import as code. */
export const subpaths = Object.keys(manifest.exports)
  .filter((subpath) => !subpath.endsWith('.json'))
  .map((subpath) => subpath.replace('.', 'slipway'));

/** A package of somebody else that has installed the packed slipway, and nothing that slipway does not ask for. */
export interface Consumer {
  readonly directory: string;
  /** Where slipway is installed. */
  readonly installed: string;
  write(path: string, text: string): void;
  /** Runs node in the consumer's directory. */
  node(...args: readonly string[]): {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
  };
  remove(): void;
}

/** Unpacks the tarball where npm would put it and links the dependencies it names, so that no network is needed. */
export function installConsumer(): Consumer {
  const tarball = join(root, 'temp/slipway.tgz');
  if (!existsSync(tarball)) execFileSync(process.execPath, [join(root, 'scripts/pack.mjs')], { stdio: 'ignore' });
  const directory = mkdtempSync(join(tmpdir(), 'slipway-consumer-'));
  const modules = join(directory, 'node_modules');
  const installed = join(modules, 'slipway');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir');
  }
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }\n');
  return {
    directory,
    installed,
    write,
    node: (...args) =>
      spawnSync(process.execPath, args, { cwd: directory, env: plain, encoding: 'utf8', timeout: 60_000 }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
