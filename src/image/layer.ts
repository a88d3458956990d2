import type { Bytes } from '../digest/bytes.js';
import { type Digest, digestOf } from '../digest/digest.js';
import { applyChanges } from '../filesystem/apply.js';
import { archiveDigest } from '../filesystem/archive-write.js';
import { type Change, compareTrees } from '../filesystem/compare.js';
import { emptyDirectory } from '../filesystem/empty-filesystem.js';
import { fileSystemOf, fileSystemWith, remember } from '../filesystem/file-system-of.js';
import type { Directory } from '../filesystem/node.js';
import { changesSize } from '../filesystem/sizes.js';
import { truncateTimes } from '../filesystem/truncate-times.js';

/** A changeset on top of others. Its changes are what differs from `below` to `tree`, which share what is equal. */
export interface Layer {
  /** Of this layer and everything beneath: what the Engine prints as `Deleted:`. */
  readonly chainId: Digest;
  /** SHA-256 of the changeset's tar. */
  readonly diffId: Digest;
  /** Chain id of the layer beneath; absent at the bottom. */
  readonly parent?: Digest;
  /** Bytes that it adds: lengths of the files and link targets it brings. */
  readonly size: number;
  /** The merged tree of the whole chain, and of the chain beneath. */
  readonly tree: Directory;
  readonly below: Directory;
  /** The exact tar that the diff id was taken over, when somebody else wrote it in another form. */
  readonly tar?: Bytes;
}

/** What the lowest layer is laid upon. */
export const noTree: Directory = emptyDirectory();

/** OCI image specification, "Layer ChainID". */
export function chainIdOf(parent: Digest | undefined, diffId: Digest): Digest {
  return parent === undefined ? diffId : digestOf(`${parent} ${diffId}`);
}

/** Costs what the layer brings, not what it lies upon. */
export function layerChanges(layer: Layer): readonly Change[] {
  return compareTrees(layer.below, layer.tree);
}

export interface KnownLayer {
  /** Precomputed, where hashing again would cost too much. */
  readonly diffId?: Digest | undefined;
  readonly size?: number | undefined;
  readonly tar?: Bytes | undefined;
}

/**
 * The changes as a layer on top of another one, times cut to the second as a tar has them; changes that are none
 * any more after that do not count.
 */
export function stackLayer(below: Layer | undefined, changes: readonly Change[], known: KnownLayer = {}): Layer {
  const beneath = below?.tree ?? noTree;
  const tree = applyChanges(beneath, truncateTimes(changes));
  const brought = known.diffId === undefined || known.size === undefined ? compareTrees(beneath, tree) : [];
  const diffId = known.diffId ?? archiveDigest(brought);
  return {
    chainId: chainIdOf(below?.chainId, diffId),
    diffId,
    ...(below === undefined ? {} : { parent: below.chainId }),
    size: known.size ?? changesSize(brought),
    tree,
    below: beneath,
    ...(known.tar === undefined ? {} : { tar: known.tar }),
  };
}

/** A whole tree, every time in it a whole second, as the lowest layer: what `stackLayer` makes of all that is in it. */
export function baseLayer(tree: Directory, known: KnownLayer = {}): Layer {
  const { aliases } = fileSystemOf(tree);
  const { root } = remember(fileSystemWith({ ...tree, mtime: noTree.mtime }, aliases));
  const brought = known.diffId === undefined || known.size === undefined ? compareTrees(noTree, root) : [];
  const diffId = known.diffId ?? archiveDigest(brought);
  return {
    chainId: chainIdOf(undefined, diffId),
    diffId,
    size: known.size ?? changesSize(brought),
    tree: root,
    below: noTree,
    ...(known.tar === undefined ? {} : { tar: known.tar }),
  };
}
