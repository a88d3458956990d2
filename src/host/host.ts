import type { Container } from '../container/container.js';
import type { FileSystem } from '../filesystem/node.js';
import type { ImageStore } from '../image/store.js';
import type { Table } from '../table/table.js';
import type { Volume } from '../volume/volume.js';
import type { VolumeGone } from '../volume/volume-gone.js';
import type { Network } from './network.js';

/** A machine: its file tree, its processes, and its Docker engine (images, containers, volumes). */
export interface Host {
  readonly name: string;
  /** What `hostname` prints and prompts show. */
  readonly hostname: string;
  /** How other machines reach it: `192.168.99.100`. */
  readonly address: string;
  readonly files: FileSystem;
  readonly images: ImageStore;
  readonly containers: Table<string, Container>;
  /** Container name -> id. */
  readonly containerNames: Table<string, string>;
  readonly volumes: Table<string, Volume>;
  /** The newest 256 that are gone, in the order in which they went. */
  readonly volumesGone: Table<number, VolumeGone>;
  /** By name. */
  readonly networks: Table<string, Network>;
  /** Which of the engine's address ranges the next network gets. */
  readonly nextPool: number;
  /** Published host ports, `0.0.0.0:8080/tcp` -> container id. */
  readonly ports: Table<string, string>;
  /** Registries by host name can be reached; false on an aeroplane. */
  readonly online: boolean;
  /** The host whose engine this host's `docker` speaks to: usually its own name. */
  readonly engine: string;
  /** Process number -> world pid, of processes outside containers. */
  readonly processes: Table<number, number>;
  readonly nextProcess: number;
}
