import { heldNode, heldPath } from './alias.js';
import type { Errno } from './fault.js';
import type { FilesContext, MountPoint } from './files.js';
import type { Place } from './graft.js';
import { type MountBranch, mountTree } from './mount-tree.js';
import type { Directory, FileSystem, Node } from './node.js';
import { SEARCH, allows } from './permission.js';

/** Where a walk was before it crossed into a mount: the directory that has the mount point. */
interface Outside {
  readonly mount: MountPoint;
  readonly fs: FileSystem;
  readonly orphan: number | undefined;
  readonly place: Place;
  readonly floor: Place;
}

/** The names that lead from one place down to another. */
function namesBetween(from: Place | undefined, to: Place): string[] {
  const names: string[] = [];
  for (let at = to; at !== from && at.above !== undefined; at = at.above) names.push(at.name);
  return names.reverse();
}

/**
 * A cursor that goes down and up through the trees of a namespace. It stands on a node of one store, and knows every
 * node above it, so that `..` needs no look-up and leaves a mount where it was entered.
 */
export class Walk {
  mount!: MountPoint;
  fs!: FileSystem;
  /** The inode that this mount shows when its node has no name any more; then the way begins there. */
  orphan: number | undefined;
  place!: Place;
  /** The mount's own root. */
  floor!: Place;
  outside: Outside[] | undefined;
  /** The deepest branch of the mount tree on the way, and how many steps below it we are. */
  branch: MountBranch;
  depth = 0;

  constructor(readonly context: FilesContext) {
    this.branch = mountTree(context.mounts);
    const refused = this.enter(this.branch.mount as MountPoint);
    if (refused !== undefined) throw new Error('the root of a namespace has vanished');
  }

  get node(): Node {
    return this.place.node;
  }

  /** The node as a directory to look things up in: ENOTDIR, or EACCES without the right to search it. */
  directory(): Directory | Errno {
    const { node } = this;
    if (node.kind !== 'dir') return 'ENOTDIR';
    return this.context.credentials.uid === 0 || allows(this.context.credentials, node, SEARCH) ? node : 'EACCES';
  }

  /** From the root of the store; from the node itself when that has no name any more. */
  names(): string[] {
    return namesBetween(undefined, this.place);
  }

  /** Canonical path inside the store. */
  path(): string {
    return `/${this.names().join('/')}`;
  }

  /** Canonical path in the namespace. */
  fullPath(): string {
    const inside = namesBetween(this.floor, this.place).join('/');
    if (this.mount.at === '/') return `/${inside}`;
    return inside === '' ? this.mount.at : `${this.mount.at}/${inside}`;
  }

  /** The mount on the entry `name` of this directory, if there is one. */
  mountOn(name: string): MountPoint | undefined {
    return this.depth > 0 ? undefined : this.branch.below.get(name)?.mount;
  }

  /** Steps to an entry of this directory, into the mount on it if there is one. */
  down(name: string, node: Node | undefined): Errno | undefined {
    const branch = this.depth > 0 ? undefined : this.branch.below.get(name);
    if (branch?.mount !== undefined) {
      const { mount, fs, orphan, place, floor } = this;
      const outer: Outside = { mount, fs, orphan, place, floor };
      const refused = this.enter(branch.mount);
      if (refused !== undefined) return refused;
      (this.outside ??= []).push(outer);
      this.branch = branch;
      return undefined;
    }
    if (node === undefined) return 'ENOENT';
    if (branch === undefined) this.depth++;
    else this.branch = branch;
    this.place = { node, name, above: this.place };
    return undefined;
  }

  up(): void {
    if (this.place !== this.floor) this.place = this.place.above as Place;
    else {
      const outer = this.outside?.pop();
      if (outer === undefined) return;
      Object.assign(this, outer);
    }
    if (this.depth > 0) this.depth--;
    else this.branch = this.branch.parent as MountBranch;
  }

  toRoot(): void {
    const outermost = this.outside?.[0];
    if (outermost !== undefined) Object.assign(this, outermost);
    this.outside = undefined;
    this.place = this.floor;
    this.branch = mountTree(this.context.mounts);
    this.depth = 0;
  }

  /** Puts the cursor on the root of a mount; refuses, and stays, when there is nothing to show. */
  private enter(mount: MountPoint): Errno | undefined {
    const fs = this.context.stores.get(mount.store);
    const path = mount.inode === undefined ? mount.path : heldPath(fs, mount.inode);
    const top: Node | undefined = path === undefined ? heldNode(fs, mount.inode as number) : fs.root;
    if (top === undefined) return 'ENOENT';
    let place: Place = { node: top, name: '', above: undefined };
    if (path !== undefined && path !== '/') {
      for (const name of path.slice(1).split('/')) {
        const node: Node | undefined = place.node.kind === 'dir' ? place.node.entries.get(name) : undefined;
        if (node === undefined) return 'ENOENT';
        place = { node, name, above: place };
      }
    }
    this.mount = mount;
    this.fs = fs;
    this.orphan = path === undefined ? mount.inode : undefined;
    this.place = place;
    this.floor = place;
    return undefined;
  }
}
