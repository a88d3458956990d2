import type { Container } from '../container/container.js';
import { vanishes } from '../volume/lifetime.js';
import { isInMemory } from '../volume/volume-options.js';
import type { Engine } from './engine.js';
import { destroyVolume, emptyVolume, noteUser } from './volumes.js';

/** Applies the law of volume lifetime to every volume of a container that has met this moment. */
export function letVolumesGo(engine: Engine, container: Container, moment: Parameters<typeof vanishes>[1]): void {
  const {
    draft,
    host,
    draft: { volumeLifetime },
  } = engine;
  const seen = new Set<string>();
  for (const mount of container.mounts) {
    const volume = mount.type === 'volume' ? draft.peekHost(host)?.volumes.get(mount.name) : undefined;
    if (!volume || seen.has(mount.name)) continue;
    seen.add(mount.name);
    if (vanishes(volumeLifetime, moment, volume, mount, container.id)) {
      destroyVolume(engine, mount.name);
      continue;
    }
    noteUser(engine, mount.name, 'runningBy', container.id, false);
    if (isInMemory(volume.options) && draft.peekHost(host)?.volumes.get(mount.name)?.runningBy.size === 0) {
      emptyVolume(engine, mount.name);
    }
    if (moment.event !== 'removed') continue;
    noteUser(engine, mount.name, 'mountedBy', container.id, false);
    noteUser(engine, mount.name, 'references', container.id, false);
  }
}
