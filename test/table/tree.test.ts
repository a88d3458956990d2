import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Split, built, inserted, removed } from '../../src/table/edit-nodes.js';
import { type Key, type Node, childAt, isBelow, mostPairs } from '../../src/table/node.js';

/** What the head of node.ts promises and a tree breaks. */
function problems(node: Node, level: number, low?: Key, high?: Key): string[] {
  const bounds = node.filter((_, at) => at % 2 === 0) as Key[];
  const found: string[] = [];
  if (node.length % 2 !== 0 || node.length > 2 * mostPairs) found.push(`a node of ${node.length}`);
  const first = level === 0 ? 0 : 1;
  for (let at = first; at < bounds.length; at++) {
    const bound = bounds[at] as Key;
    if (at > first && !isBelow(bounds[at - 1] as Key, bound)) found.push(`${bound} out of order`);
    if (low !== undefined && isBelow(bound, low)) found.push(`${bound} below ${low}`);
    if (high !== undefined && !isBelow(bound, high)) found.push(`${bound} not below ${high}`);
  }
  if (level === 0) return found;
  const below = bounds.flatMap((bound, place) => {
    const child = childAt(node, place);
    const inside = problems(child, level - 1, place === 0 ? low : bound, bounds[place + 1] ?? high);
    return child.length === 0 ? ['an empty child'] : inside;
  });
  return [...found, ...below];
}

function leaves(node: Node, level: number): Node[] {
  if (level === 0) return [node];
  return Array.from({ length: node.length / 2 }, (_, place) => leaves(childAt(node, place), level - 1)).flat();
}

const count = (root: Node, level: number) => leaves(root, level).reduce((sum, leaf) => sum + leaf.length / 2, 0);

/** From here on an edit in place throws. */
function freeze(node: Node, level: number): void {
  if (Object.isFrozen(node)) return;
  Object.freeze(node);
  for (let place = 0; level > 0 && 2 * place < node.length; place++) freeze(childAt(node, place), level - 1);
}

type Tree = readonly [root: Node, level: number];

function grown([root, level]: Tree, key: Key): Tree {
  const next = inserted(root, level, key, { key });
  const tree: Tree = next instanceof Split ? [['', next.left, next.bound, next.right], level + 1] : [next, level];
  freeze(...tree);
  return tree;
}

/** Many keys, so that there are several levels. */
const keys = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 200, maxLength: 2000, size: 'max' });

describe('the tree under a table', () => {
  it('stays sound through any edits, and an edit changes no node in place', () => {
    fc.assert(
      fc.property(keys, keys, fc.boolean(), (put, taken, rising) => {
        let tree: Tree = [[], 0];
        for (const key of rising ? put.toSorted((a, b) => a - b) : put) tree = grown(tree, key);
        const left = new Set(put);
        for (const [index, key] of taken.entries()) {
          if (index % 100 === 0) expect([problems(...tree), count(...tree)]).toEqual([[], left.size]);
          const [before, level] = tree;
          const root = removed(before, level, key);
          if (left.delete(key) !== (root !== before)) throw new Error(`${key} is still there, or was not`);
          tree = [root, root.length === 0 ? 0 : level];
          freeze(...tree);
        }
        expect([problems(...tree), count(...tree)]).toEqual([[], left.size]);
      }),
      { numRuns: 12 },
    );
  });

  it('has full nodes when it only grows at the end, and joins what has become small', () => {
    let tree: Tree = [[], 0];
    for (let key = 0; key < 10_000; key++) tree = grown(tree, key);
    expect(leaves(...tree).length).toBe(10_000 / mostPairs);
    let [root] = tree;
    for (let key = 0; key < 10_000; key++) if (key % 50 !== 0) root = removed(root, tree[1], key);
    expect(leaves(root, tree[1]).length).toBeLessThan(200 / (mostPairs / 4));
  });

  it('is built of ascending pairs in one go', () => {
    for (const size of [0, 1, 15, 16, 17, 255, 256, 257, 5000]) {
      const tree = built(Array.from({ length: size }, (_, key) => [key, key]).flat());
      expect([problems(...tree), count(...tree)]).toEqual([[], size]);
      expect(leaves(...tree).length).toBe(Math.max(1, Math.ceil(size / mostPairs)));
    }
  });
});
