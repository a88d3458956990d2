import type { Errno } from './fault.js';
import type { FilesContext, MountPoint } from './files.js';
import type { Directory, Node } from './node.js';
import { Walk } from './walk.js';

/*
 * path      = [ "/" ] { component "/" } [ component ]
 * component = "." | ".." | name          (a name: 1 to 255 bytes, no "/", no NUL)
 *
 * The last component is special: what is done to a *name* (create, remove, rename) needs the directory that has it,
 * what is done to a *node* (read, chmod) needs the node, with a final symbolic link followed or not. A slash at the
 * end asks for a directory, and makes the search for a node follow.
 */

const MAX_LINKS = 40;
const MAX_NAME = 255;
const MAX_PATH = 4095;

/** A name in a directory, whether or not something has that name. */
export interface Spot {
  /** Stands on the directory; with `last` other than `name`, on the node that the path means. */
  readonly walk: Walk;
  readonly last: 'name' | '.' | '..' | '/';
  readonly name: string;
  /** What the directory has under the name; a mount that covers it is not looked through. */
  readonly node: Node | undefined;
  readonly mounted: MountPoint | undefined;
  /** The path ended in a slash. */
  readonly slash: boolean;
}

function start(context: FilesContext, path: string): Walk | Errno {
  if (path === '') return 'ENOENT';
  if (path.length > MAX_PATH) return 'ENAMETOOLONG';
  const walk = new Walk(context);
  if (path.charCodeAt(0) === 47 || context.cwd === '/') return walk;
  for (const name of context.cwd.slice(1).split('/')) {
    const { node } = walk;
    const refused = walk.down(name, node.kind === 'dir' ? node.entries.get(name) : undefined);
    if (refused !== undefined) return refused;
  }
  return walk;
}

/** What to do with a symbolic link at the end. `bare` follows it unless a slash comes after it: so opens what creates. */
export type Follow = 'never' | 'always' | 'bare';

/** Walks to the directory that holds the last name of the path. */
export function findSpot(context: FilesContext, path: string, follow: Follow): Spot | Errno {
  const walk = start(context, path);
  if (typeof walk === 'string') return walk;
  let rest = path;
  let links = 0;
  let from = 0;
  for (;;) {
    while (rest.charCodeAt(from) === 47) from++;
    if (from === rest.length) return { walk, last: '/', name: '', node: undefined, mounted: undefined, slash: true };
    const slash = rest.indexOf('/', from);
    const end = slash < 0 ? rest.length : slash;
    let next = end;
    while (rest.charCodeAt(next) === 47) next++;
    const name = from === 0 && next === rest.length && slash < 0 ? rest : rest.slice(from, end);
    const last = next === rest.length;
    const directory = walk.directory();
    if (typeof directory === 'string') return directory;
    from = next;
    if (name === '.' || name === '..') {
      if (name === '..') walk.up();
      if (last) return { walk, last: name, name, node: undefined, mounted: undefined, slash: slash >= 0 };
      continue;
    }
    if (name.length > MAX_NAME) return 'ENAMETOOLONG';
    const node = directory.entries.get(name);
    const mounted = walk.mountOn(name);
    if (
      node?.kind === 'symlink' &&
      mounted === undefined &&
      (!last || follow === 'always' || (follow === 'bare' && slash < 0))
    ) {
      if (++links > MAX_LINKS) return 'ELOOP';
      rest = slash < 0 ? node.target : `${node.target}/${rest.slice(next)}`;
      from = 0;
      if (rest.charCodeAt(0) === 47) walk.toRoot();
      continue;
    }
    if (last) return { walk, last: 'name', name, node, mounted, slash: slash >= 0 };
    const refused = walk.down(name, node);
    if (refused !== undefined) return refused;
  }
}

/** Walks to the node that the path means, through a mount that covers it. */
export function findNode(context: FilesContext, path: string, follow: boolean): Walk | Errno {
  const spot = findSpot(context, path, follow || path.endsWith('/') ? 'always' : 'never');
  if (typeof spot === 'string') return spot;
  return stepOnto(spot);
}

/** From the directory to the node at a spot. */
export function stepOnto(spot: Spot): Walk | Errno {
  const { walk } = spot;
  if (spot.last === 'name') {
    const refused = walk.down(spot.name, spot.node);
    if (refused !== undefined) return refused;
  }
  return spot.slash && walk.node.kind !== 'dir' ? 'ENOTDIR' : walk;
}

/** The directory of a spot whose last component is a name. */
export function directoryOf(spot: Spot): Directory {
  const { node } = spot.walk;
  if (node.kind !== 'dir') throw new Error('a spot is in a directory');
  return node;
}
