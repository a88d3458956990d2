import type { Change } from './compare.js';
import type { Node } from './node.js';

/** The node with its time cut to the second, as a tar keeps it. Not what is in a directory. */
export function truncateTime<N extends Node>(node: N): N {
  const mtime = Math.floor(node.mtime / 1000) * 1000;
  return mtime === node.mtime ? node : { ...node, mtime };
}

/** The changes as they are read back from their archive. */
export function truncateTimes(changes: readonly Change[]): readonly Change[] {
  return changes.map((change) => {
    if (change.node === undefined) return change;
    const node = truncateTime(change.node);
    return node === change.node ? change : { ...change, node };
  });
}
