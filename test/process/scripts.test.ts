import { describe, expect, test } from 'vitest';
import { flavours, steady } from '../conformance/shell/outcome.js';
import { recorded, scriptOf } from '../conformance/shell/recorded.js';
import { SimulatedShell } from '../conformance/shell/simulated.js';

describe.each(flavours)('%s does what the real one did', (flavour) => {
  const shell = new SimulatedShell(flavour);
  const before = shell.run(':').tree;
  test.each(recorded(flavour))('$script', ({ flavour: _, prepared, script, tree = [], ...told }) => {
    const whole = scriptOf({ script, ...(prepared ? { prepared } : {}) });
    const { tree: after, ...rest } = steady(shell.run(whole), whole);
    const gone = before.filter((line) => !after.includes(line)).map((line) => `-${line}`);
    const made = after.filter((line) => !before.includes(line)).map((line) => `+${line}`);
    expect({ ...rest, tree: [...gone, ...made] }).toEqual({ ...told, tree });
  });
});
