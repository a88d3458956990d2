import type { Table } from '../table/table.js';

/** One volume of a host. Its data is the folder `volumeFolder(name)` of the host's own file tree. */
export interface Volume {
  readonly name: string;
  readonly driver: 'local';
  /** `null` when none were given, as the Engine API prints it. */
  readonly labels: Readonly<Record<string, string>> | null;
  readonly options: Readonly<Record<string, string>> | null;
  readonly created: number;
  /** When its folder last changed: something in it came or went, or its own mode, owner or time was set. */
  readonly changed: number;
  /** Made for a mount that gave no name (`-v /path`, an image's VOLUME): an ephemeral volume. */
  readonly anonymous: boolean;
  /** Every existing container with a mount of it, by id. */
  readonly mountedBy: Table<string, true>;
  /** Those of them that hold a reference in the engine's sense (FINDINGS 44a: some consumers hold none yet). */
  readonly references: Table<string, true>;
  /** Those of them that are running or paused. */
  readonly runningBy: Table<string, true>;
}

export const volumesFolder = '/var/lib/docker/volumes';

/** Where a volume's data is on its host: `docker volume inspect` calls it the mount point. */
export function volumeFolder(name: string): string {
  return `${volumesFolder}/${name}/_data`;
}
