import { emptyTable } from '../table/table.js';
import { withoutInode } from './alias.js';
import { forEachDifference } from './differences.js';
import type { Content, Directory, Node } from './node.js';

/**
 * One step from a tree to another. A directory comes without entries: what changed in it has changes of its own.
 * `link` is the path of another change of the same set, whose node this is another name of.
 */
export type Change =
  | { readonly path: string; readonly change: 'add' | 'modify'; readonly node: Node; readonly link?: string }
  | { readonly path: string; readonly change: 'delete'; readonly node?: undefined; readonly link?: undefined };

function sameContent(a: Content, b: Content): boolean {
  return a === b || (a.length === b.length && a.bytes === b.bytes && a.program === b.program);
}

/** Equal but for entries and inode. */
export function sameNode(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid || a.mtime !== b.mtime) return false;
  if (a.kind === 'dir' || b.kind === 'dir') return a.kind === b.kind;
  if (a.kind === 'file') return b.kind === 'file' && sameContent(a.content, b.content);
  if (a.kind === 'symlink') return b.kind === 'symlink' && a.target === b.target;
  return a.kind === b.kind && a.major === b.major && a.minor === b.minor;
}

/** A node as a change carries it. */
function bare(node: Node): Node {
  return withoutInode(node.kind === 'dir' ? { ...node, entries: emptyTable() } : node);
}

/** A change, or (quiet) a name whose node has only become another object. */
interface Found {
  readonly change: Change;
  readonly inode: number | undefined;
  readonly quiet: boolean;
}

/**
 * The changes that lead from one tree to another, each directory before what is in it. Exact in everything but the
 * modification time of the root; a deleted directory is one change. If one name of a hard-linked file changed, all
 * of its names are listed, as copying it up would do.
 */
export function compareTrees(before: Directory, after: Directory): readonly Change[] {
  const found: Found[] = [];
  let linked = false;
  if (before === after) return [];
  if (!sameNode({ ...before, mtime: 0 }, { ...after, mtime: 0 })) {
    found.push({ change: { path: '/', change: 'modify', node: bare(after) }, inode: undefined, quiet: false });
  }
  forEachDifference(before, after, (path, old, now) => {
    if (now === undefined) {
      found.push({ change: { path, change: 'delete' }, inode: undefined, quiet: false });
      return;
    }
    const inode = now.kind === 'dir' ? undefined : now.inode;
    const quiet = old !== undefined && sameNode(old, now);
    if (quiet && inode === undefined) return;
    linked ||= inode !== undefined;
    found.push({ change: { path, change: old === undefined ? 'add' : 'modify', node: bare(now) }, inode, quiet });
  });
  return linked ? withLinks(found) : found.map(({ change }) => change);
}

/** Lets the first name of each group carry the node, and drops the groups in which nothing changed. */
function withLinks(found: readonly Found[]): readonly Change[] {
  const changed = new Set(found.filter(({ quiet }) => !quiet).map(({ inode }) => inode));
  const first = new Map<number, string>();
  const changes: Change[] = [];
  for (const { change, inode } of found) {
    if (inode === undefined) changes.push(change);
    if (inode === undefined || !changed.has(inode)) continue;
    const link = first.get(inode);
    if (link === undefined) first.set(inode, change.path);
    changes.push(link === undefined || change.change === 'delete' ? change : { ...change, link });
  }
  return changes;
}
