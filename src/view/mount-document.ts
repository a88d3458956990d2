import type { Container } from '../container/container.js';
import type { Mount } from '../volume/mount.js';
import { volumeFolder } from '../volume/volume.js';

/** A member of `Mounts` in lists and in inspect documents. */
export interface MountDocument {
  readonly Type: string;
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly Mode: string;
  readonly RW: boolean;
  readonly Propagation: string;
}

function mountDocument(mount: Mount, source: string): MountDocument {
  return {
    Type: mount.type,
    ...(mount.name === '' ? {} : { Name: mount.name }),
    Source: source,
    Destination: mount.toldAs ?? mount.destination,
    ...(mount.driver === '' ? {} : { Driver: mount.driver }),
    Mode: mount.mode,
    RW: mount.writable,
    Propagation: mount.propagation,
  };
}

/** What `--tmpfs` mounts is not among the mounts of any document (volumes/tmpfs). */
function shown(container: Container): readonly Mount[] {
  return container.mounts.filter((mount) => mount.origin.by !== 'tmpfs-flag');
}

/** As lists have them: an anonymous volume's place is not told there. */
export function listedMounts(container: Container): readonly MountDocument[] {
  return shown(container).map((mount) => mountDocument(mount, mount.source));
}

/** As `docker inspect` has them: every volume with its place. */
export function inspectedMounts(container: Container): readonly MountDocument[] {
  return shown(container).map((mount) =>
    mountDocument(mount, mount.source === '' && mount.name !== '' ? volumeFolder(mount.name) : mount.source),
  );
}
