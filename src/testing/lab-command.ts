import type { VolumeLifetime } from '../volume/lifetime.js';

/**
 * Which of the things that are there when the command is applied: counted round, so that there is always one unless
 * there are none at all. Containers and images count from the oldest, hosts and volumes by name.
 */
export type Nth = number;

/** How a container of a sequence is made. */
export interface ContainerWish {
  readonly image: Nth;
  /** Run by `sh -c`. */
  readonly line: string;
  readonly name?: string;
  /** `-v` values. */
  readonly volumes: readonly string[];
  /** `-v` of a volume that is there already, at a path. */
  readonly existing: readonly { readonly volume: Nth; readonly at: string }[];
  readonly volumesFrom: readonly { readonly container: Nth; readonly readonly: boolean }[];
  readonly tmpfs: boolean;
  readonly rm: boolean;
}

export type OnContainer<Name extends string> = { readonly command: Name; readonly host: Nth; readonly container: Nth };

/** One thing that a user does to a lab, as plain data. `describe` prints it, `apply` does it. */
export type LabCommand =
  | { readonly command: 'create'; readonly host: Nth; readonly wish: ContainerWish }
  | { readonly command: 'run'; readonly host: Nth; readonly wish: ContainerWish; readonly detach: boolean }
  | OnContainer<'start'>
  | OnContainer<'stop'>
  | OnContainer<'kill'>
  | OnContainer<'restart'>
  | OnContainer<'pause'>
  | OnContainer<'unpause'>
  | (OnContainer<'rm'> & { readonly force: boolean; readonly volumes: boolean })
  | (OnContainer<'exec'> & { readonly line: string })
  | (OnContainer<'rename'> & { readonly name: string })
  | (OnContainer<'commit'> & { readonly name: string })
  | { readonly command: 'tag'; readonly host: Nth; readonly image: Nth; readonly name: string }
  | {
      readonly command: 'rmi';
      readonly host: Nth;
      readonly image: Nth;
      readonly byId: boolean;
      readonly force: boolean;
      readonly noPrune: boolean;
    }
  | { readonly command: 'pull'; readonly host: Nth; readonly name: string }
  | { readonly command: 'push'; readonly host: Nth; readonly name: string }
  | { readonly command: 'volume create'; readonly host: Nth; readonly name: string }
  | { readonly command: 'volume rm'; readonly host: Nth; readonly volume: Nth }
  | { readonly command: 'container prune' | 'volume prune'; readonly host: Nth }
  | { readonly command: 'image prune'; readonly host: Nth; readonly all: boolean }
  | { readonly command: 'write'; readonly host: Nth; readonly path: string; readonly text: string }
  | { readonly command: 'delete'; readonly host: Nth; readonly path: string }
  | { readonly command: 'online'; readonly host: Nth; readonly online: boolean }
  | { readonly command: 'advance'; readonly milliseconds: number };

/** A bug report: what a lab was made from, and what was done to it. */
export interface CommandSequence {
  readonly seed: string;
  readonly volumeLifetime: VolumeLifetime;
  readonly commands: readonly LabCommand[];
}
