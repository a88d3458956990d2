import { isFault } from '../../filesystem/fault.js';
import type { InputFrame } from './frames.js';
import { syntaxFor } from './dialect.js';
import { mentionEnded } from './job.js';
import type { Outcome } from './outcome.js';
import { prompt } from './prompt.js';
import { abandon, exitShell, pop, pushText, replace } from './stack.js';
import type { Machine } from './state.js';
import type { SyntaxFault } from './syntax.js';
import { complainOfSyntax } from './syntax-wording.js';
import { say } from './wording.js';

/** Takes one more line; when the lines so far make whole commands, they are evaluated. */
export function runInput(machine: Machine, frame: InputFrame): Outcome {
  const taken = nextLine(machine, frame);
  if (typeof taken !== 'string') {
    return taken;
  }
  const current = machine.shell.stack.at(-1);
  const { prompted: _, ...before } = current?.frame === 'input' ? current : frame;
  if (taken === '') {
    return endOfInput(machine, frame);
  }
  const gathered = before.gathered + taken;
  const rest = before.rest.slice(taken.length);
  const lines = taken.split('\n').length - 1;
  const waiting: InputFrame = { ...before, rest, gathered, prompted: false };
  const syntax = syntaxFor(machine, gathered);
  if (isIncomplete(syntax, gathered)) {
    return replace(machine, waiting);
  }
  const line = frame.line + gathered.split('\n').length - 1;
  replace(machine, { ...waiting, gathered: '', line: gathered.endsWith('\n') ? line : line + lines });
  return evaluate(machine, syntax, gathered, frame);
}

function evaluate(
  machine: Machine,
  { fault }: { readonly fault?: SyntaxFault },
  text: string,
  frame: InputFrame,
): undefined {
  if (fault !== undefined) {
    return refuse(machine, fault, text, frame);
  }
  if (text.trim() !== '') {
    pushText(machine, text, 'script', frame.line);
  }
}

/** Whether more lines could make it right. */
function isIncomplete({ fault, open }: ReturnType<typeof syntaxFor>, text: string): boolean {
  if (fault !== undefined) {
    return fault.kind === 'end' || fault.kind === 'quote';
  }
  return text.endsWith('\\\n') || open === true;
}

function nextLine(machine: Machine, frame: InputFrame): string | Outcome {
  const { shell, system } = machine;
  if (frame.source === 'text') {
    return /^[^\n]*\n?/.exec(frame.rest)?.[0] ?? '';
  }
  if (!frame.prompted && shell.mode === 'interactive') {
    if (frame.gathered === '') {
      mentionEnded(machine);
    }
    say(machine, prompt(machine, frame.gathered === '' ? 'PS1' : 'PS2'));
    replace(machine, { ...frame, prompted: true });
  }
  const descriptor = shell.descriptors.get(0);
  if (descriptor !== undefined && machine.flavour.kind !== 'bash' && system.terminal(descriptor) === undefined) {
    return buffered(machine, frame, descriptor);
  }
  const line = descriptor === undefined ? '' : system.readLine(descriptor);
  if (line === undefined) {
    return [{ readable: descriptor ?? 0 }];
  }
  return isFault(line) ? '' : line;
}

/** dash and busybox read ahead, so that what they run finds nothing left to read; bash takes line by line. */
function buffered(machine: Machine, frame: InputFrame, descriptor: number): string | Outcome {
  const current = machine.shell.stack.at(-1);
  const state = current?.frame === 'input' ? current : frame;
  if (/\n/.test(state.rest)) {
    return /^[^\n]*\n/.exec(state.rest)?.[0] ?? '';
  }
  const more = machine.system.read(descriptor);
  if (more === undefined) {
    return [{ readable: descriptor }];
  }
  if (isFault(more) || more === '') {
    return state.rest;
  }
  replace(machine, { ...state, rest: state.rest + more });
  return undefined;
}

function endOfInput(machine: Machine, frame: InputFrame): undefined {
  const { shell } = machine;
  if (frame.gathered !== '') {
    const syntax = syntaxFor(machine, frame.gathered);
    replace(machine, { ...frame, gathered: '', rest: '', prompted: false });
    return evaluate(machine, syntax, frame.gathered, frame);
  }
  if (frame.source === 'text') {
    return pop(machine);
  }
  if (shell.mode === 'interactive' && machine.flavour.kind === 'bash') {
    say(machine, 'exit\n');
  }
  return exitShell(machine, shell.status);
}

/** A syntax error ends a script, but neither an interactive shell nor, in bash, the script around an `eval`. */
function refuse(machine: Machine, fault: SyntaxFault, text: string, frame: InputFrame): undefined {
  complainOfSyntax(machine, fault, text, frame);
  if (machine.flavour.kind === 'bash' && frame.as === 'eval') {
    machine.shell.status = 2;
    return pop(machine);
  }
  if (frame.source === 'text' || machine.shell.mode !== 'interactive') {
    return abandon(machine, fault.status ?? 2);
  }
  machine.shell.status = 2;
}
