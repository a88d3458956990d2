import { createIdentity } from '../identity/identity.js';
import { emptyTable } from '../table/table.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import { EventLog } from './event-log.js';
import type { World } from './world.js';

export interface NewWorld {
  readonly seed: string;
  readonly volumeLifetime: VolumeLifetime;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** A world without hosts. */
export function newWorld({ seed, volumeLifetime, now }: NewWorld): World {
  return {
    version: 1,
    now,
    identity: createIdentity(seed),
    volumeLifetime,
    sequence: 0,
    hosts: emptyTable(),
    registries: emptyTable(),
    processes: emptyTable(),
    openFiles: emptyTable(),
    pipes: emptyTable(),
    captures: emptyTable(),
    terminals: emptyTable(),
    ready: emptyTable(),
    timers: emptyTable(),
    waiters: emptyTable(),
    events: EventLog.empty,
  };
}
