import { findContainer } from '../engine/find-container.js';
import { dockerDiff } from '../filesystem/docker-diff.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';

/** A row of `/containers/NAME/changes`. Kind 0: changed, 1: added, 2: deleted. */
export interface ChangeDocument {
  readonly Path: string;
  readonly Kind: 0 | 1 | 2;
}

const kinds = { C: 0, A: 1, D: 2 } as const;

/** Sorted by path. Nothing that lies in a mount is among them. */
export function containerDiff(world: World, hostName: string, text: string): readonly ChangeDocument[] | Failure {
  const container = findContainer(hostOf(world, hostName), text);
  if (isFailure(container)) return container;
  return dockerDiff(container.base, container.files.root).map(({ path, kind }) => ({ Path: path, Kind: kinds[kind] }));
}
