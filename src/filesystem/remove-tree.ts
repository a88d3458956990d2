import { type Fault, fault, isFault } from './fault.js';
import type { FilesContext } from './files.js';
import { isWithin } from './path.js';
import { list, stat } from './read-files.js';
import { hasMounts, pathOf, removeSpot, rmdir, unlink } from './remove-files.js';
import { type Spot, findSpot } from './resolve.js';

/** A directory of which nothing is mounted, held or linked: an administrator can take its name away, and it is gone. */
function goesAtOnce(context: FilesContext, spot: Spot): boolean {
  if (spot.last !== 'name' || spot.node?.kind !== 'dir') return false;
  if (context.credentials.uid !== 0 || spot.walk.mount.readonly || hasMounts(context, spot)) return false;
  const path = pathOf(spot);
  for (const { paths } of spot.walk.fs.aliases.values()) if (paths.some((name) => isWithin(name, path))) return false;
  return true;
}

/** Removes what is at the path and everything below it; a refusal on the way leaves the rest. */
export function removeTree(context: FilesContext, path: string): Fault | undefined {
  const spot = findSpot(context, path, 'never');
  if (typeof spot === 'string') return fault(spot, path);
  if (!goesAtOnce(context, spot)) return removeOneByOne(context, path);
  removeSpot(context, spot);
  return undefined;
}

function removeOneByOne(context: FilesContext, path: string): Fault | undefined {
  const pending = [{ path, emptied: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = stat(context, next.path, false);
    if (isFault(node)) return node;
    const isFolder = node.kind === 'dir';
    const takeAway = isFolder ? rmdir : unlink;
    const refused = isFolder && !next.emptied ? undefined : takeAway(context, next.path);
    if (refused) return refused;
    if (!isFolder || next.emptied) continue;
    pending.push({ path: next.path, emptied: true });
    const entries = list(context, next.path);
    if (isFault(entries)) return entries;
    for (const { name } of entries) pending.push({ path: `${next.path}/${name}`, emptied: false });
  }
  return undefined;
}
