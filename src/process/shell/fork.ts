import { freeze, type Machine, type Shell } from './state.js';
import type { UnitFrame } from './frames.js';
import { caughtSignals, functionName, isTested, unitOf } from './stack.js';
import { environment } from './variables.js';

export interface Copy {
  /** The node it runs, or the text. */
  readonly run: number | { readonly text: string };
  /** [the script's number, the process's number], instead of what the script's number stands for here. */
  readonly over?: readonly (readonly [number, number])[];
  readonly background?: boolean;
  /** Assigned by an expansion that is not yet finished. */
  readonly assigned?: ReadonlyMap<string, string>;
}

/** Starts a copy of this shell: a subshell, a stage of a pipeline, a substitution, a background job. */
export function forkShell(machine: Machine, copy: Copy): number {
  const { shell, system } = machine;
  const unit = unitOf(machine);
  const inner: UnitFrame = {
    frame: 'unit',
    kind: 'fork',
    text: typeof copy.run === 'number' ? unit.text : copy.run.text,
    offset: typeof copy.run === 'number' ? unit.offset : shell.line - 1,
    started: false,
    last: 'any',
    caught: caughtSignals(machine),
    ...(typeof copy.run === 'number' ? { start: copy.run } : {}),
  };
  const name = functionName(shell);
  const descriptors = new Map([...shell.descriptors, ...(copy.over ?? [])]);
  const child = childOf(machine, descriptors, copy);
  child.stack = [name === undefined ? inner : { ...inner, name, locals: [] }];
  return system.fork({
    state: freeze(child),
    fds: Object.fromEntries(descriptors),
    env: environment(shell),
    background: copy.background === true,
  });
}

function childOf(machine: Machine, descriptors: ReadonlyMap<number, number>, copy: Copy): Shell {
  const { shell } = machine;
  const variables = new Map(shell.variables);
  for (const [name, value] of copy.assigned ?? []) {
    variables.set(name, { ...(variables.get(name) ?? { exported: false, readonly: false }), value });
  }
  return {
    ...shell,
    subshell: true,
    level: shell.level + (typeof copy.run === 'number' ? 0 : 1),
    tested: isTested(machine),
    variables,
    traps: new Map([...shell.traps].filter(([, text]) => text === '')),
    pending: [],
    descriptors: new Map([...descriptors.keys()].map((number) => [number, number])),
    jobs: [],
    ended: new Map(),
  };
}
