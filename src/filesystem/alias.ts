import { Table, emptyTable } from '../table/table.js';
import { graft } from './graft.js';
import { nodeAt } from './lookup.js';
import type { Alias, Directory, FileSystem, Node } from './node.js';
import { isWithin } from './path.js';

/*
 * A node is a value, so a file with two names is the same value in two places. Its alias row says where: every edit
 * through one name goes to all of them. A mount that must follow a node through renames and removal holds it, which
 * makes a row as well. The names of one node are always the same object, and get a fresh one whenever the set of
 * names changes: a comparison of trees therefore sees every name of a group that changed. A container's root has the
 * links of its image as `lower` rows: those hold only until a name changes, which then is a file by itself.
 */

type Aliases = Table<number, Alias>;

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function withoutInode<N extends Node>(node: N): N {
  if (node.inode === undefined) return node;
  const { inode: _, ...rest } = node;
  return rest as unknown as N;
}

function aliasRow(fs: FileSystem, inode: number): Alias {
  const row = fs.aliases.get(inode);
  if (row === undefined) throw new Error(`no inode ${inode}`);
  return row;
}

function alias(paths: readonly string[], holders: number): Alias {
  return { paths: [...paths].sort(byCodeUnit), holders };
}

function graftAll(root: Directory, paths: readonly string[], node: Node): Directory {
  let tree = root;
  for (const path of paths) tree = graft(tree, path, node);
  return tree;
}

/** Gives the node with this inode, under all its names or none, a new value. */
export function setHeld(fs: FileSystem, inode: number, node: Node): FileSystem {
  const row = aliasRow(fs, inode);
  const value: Node = { ...node, inode };
  if (row.orphan !== undefined) return { ...fs, aliases: fs.aliases.set(inode, { ...row, orphan: value }) };
  return { ...fs, root: graftAll(fs.root, row.paths, value) };
}

/** Where the held node is now (its first name); undefined once it has no name. */
export function heldPath(fs: FileSystem, inode: number): string | undefined {
  return fs.aliases.get(inode)?.paths[0];
}

/** The held node itself, named or not; undefined when nobody holds that inode. */
export function heldNode(fs: FileSystem, inode: number): Node | undefined {
  const row = fs.aliases.get(inode);
  if (row === undefined) return undefined;
  return row.orphan ?? nodeAt(fs.root, row.paths[0] as string);
}

/** How many names a node has, given the node as found in the tree or as an orphan. */
export function nameCount(fs: FileSystem, node: Node): number {
  const row = node.inode === undefined ? undefined : fs.aliases.get(node.inode);
  return row === undefined ? 1 : (row.lower ?? row.paths.length);
}

/** The file system of a container: the hard links of the image's tree are in the layers below. */
export function overLower(fs: FileSystem): FileSystem {
  if (fs.aliases.size === 0) return fs;
  const rows = [...fs.aliases].map(([inode, row]) => [inode, { ...row, lower: row.paths.length }] as const);
  return { ...fs, aliases: Table.of(rows) };
}

/** Whether this inode is that of a file in the layers below. */
export function isLower(fs: FileSystem, inode: number): boolean {
  return fs.aliases.get(inode)?.lower !== undefined;
}

/** Before the node at this path changes: a name of a file in the layers below becomes a file by itself. */
export function copiedUp(fs: FileSystem, path: string): FileSystem {
  const node = nodeAt(fs.root, path);
  const inode = node === undefined ? undefined : inodeAt(fs, path, node);
  if (node === undefined || inode === undefined || !isLower(fs, inode)) return fs;
  return forgetName({ ...fs, root: graft(fs.root, path, withoutInode(node)) }, inode, [path], node);
}

/**
 * The inode of the node that was found at this path, if the alias rows know it by that name. A tree that was taken
 * out of its file system keeps marks without rows, and those mean nothing.
 */
export function inodeAt(fs: FileSystem, path: string, node: Node): number | undefined {
  const { inode } = node;
  return inode !== undefined && fs.aliases.get(inode)?.paths.includes(path) ? inode : undefined;
}

/** A file system in which the node at this canonical path has an inode of its own, and that inode. */
function identified(before: FileSystem, path: string): readonly [FileSystem, number] {
  const fs = copiedUp(before, path);
  const node = nodeAt(fs.root, path);
  if (node === undefined) throw new Error(`nothing at ${path}`);
  const known = inodeAt(fs, path, node);
  if (known !== undefined) return [fs, known];
  const inode = fs.nextInode;
  const root = graft(fs.root, path, { ...node, inode });
  return [{ root, aliases: fs.aliases.set(inode, alias([path], 0)), nextInode: inode + 1 }, inode];
}

/** From here to the matching `release`, the inode stands for the node that is at this canonical path now. */
export function hold(fs: FileSystem, path: string): readonly [FileSystem, number] {
  const [marked, inode] = identified(fs, path);
  const row = aliasRow(marked, inode);
  return [{ ...marked, aliases: marked.aliases.set(inode, { ...row, holders: row.holders + 1 }) }, inode];
}

