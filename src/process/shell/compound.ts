import { compare } from './comparison.js';
import { expanding } from './expanding.js';
import type { NodeFrame } from './frames.js';
import { startJob } from './job.js';
import { matches } from './pattern.js';
import { checkFailure, nodeFrame, pop, push, replace, unitOf } from './stack.js';
import type { Machine } from './state.js';
import type {
  AndOrNode,
  ArithmeticNode,
  CaseNode,
  ComparisonNode,
  CountingNode,
  ForNode,
  IfNode,
  ListNode,
  LoopNode,
  Word,
} from './syntax.js';
import { isReadonly, setVariable } from './variables.js';
import { complain, readonlyText } from './wording.js';
import { traceFor } from './trace.js';

export function runList(machine: Machine, frame: NodeFrame, node: ListNode): undefined {
  const item = node.items[frame.at];
  const { mode, options } = machine.shell;
  if (item === undefined || (options.has('noexec') && mode !== 'interactive')) {
    return pop(machine);
  }
  const final = frame.at === node.items.length - 1;
  if (item.background) {
    replace(machine, { ...frame, at: frame.at + 1 });
    return startJob(machine, item.id, item.text);
  }
  if (final) {
    return replace(machine, nodeFrame(item.id, frame.last, frame.tested));
  }
  replace(machine, { ...frame, at: frame.at + 1 });
  return push(machine, nodeFrame(item.id, 'no', false));
}

export function runAndOr(machine: Machine, frame: NodeFrame, node: AndOrNode): undefined {
  const { at } = frame;
  const operator = node.operators[at - 1];
  const wanted = at === 0 || (machine.shell.status === 0) === (operator === '&&');
  const id = node.commands[at];
  if (id === undefined) {
    return pop(machine);
  }
  if (!wanted) {
    return replace(machine, { ...frame, at: at + 1 });
  }
  if (at === node.commands.length - 1) {
    return replace(machine, nodeFrame(id, frame.last, frame.tested));
  }
  replace(machine, { ...frame, at: at + 1 });
  return push(machine, nodeFrame(id, 'no', true));
}

/** Only a command in the last place of a list may replace a bash. */
function within(frame: NodeFrame): NodeFrame['last'] {
  return frame.last === 'any' ? 'any' : 'no';
}

/** `at` is twice the number of the clause, plus 1 once its test was evaluated. */
export function runIf(machine: Machine, frame: NodeFrame, node: IfNode): undefined {
  const clause = node.clauses[frame.at >> 1];
  if (frame.at % 2 === 0 && clause !== undefined) {
    replace(machine, { ...frame, at: frame.at + 1 });
    return push(machine, nodeFrame(clause.test, 'no', true));
  }
  if (clause === undefined) {
    if (node.otherwise === undefined) {
      machine.shell.status = 0;
      return pop(machine);
    }
    return replace(machine, nodeFrame(node.otherwise, within(frame), frame.tested));
  }
  if (machine.shell.status === 0) {
    return replace(machine, nodeFrame(clause.body, within(frame), frame.tested));
  }
  return replace(machine, { ...frame, at: frame.at + 1 });
}

/** `at`: 0 before the test, 1 after it, 2 after the body; `outputStatus` is that of the last body. */
export function runLoop(machine: Machine, frame: NodeFrame, node: LoopNode): undefined {
  const { shell } = machine;
  if (frame.at === 0) {
    replace(machine, { ...frame, at: 1 });
    return push(machine, nodeFrame(node.test, 'no', true));
  }
  if (frame.at === 2) {
    return replace(machine, { ...frame, at: 0, outputStatus: shell.status });
  }
  if ((shell.status === 0) === node.until) {
    shell.status = frame.outputStatus;
    return pop(machine);
  }
  replace(machine, { ...frame, at: 2 });
  return push(machine, nodeFrame(node.body, 'no', false));
}

