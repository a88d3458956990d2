import type { Host } from '../host/host.js';
import { namesOf } from '../image/store.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import type { World } from '../world/world.js';
import type { Identifier } from './simulation.js';

/** Every identifier and made-up name of a world, with what it stands for; of things that are gone again, too. */
export function* identifiersOf(world: World): Iterable<Identifier> {
  for (const { type, action, id, attributes } of world.events.values()) {
    if (type === 'container' && action === 'create')
      yield { text: id, kind: 'container', of: `container ${attributes.name}` };
    if (type === 'network' && action === 'create')
      yield { text: id, kind: 'network', of: `network ${attributes.name}` };
    const image = type === 'image' ? id : attributes.imageID;
    if (image?.startsWith('sha256:')) yield { text: image, kind: 'image', of: 'an image that was made' };
  }
  for (const host of world.hosts.values()) yield* ofHost(host);
  for (const registry of world.registries.values()) {
    for (const digest of registry.layers.keys())
      yield { text: digest, kind: 'digest', of: `a layer in ${registry.name}` };
    for (const [path, repository] of registry.repositories.entries()) {
      for (const digest of repository.manifests.keys()) {
        yield { text: digest, kind: 'digest', of: `an image of ${registry.name}/${path}` };
      }
    }
  }
}

function* ofHost(host: Host): Iterable<Identifier> {
  for (const container of host.containers.values()) {
    yield { text: container.id, kind: 'container', of: `container ${container.name}` };
    if (!container.named) yield { text: container.name, kind: 'name', of: `container ${container.id.slice(0, 12)}` };
    for (const { name, endpoint } of container.networks ?? []) {
      if (endpoint !== '') yield { text: endpoint, kind: 'network', of: `${container.name} in network ${name}` };
    }
  }
  for (const { id, name } of host.networks.values()) yield { text: id, kind: 'network', of: `network ${name}` };
  for (const id of host.images.images.keys()) {
    const name = namesOf(host.images, id)[0];
    yield { text: id, kind: 'image', of: `image ${name ? familiarString(parseCanonical(name)) : 'without a name'}` };
  }
  for (const { layer } of host.images.layers.values()) {
    yield { text: layer.chainId, kind: 'layer', of: 'a layer' };
    if (layer.diffId !== layer.chainId) yield { text: layer.diffId, kind: 'layer', of: 'the content of a layer' };
  }
  for (const volume of host.volumes.values()) {
    if (volume.anonymous) yield { text: volume.name, kind: 'volume', of: 'an anonymous volume' };
  }
}