/** Ends one hold. A node that has one name at most and no holder left is an ordinary one again, or gone. */
export function release(fs: FileSystem, inode: number): FileSystem {
  const row = aliasRow(fs, inode);
  if (row.holders === 0) throw new Error(`inode ${inode} is not held`);
  return settle(fs, inode, { ...row, holders: row.holders - 1 });
}

/** Writes a row back, or drops it (and the mark on its node) when it says nothing any more. */
function settle(fs: FileSystem, inode: number, row: Alias): FileSystem {
  const says = row.holders > 0 || row.paths.length > (row.lower === undefined ? 1 : 0);
  if (says) return { ...fs, aliases: fs.aliases.set(inode, row) };
  const aliases = fs.aliases.delete(inode);
  const path = row.paths[0];
  if (path === undefined) return { ...fs, aliases };
  return { ...fs, aliases, root: graft(fs.root, path, withoutInode(nodeAt(fs.root, path) as Node)) };
}

/** A second name for the node at `existing`; the tree must have room for it at `path`. */
export function addName(fs: FileSystem, existing: string, path: string, mtime?: number): FileSystem {
  const [marked, inode] = identified(fs, existing);
  const row = aliasRow(marked, inode);
  const fresh = { ...(nodeAt(marked.root, existing) as Node) };
  const root = graftAll(graft(marked.root, path, fresh, mtime), row.paths, fresh);
  return { ...marked, root, aliases: marked.aliases.set(inode, alias([...row.paths, path], row.holders)) };
}

/** Canonical paths at which equal files lie are names of one file from now on. */
export function joinNames(fs: FileSystem, paths: readonly string[]): FileSystem {
  const inode = fs.nextInode;
  const node = { ...(nodeAt(fs.root, paths[0] as string) as Node), inode };
  const root = graftAll(fs.root, paths, node);
  return { root, aliases: fs.aliases.set(inode, alias(paths, 0)), nextInode: inode + 1 };
}

/** After `node` (with everything below it) was taken out of the tree at `path`: its names are gone. */
export function forgetNames(fs: FileSystem, path: string, node: Node): FileSystem {
  if (node.kind !== 'dir') {
    const inode = inodeAt(fs, path, node);
    return inode === undefined ? fs : forgetName(fs, inode, [path], node);
  }
  if (fs.aliases.size === 0 || (node.entries.size === 0 && node.inode === undefined)) return fs;
  let next = fs;
  for (const [inode, row] of fs.aliases) {
    const gone = row.paths.filter((name) => isWithin(name, path));
    if (gone.length === 0) continue;
    const below = (gone[0] as string).slice(path.length);
    next = forgetName(next, inode, gone, nodeAt(node, below === '' ? '/' : below) as Node);
  }
  return next;
}

function forgetName(fs: FileSystem, inode: number, gone: readonly string[], node: Node): FileSystem {
  const before = aliasRow(fs, inode);
  const { holders } = before;
  const left = before.paths.filter((path) => !gone.includes(path));
  const row: Alias = { ...before, paths: left };
  if (left.length > 0 || holders === 0) return settle(fs, inode, row);
  const orphan: Node = node.kind === 'dir' ? { ...node, entries: emptyTable() } : node;
  return { ...fs, aliases: fs.aliases.set(inode, { ...row, orphan }) };
}

/**
 * After `node` was moved in the tree: every name at or below `from` is now the same below `to`. Those of a file in the
 * layers below were copied up for it, together.
 */
export function moveNames(fs: FileSystem, from: string, to: string, node: Node): FileSystem {
  if (fs.aliases.size === 0) return fs;
  const own = inodeAt(fs, from, node);
  if (own === undefined && (node.kind !== 'dir' || node.entries.size === 0)) return fs;
  let { root, aliases, nextInode }: { root: Directory; aliases: Aliases; nextInode: number } = fs;
  const candidates = own === undefined || node.kind === 'dir' ? fs.aliases : [[own, aliasRow(fs, own)] as const];
  for (const [inode, row] of candidates) {
    const moved = row.paths.filter((path) => isWithin(path, from));
    if (moved.length === 0) continue;
    if (row.lower !== undefined) {
      const left = row.paths.filter((path) => !moved.includes(path));
      aliases = left.length === 0 ? aliases.delete(inode) : aliases.set(inode, { ...row, paths: left });
      const paths = moved.map((path) => to + path.slice(from.length));
      const alone = withoutInode(nodeAt(root, paths[0] as string) as Node);
      root = graftAll(root, paths, paths.length === 1 ? alone : { ...alone, inode: nextInode });
      if (paths.length > 1) aliases = aliases.set(nextInode++, alias(paths, 0));
      continue;
    }
    const paths = row.paths.map((path) => (isWithin(path, from) ? to + path.slice(from.length) : path));
    aliases = aliases.set(inode, alias(paths, row.holders));
    if (paths.length > 1) root = graftAll(root, paths, { ...(nodeAt(root, paths[0] as string) as Node) });
  }
  return { root, aliases, nextInode };
}
