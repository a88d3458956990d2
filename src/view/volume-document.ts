import { formatRfc3339Nano } from '../time/instant.js';
import { type Volume, volumeFolder } from '../volume/volume.js';
import { sortedByName } from './sorted-by-name.js';

/** A volume in lists and in `docker volume inspect`. Labels and options are null when none were given. */
export interface VolumeDocument {
  /** To the second: what the engine takes for it is the last change of the folder. */
  readonly CreatedAt: string;
  readonly Driver: string;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly Mountpoint: string;
  readonly Name: string;
  readonly Options: Readonly<Record<string, string>> | null;
  readonly Scope: 'local';
}

export function volumeDocument(volume: Volume): VolumeDocument {
  return {
    CreatedAt: formatRfc3339Nano(Math.floor(volume.changed / 1000) * 1000),
    Driver: volume.driver,
    Labels: volume.labels && sortedByName(volume.labels),
    Mountpoint: volumeFolder(volume.name),
    Name: volume.name,
    Options: volume.options && sortedByName(volume.options),
    Scope: 'local',
  };
}
