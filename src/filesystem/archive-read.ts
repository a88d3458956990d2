import type { Bytes } from '../digest/bytes.js';
import { emptyTable } from '../table/table.js';
import { type ArchiveFailure, type Member, readMembers } from './archive-members.js';
import { WHITEOUT } from './archive-write.js';
import { withoutInode } from './alias.js';
import type { Change } from './compare.js';
import { emptyDirectory } from './empty-filesystem.js';
import { firstNames } from './link-names.js';
import { directoryAt, nodeAt } from './lookup.js';
import type { Directory, Node } from './node.js';
import { basename, childPath, clean, comparePaths, parentPath } from './path.js';

/** Everything below its directory is hidden (OCI image specification, "Opaque Whiteout"). */
const OPAQUE = '.wh..wh..opq';
/** Files that the old aufs driver kept for itself. */
const RESERVED = '.wh..wh.';

interface Contents {
  readonly onto: Directory;
  readonly nodes: Map<string, Node>;
  /** Other names of a file -> the name that stands for it, which has no row here itself. */
  readonly links: Map<string, string>;
  readonly removed: Set<string>;
  readonly opaque: Set<string>;
}

function nodeOf(member: Member): Node | undefined {
  const { mode, uid, gid, mtime, major, minor, type, name, content, program } = member;
  const owned = { mode, uid, gid, mtime };
  if (type === '5' || (type === '0' && name.endsWith('/'))) return { kind: 'dir', ...owned, entries: emptyTable() };
  if (type === '0' || type === '7') {
    return { kind: 'file', ...owned, content: program === undefined ? content : { ...content, program } };
  }
  if (type === '2') return { kind: 'symlink', ...owned, target: member.linkname };
  const kind = type === '3' ? 'char' : type === '4' ? 'block' : type === '6' ? 'fifo' : undefined;
  return kind === undefined ? undefined : { kind, ...owned, major, minor };
}

function rooted(name: string): string {
  return clean(`/${name}`);
}

/** Takes a name from the file that has it; if it stood for the file, another one does from now on. */
function free({ nodes, links }: Contents, path: string): void {
  if (!nodes.delete(path) || links.delete(path)) return;
  let heir: string | undefined;
  for (const [name, origin] of links) {
    if (origin !== path) continue;
    heir ??= name;
    if (name === heir) links.delete(name);
    else links.set(name, heir);
  }
}

function place(contents: Contents, path: string, node: Node): void {
  const before = contents.nodes.get(path);
  if (before?.kind === 'dir' && node.kind !== 'dir') {
    for (const known of [...contents.nodes.keys()]) if (known.startsWith(`${path}/`)) free(contents, known);
  }
  if (before !== undefined) free(contents, path);
  contents.nodes.set(path, withoutInode(node));
}

/** Directories that an archive needs but does not list. */
function addParents(contents: Contents, path: string, mtime: number): void {
  const { onto, nodes, removed } = contents;
  for (let above = parentPath(path); above !== '/'; above = parentPath(above)) {
    const node = nodes.get(above);
    if (node?.kind === 'dir') continue;
    if (node === undefined && !removed.has(above) && directoryAt(onto, above) !== undefined) continue;
    place(contents, above, emptyDirectory(0o755, mtime));
  }
}

function takeLink(contents: Contents, member: Member, path: string): ArchiveFailure | undefined {
  const { nodes, links, onto } = contents;
  const target = rooted(member.linkname);
  const origin = links.get(target) ?? target;
  if (origin === path || links.get(path) === origin) return undefined;
  const node = nodes.get(origin) ?? nodeAt(onto, origin);
  if (node === undefined || node.kind === 'dir') {
    const message = `link ${target} ${path}: no such file or directory`;
    return { failure: 'bad-archive', message, offset: member.offset };
  }
  // A link to a file of the tree beneath copies it up, as an overlay does.
  if (!nodes.has(origin)) place(contents, origin, node);
  place(contents, path, node);
  links.set(path, origin);
  return undefined;
}

function take(contents: Contents, member: Member): ArchiveFailure | undefined {
  const path = rooted(member.name);
  const name = basename(path);
  if (name === OPAQUE) contents.opaque.add(parentPath(path));
  else if (name.startsWith(RESERVED)) return undefined;
  else if (name.startsWith(WHITEOUT)) contents.removed.add(childPath(parentPath(path), name.slice(WHITEOUT.length)));
  else {
    const node = member.type === '1' ? undefined : nodeOf(member);
    if (path === '/' && node?.kind !== 'dir') return undefined;
    if (node !== undefined) place(contents, path, node);
    else if (member.type !== '1') return undefined;
    const failed = node === undefined ? takeLink(contents, member, path) : undefined;
    if (failed !== undefined) return failed;
    addParents(contents, path, member.mtime);
  }
  return undefined;
}

/** Names of the tree beneath that the archive hides: whited out, or below something opaque or replaced. */
function deletions({ onto, nodes, removed, opaque }: Contents): string[] {
  const found: string[] = [];
  const hidden = [...opaque];
  for (const path of removed) {
    if (nodeAt(onto, path) === undefined) continue;
    if (nodes.has(path)) hidden.push(path);
    else found.push(path);
  }
  for (let path = hidden.pop(); path !== undefined; path = hidden.pop()) {
    const beneath = directoryAt(onto, path);
    const now = nodes.get(path);
    if (beneath === undefined || (now !== undefined && now.kind !== 'dir')) continue;
    for (const name of beneath.entries.keys()) {
      const child = childPath(path, name);
      if (nodes.has(child)) hidden.push(child);
      else found.push(child);
    }
  }
  const deleted = new Set(found);
  return [...deleted].filter((path) => !isBelowOne(deleted, path));
}

function isBelowOne(directories: ReadonlySet<string>, path: string): boolean {
  for (let above = parentPath(path); above !== '/'; above = parentPath(above)) if (directories.has(above)) return true;
  return false;
}

function sameRoot(a: Directory, b: Node): boolean {
  return a.mode === b.mode && a.uid === b.uid && a.gid === b.gid;
}

/**
 * The changes that an archive makes to the tree it is laid upon: members, parents that it leaves out, whiteouts.
 * Reading back what `archiveChunks` wrote gives the changes that were written, with times cut to the second.
 */
export function readArchive(
  archive: Uint8Array | Bytes,
  onto: Directory = emptyDirectory(),
): readonly Change[] | ArchiveFailure {
  const members = readMembers(archive);
  if ('failure' in members) return members;
  const contents: Contents = { onto, nodes: new Map(), links: new Map(), removed: new Set(), opaque: new Set() };
  for (const member of members) {
    const failed = take(contents, member);
    if (failed !== undefined) return failed;
  }
  const first = firstNames(contents.links);
  const changes: Change[] = deletions(contents).map((path) => ({ path, change: 'delete' }));
  for (const [path, node] of contents.nodes) {
    if (path === '/' && sameRoot(onto, node)) continue;
    const change = nodeAt(onto, path) === undefined ? 'add' : 'modify';
    const link = first.get(path);
    changes.push(link === undefined || link === path ? { path, change, node } : { path, change, node, link });
  }
  return changes.sort((a, b) => comparePaths(a.path, b.path));
}

export function isArchiveFailure(result: readonly Change[] | ArchiveFailure): result is ArchiveFailure {
  return 'failure' in result;
}
