import type { Directory, Node } from './node.js';

/** What is at a canonical path; undefined when nothing is. Symbolic links are not followed. */
export function nodeAt(root: Directory, path: string): Node | undefined {
  let node: Node | undefined = root;
  let start = 1;
  while (start < path.length) {
    if (node === undefined || node.kind !== 'dir') return undefined;
    const slash = path.indexOf('/', start);
    const end = slash < 0 ? path.length : slash;
    node = node.entries.get(path.slice(start, end));
    start = end + 1;
  }
  return node;
}

/** The directory at a canonical path, or undefined. */
export function directoryAt(root: Directory, path: string): Directory | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'dir' ? node : undefined;
}
