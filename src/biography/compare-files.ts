import { type Change, compareTrees } from '../filesystem/compare.js';
import { sameTime } from '../filesystem/docker-diff.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory, Node } from '../filesystem/node.js';
import { treeSize } from '../filesystem/sizes.js';

/** What is at a path: a folder counts what is in it. */
export interface Found {
  readonly kind: 'file' | 'folder' | 'link' | 'device';
  readonly bytes: number;
}

/** One path at which two trees of files differ. */
export interface FileDifference {
  readonly path: string;
  /** `touched`: the content is the same, but its owner, rights or time are others. */
  readonly change: 'added' | 'changed' | 'touched' | 'deleted';
  readonly before?: Found;
  readonly after?: Found;
}

/** What leads from one tree of files to another. */
export interface FilesCompared {
  /** In the order of a walk; of a folder that came or went with what was in it, an added one has its files listed, a deleted one not. */
  readonly files: readonly FileDifference[];
  /** The same as changes that can be applied: those of folders' times too. */
  readonly changes: readonly Change[];
  /** Bytes of both trees. */
  readonly bytes: readonly [before: number, after: number];
}

const kinds = {
  file: 'file',
  dir: 'folder',
  symlink: 'link',
  char: 'device',
  block: 'device',
  fifo: 'device',
} as const;

function foundAt(root: Directory, path: string): Found | undefined {
  const node = path === '/' ? root : nodeAt(root, path);
  return node && { kind: kinds[node.kind], bytes: bytesOf(node) };
}

function bytesOf(node: Node): number {
  if (node.kind === 'dir') return treeSize(node);
  if (node.kind === 'file') return node.content.length;
  return node.kind === 'symlink' ? node.target.length : 0;
}

function sameContent(a: Node | undefined, b: Node | undefined): boolean {
  if (a?.kind === 'file' && b?.kind === 'file') {
    return a.content === b.content || (a.content.bytes === b.content.bytes && a.content.length === b.content.length);
  }
  if (a?.kind === 'symlink' && b?.kind === 'symlink') return a.target === b.target;
  return a?.kind === b?.kind;
}

/** Nothing but the part of a time below the second, which a layer does not keep. */
function isSameButForATar(old: Node, now: Node): boolean {
  if (!sameContent(old, now) || old.mode !== now.mode || old.uid !== now.uid || old.gid !== now.gid) return false;
  return sameTime(old.mtime, now.mtime);
}

/** A folder counts by itself only where it is empty or gone, or its own rights have changed. */
function isTold(before: Directory, after: Directory, { path, change, node }: Change): boolean {
  if (change === 'delete') return true;
  const [old, now] = [nodeAt(before, path), nodeAt(after, path)];
  if (node.kind !== 'dir') return old === undefined || now === undefined || !isSameButForATar(old, now);
  if (now?.kind !== 'dir') return true;
  if (old?.kind !== 'dir') return old !== undefined || now.entries.size === 0;
  return old.mode !== now.mode || old.uid !== now.uid || old.gid !== now.gid;
}

function difference(before: Directory, after: Directory, { path, change }: Change): FileDifference {
  const [old, now] = [foundAt(before, path), foundAt(after, path)];
  const same = sameContent(nodeAt(before, path), nodeAt(after, path));
  return {
    path,
    change: change === 'add' ? 'added' : change === 'delete' ? 'deleted' : same ? 'touched' : 'changed',
    ...(old === undefined ? {} : { before: old }),
    ...(now === undefined ? {} : { after: now }),
  };
}

/** The files that differ between two trees. Costs what differs, where they share the rest. */
export function compareFiles(before: Directory, after: Directory): FilesCompared {
  const changes = compareTrees(before, after);
  const told = changes.filter((change) => isTold(before, after, change));
  return {
    files: told.map((change) => difference(before, after, change)),
    changes,
    bytes: [treeSize(before), treeSize(after)],
  };
}
