import type { Host } from '../host/host.js';
import type { Finding } from './invariants-broken.js';
import type { World } from './world.js';

/** Every row is kept under its own name, and container names lead to containers and back. */
export function* brokenNames(world: World): Finding {
  for (const [name, host] of world.hosts) {
    if (host.name !== name) yield misfiled('host', name, host.name);
    yield* brokenNamesOf(host);
  }
  for (const [name, registry] of world.registries) {
    if (registry.name !== name) yield misfiled('registry', name, registry.name);
  }
  for (const [name, terminal] of world.terminals) {
    if (terminal.name !== name) yield misfiled('terminal', name, terminal.name);
  }
}

function misfiled(kind: string, key: string, name: string) {
  return { rule: 'names', message: `The ${kind} kept as ${key} is called ${name}.`, about: { [kind]: key } } as const;
}

function* brokenNamesOf(host: Host): Finding {
  for (const [name, volume] of host.volumes) if (volume.name !== name) yield misfiled('volume', name, volume.name);
  for (const [id, image] of host.images.images) if (image.id !== id) yield misfiled('image', id, image.id);
  for (const [id, container] of host.containers) {
    if (container.id !== id) yield misfiled('container', id, container.id);
    if (host.containerNames.get(container.name) === id) continue;
    const message = `Container ${id} is called ${container.name}, but that name does not lead to it.`;
    yield { rule: 'names', message, about: { host: host.name, container: id } };
  }
  for (const [name, id] of host.containerNames) {
    if (host.containers.get(id)?.name === name) continue;
    const message = `The container name ${name} leads to ${id}, which is no container of that name.`;
    yield { rule: 'names', message, about: { host: host.name, container: id } };
  }
}
