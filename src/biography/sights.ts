import type { Container } from '../container/container.js';
import { oldestFirst } from '../explain/display-name.js';
import { hostPath, mountAbove } from '../explain/explain-file.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Host } from '../host/host.js';
import type { Image } from '../image/image.js';
import { topLayer } from '../image/store.js';
import type { SightValues } from '../language/biography-values.js';
import type { Mount } from '../volume/mount.js';
import { isUp } from '../view/container-status.js';
import { containerLineage } from '../view/lineage.js';
import { isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';

/** A mount deeper than `mount` that stands over this path of the container. */
function hidingAt(container: Container, mount: Mount | undefined, path: string): string | undefined {
  const deepest = mountAbove(container, path);
  return deepest === undefined || deepest === mount ? undefined : deepest.destination;
}

function chainOf(world: World, host: string, { id }: Container, destination: string): readonly string[] {
  const lineage = containerLineage(world, host, id);
  if (isFailure(lineage)) return [];
  const mount = lineage.mounts.find((one) => one.destination === destination);
  return mount?.from.map((one) => one.name ?? one.id.slice(0, 12)) ?? [];
}

/** Every container that has a place of the machine mounted, with the way by which it got that; also on several paths. */
export function sightsOfPlace(world: World, hostName: string, place: string): readonly SightValues[] {
  const host = world.hosts.get(hostName) as Host;
  return oldestFirst(host.containers.values()).flatMap((container) =>
    container.mounts.flatMap((mount): SightValues[] => {
      const root = hostPath(mount, mount.destination);
      if (root === undefined || (place !== root && !place.startsWith(`${root}/`))) return [];
      const path = mount.destination + place.slice(root.length);
      const hiddenBy = hidingAt(container, mount, path);
      return [
        {
          container: container.name,
          path,
          sees: hiddenBy === undefined ? 'it' : 'hidden',
          readonly: !mount.writable,
          running: isUp(container.state),
          from: chainOf(world, hostName, container, mount.destination),
          hiddenBy,
        },
      ];
    }),
  );
}

/** Every container that stands on an image with this file, and what it has made of it. */
export function sightsOfImage(host: Host, image: Image, path: string): readonly SightValues[] {
  const node = topLayer(host.images, image)?.tree;
  const original = node && nodeAt(node, path);
  return oldestFirst(host.containers.values()).flatMap((container): SightValues[] => {
    const standing = host.images.images.get(container.image);
    const top = image.layers.at(-1);
    if (original === undefined || top === undefined || standing?.layers.includes(top) !== true) return [];
    const hiddenBy = hidingAt(container, undefined, path);
    const own = nodeAt(container.files.root, path);
    const sees = hiddenBy !== undefined ? 'hidden' : own === undefined ? 'deleted' : own === original ? 'it' : 'own';
    return [
      { container: container.name, path, sees, readonly: false, running: isUp(container.state), from: [], hiddenBy },
    ];
  });
}
