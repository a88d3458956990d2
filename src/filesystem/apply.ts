import { withoutInode } from './alias.js';
import type { Change } from './compare.js';
import { fileSystemOf, fileSystemWith, remember } from './file-system-of.js';
import { graft } from './graft.js';
import { nodeAt } from './lookup.js';
import type { Directory, FileSystem, Node } from './node.js';
import { basename, isWithin, parentPath } from './path.js';

/** A directory whose entries are being collected; nothing is copied before all of them are known. */
interface Open {
  readonly path: string;
  directory: Directory;
  readonly entries: Map<string, Node | undefined>;
}

function open(path: string, directory: Directory): Open {
  return { path, directory, entries: new Map() };
}

function close({ directory, entries }: Open): Directory {
  if (entries.size === 0) return directory;
  const edited = directory.entries.with((batch) => {
    for (const [name, node] of entries) {
      if (node === undefined) batch.delete(name);
      else batch.set(name, node);
    }
  });
  return edited === directory.entries ? directory : { ...directory, entries: edited };
}

function nodeIn({ directory, entries }: Open, name: string): Node | undefined {
  return entries.has(name) ? entries.get(name) : directory.entries.get(name);
}

/** The chain of open directories from the root down: changes come in the order of a walk. */
class Builder {
  readonly #chain: Open[];

  constructor(root: Directory) {
    this.#chain = [open('/', root)];
  }

  get #deepest(): Open {
    return this.#chain[this.#chain.length - 1] as Open;
  }

  #closeDeepest(): void {
    const closed = this.#chain.pop() as Open;
    this.#deepest.entries.set(basename(closed.path), close(closed));
  }

  /** The open directory at this path. */
  enter(path: string): Open {
    while (!isWithin(path, this.#deepest.path)) this.#closeDeepest();
    const { path: above } = this.#deepest;
    let reached = above === '/' ? 0 : above.length;
    while (reached < path.length && path !== '/') {
      const slash = path.indexOf('/', reached + 1);
      const end = slash < 0 ? path.length : slash;
      const node = nodeIn(this.#deepest, path.slice(reached + 1, end));
      if (node?.kind !== 'dir') throw new Error(`no directory ${path.slice(0, end)} to change`);
      this.#chain.push(open(path.slice(0, end), node));
      reached = end;
    }
    return this.#deepest;
  }

  apply(path: string, node: Node | undefined): void {
    if (path === '/') {
      if (node?.kind !== 'dir') throw new Error('the root can only be modified');
      const root = this.enter('/');
      root.directory = { ...node, mtime: root.directory.mtime, entries: root.directory.entries };
      return;
    }
    const parent = this.enter(parentPath(path));
    const name = basename(path);
    const old = nodeIn(parent, name);
    parent.entries.set(name, node?.kind === 'dir' && old?.kind === 'dir' ? { ...node, entries: old.entries } : node);
  }

  finish(): Directory {
    while (this.#chain.length > 1) this.#closeDeepest();
    return close(this.#deepest);
  }
}

/** First names of the groups that the changes link, each with an inode of its own. */
function newGroups(changes: readonly Change[], nextInode: number): Map<string, { inode: number; paths: string[] }> {
  const groups = new Map<string, { inode: number; paths: string[] }>();
  for (const { path, link } of changes) {
    if (link === undefined) continue;
    const group = groups.get(link);
    if (group === undefined) groups.set(link, { inode: nextInode + groups.size, paths: [link, path] });
    else group.paths.push(path);
  }
  return groups;
}

/** The old groups in the new tree: names that were changed or removed have left them. */
function withRemainingNames(old: FileSystem, root: Directory): FileSystem {
  let next = { root, aliases: old.aliases };
  for (const [inode, { paths }] of old.aliases) {
    const left = paths.filter((path) => nodeAt(root, path) === nodeAt(old.root, path));
    if (left.length === paths.length) continue;
    if (left.length > 1) next = { ...next, aliases: next.aliases.set(inode, { paths: left, holders: 0 }) };
    else next = { ...next, aliases: next.aliases.delete(inode) };
    const [last] = left;
    if (left.length > 1 || last === undefined) continue;
    next.root = graft(next.root, last, withoutInode(nodeAt(root, last) as Node));
  }
  return fileSystemWith(next.root, next.aliases);
}

/**
 * The tree that the changes make of this one: `applyChanges(a, compareTrees(a, b))` is `b`, times included. Changes
 * come in the order of a walk; one without a directory to be in is a programmer's mistake. Hard links among the
 * changes become hard links of the tree (see `fileSystemOf`).
 */
export function applyChanges(root: Directory, changes: readonly Change[]): Directory {
  if (changes.length === 0) return root;
  const before = fileSystemOf(root);
  const groups = newGroups(changes, before.nextInode);
  const builder = new Builder(root);
  const carriers = new Map<string, Node>();
  for (const { path, node, link } of changes) {
    const inode = groups.get(path)?.inode;
    const shared = link === undefined ? undefined : carriers.get(link);
    if (link !== undefined && shared === undefined) throw new Error(`${path} links to ${link}, which comes later`);
    const placed = shared ?? (inode === undefined || node === undefined ? node : { ...node, inode });
    if (inode !== undefined && placed !== undefined) carriers.set(path, placed);
    builder.apply(path, placed);
  }
  const kept = withRemainingNames(before, builder.finish());
  let { aliases } = kept;
  for (const { inode, paths } of groups.values()) aliases = aliases.set(inode, { paths: paths.sort(), holders: 0 });
  return remember(fileSystemWith(kept.root, aliases)).root;
}
