import type { Directory } from '../filesystem/node.js';

/** The paths of everything in a folder that is not a folder itself, from it on. */
export function filesBelow(folder: Directory): readonly string[] {
  const paths: string[] = [];
  const pending: (readonly [path: string, folder: Directory])[] = [['', folder]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [at, { entries }] = next;
    for (const [name, node] of entries) {
      if (node.kind === 'dir') pending.push([`${at}/${name}`, node]);
      else paths.push(`${at}/${name}`);
    }
  }
  return paths.sort();
}
