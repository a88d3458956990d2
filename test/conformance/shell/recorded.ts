import { readFileSync } from 'node:fs';
import type { Flavour } from './outcome.js';
import { prelude } from './words.js';

/**
 * What bash 5.2, dash 0.5.12 and busybox 1.35 did with scripts that `npm run fuzz:shell` made, with GNU's programs or
 * busybox's. `tree` is how the files differ afterwards from those planted.
 */
interface Row {
  readonly flavour: Flavour;
  /** Whether the variables and the function of `prelude` were set before. */
  readonly prepared?: true;
  readonly script: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  readonly tree?: readonly string[];
}

/** Every row of one flavour, in the order they were recorded. */
export function recorded(flavour: Flavour): readonly Row[] {
  return readFileSync(new URL('../../process/scripts.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.flavour === flavour);
}

/** The whole text that was run. */
export function scriptOf({ prepared, script }: Pick<Row, 'prepared' | 'script'>): string {
  return `${prepared ? prelude : ''}${script}`;
}
