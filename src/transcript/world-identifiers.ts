import { sandboxOf } from '../container/sandbox.js';
import type { Host } from '../host/host.js';
import { namesOf } from '../image/store.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import { compareTables, emptyTable, type Table } from '../table/table.js';
import type { World } from '../world/world.js';
import type { Identifier } from './simulation.js';

/** The rows of a table that are not in an earlier one. */
function fresh<K extends string | number, V>(table: Table<K, V>, since: Table<K, V> = emptyTable()): [K, V][] {
  const found: [K, V][] = [];
  compareTables(since, table, (key, _, row) => void (row !== undefined && found.push([key, row])));
  return found;
}

/**
 * Every identifier and made-up name of a world, with what it stands for; of things that are gone again, too. With
 * `since`, an earlier state of it: those that are new or may mean more now.
 */
export function* identifiersOf(world: World, since?: World): Iterable<Identifier> {
  const heard = since?.events.last()?.[0] ?? 0;
  for (const [, { type, action, id, attributes }] of world.events.entriesFrom(heard + 1)) {
    if (type === 'container' && action === 'create')
      yield { text: id, kind: 'container', of: `container ${attributes.name}` };
    if (type === 'network' && action === 'create')
      yield { text: id, kind: 'network', of: `network ${attributes.name}` };
    const image = type === 'image' ? id : attributes.imageID;
    if (image?.startsWith('sha256:')) yield { text: image, kind: 'image', of: 'an image that was made' };
  }
  for (const [name, host] of fresh(world.hosts, since?.hosts)) yield* ofHost(host, since?.hosts.get(name));
  for (const [name, registry] of fresh(world.registries, since?.registries)) {
    const before = since?.registries.get(name);
    for (const [digest] of fresh(registry.layers, before?.layers))
      yield { text: digest, kind: 'digest', of: `a layer in ${registry.name}` };
    for (const [path, repository] of fresh(registry.repositories, before?.repositories)) {
      for (const [digest] of fresh(repository.manifests, before?.repositories.get(path)?.manifests)) {
        yield { text: digest, kind: 'digest', of: `an image of ${registry.name}/${path}` };
      }
    }
  }
}

function* ofHost(host: Host, since: Host | undefined): Iterable<Identifier> {
  for (const [, container] of fresh(host.containers, since?.containers)) {
    yield { text: container.id, kind: 'container', of: `container ${container.name}` };
    const sandbox = sandboxOf(container);
    if (sandbox !== '') yield { text: sandbox, kind: 'network', of: `the sandbox of ${container.name}` };
    if (!container.named) yield { text: container.name, kind: 'name', of: `container ${container.id.slice(0, 12)}` };
    for (const { name, endpoint } of container.networks ?? []) {
      if (endpoint !== '') yield { text: endpoint, kind: 'network', of: `${container.name} in network ${name}` };
    }
  }
  for (const [, { id, name }] of fresh(host.networks, since?.networks))
    yield { text: id, kind: 'network', of: `network ${name}` };
  for (const [id] of fresh(host.images.images, since?.images.images)) {
    const name = namesOf(host.images, id)[0];
    yield { text: id, kind: 'image', of: `image ${name ? familiarString(parseCanonical(name)) : 'without a name'}` };
  }
  for (const [, { layer }] of fresh(host.images.layers, since?.images.layers)) {
    yield { text: layer.chainId, kind: 'layer', of: 'a layer' };
    if (layer.diffId !== layer.chainId) yield { text: layer.diffId, kind: 'layer', of: 'the content of a layer' };
  }
  for (const [, volume] of fresh(host.volumes, since?.volumes)) {
    if (volume.anonymous) yield { text: volume.name, kind: 'volume', of: 'an anonymous volume' };
  }
}
