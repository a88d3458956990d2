import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Why no real Engine can be started here, and what to do about it. */
export class EngineUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EngineUnavailable';
  }
}

/** The Debian package of each program that is not on every machine. */
const packages = {
  dockerd: 'docker.io',
  docker: 'docker.io',
  'docker-registry': 'docker-registry',
  busybox: 'busybox-static',
  unshare: 'util-linux',
  nsenter: 'util-linux',
  pivot_root: 'util-linux',
} as const;

export type Program = keyof typeof packages;

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];

function isInstalled(program: Program): boolean {
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** @throws EngineUnavailable */
export function requirePrograms(programs: readonly Program[]): void {
  if (process.platform !== 'linux') throw new EngineUnavailable('A private Docker Engine needs Linux.');
  if (process.getuid?.() !== 0) throw new EngineUnavailable('A private Docker Engine needs root: try it with sudo.');
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return;
  const wanted = [...new Set(missing.map((program) => packages[program]))];
  throw new EngineUnavailable(
    `Not installed: ${missing.join(', ')}. On Debian: apt-get install --no-install-recommends ${wanted.join(' ')}`,
  );
}
