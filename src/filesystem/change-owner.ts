import type { Fault } from './fault.js';
import { fault } from './fault.js';
import type { FilesContext } from './files.js';
import { WRITE, allows, isMember, isOwner, settableMode, withoutSetId } from './permission.js';
import { findNode } from './resolve.js';
import type { Walk } from './walk.js';
import { replaceNode } from './write-files.js';

/** The node that a path means, on a mount that can be written to. */
function changeable(context: FilesContext, path: string, follow: boolean): Walk | Fault {
  const walk = findNode(context, path, follow);
  if (typeof walk === 'string') return fault(walk, path);
  return walk.mount.readonly ? fault('EROFS', path) : walk;
}

export function chmod(context: FilesContext, path: string, mode: number): Fault | undefined {
  const walk = changeable(context, path, true);
  if ('fault' in walk) return walk;
  const { node } = walk;
  if (!isOwner(context.credentials, node)) return fault('EPERM', path);
  replaceNode(walk, { ...node, mode: settableMode(context.credentials, node, mode) });
  return undefined;
}

export function chown(
  context: FilesContext,
  path: string,
  uid: number | undefined,
  gid: number | undefined,
  follow: boolean,
): Fault | undefined {
  const walk = changeable(context, path, follow);
  if ('fault' in walk) return walk;
  const { node } = walk;
  const { credentials } = context;
  const givesAway = uid !== undefined && uid !== node.uid;
  const foreignGroup = gid !== undefined && gid !== node.gid && !isMember(credentials, gid);
  const refused = !isOwner(credentials, node) || givesAway || foreignGroup;
  if (credentials.uid !== 0 && refused) return fault('EPERM', path);
  replaceNode(walk, { ...node, uid: uid ?? node.uid, gid: gid ?? node.gid, mode: withoutSetId(node) });
  return undefined;
}

/** Whoever may write to a node may say that it was modified now; any other time is its owner's to set. */
export function utimes(context: FilesContext, path: string, mtime: number): Fault | undefined {
  const walk = changeable(context, path, false);
  if ('fault' in walk) return walk;
  const { node } = walk;
  if (!isOwner(context.credentials, node)) {
    if (mtime !== context.now) return fault('EPERM', path);
    if (!allows(context.credentials, node, WRITE)) return fault('EACCES', path);
  }
  replaceNode(walk, { ...node, mtime });
  return undefined;
}
