import type { Digest } from '../digest/digest.js';
import type { Directory, FileSystem } from '../filesystem/node.js';
import type { MountPoint } from '../filesystem/files.js';
import type { Table } from '../table/table.js';
import type { Mount } from '../volume/mount.js';
import type { ContainerConfig } from '../image/config.js';
import type { HostConfig } from './configuration.js';
import type { NetworkLink } from './network-link.js';

export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead';

export interface HealthProbe {
  readonly started: number;
  readonly ended: number;
  readonly exitCode: number;
  readonly output: string;
}

export interface Health {
  readonly status: 'starting' | 'healthy' | 'unhealthy';
  readonly failingStreak: number;
  /** The last five, oldest first. */
  readonly log: readonly HealthProbe[];
  /** World pid of the probe that runs now, 0 for none. */
  readonly probe: number;
  /** When the latest probe began. */
  readonly since: number;
  /** When the next probe begins; while one runs, when it has taken too long. */
  readonly due: number;
}

export interface ContainerState {
  readonly status: ContainerStatus;
  /** World pid of the first process while running, else 0. */
  readonly pid: number;
  readonly exitCode: number;
  readonly error: string;
  /** `undefined`: never. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly health?: Health;
  /** Asked to stop or killed by hand: the restart policy does not apply. */
  readonly stopRequested: boolean;
}

/** A piece of what a container printed; `text` is a byte string. */
export interface LogChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly time: number;
  readonly text: string;
}

/** One container of a host. Plain data; its life is in lifecycle.ts, its mounts in ../volume. */
export interface Container {
  /** 64 hex digits. */
  readonly id: string;
  /** Without a leading slash. */
  readonly name: string;
  /** Whether somebody chose the name; false: the engine made it up. */
  readonly named: boolean;
  readonly created: number;
  /** Orders containers that were created at the same instant. */
  readonly sequence: number;
  /** Id of the image it was created from, which may be gone. */
  readonly image: Digest;
  /** Chain id of that image's top layer; absent for an image without layers. */
  readonly topLayer?: Digest;
  readonly config: ContainerConfig;
  readonly hostConfig: HostConfig;
  /** The program and its arguments: entrypoint and command put together. */
  readonly path: string;
  readonly args: readonly string[];
  readonly state: ContainerState;
  readonly restartCount: number;
  /** When its networks were last set up. */
  readonly sandboxSince: number | undefined;
  /** The image's tree with the engine's own files in it: what `docker diff` compares with. */
  readonly base: Directory;
  readonly files: FileSystem;
  /** Absent where it is in the default network only, or in another container's. */
  readonly networks?: readonly NetworkLink[];
  /** By destination, in the order in which they were set up. */
  readonly mounts: readonly Mount[];
  /** While running: what its processes see besides their root. */
  readonly mountPoints: readonly MountPoint[];
  /** While running: tmpfs trees by store key. */
  readonly tmpfs: Readonly<Record<string, FileSystem>>;
  /** Its log has been opened: by a start that came so far, or by who asked for it. */
  readonly hasLog: boolean;
  /** Numbered from 0 since the container was created. */
  readonly log: Table<number, LogChunk>;
  /** Key of the open file that feeds its standard input, 0 for none. */
  readonly stdin: number;
  /** Keys of the captures that follow what it prints. */
  readonly attached: readonly number[];
  /** Process number -> world pid. */
  readonly processes: Table<number, number>;
  readonly nextProcess: number;
}
