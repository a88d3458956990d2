import { link, put } from '../../../src/filesystem/edit.js';
import { bytesOf, contentOf } from '../../../src/filesystem/content.js';
import { emptyDirectory, emptyFileSystem } from '../../../src/filesystem/empty-filesystem.js';
import { nodeAt } from '../../../src/filesystem/lookup.js';
import type { FileSystem, Node } from '../../../src/filesystem/node.js';
import { hostTree } from '../../../src/host/host-tree.js';
import { labPrograms } from '../../../src/lab/programs.js';
import { applets } from '../../../src/process/programs/programs.js';
import { step } from '../../../src/step/step.js';
import { isFailure } from '../../../src/world/failure.js';
import { newWorld } from '../../../src/world/new-world.js';
import type { World } from '../../../src/world/world.js';
import { accounts, environment, fixture, plantedAt, workplace } from './fixture.js';
import { type Flavour, type Outcome, treeLine } from './outcome.js';

const now = 1_767_600_000_000;
const owned = { uid: 0, gid: 0, mtime: plantedAt };

function text(bytes: string, mode = 0o644): Node {
  return { ...owned, kind: 'file', mode, content: contentOf(bytes) };
}

function binaries(): FileSystem {
  let files = emptyFileSystem(0o755, now);
  for (const folder of ['/bin', '/dev', '/etc', '/proc', '/root', '/tmp', '/usr']) {
    files = put(files, folder, emptyDirectory(folder === '/tmp' ? 0o1777 : 0o755, now));
  }
  files = put(files, '/bin/busybox', {
    ...owned,
    kind: 'file',
    mode: 0o755,
    content: { length: 1, program: 'busybox' },
  });
  for (const name of applets) {
    files = put(files, `/bin/${name}`, { ...owned, kind: 'symlink', mode: 0o777, target: 'busybox' });
  }
  return files;
}

function plant(before: FileSystem): FileSystem {
  let files = put(before, workplace, emptyDirectory(0o755, plantedAt));
  for (const [path, what] of fixture) {
    const at = `${workplace}/${path}`;
    if (what.kind === 'hardlink') files = link(files, `${workplace}/${what.of}`, at, plantedAt);
    else if (what.kind === 'dir') files = put(files, at, emptyDirectory(what.mode, plantedAt), plantedAt);
    else if (what.kind === 'file') files = put(files, at, text(what.text, what.mode), plantedAt);
    else files = put(files, at, { ...owned, kind: 'symlink', mode: 0o777, target: what.target }, plantedAt);
  }
  return files;
}

/** A machine with the programs of one flavour, and the planted tree. */
function machine(flavour: Flavour): World {
  const added = step(
    newWorld({ seed: 'shell', volumeLifetime: 'course', now }),
    { do: 'add-host', name: 'box' },
    { programs: labPrograms },
  );
  const host = added.world.hosts.get('box');
  if (isFailure(added.value) || host === undefined) throw new Error('no host');
  let files = flavour === 'busybox' ? binaries() : hostTree('box', Object.keys(labPrograms), [], now);
  files = put(files, '/etc/passwd', text(accounts.passwd));
  files = put(files, '/etc/group', text(accounts.group));
  return { ...added.world, hosts: added.world.hosts.set('box', { ...host, files: plant(files) }) };
}

/** The simulated shells; runs never see one another. */
export class SimulatedShell {
  readonly #world: World;

  constructor(readonly flavour: Flavour) {
    this.#world = machine(flavour);
  }

  run(script: string): Outcome {
    const means = { programs: labPrograms };
    const command = [this.flavour === 'bash' ? 'bash' : 'sh', '-c', script];
    const request = { host: 'box', command, env: environment, cwd: workplace, stdin: '' };
    const started = step(this.#world, { do: 'run-on-host', ...request }, means);
    if (isFailure(started.value)) throw new Error(started.value.message);
    const { capture } = started.value;
    const ended = step(started.world, { do: 'await', capture, limit: 20_000 }, means).world;
    const row = ended.captures.get(capture);
    return {
      stdout: row?.stdout ?? '',
      stderr: row?.stderr ?? '',
      code: row?.status?.code,
      tree: readTree(ended.hosts.get('box')?.files as FileSystem),
    };
  }
}

function readTree(files: FileSystem): string[] {
  const lines: string[] = [];
  const visit = (path: string) => {
    const node = nodeAt(files.root, path);
    const kind = node?.kind ?? 'none';
    const holds = node?.kind === 'file' ? held(node.content) : node?.kind === 'symlink' ? node.target : '';
    const names = node?.inode === undefined ? [] : (files.aliases.get(node.inode)?.paths ?? []);
    if (path !== workplace && node !== undefined) {
      const shown = kind === 'file' || kind === 'dir' || kind === 'symlink' ? kind : 'special';
      lines.push(treeLine(within(path), shown, node.mode, holds, names.map(within)));
    }
    if (node?.kind === 'dir') for (const name of node.entries.keys()) visit(`${path}/${name}`);
  };
  visit(workplace);
  return lines;
}

function held(content: Parameters<typeof bytesOf>[0]): string {
  return content.length > 200_000 ? `${content.length} bytes` : bytesOf(content);
}

function within(path: string): string {
  return path.slice(workplace.length + 1);
}
