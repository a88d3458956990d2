import type { Container } from '../container/container.js';
import { type Moment, type VolumeLifetime, vanishes } from '../volume/lifetime.js';
import type { Mount } from '../volume/mount.js';
import type { Volume } from '../volume/volume.js';
import { lastGone } from '../volume/volume-gone.js';
import { isInMemory } from '../volume/volume-options.js';
import type { Engine } from './engine.js';
import { destroyVolume, emptyVolume, type Leaving, noteUser } from './volumes.js';

/** Applies the law of volume lifetime to every volume of a container that has met this moment. */
export function letVolumesGo(engine: Engine, container: Container, moment: Moment): void {
  const {
    draft,
    host,
    draft: { volumeLifetime },
  } = engine;
  const seen = new Set<string>();
  for (const mount of container.mounts) {
    const volume = mount.type === 'volume' ? draft.peekHost(host)?.volumes.get(mount.name) : undefined;
    if (!volume || seen.has(mount.name)) {
      if (!volume && moment.event === 'removed' && moment.volumes) noteRemoval(engine, container, mount);
      continue;
    }
    seen.add(mount.name);
    if (vanishes(volumeLifetime, moment, volume, mount, container.id)) {
      destroyVolume(engine, mount.name, leaving(volumeLifetime, moment, volume, mount, container));
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

/** Why a volume goes with a container at this moment, and what the other law makes of the moment. */
function leaving(
  law: VolumeLifetime,
  moment: Moment,
  volume: Volume,
  mount: Mount,
  { id, name: container, state }: Container,
): Leaving {
  if (law === 'engine') {
    if (state.startedAt !== undefined) return { because: 'removed-along', container, otherwise: 'ended' };
    const otherwise = vanishes('course', moment, volume, mount, id) ? 'unmounted' : 'kept';
    return { because: 'removed-along', container, otherwise };
  }
  const otherwise = vanishes('engine', moment, volume, mount, id) ? 'removed-along' : 'kept';
  return { because: moment.event === 'exited' ? 'ended' : 'unmounted', container, otherwise };
}

/** What went when its last running container ended, the engine's law would take only now. */
function noteRemoval(engine: Engine, container: Container, mount: Mount): void {
  if (mount.type !== 'volume' || mount.named || !mount.referenced) return;
  const { draft } = engine;
  const seen = draft.peekHost(engine.host);
  const [key, row] = (seen && lastGone(seen.volumesGone, mount.name)) ?? [];
  if (!seen || key === undefined || row?.otherwise !== 'kept') return;
  const isUser = (id: string) =>
    draft.peekContainer(engine.host, id)?.mounts.some(({ name, referenced }) => name === mount.name && referenced);
  for (const id of seen.containers.keys()) if (id !== container.id && isUser(id)) return;
  const host = draft.host(engine.host);
  host.volumesGone = host.volumesGone.set(key, { ...row, container: container.name, otherwise: 'removed-along' });
}
