import { update } from '../filesystem/edit.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory } from '../filesystem/node.js';
import type { Mount } from '../volume/mount.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { resolveInTree } from './resolve-in-tree.js';

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
  const folder = volumeFolder(mount.name);
  const there = nodeAt(host.files.root, folder);
  if (there?.kind !== 'dir' || there.entries.size > 0) return undefined;
  host.files = update(host.files, folder, content);
  return undefined;
}
