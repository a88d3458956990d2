import type { ContainerConfig } from '../image/config.js';
import type { FileRow } from './file-row.js';

/** Files laid over what earlier steps made. */
export interface StepFiles {
  /** Key of the layer's precomputed diff id. */
  readonly key: string;
  readonly rows: () => readonly FileRow[];
}

/** One line of an image's history. Without files it added no layer. */
export interface Step {
  readonly createdBy: string;
  /** RFC 3339, whole seconds: also the time of its files. */
  readonly created: string;
  readonly files?: StepFiles;
}

/** How one image of the simulated Docker Hub is made, and under which names it is there. */
export interface Recipe {
  /** Path on docker.io: `library/debian`. */
  readonly repository: string;
  readonly tags: readonly string[];
  readonly config: ContainerConfig;
  /** Oldest first; the image is as old as the last one. */
  readonly steps: readonly Step[];
}

export const usualPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The two steps that a distribution's base image consists of. */
export function baseSteps(created: string, files: StepFiles, command: string): readonly Step[] {
  return [
    { createdBy: `/bin/sh -c #(nop) ADD file:${files.key}.tar in / `, created, files },
    { createdBy: `/bin/sh -c #(nop)  CMD ["${command}"]`, created },
  ];
}
