import type { Errno } from './fault.js';
import type { Credentials } from './files.js';
import type { Directory, Node } from './node.js';

/** The bits of a permission triple. */
export type Wish = 1 | 2 | 4;
export const SEARCH = 1;
export const WRITE = 2;
export const READ = 4;

const STICKY = 0o1000;
const SET_GID = 0o2000;
const SET_UID = 0o4000;

export function isMember(credentials: Credentials, gid: number): boolean {
  return credentials.gid === gid || credentials.groups.includes(gid);
}

/** Root may do everything, except execute a file that nobody may execute. */
export function allows(credentials: Credentials, node: Node, wish: Wish): boolean {
  if (credentials.uid === 0) return wish !== SEARCH || node.kind === 'dir' || (node.mode & 0o111) !== 0;
  const shift = credentials.uid === node.uid ? 6 : isMember(credentials, node.gid) ? 3 : 0;
  return ((node.mode >> shift) & wish) !== 0;
}

/** Whether these credentials may change mode and times of the node. */
export function isOwner(credentials: Credentials, node: Node): boolean {
  return credentials.uid === 0 || credentials.uid === node.uid;
}

export function mayAdd(credentials: Credentials, directory: Directory): Errno | undefined {
  return allows(credentials, directory, WRITE) && allows(credentials, directory, SEARCH) ? undefined : 'EACCES';
}

/** Taking `node` out of a directory; in a sticky one (/tmp) only its owner may, or the directory's. */
export function mayRemove(credentials: Credentials, directory: Directory, node: Node): Errno | undefined {
  const refused = mayAdd(credentials, directory);
  if (refused !== undefined) return refused;
  const sticky = (directory.mode & STICKY) !== 0;
  return sticky && !isOwner(credentials, node) && !isOwner(credentials, directory) ? 'EPERM' : undefined;
}

/** The mode after bytes were written (by anyone but root) or the owner changed: set-uid and set-gid go. */
export function withoutSetId(node: Node): number {
  if (node.kind === 'dir') return node.mode;
  const runsAsGroup = (node.mode & 0o010) !== 0;
  return node.mode & ~SET_UID & (runsAsGroup ? ~SET_GID : ~0);
}

/** Owner, group and set-gid bit that a new node gets in this directory. */
export function born(credentials: Credentials, directory: Directory): { uid: number; gid: number; setGid: number } {
  const setGid = directory.mode & SET_GID;
  return { uid: credentials.uid, gid: setGid ? directory.gid : credentials.gid, setGid };
}

/** What chmod really sets: outsiders of a file's group cannot make it set-gid. */
export function settableMode(credentials: Credentials, node: Node, mode: number): number {
  const bits = mode & 0o7777;
  const outsider = credentials.uid !== 0 && node.kind !== 'dir' && !isMember(credentials, node.gid);
  return outsider ? bits & ~SET_GID : bits;
}

/** Someone else's file may get a further name only if it is harmless (`fs.protected_hardlinks`). */
export function mayLink(credentials: Credentials, node: Node): boolean {
  if (isOwner(credentials, node)) return true;
  const special = node.kind !== 'file' || (node.mode & SET_UID) !== 0 || (node.mode & 0o2010) === 0o2010;
  return !special && allows(credentials, node, READ) && allows(credentials, node, WRITE);
}
