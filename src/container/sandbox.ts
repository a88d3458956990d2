import { sha256 } from '../digest/sha256.js';
import type { Container } from './container.js';

/**
 * Identifier of the network sandbox that a container was given at its first start, a failed one too if its networks
 * were there; '' before. In the host's network it is another one at every start; a guest of another container has none.
 */
export function sandboxOf({ id, hostConfig, sandboxSince }: Container): string {
  const { NetworkMode: mode = '' } = hostConfig;
  if (sandboxSince === undefined || mode.startsWith('container:')) return '';
  return sha256(mode === 'host' ? `sandbox ${id} ${sandboxSince}` : `sandbox ${id}`);
}

/** Where the runtime keeps it. */
export function sandboxPath(container: Container): string {
  const sandbox = sandboxOf(container);
  if (sandbox === '') return '';
  return `/var/run/docker/netns/${container.hostConfig.NetworkMode === 'host' ? 'default' : sandbox.slice(0, 12)}`;
}
