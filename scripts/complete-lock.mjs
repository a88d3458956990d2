/**
 * `npm run lock`: run it after `npm install` changed package-lock.json. Where the registry in use does not offer a
 * package's builds for other platforms, npm leaves them out of the lock file, and `npm ci` then calls it out of sync
 * (npm/cli issue 9846). This writes down what is missing, by name and version; npm installs none of it here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {boolean} [dev]
 */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];

/**
 * Optional packages that the lock file asks for and has no entry of.
 * @param {Record<string, Locked>} packages
 */
export function missingBuilds(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .map(([name, version]) => ({ name, version, dev }))
      .filter(({ name }) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages)),
  );
}

/** Such as `binding-linux-x64-musl`: what it runs on. @param {string} name */
function platform(name) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const at = words.findIndex((word) => systems.includes(word));
  const [os, cpu, abi = ''] = words.slice(at);
  if (at < 0 || os === undefined || cpu === undefined) throw new Error(`${name} does not say what it runs on`);
  return { cpu: [cpu], os: [os], ...(os === 'linux' && { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] }) };
}

function complete() {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, version, dev } of missingBuilds(lock.packages)) {
    lock.packages[`node_modules/${name}`] = { version, ...platform(name), ...(dev && { dev }), optional: true };
    process.stdout.write(`${name} ${version}\n`);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) complete();
