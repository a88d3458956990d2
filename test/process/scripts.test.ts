import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Flavour, flavours, steady } from '../conformance/shell/outcome.js';
import { SimulatedShell } from '../conformance/shell/simulated.js';
import { prelude } from '../conformance/shell/words.js';

/**
 * What bash 5.2, dash 0.5.12 and busybox 1.35 did with scripts that `npm run fuzz:shell` made, with GNU's programs or
 * busybox's: a row a line. `tree` is how the files differ afterwards from those planted.
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

const rows = readFileSync(new URL('./scripts.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

describe.each(flavours)('%s does what the real one did', (flavour) => {
  const shell = new SimulatedShell(flavour);
  const before = shell.run(':').tree;
  test.each(rows.filter((row) => row.flavour === flavour))(
    '$script',
    ({ flavour: _, prepared, script, tree = [], ...told }) => {
      const whole = `${prepared ? prelude : ''}${script}`;
      const { tree: after, ...rest } = steady(shell.run(whole), whole);
      const gone = before.filter((line) => !after.includes(line)).map((line) => `-${line}`);
      const made = after.filter((line) => !before.includes(line)).map((line) => `+${line}`);
      expect({ ...rest, tree: [...gone, ...made] }).toEqual({ ...told, tree });
    },
  );
});
