import { comparePaths } from './path.js';

/**
 * Every name of a file that has more than one, with the first of them in the order of a walk: the one whose change
 * carries the node. `links` has each further name with the one that stands for the file.
 */
export function firstNames(links: ReadonlyMap<string, string>): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const [path, origin] of links) {
    const group = groups.get(origin);
    if (group === undefined) groups.set(origin, [origin, path]);
    else group.push(path);
  }
  const first = new Map<string, string>();
  for (const group of groups.values()) {
    const [least] = group.sort(comparePaths);
    for (const path of group) first.set(path, least as string);
  }
  return first;
}
