import { nodeAt } from '../filesystem/lookup.js';
import type { Directory, Node } from '../filesystem/node.js';
import { clean } from '../filesystem/path.js';

/** The node at a path of one tree, symbolic links followed inside it; undefined when there is none. */
export function resolveInTree(root: Directory, path: string): Node | undefined {
  let rest = clean(path).split('/').filter(Boolean);
  let at: string[] = [];
  let links = 0;
  while (rest.length > 0) {
    const [name = '', ...after] = rest;
    const node = nodeAt(root, `/${[...at, name].join('/')}`);
    if (!node) return undefined;
    rest = after;
    if (node.kind !== 'symlink') {
      at.push(name);
      continue;
    }
    links += 1;
    if (links > 40) return undefined;
    const base = node.target.startsWith('/') ? '/' : `/${at.join('/')}/`;
    rest = [
      ...clean(base + node.target)
        .split('/')
        .filter(Boolean),
      ...after,
    ];
    at = [];
  }
  return at.length === 0 ? root : nodeAt(root, `/${at.join('/')}`);
}
