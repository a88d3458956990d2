import type { Table } from '../table/table.js';

/** Why a volume went. */
export type Departure =
  /** The last running container with it has ended: the course's law. */
  | 'ended'
  /** The last container that mounted it, never started, has been removed: the course's law. */
  | 'unmounted'
  /** `rm -v` or `--rm` of the last container that referred to it: the engine's law. */
  | 'removed-along'
  /** `docker volume rm` */
  | 'command'
  /** `docker volume prune` */
  | 'pruned';

/** What is left of a volume that is gone: enough to explain it. */
export interface VolumeGone {
  readonly name: string;
  readonly anonymous: boolean;
  readonly time: number;
  readonly because: Departure;
  /** Name of the container that it went with; '' when a command removed it. */
  readonly container: string;
  /** Why it would be gone under the other law, too. */
  readonly otherwise: Departure | 'kept';
}

/** A host remembers the newest ones. */
export const volumesGoneKept = 256;

export function rememberGone(gone: Table<number, VolumeGone>, row: VolumeGone): Table<number, VolumeGone> {
  const longer = gone.set((gone.last()?.[0] ?? 0) + 1, row);
  const [oldest] = longer.keys();
  return longer.size > volumesGoneKept && oldest !== undefined ? longer.delete(oldest) : longer;
}

/** The last departure of a volume, with its key. */
export function lastGone(gone: Table<number, VolumeGone>, name: string): readonly [number, VolumeGone] | undefined {
  return [...gone].findLast(([, row]) => row.name === name);
}
