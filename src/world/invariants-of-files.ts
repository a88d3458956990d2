import { nodeAt } from '../filesystem/lookup.js';
import type { FileSystem } from '../filesystem/node.js';
import type { Host } from '../host/host.js';
import type { Broken, Finding } from './invariants-broken.js';

/** Further names and holders of files are where their rows say, and mounts hold as often as they should. */
export function* brokenFiles(host: Host): Finding {
  yield* brokenAliases(host.files, `host ${host.name}`, { host: host.name });
  const held = new Map<number, number>();
  for (const { id, name, files, mountPoints } of host.containers.values()) {
    yield* brokenAliases(files, `container ${name}`, { host: host.name, container: id });
    for (const { inode } of mountPoints) if (inode !== undefined) held.set(inode, (held.get(inode) ?? 0) + 1);
  }
  for (const [inode, { holders }] of host.files.aliases) {
    const real = held.get(inode) ?? 0;
    if (holders !== real)
      yield file(`Inode ${inode} of host ${host.name} counts ${holders} holders, and there are ${real}.`, host);
  }
  for (const inode of held.keys()) {
    if (!host.files.aliases.has(inode))
      yield file(`A mount holds inode ${inode} of host ${host.name}, which is gone.`, host);
  }
}

function file(message: string, host: Host): Broken {
  return { rule: 'files', message, about: { host: host.name } };
}

function* brokenAliases(files: FileSystem, where: string, about: Readonly<Record<string, string>>): Finding {
  for (const [inode, { paths, orphan, holders, lower }] of files.aliases) {
    const find = (message: string): Broken => ({
      rule: 'files',
      message: `Inode ${inode} of ${where} ${message}.`,
      about,
    });
    if (inode >= files.nextInode) yield find('is still to be given out');
    const few = lower === undefined ? paths.length < 2 : paths.length === 0 || paths.length > lower;
    if (few && holders === 0) yield find('has neither a second name nor a holder');
    if ((paths.length === 0) !== (orphan !== undefined)) yield find('has a name and is an orphan, or neither');
    const first = paths[0] === undefined ? orphan : nodeAt(files.root, paths[0]);
    if (first !== undefined && first.inode !== inode) yield find(`is not what is at ${paths[0] ?? 'no path'}`);
    for (const path of paths) {
      const node = nodeAt(files.root, path);
      if (node === undefined) yield find(`has the name ${path}, where nothing is`);
      else if (node !== first) yield find(`is another node at ${path} than at ${paths[0]}`);
    }
  }
}
