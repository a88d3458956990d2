import { expanding } from './expanding.js';
import { forkShell } from './fork.js';
import type { NodeFrame } from './frames.js';
import { nodeFrame, pop, push, replace, unitOf } from './stack.js';
import { redirect } from './redirect.js';
import type { Machine } from './state.js';
import type { PipelineNode, Redirect, RedirectedNode, SubshellNode } from './syntax.js';
import type { Expansion } from './expand.js';
import type { ReadyRedirect } from './redirect.js';

export function runPipeline(machine: Machine, frame: NodeFrame, node: PipelineNode): undefined {
  const { shell } = machine;
  const [only] = node.stages;
  if (node.stages.length !== 1 || only === undefined) {
    return startStages(machine, frame, node);
  }
  if (!node.negated) {
    return replace(machine, nodeFrame(only, frame.last, frame.tested));
  }
  if (frame.at === 0) {
    replace(machine, { ...frame, at: 1, tested: true });
    return push(machine, nodeFrame(only, 'no', true));
  }
  shell.status = shell.status === 0 ? 1 : 0;
  return pop(machine);
}

function startStages(machine: Machine, frame: NodeFrame, node: PipelineNode): undefined {
  const { system } = machine;
  const pids: number[] = [];
  let input: number | undefined;
  node.stages.forEach((stage, index) => {
    const final = index === node.stages.length - 1;
    const [read, write] = final ? [undefined, undefined] : system.pipe();
    const over: [number, number][] = [];
    if (input !== undefined) {
      over.push([0, input]);
    }
    if (write !== undefined) {
      over.push([1, write], ...(node.both[index] === true ? [[2, write] as [number, number]] : []));
    }
    pids.push(forkShell(machine, { run: stage, over }));
    for (const done of [input, write]) {
      if (done !== undefined) {
        system.close(done);
      }
    }
    input = read;
  });
  replace(machine, { frame: 'done', tested: frame.tested || node.negated });
  waitFor(machine, pids, node.negated, '');
}

/** Waits for children in the foreground. */
export function waitFor(machine: Machine, pids: readonly number[], negated: boolean, text: string): undefined {
  push(machine, { frame: 'wait', pids, statuses: pids.map(() => null), negated, text });
}

export function runSubshell(machine: Machine, frame: NodeFrame, node: SubshellNode): undefined {
  if (frame.last === 'any' && machine.shell.subshell && machine.shell.traps.size === 0) {
    return replace(machine, nodeFrame(node.body, 'any', frame.tested));
  }
  const pid = forkShell(machine, { run: node.body });
  replace(machine, { frame: 'done', tested: frame.tested });
  return waitFor(machine, [pid], false, '');
}

export function readyRedirects(expansion: Expansion, redirects: readonly Redirect[]): ReadyRedirect[] {
  return redirects.map(({ operator, descriptor, target }) => ({
    operator,
    descriptor,
    target: expansion.text(target),
  }));
}

export function runRedirected(machine: Machine, frame: NodeFrame, node: RedirectedNode): undefined {
  machine.shell.line = unitOf(machine).offset + node.line;
  const ready = expanding(machine, frame, (one) => readyRedirects(one, node.redirects));
  if (ready === undefined) {
    return undefined;
  }
  const undo = redirect(machine, ready);
  if (undo === undefined) {
    machine.shell.status = machine.flavour.kind === 'dash' ? 2 : 1;
    return replace(machine, { frame: 'done', tested: frame.tested });
  }
  replace(machine, undo);
  return push(machine, nodeFrame(node.body, 'no', frame.tested));
}
