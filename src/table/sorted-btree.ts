/**
 * The one door to the package `sorted-btree`, which is CommonJS with an `__esModule` mark: Node hands its
 * `module.exports` to a default import, some bundlers hand the inner default. Both are accepted here, so that
 * nothing else has to know.
 */
import treeModule from 'sorted-btree';
import diffModule from 'sorted-btree/extended/diffAgainst.js';

/** A mutable B+ tree whose `clone()` shares nodes until one side writes. */
export type SharingTree<K, V> = treeModule.default<K, V>;

type TreeConstructor = new <K, V>(entries: undefined, order: (a: K, b: K) => number) => SharingTree<K, V>;
type Visit<K, V> = (key: K, value: V) => void;
type Diff = <K, V>(
  a: SharingTree<K, V>,
  b: SharingTree<K, V>,
  onlyA: Visit<K, V>,
  onlyB: Visit<K, V>,
  different: (key: K, inA: V, inB: V) => void,
) => void;

function innerDefault(module: unknown): unknown {
  return typeof module === 'function' ? module : (module as { default: unknown }).default;
}

export const SharingTree = innerDefault(treeModule) as TreeConstructor;

/** Reports differences in *descending* key order; subtrees that are the same node on both sides are skipped. */
export const diffTrees = innerDefault(diffModule) as Diff;