/** `at` is 1 plus the number of the next word. */
export function runFor(machine: Machine, frame: NodeFrame, node: ForNode): undefined {
  const { shell } = machine;
  if (frame.at === 0) {
    shell.line = unitOf(machine).offset + node.line;
    const { words } = node;
    const items = words === undefined ? shell.positional : expanding(machine, frame, (one) => one.fields(words));
    if (items !== undefined) {
      shell.status = 0;
      replace(machine, { ...frame, at: 1, items, outputs: [] });
    }
    return undefined;
  }
  const item = frame.items?.[frame.at - 1];
  if (item === undefined) {
    return pop(machine);
  }
  if (isReadonly(shell, node.name)) {
    complain(machine, readonlyText(machine, node.name));
    shell.status = 1;
    return pop(machine);
  }
  setVariable(shell, node.name, item);
  traceFor(machine, node.name, frame.items ?? []);
  replace(machine, { ...frame, at: frame.at + 1 });
  return push(machine, nodeFrame(node.body, 'no', false));
}

/** `at`: 0 before everything, 1 before the test, 2 after the body. */
export function runCounting(machine: Machine, frame: NodeFrame, node: CountingNode): undefined {
  const part = [node.initialize, node.test, node.update][frame.at] ?? [];
  const value = expanding(machine, frame, (one) => (part.length === 0 ? 1n : one.arithmetic(part)));
  if (value === undefined) {
    return undefined;
  }
  const next = { ...frame, outputs: [] };
  if (frame.at !== 1) {
    return replace(machine, { ...next, at: 1 });
  }
  if (value === 0n) {
    return pop(machine);
  }
  replace(machine, { ...next, at: 2 });
  return push(machine, nodeFrame(node.body, 'no', false));
}

/** `at` is 0 before the choice, then 1 plus the number of the item whose body runs and that doesn't end it. */
export function runCase(machine: Machine, frame: NodeFrame, node: CaseNode): undefined {
  const { shell } = machine;
  shell.line = unitOf(machine).offset + node.line;
  const done = frame.at === 0 ? undefined : node.items[frame.at - 1];
  const subject = frame.subject;
  const chosen =
    done?.then === 'fall'
      ? { item: frame.at, subject: subject ?? '' }
      : expanding(machine, frame, (one) => {
          const text = subject ?? one.text(node.word);
          const item = node.items.findIndex(
            ({ patterns }, index) =>
              index >= frame.at && patterns.some((pattern) => matches(text, one.pattern(pattern))),
          );
          return { item, subject: text };
        });
  if (chosen === undefined) {
    return undefined;
  }
  const item = node.items[chosen.item];
  if (item === undefined) {
    shell.status = frame.at === 0 ? 0 : shell.status;
    return pop(machine);
  }
  if (item.then === 'stop') {
    shell.status = 0;
    return replace(machine, nodeFrame(item.body, within(frame), frame.tested));
  }
  replace(machine, { ...frame, at: chosen.item + 1, subject: chosen.subject, outputs: [] });
  return push(machine, nodeFrame(item.body, 'no', false));
}

export function runComparison(machine: Machine, frame: NodeFrame, node: ComparisonNode): undefined {
  machine.shell.line = unitOf(machine).offset + node.line;
  if (machine.flavour.kind === 'dash') {
    complain(machine, '[[: not found');
    machine.shell.status = 127;
    pop(machine);
    return checkFailure(machine);
  }
  const truth = expanding(machine, frame, (one) => compare(one, node.comparison));
  if (truth !== undefined) {
    machine.shell.status = truth ? 0 : 1;
    pop(machine);
    checkFailure(machine);
  }
}

export function runArithmetic(machine: Machine, frame: NodeFrame, node: ArithmeticNode): undefined {
  machine.shell.line = unitOf(machine).offset + node.line;
  const expression: Word = node.expression;
  const value = expanding(machine, frame, (one) => one.arithmetic(expression));
  if (value !== undefined) {
    machine.shell.status = value === 0n ? 1 : 0;
    pop(machine);
    checkFailure(machine);
  }
}
