import { compareTables } from '../table/table.js';
import type { Directory, Node } from './node.js';
import { childPath } from './path.js';

/** Two nodes at one path that are not the same object; undefined stands for nothing there. */
export type OnDifference = (path: string, before: Node | undefined, after: Node | undefined) => void;

type Difference = readonly [name: string, before: Node | undefined, after: Node | undefined];

interface Level {
  readonly path: string;
  readonly differences: readonly Difference[];
  next: number;
}

function levelOf(path: string, before: Node | undefined, after: Directory): Level {
  const differences: Difference[] = [];
  if (before?.kind === 'dir') compareTables(before.entries, after.entries, (...one) => void differences.push(one));
  else for (const [name, node] of after.entries) differences.push([name, undefined, node]);
  return { path, differences, next: 0 };
}

/**
 * Every path below the root at which two trees differ by identity, in the order of a walk: into directories that are
 * on both sides and into those that were added, not into what was deleted or replaced by something else. Shared
 * subtrees cost nothing. Whether the nodes differ in value is for the caller to say.
 */
export function forEachDifference(before: Directory, after: Directory, onDifference: OnDifference): void {
  const levels: Level[] = [levelOf('/', before, after)];
  for (let level = levels[0]; level !== undefined; level = levels[levels.length - 1]) {
    const difference = level.differences[level.next++];
    if (difference === undefined) {
      levels.pop();
      continue;
    }
    const [name, old, now] = difference;
    const path = childPath(level.path, name);
    onDifference(path, old, now);
    if (now?.kind === 'dir') levels.push(levelOf(path, old, now));
  }
}
