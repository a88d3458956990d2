import type { Process } from '../process/process.js';
import type { Programs } from '../process/program.js';
import type { Draft } from '../world/draft.js';

/** What the kernel needs from the rooms above it. */
export interface Services {
  readonly programs: Programs;
  /** Sees what a process has done in one step, by the words that it was called by then. */
  readonly ran?: (draft: Draft, process: Pick<Process, 'host' | 'container' | 'args'>) => void;
  /** What `System.service` answers to a process of a host; undefined where there is nothing to ask. */
  serve(draft: Draft, process: Process, request: unknown): unknown;
  /** The first process of a container has ended: its container ends with it. */
  containerEnded(draft: Draft, process: Process): void;
  /** A process without a parent in the world has ended (an exec, a probe). */
  orphanEnded(draft: Draft, process: Process): void;
}
