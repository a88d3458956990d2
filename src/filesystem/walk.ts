import { heldNode, heldPath } from './alias.js';
import type { Errno } from './fault.js';
import type { FilesContext, MountPoint } from './files.js';
import { type MountBranch, mountTree } from './mount-tree.js';
import type { Directory, FileSystem, Node } from './node.js';
import { SEARCH, allows } from './permission.js';

/** Where a walk was before it crossed into a mount: the directory that has the mount point. */
interface Outside {
  readonly mount: MountPoint;
  readonly fs: FileSystem;
  readonly orphan: number | undefined;
  readonly names: string[];
  readonly nodes: Node[];
  readonly floor: number;
}

/**
 * A cursor that goes down and up through the trees of a namespace. It stands on a node of one store, and knows every
 * node above it, so that `..` needs no look-up and leaves a mount where it was entered.
 */
export class Walk {
  mount!: MountPoint;
  fs!: FileSystem;
  /** The inode that this mount shows when its node has no name any more; then `names` starts there. */
  orphan: number | undefined;
  /** From the root of the store, and `nodes[i]` is what the first `i` of them lead to. */
  names: string[] = [];
  nodes: Node[] = [];
  /** Index in `nodes` of the mount's own root. */
  floor = 0;
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
    return this.nodes[this.nodes.length - 1] as Node;
  }

  /** The node as a directory to look things up in: ENOTDIR, or EACCES without the right to search it. */
  directory(): Directory | Errno {
    const { node } = this;
    if (node.kind !== 'dir') return 'ENOTDIR';
    return this.context.credentials.uid === 0 || allows(this.context.credentials, node, SEARCH) ? node : 'EACCES';
  }

  /** Canonical path inside the store. */
  path(): string {
    return `/${this.names.join('/')}`;
  }

  /** Canonical path in the namespace. */
  fullPath(): string {
    const inside = this.names.slice(this.orphan === undefined ? this.floor : 0).join('/');
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
      const { mount, fs, orphan, names, nodes, floor } = this;
      const outer: Outside = { mount, fs, orphan, names, nodes, floor };
      const refused = this.enter(branch.mount);
      if (refused !== undefined) return refused;
      (this.outside ??= []).push(outer);
      this.branch = branch;
      return undefined;
    }
    if (node === undefined) return 'ENOENT';
    if (branch === undefined) this.depth++;
    else this.branch = branch;
    this.names.push(name);
    this.nodes.push(node);
    return undefined;
  }

  up(): void {
    if (this.nodes.length - 1 > this.floor) {
      this.names.pop();
      this.nodes.pop();
    } else {
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
    this.names.length = this.floor;
    this.nodes.length = this.floor + 1;
    this.branch = mountTree(this.context.mounts);
    this.depth = 0;
  }

  /** Puts the cursor on the root of a mount; refuses, and stays, when there is nothing to show. */
  private enter(mount: MountPoint): Errno | undefined {
    const fs = this.context.stores.get(mount.store);
    const path = mount.inode === undefined ? mount.path : heldPath(fs, mount.inode);
    const names: string[] = [];
    const nodes: Node[] = [];
    let node: Node | undefined = path === undefined ? heldNode(fs, mount.inode as number) : fs.root;
    if (node === undefined) return 'ENOENT';
    nodes.push(node);
    if (path !== undefined && path !== '/') {
      for (const name of path.slice(1).split('/')) {
        node = node.kind === 'dir' ? node.entries.get(name) : undefined;
        if (node === undefined) return 'ENOENT';
        names.push(name);
        nodes.push(node);
      }
    }
    this.mount = mount;
    this.fs = fs;
    this.orphan = path === undefined ? mount.inode : undefined;
    this.names = names;
    this.nodes = nodes;
    this.floor = names.length;
    return undefined;
  }
}
