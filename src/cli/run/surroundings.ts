import type { ReadFile } from './key-value-file.js';

/** What the client takes from the machine it runs on. */
export interface Surroundings {
  readonly cwd: string;
  readonly environment: (name: string) => string | undefined;
  readonly readFile: ReadFile;
}
