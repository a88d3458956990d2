import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accounts, environment, fixture, plantedAt, workplace } from './fixture.js';
import { type Flavour, type Outcome, treeLine } from './outcome.js';

/** What a script may take before it is taken for one that never ends. */
const patience = 4_000;

/**
 * A root directory of its own for real programs, entered with chroot inside a mount namespace: scripts see the same
 * paths as in the simulation, and can harm nothing. Linux, and the right to mount, are needed.
 */
export class RealShell {
  readonly #root = mkdtempSync(join(tmpdir(), 'real-shell-'));
  readonly #keeper: ChildProcess;

  constructor(readonly flavour: Flavour) {
    for (const folder of ['usr', 'proc', 'dev', 'etc', 'root', 'tmp', 'bin'].slice(0, flavour === 'busybox' ? 7 : 6)) {
      mkdirSync(join(this.#root, folder));
    }
    writeFileSync(join(this.#root, 'etc/passwd'), accounts.passwd);
    writeFileSync(join(this.#root, 'etc/group'), accounts.group);
    for (const [name, major, minor] of [
      ['null', 1, 3],
      ['zero', 1, 5],
      ['full', 1, 7],
      ['urandom', 1, 9],
    ] as const) {
      execFileSync('mknod', ['-m', '666', join(this.#root, 'dev', name), 'c', String(major), String(minor)]);
    }
    chmodSync(join(this.#root, 'tmp'), 0o1777);
    symlinkSync('/proc/self/fd', join(this.#root, 'dev/fd'));
    const mounts = [`mount -t proc proc ${this.#root}/proc`];
    if (flavour === 'busybox') {
      cpSync(busyboxFile(), join(this.#root, 'bin/busybox'), { dereference: true });
      for (const name of busyboxApplets()) {
        if (name !== 'busybox') symlinkSync('busybox', join(this.#root, 'bin', name));
      }
    } else {
      for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(this.#root, name));
      mounts.push(`mount --bind /usr ${this.#root}/usr`, `mount -o remount,ro,bind ${this.#root}/usr`);
    }
    const script = `${mounts.join(' && ')} && exec chroot ${this.#root} ${flavour === 'busybox' ? '/bin/busybox sleep' : '/usr/bin/sleep'} 1000000`;
    this.#keeper = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', script], { stdio: 'ignore' });
    this.#awaitRoot();
  }

  #awaitRoot(): void {
    for (let tries = 0; tries < 200; tries++) {
      const at = spawnSync('readlink', [`/proc/${this.#keeper.pid}/root`], { encoding: 'utf8' }).stdout.trim();
      if (at === this.#root) return;
      spawnSync('sleep', ['0.02']);
    }
    throw new Error('no mount namespace');
  }

  run(script: string): Outcome {
    const top = join(this.#root, workplace);
    rmSync(top, { recursive: true, force: true });
    plant(top);
    const shell = this.flavour === 'bash' ? 'bash' : 'sh';
    const ran = spawnSync(
      'nsenter',
      ['-t', String(this.#keeper.pid), '-m', '-r', `--wdns=${workplace}`, shell, '-c', script],
      { env: environment, input: '', encoding: 'latin1', timeout: patience, killSignal: 'SIGKILL' },
    );
    return {
      stdout: ran.stdout,
      stderr: ran.stderr,
      code: ran.error ? undefined : (ran.status ?? 128 + signalNumber(ran.signal)),
      tree: readTree(top),
    };
  }

  close(): void {
    this.#keeper.kill('SIGKILL');
    spawnSync('sleep', ['0.1']);
    rmSync(this.#root, { recursive: true, force: true });
  }
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return (
    ({ SIGTERM: 15, SIGKILL: 9, SIGINT: 2, SIGHUP: 1, SIGUSR1: 10, SIGPIPE: 13 } as Record<string, number>)[
      signal ?? ''
    ] ?? 0
  );
}

function plant(top: string): void {
  mkdirSync(top);
  for (const [path, what] of fixture) {
    const at = join(top, path);
    if (what.kind === 'dir') mkdirSync(at);
    else if (what.kind === 'file') writeFileSync(at, what.text);
    else if (what.kind === 'symlink') symlinkSync(what.target, at);
    else linkSync(join(top, what.of), at);
    if ('mode' in what) chmodSync(at, what.mode);
  }
  for (const path of ['', ...fixture.map(([path]) => path)].reverse()) {
    lutimesSync(join(top, path), plantedAt / 1000, plantedAt / 1000);
  }
}

function readTree(top: string): string[] {
  const found: { path: string; inode: string; line: (names: readonly string[]) => string }[] = [];
  const visit = (path: string) => {
    const at = join(top, path);
    const stat = lstatSync(at);
    const mode = stat.mode & 0o7777;
    const kind = stat.isDirectory() ? 'dir' : stat.isSymbolicLink() ? 'symlink' : stat.isFile() ? 'file' : 'special';
    const holds =
      kind === 'file'
        ? stat.size > 200_000
          ? `${stat.size} bytes`
          : readFileSync(at, 'latin1')
        : kind === 'symlink'
          ? readlinkSync(at)
          : '';
    if (path !== '')
      found.push({
        path,
        inode: kind === 'dir' ? path : String(stat.ino),
        line: (names) => treeLine(path, kind, mode, holds, names),
      });
    if (kind === 'dir')
      for (const name of readdirSync(at, { encoding: 'latin1' })) visit(path === '' ? name : `${path}/${name}`);
  };
  if (existsSync(top)) visit('');
  return found
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ inode, line }) => line(found.filter((other) => other.inode === inode).map(({ path }) => path)));
}

function busyboxFile(): string {
  return execFileSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).trim();
}

export function busyboxApplets(): string[] {
  return execFileSync('busybox', ['--list'], { encoding: 'utf8' }).trim().split('\n');
}

/** Why the real shells cannot be asked here, undefined if they can. */
export function whyNot(): string | undefined {
  const works = spawnSync('unshare', ['--mount', '--propagation', 'private', 'mount', '-t', 'tmpfs', 'none', '/mnt']);
  if (works.error || works.status !== 0) return 'this needs Linux and the right to mount (root)';
  for (const program of ['bash', 'dash', 'busybox', 'nsenter']) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return `there is no ${program} here`;
  }
  return undefined;
}
