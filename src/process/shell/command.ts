import { isFault } from '../../filesystem/fault.js';
import { builtins, type Builtin } from './builtin/table.js';
import type { Expansion } from './expand.js';
import { expanding } from './expanding.js';
import type { NodeFrame } from './frames.js';
import { syntaxOf } from './grammar.js';
import { isTakenOn, lookUp, refuse } from './lookup.js';
import { launch } from './launch.js';
import type { Outcome } from './outcome.js';
import { readyRedirects } from './pipeline.js';
import { redirect, type ReadyRedirect } from './redirect.js';
import { abandon, push, pushText, release, replace, unitOf } from './stack.js';
import type { Machine } from './state.js';
import type { Argument, Assignment, CommandNode } from './syntax.js';
import { trace } from './trace.js';
import type { Variable } from './variable.js';
import { isReadonly, setElements, setVariable } from './variables.js';
import { complain, readonlyText } from './wording.js';

type Value = string | { readonly elements: readonly string[] };

interface Ready {
  readonly fields: readonly string[];
  readonly redirects: readonly ReadyRedirect[];
  readonly assignments: readonly {
    readonly to: Assignment;
    readonly value: Value;
    readonly index: number | undefined;
  }[];
}

const special: ReadonlySet<string> = new Set([
  ':',
  '.',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'trap',
  'unset',
]);

export function runCommand(machine: Machine, frame: NodeFrame, node: CommandNode): Outcome {
  const { shell } = machine;
  shell.line = unitOf(machine).offset + node.line;
  const ready = expanding(machine, frame, (expansion) => prepare(expansion, node));
  if (ready === undefined) {
    return undefined;
  }
  const set = ready.assignments.map(({ to, value }) => [to.name, typeof value === 'string' ? value : '(…)'] as const);
  trace(machine, set, ready.fields);
  const [name] = ready.fields;
  replace(machine, { frame: 'done', tested: frame.tested });
  const undo = redirect(machine, ready.redirects);
  if (undo === undefined) {
    return refuseRedirect(machine, name);
  }
  if (name === 'exec' && ready.fields.length === 1) {
    release(
      machine,
      undo.saved.flatMap(([, old]) => old ?? []),
    );
  } else if (undo.saved.length > 0) {
    push(machine, undo);
  }
  if (name === undefined) {
    shell.status = frame.outputs.length > 0 ? frame.outputStatus : 0;
    return assignAll(machine, ready);
  }
  return dispatch(machine, frame, ready, name, node.text);
}

function refuseRedirect(machine: Machine, name: string | undefined): undefined {
  const { kind } = machine.flavour;
  machine.shell.status = kind === 'dash' ? 2 : 1;
  if (kind !== 'bash' && name !== undefined && special.has(name)) {
    abandon(machine, machine.shell.status);
  }
  return undefined;
}

function prepare(expansion: Expansion, node: CommandNode): Ready {
  const words = withAlias(expansion.machine, node.arguments);
  const fields = words.flatMap(({ word, assignment }) =>
    assignment ? [expansion.text(word)] : expansion.fields([word]),
  );
  const foreign = expansion.machine.flavour.kind !== 'bash' ? node.assignments.find((one) => one.append) : undefined;
  if (foreign !== undefined && !('elements' in foreign.value)) {
    return { fields: [`${foreign.name}+=${expansion.text(foreign.value)}`, ...fields], redirects: [], assignments: [] };
  }
  const redirects = readyRedirects(expansion, node.redirects);
  const before = new Map(expansion.assigned);
  const assignments = node.assignments.map((to) => {
    const value = 'elements' in to.value ? { elements: expansion.fields(to.value.elements) } : expansion.text(to.value);
    const index = to.index === undefined ? undefined : Number(expansion.arithmetic(to.index));
    if (typeof value === 'string' && index === undefined) {
      expansion.assigned.set(to.name, to.append ? `${expansion.value(to.name) ?? ''}${value}` : value);
    }
    return { to, value, index };
  });
  for (const { to } of assignments) {
    const old = before.get(to.name);
    if (old === undefined) {
      expansion.assigned.delete(to.name);
    } else {
      expansion.assigned.set(to.name, old);
    }
  }
  return { fields, redirects, assignments };
}

/** Aliases stand for words; what they stand for is taken apart as a simple command. */
function withAlias(machine: Machine, words: readonly Argument[]): readonly Argument[] {
  const [first, ...rest] = words;
  const part = first?.word.length === 1 ? first.word[0] : undefined;
  const text = part?.part === 'text' && !part.quoted ? machine.shell.aliases.get(part.text) : undefined;
  if (text === undefined || (machine.flavour.kind === 'bash' && machine.shell.mode !== 'interactive')) {
    return words;
  }
  const command = syntaxOf(text).nodes.find((node) => node.node === 'command');
  return command?.node === 'command' ? [...command.arguments, ...rest] : words;
}

