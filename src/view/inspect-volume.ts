import { type Failure, failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';
import { type VolumeDocument, volumeDocument } from './volume-document.js';

/** By its whole name only. */
export function inspectVolume(world: World, hostName: string, name: string): VolumeDocument | Failure {
  const volume = hostOf(world, hostName).volumes.get(name);
  return volume ? volumeDocument(volume) : failure('no-such-volume', `get ${name}: no such volume`, { volume: name });
}
