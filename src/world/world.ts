import type { Host } from '../host/host.js';
import type { IdentityState } from '../identity/identity.js';
import type { Capture, OpenFile, Pipe, Process, Terminal } from '../process/process.js';
import type { Registry } from '../registry/registry.js';
import type { Table } from '../table/table.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import type { EventLog } from './event-log.js';

/** What a timer wakes: a process, or the engine about one of its containers. */
export type Timer =
  | { readonly wakes: 'process'; readonly pid: number }
  | {
      readonly wakes: 'engine';
      readonly host: string;
      readonly container: string;
      readonly about: 'kill' | 'restart' | 'health';
    };

/**
 * Everything there is, as one immutable value: plain data and persistent tables, no functions, no cycles.
 * Only `step` makes another one from it.
 */
export interface World {
  readonly version: 1;
  /** Milliseconds since the Unix epoch; moves only by commands. */
  readonly now: number;
  readonly identity: IdentityState;
  readonly volumeLifetime: VolumeLifetime;
  /** The last number given to anything that needs an order or a key: processes, pipes, events, containers. */
  readonly sequence: number;
  readonly hosts: Table<string, Host>;
  readonly registries: Table<string, Registry>;
  readonly processes: Table<number, Process>;
  readonly openFiles: Table<number, OpenFile>;
  readonly pipes: Table<number, Pipe>;
  readonly captures: Table<number, Capture>;
  readonly terminals: Table<string, Terminal>;
  /** Place in the queue -> pid: who runs next. */
  readonly ready: Table<number, number>;
  /** `instant sequence`, both padded -> what to wake: who is woken next by the clock. */
  readonly timers: Table<string, Timer>;
  /** `topic pid` -> pid: who is woken when something is published under a topic. */
  readonly waiters: Table<string, number>;
  readonly events: EventLog;
}
