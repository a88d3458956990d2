import { addName, copiedUp, forgetNames, inodeAt, isLower, moveNames, setHeld, withoutInode } from './alias.js';
import { graft } from './graft.js';
import { nodeAt } from './lookup.js';
import type { FileSystem, Node } from './node.js';
import { isWithin } from './path.js';

/*
 * Every verb takes canonical paths whose parent directories exist, and gives the directory that holds the name the
 * modification time `mtime`; it keeps its own when none is given, and the root directory always does. What does not fit is a programmer's mistake and
 * throws: the refusals of a kernel are made in open-files.ts, before an edit.
 */

function existing(fs: FileSystem, path: string): Node {
  const node = nodeAt(fs.root, path);
  if (node === undefined) throw new Error(`nothing at ${path}`);
  return node;
}

/** A new node under this name; what had the name before loses it. `node` comes without aliases, inside too. */
export function put(fs: FileSystem, path: string, node: Node, mtime?: number): FileSystem {
  const before = nodeAt(fs.root, path);
  const next = { ...fs, root: graft(fs.root, path, withoutInode(node), mtime) };
  return before === undefined ? next : forgetNames(next, path, before);
}

/** A new value for the node that is there, under all its names but those below. Says nothing to the directory. */
export function update(before: FileSystem, path: string, node: Node): FileSystem {
  const fs = copiedUp(before, path);
  const inode = inodeAt(fs, path, existing(fs, path));
  if (inode !== undefined) return setHeld(fs, inode, node);
  return { ...fs, root: graft(fs.root, path, withoutInode(node)) };
}

/** Takes a name away, and everything below it. */
export function remove(fs: FileSystem, path: string, mtime?: number): FileSystem {
  if (path === '/') throw new Error('the root cannot be removed');
  const node = existing(fs, path);
  return forgetNames({ ...fs, root: graft(fs.root, path, undefined, mtime) }, path, node);
}

/** Moves a node; what was at `to` loses its name. Two names of one file: nothing happens, as rename(2) says. */
export function rename(fs: FileSystem, from: string, to: string, mtime?: number): FileSystem {
  const node = existing(fs, from);
  if (from === to) return fs;
  if (isWithin(to, from)) throw new Error(`${to} lies inside ${from}`);
  const replaced = nodeAt(fs.root, to);
  const inode = replaced === undefined ? undefined : inodeAt(fs, to, replaced);
  if (inode !== undefined && inode === inodeAt(fs, from, node) && !isLower(fs, inode)) return fs;
  const clear = replaced === undefined ? fs : remove(fs, to, mtime);
  const taken = graft(clear.root, from, undefined, mtime);
  return moveNames({ ...clear, root: graft(taken, to, node, mtime) }, from, to, node);
}

/** A further name for the node at `target`, which must not be a directory. Nothing may be at `path`. */
export function link(fs: FileSystem, target: string, path: string, mtime?: number): FileSystem {
  if (existing(fs, target).kind === 'dir') throw new Error(`${target} is a directory`);
  if (nodeAt(fs.root, path) !== undefined) throw new Error(`there is something at ${path}`);
  return addName(fs, target, path, mtime);
}
