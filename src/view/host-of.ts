import type { Host } from '../host/host.js';
import type { World } from '../world/world.js';

/** Asserts that the host exists: adapters check it before they ask for a view of it. */
export function hostOf(world: World, name: string): Host {
  const host = world.hosts.get(name);
  if (!host) throw new Error(`no host ${name}`);
  return host;
}
