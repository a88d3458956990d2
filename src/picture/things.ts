import type { Change, Drawn } from './change.js';
import type { Picture } from './picture.js';

/** Everything that a picture shows. */
function thingsOf(picture: Picture): readonly Drawn[] {
  switch (picture.of) {
    case 'layers':
      return [...picture.layers, ...picture.images, ...picture.containers];
    case 'volumes':
      return [...picture.clients, ...picture.sources, ...picture.mounts, ...picture.inheritances];
    case 'machine':
      return [...thingsOf(picture.layers), ...thingsOf(picture.volumes)];
    case 'hosts':
      return [...picture.hosts, ...picture.registries, ...picture.tags, ...picture.holdings];
  }
}

/** Which kinds of change there are in it. */
export function changesIn(picture: Picture): readonly Change[] {
  const present = new Set(thingsOf(picture).map(({ change }) => change));
  return (['added', 'removed', 'changed'] as const).filter((change) => present.has(change));
}