/** Assignments without a command. */
function assignAll(machine: Machine, ready: Ready): undefined {
  for (const { to, value, index } of ready.assignments) {
    if (isReadonly(machine.shell, to.name)) {
      complain(machine, readonlyText(machine, to.name));
      return abandon(machine, machine.flavour.kind === 'bash' ? 1 : 2);
    }
    assign(machine, to, value, index);
  }
  return undefined;
}

function assign(machine: Machine, to: Assignment, value: Value, index: number | undefined): undefined {
  const { shell } = machine;
  const old = shell.variables.get(to.name);
  const elements = old?.elements ?? (old?.value === undefined ? [] : [old.value]);
  if (typeof value !== 'string') {
    return setElements(shell, to.name, to.append ? [...elements, ...value.elements] : value.elements);
  }
  if (index !== undefined) {
    const all = Array.from({ length: Math.max(elements.length, index + 1) }, (_, at) => elements[at] ?? null);
    all[index] = to.append ? `${all[index] ?? ''}${value}` : value;
    return setElements(shell, to.name, all);
  }
  return setVariable(shell, to.name, to.append ? `${old?.value ?? ''}${value}` : value);
}

/** Assignments before a command: for its duration only. What they replace. */
function assignFor(machine: Machine, ready: Ready, kept: boolean): boolean {
  const saved: [string, Variable | null][] = [];
  for (const { to, value, index } of ready.assignments) {
    if (isReadonly(machine.shell, to.name)) {
      complain(machine, readonlyText(machine, to.name));
      if (machine.flavour.kind === 'bash') {
        continue;
      }
      abandon(machine, 2);
      return false;
    }
    saved.push([to.name, machine.shell.variables.get(to.name) ?? null]);
    assign(machine, to, value, index);
    const now = machine.shell.variables.get(to.name);
    if (now !== undefined && !kept) {
      machine.shell.variables.set(to.name, { ...now, exported: true });
    }
  }
  if (saved.length > 0 && !kept) {
    push(machine, { frame: 'variables', saved });
  }
  return true;
}

/** How deep functions may call each other; real shells end by a fault of memory instead. */
const deepestCall = 1000;

function callDepths(shell: Machine['shell']): number {
  return shell.stack.filter((frame) => frame.frame === 'unit' && frame.kind === 'call').length;
}

function dispatch(machine: Machine, frame: NodeFrame, ready: Ready, name: string, text: string): Outcome {
  const { shell } = machine;
  const own = shell.functions.get(name);
  const builtin = builtins(machine).get(name);
  const kept = builtin !== undefined && own === undefined && special.has(name) && machine.flavour.kind !== 'bash';
  if (!assignFor(machine, ready, kept)) {
    return undefined;
  }
  if (own !== undefined) {
    if (shell.stack.length > deepestCall && callDepths(shell) >= deepestCall) {
      complain(machine, `${name}: maximum function nesting level exceeded (${deepestCall})`);
      return abandon(machine, 1);
    }
    const positional = shell.positional;
    shell.positional = ready.fields.slice(1);
    return pushText(machine, own.text, 'call', own.line - 1, { positional, locals: [], name });
  }
  if (builtin !== undefined) {
    return runBuiltin(machine, builtin, ready.fields);
  }
  return runFile(machine, frame, ready.fields, text);
}

export function runBuiltin(machine: Machine, builtin: Builtin, fields: readonly string[]): Outcome {
  const result = builtin(machine, fields.slice(1), fields[0] ?? '', builtins(machine));
  if (typeof result === 'number') {
    machine.shell.status = result;
    return undefined;
  }
  return result;
}

function runFile(machine: Machine, frame: NodeFrame, fields: readonly string[], text: string): Outcome {
  const { shell } = machine;
  const [name = ''] = fields;
  const found = lookUp(machine, name);
  if (found.kind === 'missing' || found.kind === 'refused') {
    shell.status = isTakenOn(machine, fields, found) ? 0 : refuse(machine, name, found);
    return undefined;
  }
  const alone =
    frame.last !== 'no' &&
    shell.traps.size === 0 &&
    shell.stack.length <= 2 + (shell.stack.some((one) => one.frame === 'variables') ? 1 : 0);
  const refused = launch(
    machine,
    found,
    fields,
    text,
    alone && (frame.last === 'any' || !shell.stack.some((one) => one.frame === 'descriptors')),
  );
  if (isFault(refused)) {
    shell.status = refuse(
      machine,
      name,
      refused.fault === 'ENOENT' ? { kind: 'missing' } : { kind: 'refused', errno: refused.fault },
    );
    return undefined;
  }
  return refused;
}
