import { type Change, compareTrees, sameNode } from './compare.js';
import { nodeAt } from './lookup.js';
import type { Directory, Node } from './node.js';
import { isWithin } from './path.js';
import { truncateTime } from './truncate-times.js';

/** Whether a change is one at all in the whole seconds of a tar. */
function survives(old: Node | undefined, node: Node | undefined): boolean {
  return old === undefined || node === undefined || !sameNode(truncateTime(old), truncateTime(node));
}

/** Whether only the time of a directory changed. */
function isTimeOnly(old: Node | undefined, node: Node | undefined): boolean {
  if (old?.kind !== 'dir' || node?.kind !== 'dir') return false;
  return sameNode({ ...old, mtime: 0 }, { ...node, mtime: 0 });
}

/**
 * The changes that a commit makes a layer of: those of `compareTrees` without directories in which nothing is left
 * changed (a file came and went) and without times that moved by less than a second. None: no layer. Where `before`
 * has whole seconds, `compareTrees` finds these very changes again once they are cut to the second and applied.
 */
export function commitChanges(before: Directory, after: Directory): readonly Change[] {
  const changes = compareTrees(before, after);
  const files = new Set<string>();
  const times = new Set<string>();
  for (const { path, change, node, link } of changes) {
    const old = change === 'modify' ? nodeAt(before, path) : undefined;
    if (!survives(old, node)) continue;
    if (isTimeOnly(old, node)) times.add(path);
    else files.add(link ?? path);
  }
  const kept: Change[] = [];
  // From the end, so that what a directory holds is decided before the directory: it comes right after it.
  for (const change of changes.toReversed()) {
    const next = kept[kept.length - 1];
    const holds = times.has(change.path) && next !== undefined && isWithin(next.path, change.path);
    if (holds || files.has(change.link ?? change.path)) kept.push(change);
  }
  return kept.reverse();
}
