import { afterAll, describe, expect, test } from 'vitest';
import { type Difference, firstDifference, Pair } from './differences.js';
import { flavours } from './outcome.js';
import { programRules } from './programs.js';
import { whyNot } from './real.js';
import { recorded, scriptOf } from './recorded.js';
import { SimulatedShell } from './simulated.js';
import { ruleOf } from './template.js';
import { prelude, wordRules } from './words.js';

/** Set by `npm run fuzz:shell`; without it, this is only a test of the tool itself. */
const {
  SLIPWAY_SHELL_RUNS,
  SLIPWAY_SHELL_RECORDED,
  SLIPWAY_SHELL_SEED = '1',
  SLIPWAY_SHELL_FLAVOURS = flavours.join(','),
} = process.env;

const reason = whyNot();

function told({ script, real, simulated }: Difference): string {
  const lines = [`the script:\n${script.replace(prelude, '')}\n`];
  for (const what of ['stdout', 'stderr', 'code'] as const) {
    if (real[what] !== simulated[what]) {
      lines.push(
        `${what}\n  real:      ${JSON.stringify(real[what])}\n  simulated: ${JSON.stringify(simulated[what])}`,
      );
    }
  }
  const only = (one: readonly string[], other: readonly string[]) => one.filter((line) => !other.includes(line));
  const left = only(real.tree, simulated.tree);
  const right = only(simulated.tree, real.tree);
  if (left.length + right.length > 0)
    lines.push(`files\n  real:      ${left.join(', ')}\n  simulated: ${right.join(', ')}`);
  return lines.join('\n');
}

describe.skipIf(reason !== undefined)('against the real programs', () => {
  for (const flavour of flavours.filter((name) => SLIPWAY_SHELL_FLAVOURS.split(',').includes(name))) {
    const pair = reason === undefined ? new Pair(flavour) : undefined;
    afterAll(() => pair?.close());

    test.runIf(SLIPWAY_SHELL_RUNS !== undefined)(`${flavour}: random scripts`, { timeout: 0 }, () => {
      const found = firstDifference(pair as Pair, Number(SLIPWAY_SHELL_RUNS), Number(SLIPWAY_SHELL_SEED));
      if (found !== undefined) expect.fail(told(found));
    });

    test.runIf(SLIPWAY_SHELL_RECORDED !== undefined)(`${flavour}: what was recorded is true`, { timeout: 0 }, () => {
      const rows = recorded(flavour);
      const start = Number(SLIPWAY_SHELL_SEED) % rows.length;
      for (const row of [...rows.slice(start), ...rows].slice(0, Number(SLIPWAY_SHELL_RECORDED))) {
        const { stdout, stderr, code } = (pair as Pair).real(scriptOf(row));
        expect({ script: row.script, stdout, stderr, code }).toEqual({
          script: row.script,
          stdout: row.stdout,
          stderr: row.stderr,
          code: row.code,
        });
      }
    });

    test.skipIf(SLIPWAY_SHELL_RUNS !== undefined)(`${flavour}: both sides are asked, and a difference is one`, () => {
      const script = 'cat a.txt | sort >new; ls -l new nofile; chmod 600 h1; exit 3';
      expect(pair?.compare(script)).toBeUndefined();
      const other = new SimulatedShell(flavour).run(`${script.replace('exit 3', 'exit 4')}; rm a.txt`);
      expect(pair?.real(script)).not.toEqual(other);
    });
  }
});

test.each(flavours)('every rule of %s can be made, and makes scripts that end', (flavour) => {
  const rules = { ...wordRules(flavour), ...programRules(flavour) };
  for (const name of Object.keys(rules)) expect(() => ruleOf(rules, name)).not.toThrow();
  expect(new SimulatedShell(flavour).run(`${prelude}show "$@" >out; ls out`)).toMatchObject({
    stdout: 'out\n',
    code: 0,
  });
});
