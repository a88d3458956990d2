import { findContainer } from '../engine/find-container.js';
import { hostPath, mountAbove } from '../explain/explain-file.js';
import type { Place } from '../explain/explanation.js';
import { sameNode } from '../filesystem/compare.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory, Node } from '../filesystem/node.js';
import { clean } from '../filesystem/path.js';
import type { Host } from '../host/host.js';
import { volumeFolder } from '../volume/volume.js';
import { isFailure } from '../world/failure.js';

/** Where a file really lies: in the tree of the machine, of a container, or of a tmpfs of one. */
export type Spot =
  | { readonly tree: 'machine'; readonly path: string }
  | { readonly tree: 'container'; readonly container: string; readonly path: string }
  | { readonly tree: 'memory'; readonly container: string; readonly at: string; readonly path: string };

/** What rows a look at a spot needs: a host has them, and so does the draft of a step. */
export interface Trees {
  readonly machine: Directory | undefined;
  container(id: string): Host['containers'] extends { get(id: string): infer C } ? C : never;
}

export function treesOf(host: Host | undefined): Trees {
  return { machine: host?.files.root, container: (id) => host?.containers.get(id) };
}

/** What is there; undefined for nothing. */
export function nodeAtSpot(trees: Trees, spot: Spot): Node | undefined {
  const root = rootOf(trees, spot);
  return root && (spot.path === '/' ? root : nodeAt(root, spot.path));
}

function rootOf(trees: Trees, spot: Spot): Directory | undefined {
  if (spot.tree === 'machine') return trees.machine;
  const container = trees.container(spot.container);
  return spot.tree === 'container' ? container?.files.root : container?.tmpfs[`tmpfs ${spot.at}`]?.root;
}

/** Whether something has happened to it: of a folder, only to itself, and its time is that of what is in it. */
export function differs(before: Node | undefined, after: Node | undefined): boolean {
  if (before === after) return false;
  if (before === undefined || after === undefined) return true;
  if (before.kind === 'dir' && after.kind === 'dir') return !sameNode({ ...before, mtime: 0 }, { ...after, mtime: 0 });
  return !sameNode(before, after);
}

/** The path with the symbolic links in its folders followed; the last name is meant itself. */
export function withRealFolder(root: Directory, path: string): string {
  let rest = clean(path).split('/').filter(Boolean);
  let at = '';
  for (let links = 0; rest.length > 1 && links < 40; ) {
    const [name = '', ...after] = rest;
    const node = nodeAt(root, `${at}/${name}`);
    if (node?.kind !== 'symlink') {
      at += `/${name}`;
      rest = after;
      continue;
    }
    links += 1;
    const target = clean(node.target.startsWith('/') ? node.target : `${at}/${node.target}`);
    rest = [...target.split('/').filter(Boolean), ...after];
    at = '';
  }
  return [at, ...rest].join('/') || '/';
}

/** Where a path of a place lies; undefined in an image, whose layers do not change, and for a place that is not there. */
export function spotOf(host: Host, path: string, place: Place | undefined): Spot | undefined {
  if (place === undefined) return { tree: 'machine', path: withRealFolder(host.files.root, path) };
  if ('volume' in place) {
    const folder = volumeFolder(place.volume);
    return { tree: 'machine', path: path === '/' ? folder : folder + path };
  }
  if ('image' in place) return undefined;
  const container = findContainer(host, place.container);
  if (isFailure(container)) return undefined;
  const mounted = mountAbove(container, path);
  const real = mounted === undefined ? withRealFolder(container.files.root, path) : path;
  const mount = mounted ?? mountAbove(container, real);
  if (mount === undefined) return { tree: 'container', container: container.id, path: real };
  const there = hostPath(mount, real);
  if (there !== undefined) return { tree: 'machine', path: there };
  const { destination } = mount;
  return {
    tree: 'memory',
    container: container.id,
    at: destination,
    path: real.slice(destination.length) || '/',
  };
}
