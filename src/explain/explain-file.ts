import { shortId } from '../digest/digest.js';
import type { Container } from '../container/container.js';
import { findContainer } from '../engine/find-container.js';
import { fromImages } from '../engine/from-image-failure.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Directory } from '../filesystem/node.js';
import type { Host } from '../host/host.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import type { Image } from '../image/image.js';
import type { Layer } from '../image/layer.js';
import { layersOf } from '../image/store.js';
import { type Message, message } from '../language/language.js';
import type { Mount } from '../volume/mount.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { imageName, oldestFirst, volumeName } from './display-name.js';
import type { Explanation, Place } from './explanation.js';

/** The topmost layer that brought what is at this path now; undefined where the stack has nothing there. */
export function bringing(layers: readonly Layer[], path: string): Layer | undefined {
  let found: Layer | undefined;
  for (const layer of layers) {
    const [before, after] = [nodeAt(layer.below, path), nodeAt(layer.tree, path)];
    if (before !== after) found = after === undefined ? undefined : layer;
  }
  return found;
}

/** Whether one of the layers had something there that a later one took away. */
function wasThere(layers: readonly Layer[], path: string): boolean {
  return layers.some(({ below }) => nodeAt(below, path) !== undefined);
}

/** The mount that a path of a container lies in: the deepest. */
export function mountAbove(container: Container, path: string): Mount | undefined {
  const above = container.mounts.filter(
    ({ destination }) => path === destination || path.startsWith(`${destination}/`),
  );
  return above.toSorted((a, b) => b.destination.length - a.destination.length)[0];
}

/** Where a path of a container lies on the host, by the mount it is in; undefined for a tmpfs. */
export function hostPath({ type, destination, name, source }: Mount, path: string): string | undefined {
  if (type === 'tmpfs') return undefined;
  return `${type === 'volume' ? volumeFolder(name) : source}${path.slice(destination.length)}`;
}

function stackOf(host: Host, container: Container): readonly Layer[] {
  const stack: Layer[] = [];
  for (let id = container.topLayer; id !== undefined; ) {
    const layer = host.images.layers.get(id)?.layer;
    if (layer !== undefined) stack.unshift(layer);
    id = layer?.parent;
  }
  return stack;
}

/** Other containers that see the same place of the host. */
function seenBy(host: Host, place: string, except: string): readonly Message[] {
  const others = oldestFirst(host.containers.values()).filter(
    ({ id, mounts }) =>
      id !== except &&
      mounts.some((mount) => {
        const root = hostPath(mount, mount.destination);
        return root !== undefined && (place === root || place.startsWith(`${root}/`));
      }),
  );
  return others.length === 0 ? [] : [message('file.seen-by', { containers: others.map(({ name }) => name) })];
}

function inMount(host: Host, container: Container, mount: Mount, path: string): Explanation {
  const place = hostPath(mount, path);
  const where = { path, place: container.name };
  const hidden = bringing(stackOf(host, container), mount.destination);
  const hides =
    hidden === undefined
      ? []
      : [message('file.mount-hides', { at: mount.destination, layer: shortId(hidden.chainId) })];
  if (place === undefined) return { answer: message('file.from-memory', where), because: hides };
  const there = nodeAt(host.files.root, place) !== undefined;
  const answer = !there
    ? message('file.missing', where)
    : mount.type === 'volume'
      ? message('file.from-volume', { ...where, volume: volumeName(mount.name) })
      : message('file.from-host', { ...where, source: place });
  return { answer, because: [...(there ? seenBy(host, place, container.id) : []), ...hides] };
}

function inLayers(layers: readonly Layer[], top: Directory, image: string, path: string, place: string): Message {
  if (nodeAt(top, path) === undefined) {
    const gone = wasThere(layers, path) || bringing(layers, path) !== undefined;
    return message(gone ? 'file.deleted' : 'file.missing', { path, place });
  }
  const layer = bringing(layers, path);
  return message('file.from-layer', { path, place, layer: layer === undefined ? '' : shortId(layer.chainId), image });
}

function inContainer(host: Host, container: Container, path: string): Explanation {
  const mount = mountAbove(container, path);
  if (mount !== undefined) return inMount(host, container, mount, path);
  const layers = stackOf(host, container);
  const beneath = bringing(layers, path);
  const [own, before] = [nodeAt(container.files.root, path), nodeAt(container.base, path)];
  const { name } = container;
  if (own !== undefined && own !== before) {
    const hides = beneath === undefined ? [] : [message('file.own-layer-hides', { layer: shortId(beneath.chainId) })];
    const remedy = { command: `docker exec ${name} rm -r ${path}`, effect: message('remedy.delete-file', { path }) };
    const answer = message('file.from-own-layer', { path, container: name });
    return { answer, because: hides, ...(container.state.status === 'running' ? { remedy } : {}) };
  }
  const image = host.images.images.has(container.image)
    ? imageName(host.images, container.image)
    : shortId(container.image);
  return { answer: inLayers(layers, container.files.root, image, path, name), because: [] };
}

function inImage(host: Host, image: Image, path: string): Explanation {
  const layers = layersOf(host.images, image);
  const name = imageName(host.images, image.id);
  const top = layers[layers.length - 1];
  if (top === undefined) return { answer: message('file.missing', { path, place: name }), because: [] };
  return { answer: inLayers(layers, top.tree, name, path, name), because: [] };
}

/** Which layer, which container's own layer, or which mount has what is at a path, and what lies hidden beneath. */
export function explainFile(host: Host, path: string, place: Place): Explanation | Failure {
  if (!path.startsWith('/')) {
    return failure('invalid-argument', `Not an absolute path: ${path}: write it from the root on, like /etc/hosts`, {
      path,
    });
  }
  const clean = path === '/' ? path : path.replace(/\/+$/, '');
  if ('container' in place) {
    const container = findContainer(host, place.container);
    return isFailure(container) ? container : inContainer(host, container, clean);
  }
  if ('image' in place) {
    const image = findImage(host.images, place.image);
    return isRefused(image) ? fromImages(image) : inImage(host, image, clean);
  }
  if (!host.volumes.has(place.volume)) {
    return failure('no-such-volume', `get ${place.volume}: no such volume`, { volume: place.volume });
  }
  const where = `${volumeFolder(place.volume)}${clean === '/' ? '' : clean}`;
  const volume = volumeName(place.volume);
  if (nodeAt(host.files.root, where) === undefined) {
    return { answer: message('file.missing', { path: clean, place: volume }), because: [] };
  }
  return { answer: message('file.in-volume', { path: clean, volume }), because: seenBy(host, where, '') };
}
