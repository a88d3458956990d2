import { again, exit, poll, type Next } from '../program.js';
import { runCommand } from './command.js';
import {
  runAndOr,
  runCase,
  runComparison,
  runCounting,
  runFor,
  runIf,
  runList,
  runLoop,
  runArithmetic,
} from './compound.js';
import type { Frame, NodeFrame, UnitFrame } from './frames.js';
import { runInput } from './input.js';
import type { Outcome } from './outcome.js';
import { runPipeline, runRedirected, runSubshell } from './pipeline.js';
import { runLines } from './builtin/mapfile.js';
import { runRead } from './builtin/read.js';
import { checkFailure, currentSyntax, exitShell, nodeFrame, pop, push, replace } from './stack.js';
import { freeze, type Machine } from './state.js';
import { handleSignals } from './traps.js';
import { syntaxFor } from './dialect.js';
import { runAwait, runCollect, runWait } from './waiting.js';

/** Runs until the shell has to wait, ends, or has used up its fuel. */
export function run(machine: Machine): Next {
  const { shell, system } = machine;
  if (isReborn(machine)) {
    return again(freeze(shell));
  }
  for (;;) {
    system.fuel -= 1;
    if (system.fuel <= 0) {
      return again(freeze(shell));
    }
    shell.pending.push(...system.signals());
    if (shell.pending.length > 0 && handleSignals(machine)) {
      continue;
    }
    const frame = shell.stack.at(-1);
    if (frame === undefined) {
      exitShell(machine, shell.status);
      continue;
    }
    const outcome = step(machine, frame);
    if (outcome !== undefined) {
      return 'next' in outcome ? outcome : poll(outcome, freeze(shell));
    }
  }
}

/**
 * A copy of a shell doesn't catch what the shell catches. What reached it before it could say so, it gets once more;
 * true when there was such a signal, which may have been its end.
 */
function isReborn(machine: Machine): boolean {
  const { shell, system } = machine;
  const [frame] = shell.stack;
  if (frame?.frame !== 'unit' || frame.caught === undefined) {
    return false;
  }
  const { caught, ...rest } = frame;
  shell.stack[0] = rest;
  for (const signal of caught) {
    system.onSignal(signal, 'default');
  }
  const [missed] = system.signals();
  if (missed !== undefined) {
    system.kill(system.pid, missed);
  }
  return missed !== undefined;
}

function step(machine: Machine, frame: Frame): Outcome {
  switch (frame.frame) {
    case 'node':
      return runNode(machine, frame);
    case 'unit':
      return runUnit(machine, frame);
    case 'input':
      return runInput(machine, frame);
    case 'wait':
      return runWait(machine, frame);
    case 'collect':
      return runCollect(machine, frame);
    case 'await':
      return runAwait(machine, frame);
    case 'read':
      return runRead(machine, frame);
    case 'lines':
      return runLines(machine, frame);
    case 'descriptors':
    case 'variables':
      return pop(machine);
    case 'done':
      if (frame.tested) {
        return pop(machine);
      }
      pop(machine);
      return checkFailure(machine);
    case 'status':
      machine.shell.status = frame.status;
      return pop(machine);
    case 'exit':
      return exit(frame.code & 255);
  }
}

function runUnit(machine: Machine, frame: UnitFrame): Outcome {
  if (frame.started) {
    return pop(machine);
  }
  replace(machine, { ...frame, started: true });
  const syntax = syntaxFor(machine, frame.text);
  if (syntax.fault !== undefined) {
    return push(machine, {
      frame: 'input',
      source: 'text',
      rest: frame.text,
      gathered: '',
      line: 0,
      prompted: false,
      as: frame.kind === 'eval' ? 'eval' : '',
    });
  }
  return push(machine, nodeFrame(frame.start ?? syntax.top, frame.last, false));
}

function runNode(machine: Machine, frame: NodeFrame): Outcome {
  const node = currentSyntax(machine).nodes[frame.id];
  switch (node?.node) {
    case undefined:
      return pop(machine);
    case 'command':
      return runCommand(machine, frame, node);
    case 'list':
      return runList(machine, frame, node);
    case 'and-or':
      return runAndOr(machine, frame, node);
    case 'pipeline':
      return runPipeline(machine, frame, node);
    case 'if':
      return runIf(machine, frame, node);
    case 'loop':
      return runLoop(machine, frame, node);
    case 'for':
      return runFor(machine, frame, node);
    case 'counting':
      return runCounting(machine, frame, node);
    case 'case':
      return runCase(machine, frame, node);
    case 'subshell':
      return runSubshell(machine, frame, node);
    case 'redirected':
      return runRedirected(machine, frame, node);
    case 'comparison':
      return runComparison(machine, frame, node);
    case 'arithmetic':
      return runArithmetic(machine, frame, node);
    case 'function':
      pop(machine);
      machine.shell.functions.set(node.name, { text: node.text, line: node.line });
      machine.shell.status = 0;
      return undefined;
  }
}
