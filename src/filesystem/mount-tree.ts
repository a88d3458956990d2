import type { MountPoint } from './files.js';

/** The mounts of a namespace as a tree of names, so that a walk over a path finds them in passing. */
export interface MountBranch {
  /** Undefined where nothing is mounted, only further down. */
  mount: MountPoint | undefined;
  readonly parent: MountBranch | undefined;
  readonly below: Map<string, MountBranch>;
}

const trees = new WeakMap<readonly MountPoint[], MountBranch>();

/** Of two mounts at one path the later one shows. */
export function mountTree(mounts: readonly MountPoint[]): MountBranch {
  const known = trees.get(mounts);
  if (known !== undefined) return known;
  const root: MountBranch = { mount: undefined, parent: undefined, below: new Map() };
  for (const mount of mounts) {
    let branch = root;
    for (const name of mount.at.split('/')) if (name !== '') branch = branchBelow(branch, name);
    branch.mount = mount;
  }
  if (root.mount === undefined) throw new Error('a namespace needs a mount at /');
  trees.set(mounts, root);
  return root;
}

function branchBelow(parent: MountBranch, name: string): MountBranch {
  const known = parent.below.get(name);
  if (known !== undefined) return known;
  const branch: MountBranch = { mount: undefined, parent, below: new Map() };
  parent.below.set(name, branch);
  return branch;
}
