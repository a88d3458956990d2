import { forEachDifference } from './differences.js';
import type { Directory, Node } from './node.js';
import { parentPath } from './path.js';

export interface DiffLine {
  readonly path: string;
  readonly kind: 'A' | 'C' | 'D';
}

/** A time without a part below the second stands for the whole second: a layer's tar keeps no more (moby, sameFsTime). */
export function sameTime(a: number, b: number): boolean {
  if (a === b) return true;
  return Math.floor(a / 1000) === Math.floor(b / 1000) && (a % 1000 === 0 || b % 1000 === 0);
}

function sizeOf(node: Node): number {
  if (node.kind === 'file') return node.content.length;
  return node.kind === 'symlink' ? node.target.length : 0;
}

/** What the engine's comparison by stat sees (moby, statDifferent): of a directory neither time nor size. */
function looksDifferent(a: Node, b: Node): boolean {
  if (a.kind !== b.kind || a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid) return true;
  if (a.kind === 'dir') return false;
  if ('major' in a && 'major' in b && (a.major !== b.major || a.minor !== b.minor)) return true;
  return sizeOf(a) !== sizeOf(b) || !sameTime(a.mtime, b.mtime);
}

/**
 * What `docker diff` lists, sorted by path. A directory counts as changed when anything in it is listed; a deleted
 * one is one line. Seen in containers/diff.console and containers/diff-replaced-dir.console.
 */
export function dockerDiff(before: Directory, after: Directory): readonly DiffLine[] {
  const kinds = new Map<string, DiffLine['kind']>();
  forEachDifference(before, after, (path, old, now) => {
    if (old !== undefined && now !== undefined && !looksDifferent(old, now)) return;
    kinds.set(path, old === undefined ? 'A' : now === undefined ? 'D' : 'C');
    for (let above = parentPath(path); above !== '/' && !kinds.has(above); above = parentPath(above))
      kinds.set(above, 'C');
  });
  return [...kinds].map(([path, kind]) => ({ path, kind })).sort((a, b) => (a.path < b.path ? -1 : 1));
}
