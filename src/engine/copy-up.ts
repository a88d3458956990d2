import { joinNames } from '../filesystem/alias.js';
import { update } from '../filesystem/edit.js';
import { fileSystemOf } from '../filesystem/file-system-of.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory } from '../filesystem/node.js';
import type { Mount } from '../volume/mount.js';
import { boundFolder, isInMemory } from '../volume/volume-options.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { resolveInTree } from './resolve-in-tree.js';

/** What the kernel says when the folder that a volume stands for is not there. */
export function boundFolderMissing(name: string, folder: string): string {
  return `failed to mount local volume: mount ${folder}:${volumeFolder(name)}, flags: 0x1000: no such file or directory`;
}

/**
 * Copies what the image has at a mount point into the volume, if that is empty: with owner, mode and links
 * (FINDINGS 61). The tree is immutable, so the volume and the image share it: nothing is really copied.
 */
export function copyUp(engine: Engine, mount: Mount, image: Directory, rootPath: string): Failure | undefined {
  if (mount.type !== 'volume' || !mount.copyUp) return undefined;
  const content = resolveInTree(image, mount.destination);
  if (!content) return undefined;
  if (content.kind !== 'dir') {
    const reason = `source ${rootPath}${mount.destination} is not directory`;
    return failure('invalid-argument', reason, { path: mount.destination });
  }
  const host = engine.draft.host(engine.host);
  const options = host.volumes.get(mount.name)?.options ?? null;
  if (isInMemory(options)) return undefined;
  const bound = boundFolder(options);
  const folder = bound ?? volumeFolder(mount.name);
  if (bound !== undefined && !nodeAt(host.files.root, bound)) {
    return failure('invalid-argument', boundFolderMissing(mount.name, bound), { path: bound });
  }
  const there = nodeAt(host.files.root, folder);
  if (there?.kind !== 'dir' || there.entries.size > 0) return undefined;
  host.files = update(host.files, folder, content);
  for (const { paths } of fileSystemOf(content).aliases.values()) {
    host.files = joinNames(
      host.files,
      paths.map((path) => folder + path),
    );
  }
  const volume = host.volumes.get(mount.name);
  if (volume) host.volumes = host.volumes.set(mount.name, { ...volume, changed: engine.draft.now });
  return undefined;
}
