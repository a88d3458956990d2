import type { Container } from '../../container/container.js';
import { findContainer } from '../../engine/find-container.js';
import { hostOf } from '../../view/host-of.js';
import type { Failure } from '../../world/failure.js';
import { emptyName } from '../client.js';
import type { Invocation } from './command.js';

type Call = Pick<Invocation, 'client'>;

/** By name, id, or prefix of an id, as it is now. */
export function containerByName({ client }: Call, text: string): Container | Failure {
  if (text === '') return emptyName;
  return client.look((world) => findContainer(hostOf(world, client.host), text));
}

/** By its whole id; undefined once it has been removed. */
export function containerById({ client }: Call, id: string): Container | undefined {
  return client.look((world) => hostOf(world, client.host).containers.get(id));
}

export function hasEnded(container: Container | undefined): boolean {
  return container === undefined || (container.state.pid === 0 && container.state.status !== 'restarting');
}
