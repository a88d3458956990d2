import { hostOf } from '../view/host-of.js';
import type { Failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { explainContainer } from './explain-container.js';
import { explainFile } from './explain-file.js';
import { explainImage } from './explain-image.js';
import { explainLayer } from './explain-layer.js';
import { explainVolume } from './explain-volume.js';
import type { Explanation, Subject } from './explanation.js';

/**
 * Why something on a host is as it is: the objects that make it so, which law of volume lifetime decided, and the
 * smallest command that changes it. Fails as `docker inspect` does when there is no such thing.
 */
export function explain(world: World, hostName: string, subject: Subject): Explanation | Failure {
  const host = hostOf(world, hostName);
  if ('path' in subject) return explainFile(host, subject.path, subject.in);
  if ('image' in subject) return explainImage(host, subject.image);
  if ('layer' in subject) return explainLayer(host, subject.layer);
  if ('container' in subject) return explainContainer(host, subject.container);
  return explainVolume(world, hostName, subject.volume);
}
