/*
 * When does a volume vanish?
 *
 * Only an ephemeral one does by itself: a volume that was made without a name. There are two laws (the course's
 * and the engine's); both are here, whole, and nowhere else.
 */
import type { Mount } from './mount.js';
import type { Volume } from './volume.js';

/** `course`: gone with the last *running* user. `engine`: kept until a removal that asks for it finds no user. */
export type VolumeLifetime = 'course' | 'engine';

/** What happened to a container that mounts the volume. */
export type Moment =
  /** Its process ended, whatever the reason; a restart is an ending too. */
  | { readonly event: 'exited' }
  /** The container itself is being removed; `volumes` is `rm -v`, or `--rm` at the end of a run. */
  | { readonly event: 'removed'; readonly volumes: boolean };

/**
 * Whether `volume` goes, now that `container` has met this moment. `mount` is the container's mount of it; the
 * volume's lists of users may still name the container.
 */
export function vanishes(
  law: VolumeLifetime,
  moment: Moment,
  volume: Volume,
  mount: Mount,
  container: string,
): boolean {
  if (law === 'course') return vanishesInCourse(moment, volume, container);
  return vanishesInEngine(moment, volume, mount, container);
}

function vanishesInCourse(moment: Moment, volume: Volume, container: string): boolean {
  if (!volume.anonymous) return false;
  if (moment.event === 'exited') return !hasOther(volume.runningBy, container);
  return !hasOther(volume.mountedBy, container);
}

/** A container that mounts an anonymous volume by its name never takes it along (volumes/anonymous-by-name). */
function vanishesInEngine(moment: Moment, volume: Volume, mount: Mount, container: string): boolean {
  if (moment.event === 'exited' || !moment.volumes) return false;
  return !mount.named && mount.referenced && !hasOther(volume.references, container);
}

/** `volume prune` and `volume rm` take a volume that no container refers to; see FINDINGS 47. */
export function isUnused(law: VolumeLifetime, volume: Volume): boolean {
  return law === 'course' ? volume.mountedBy.size === 0 : volume.references.size === 0;
}

function hasOther(users: Volume['mountedBy'], container: string): boolean {
  return users.size > (users.has(container) ? 1 : 0);
}
