import { compareTrees } from '../filesystem/compare.js';
import type { Directory } from '../filesystem/node.js';
import { changesSize } from '../filesystem/sizes.js';
import type { Container } from './container.js';

interface Measured {
  readonly base: Directory;
  readonly bytes: number;
}

const known = new WeakMap<Directory, Measured>();

/** Bytes of a container's own layer: `SizeRw`. Computed once for each state of its files. */
export function writableSize({ base, files }: Container): number {
  if (files.root === base) return 0;
  const before = known.get(files.root);
  if (before?.base === base) return before.bytes;
  const bytes = changesSize(compareTrees(base, files.root));
  known.set(files.root, { base, bytes });
  return bytes;
}
