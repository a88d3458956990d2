import { brokenContainers } from './invariants-of-containers.js';
import { brokenEvents } from './invariants-of-events.js';
import { brokenFiles } from './invariants-of-files.js';
import { brokenImages } from './invariants-of-images.js';
import { brokenNames } from './invariants-of-names.js';
import { brokenNetworks } from './invariants-of-networks.js';
import { brokenOpenFiles } from './invariants-of-open-files.js';
import { brokenProcesses } from './invariants-of-processes.js';
import { brokenQueues } from './invariants-of-queues.js';
import { brokenVolumes } from './invariants-of-volumes.js';
import type { Broken } from './invariants-broken.js';
import type { World } from './world.js';

/** Everything that is wrong with a world: nothing, for every world that commands can lead to. */
export function invariants(world: World): readonly Broken[] {
  const broken = [...brokenProcesses(world), ...brokenOpenFiles(world), ...brokenQueues(world), ...brokenEvents(world)];
  broken.push(...brokenNames(world));
  for (const host of world.hosts.values()) {
    broken.push(...brokenContainers(world, host), ...brokenVolumes(host), ...brokenNetworks(host));
    broken.push(...brokenImages(host), ...brokenFiles(host));
  }
  return broken;
}
