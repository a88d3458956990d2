import { setHeld } from './alias.js';
import { contentOf, emptyContent, overwritten, resized } from './content.js';
import { update } from './edit.js';
import { type Errno, type Fault, fault } from './fault.js';
import type { FilesContext, WriteOptions } from './files.js';
import { regraft, regraftEntry } from './graft.js';
import type { Content, File, Node } from './node.js';
import { WRITE, allows, born, mayAdd, withoutSetId } from './permission.js';
import { type Spot, directoryOf, findSpot, findNode, stepOnto } from './resolve.js';
import type { Walk } from './walk.js';

/** Gives the node that the walk stands on a new value, under all its names. */
export function replaceNode(walk: Walk, node: Node): void {
  const { fs, orphan, mount, context, place } = walk;
  if (orphan !== undefined) context.stores.set(mount.store, setHeld(fs, orphan, node));
  else if (node.inode !== undefined) context.stores.set(mount.store, update(fs, walk.path(), node));
  else context.stores.set(mount.store, { ...fs, root: regraft(place, node) });
}

/** Why no node can be made under a free name; undefined when it can. */
export function refuseNew(context: FilesContext, spot: Spot): Errno | undefined {
  const { walk, name } = spot;
  if (walk.orphan !== undefined) return 'ENOENT';
  if (walk.mount.readonly) return 'EROFS';
  const refused = mayAdd(context.credentials, directoryOf(spot));
  // Names are byte strings: a character beyond a byte was not encoded by whoever called.
  return refused ?? (/[^\x01-\xff]/.test(name) ? 'EINVAL' : undefined);
}

/** Makes a node under the free name of a spot. */
export function createNode(context: FilesContext, { walk, name }: Spot, node: Node): void {
  const { fs, mount, place } = walk;
  context.stores.set(mount.store, { ...fs, root: regraftEntry(place, name, node, context.now) });
}

/** Devices take bytes without keeping them: the full one refuses, those the kernel must handle as well. */
function writeToDevice(node: Node): Errno | undefined {
  if (node.kind !== 'char' || node.major !== 1) return 'ENXIO';
  return node.minor === 7 ? 'ENOSPC' : undefined;
}

type Change = (old: Content) => Content | undefined;

/** Nothing written, nothing modified: not even the time. */
const keep: Change = (old) => old;

function rewrite(context: FilesContext, walk: Walk, change: Change): Errno | undefined {
  const { node } = walk;
  if (node.kind === 'dir') return 'EISDIR';
  if (node.kind === 'file' && walk.mount.readonly) return 'EROFS';
  if (!allows(context.credentials, node, WRITE)) return 'EACCES';
  if (node.kind !== 'file') return writeToDevice(node);
  if (change === keep) return undefined;
  const content = change(node.content);
  if (content === undefined) return 'ENOSPC';
  const mode = context.credentials.uid === 0 ? node.mode : withoutSetId(node);
  replaceNode(walk, { ...node, mode, content, mtime: context.now });
  return undefined;
}

function createFile(context: FilesContext, spot: Spot, change: Change, mode: number): Errno | undefined {
  const refused = refuseNew(context, spot);
  if (refused !== undefined) return refused;
  const content = change(emptyContent);
  if (content === undefined) return 'ENOSPC';
  const { uid, gid } = born(context.credentials, directoryOf(spot));
  const bits = mode & ~context.umask & 0o7777;
  const file: File = { kind: 'file', mode: bits, uid, gid, mtime: context.now, content };
  const harmless = uid !== 0 && content.length > 0;
  createNode(context, spot, harmless ? { ...file, mode: withoutSetId(file) } : file);
  return undefined;
}

/** What open(2) for writing does, then one change of the content. */
function openAndChange(
  context: FilesContext,
  path: string,
  options: WriteOptions | undefined,
  change: Change,
): Fault | undefined {
  const creates = options?.create !== false;
  const follow = !creates ? 'always' : options?.exclusive === true ? 'never' : 'bare';
  const spot = findSpot(context, path, follow);
  if (typeof spot === 'string') return fault(spot, path);
  if (creates && spot.slash && spot.last === 'name') return fault('EISDIR', path);
  const there = spot.last !== 'name' || spot.node !== undefined || spot.mounted !== undefined;
  let refused: Errno | undefined;
  if (there && options?.exclusive === true) refused = 'EEXIST';
  else if (there) {
    const walk = stepOnto(spot);
    refused = typeof walk === 'string' ? walk : rewrite(context, walk, change);
  } else if (!creates) refused = 'ENOENT';
  else refused = createFile(context, spot, change, options?.mode ?? 0o666);
  return refused === undefined ? undefined : fault(refused, path);
}

export function write(context: FilesContext, path: string, bytes: string, options?: WriteOptions): Fault | undefined {
  const offset = options?.offset;
  let change: Change = () => contentOf(bytes);
  if (options?.append === true) change = (old) => overwritten(old, old.length, bytes);
  else if (offset !== undefined) change = (old) => overwritten(old, offset, bytes);
  const keeps = bytes === '' && (options?.append === true || offset !== undefined);
  return openAndChange(context, path, options, keeps ? keep : change);
}

export function put(context: FilesContext, path: string, content: Content, options?: WriteOptions): Fault | undefined {
  return openAndChange(context, path, options, () => content);
}

export function truncate(context: FilesContext, path: string, length: number): Fault | undefined {
  const walk = findNode(context, path, true);
  if (typeof walk === 'string') return fault(walk, path);
  if (walk.node.kind === 'dir') return fault('EISDIR', path);
  if (walk.node.kind !== 'file' || !Number.isSafeInteger(length) || length < 0) return fault('EINVAL', path);
  const refused = rewrite(context, walk, (old) => resized(old, length));
  return refused === undefined ? undefined : fault(refused, path);
}
