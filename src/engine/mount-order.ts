import type { Container } from '../container/container.js';
import type { Mount } from '../volume/mount.js';

export const engineStore = 'engine';

/** Who mounts: the runtime for a start, the engine itself to copy files; a refusal has other words. */
export type Mounter = 'runtime' | 'engine';

/**
 * Mounts by depth: a deeper path is mounted later, whatever the order of the flags (FINDINGS 70); of one depth first what
 * has a place on the host, then the engine's own files, then what is in memory. The engine itself mounts nothing that is
 * in memory, and its own files only once they have been made.
 */
export function wishes(container: Container, mounter: Mounter): Mount[] {
  const { hostConfig } = container;
  const own = new Set(container.mounts.map((mount) => mount.destination));
  const files = ['/etc/hostname', '/etc/hosts', '/etc/resolv.conf']
    .filter((destination) => !own.has(destination))
    .map((destination) => engineFile(destination, hostConfig.ReadonlyRootfs !== true));
  const mounts = container.mounts.filter((mount) => !isHidden(mount, hostConfig));
  if (mounter === 'engine') {
    const outside = mounts.filter(({ type }) => type !== 'tmpfs');
    return [...outside, ...(container.sandboxSince === undefined ? [] : files)].sort(inOrder);
  }
  const init = hostConfig.Init === true ? [engineFile('/sbin/docker-init', false)] : [];
  return [...init, ...[...mounts, ...files].sort(inOrder)];
}

/** `--tmpfs` takes the place of what else is mounted at the very same path. */
function isHidden({ destination, origin }: Mount, { Tmpfs: tmpfs }: Container['hostConfig']): boolean {
  return origin.by !== 'tmpfs-flag' && Object.hasOwn(tmpfs ?? {}, destination);
}

function inOrder(a: Mount, b: Mount): number {
  const depth = (mount: Mount) => mount.destination.split('/').length;
  const kind = (mount: Mount) => (mount.name === engineStore ? 1 : mount.type === 'tmpfs' ? 2 : 0);
  return depth(a) - depth(b) || kind(a) - kind(b) || byText(a.destination, b.destination);
}

/** A file of the engine's own. */
function engineFile(destination: string, writable: boolean): Mount {
  return {
    type: 'tmpfs',
    destination,
    name: engineStore,
    source: '',
    mode: '',
    writable,
    propagation: '',
    driver: '',
    named: false,
    copyUp: false,
    referenced: false,
    createSource: false,
    origin: { by: 'image' },
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
