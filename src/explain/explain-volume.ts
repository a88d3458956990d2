import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import { type Message, message } from '../language/language.js';
import type { VolumeReason } from '../language/volume-values.js';
import { hostOf } from '../view/host-of.js';
import { lastGone } from '../volume/volume-gone.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { volumeName } from './display-name.js';
import type { Explanation } from './explanation.js';
import { removeVolume } from './removal-commands.js';
import { usersOf, type Verdict, type VolumeVerdicts, volumeVerdicts } from './volume-verdict.js';

/** The reason in the words' own terms: what one code stands for under two laws is told apart. */
function reasonOf({ law, because, containers }: Verdict): VolumeReason {
  if (because === 'not-used-yet')
    return { reason: containers.length === 0 ? 'never-used' : 'never-started', containers };
  if (because === 'nobody') return { reason: law === 'course' ? 'unmounted-by-all' : 'unreferenced', containers };
  return { reason: because, containers };
}

function answer({ volume, exists, verdict }: VolumeVerdicts): Message {
  const because: VolumeReason = exists === verdict.kept ? reasonOf(verdict) : { reason: 'somehow', containers: [] };
  return message(exists ? 'volume.there' : 'volume.gone', { volume: volumeName(volume), because });
}

/** What the other law says; a reason that is the same under both is not told twice. */
function otherLaw({ exists, verdict, other }: VolumeVerdicts): Message {
  const alike = ['named', 'command', 'pruned'].includes(other.because) && verdict.because === other.because;
  const because = alike ? {} : { because: reasonOf(other) };
  return message('volume.other-law', { law: other.law, exists, kept: other.kept, ...because });
}

function mountsOf(host: Host, name: string, container: Container): readonly Message[] {
  const up = container.state.status === 'running' || container.state.status === 'paused';
  return container.mounts
    .filter((mount) => mount.type === 'volume' && mount.name === name)
    .map(({ destination: path, origin }) => {
      if (!up) return message('volume.mount-stopped', { container: container.name, path });
      const source = origin.by === 'volumes-from' ? origin.container : undefined;
      const from = source === undefined ? undefined : (host.containers.get(source)?.name ?? source.slice(0, 12));
      return message('volume.mount', { container: container.name, path, from });
    });
}

/**
 * Why a volume is there or gone, who mounts it, and what the other law of volume lifetime would have done. A volume
 * that is gone can be explained as long as its host remembers it (the newest 256), or a container that it mounted it.
 */
export function explainVolume(world: World, hostName: string, text: string): Explanation | Failure {
  const host = hostOf(world, hostName);
  const name = wholeName(host, text);
  const verdicts = volumeVerdicts(world, hostName, name);
  if (isFailure(verdicts)) return verdicts;
  const users = usersOf(host, name, verdicts.exists ? undefined : lastGone(host.volumesGone, name)?.[1]).all;
  const explained = {
    answer: answer(verdicts),
    because: [...users.flatMap((one) => mountsOf(host, name, one)), otherLaw(verdicts)],
    laws: verdicts,
  };
  if (!verdicts.exists) return explained;
  const goesWithThem = world.volumeLifetime === 'course' && verdicts.anonymous;
  const command = removeVolume(name, users, goesWithThem);
  return { ...explained, remedy: { command, effect: message('remedy.remove-volume', { volume: volumeName(name) }) } };
}

/** Docker takes no shortened name of a volume; a question may have one, of a name that the engine made up. */
function wholeName(host: Host, text: string): string {
  if (host.volumes.has(text) || !/^[0-9a-f]{4,63}$/.test(text)) return text;
  const known = new Set([...host.volumes.keys(), ...[...host.volumesGone.values()].map(({ name }) => name)]);
  const fitting = [...known].filter((name) => name.length === 64 && name.startsWith(text));
  return fitting.length === 1 && fitting[0] !== undefined ? fitting[0] : text;
}
