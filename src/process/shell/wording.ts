import type { ArithmeticError } from './arithmetic-tokens.js';
import { errnoText, type Errno, type Fault } from '../../filesystem/fault.js';
import type { Machine } from './state.js';

/** Writes a message to the script's standard error. */
export function say(machine: Machine, text: string): undefined {
  const descriptor = machine.shell.descriptors.get(2);
  if (descriptor !== undefined) {
    machine.system.write(descriptor, text);
  }
}

/** A message with this shell's beginning: `sh: 1: cd: …`, `bash: line 1: cd: …`, `sh: cd: line 1: …`. */
export function complain(machine: Machine, text: string, builtin?: string): undefined {
  say(machine, `${opening(machine, builtin)}${text}\n`);
}

/** As the small programs inside busybox speak, which know nothing of lines. */
export function complainPlainly(machine: Machine, text: string, builtin: string): undefined {
  if (machine.flavour.kind === 'busybox') {
    say(machine, `${machine.shell.zero}: ${text}\n`);
  } else {
    complain(machine, text, builtin);
  }
}

function opening(machine: Machine, builtin: string | undefined): string {
  const { zero, mode, line } = machine.shell;
  const named = builtin === undefined ? '' : `${builtin}: `;
  switch (machine.flavour.kind) {
    case 'dash':
      return `${zero}: ${line}: ${named}`;
    case 'bash':
      return `${zero}: ${mode === 'command' || mode === 'file' ? `line ${line}: ` : ''}${named}`;
    case 'busybox': {
      const shown = mode === 'command' ? line - 1 : line;
      if (builtin !== undefined) {
        return `${zero}: ${named}${mode === 'interactive' ? '' : `line ${shown}: `}`;
      }
      return `${zero}: ${mode === 'file' ? `line ${line}: ` : ''}`;
    }
  }
}

export function notFound(machine: Machine, name: string): undefined {
  if (machine.flavour.kind !== 'bash') {
    complain(machine, `${name}: not found`);
  } else {
    complain(machine, name.includes('/') ? `${name}: No such file or directory` : `${name}: command not found`);
  }
}

/** Why a redirection failed. */
export function cannotRedirect(machine: Machine, fault: Fault, path: string, writing: boolean): undefined {
  complain(machine, redirectText(machine, fault.fault, path, writing));
}

function redirectText(machine: Machine, errno: Errno, path: string, writing: boolean): string {
  const missing = errno === 'ENOENT' || errno === 'ENOTDIR';
  switch (machine.flavour.kind) {
    case 'bash':
      return `${path}: ${errno === 'EEXIST' ? 'cannot overwrite existing file' : errnoText[errno]}`;
    case 'dash': {
      const reason = missing ? (writing ? 'Directory nonexistent' : 'No such file') : errnoText[errno];
      return `cannot ${writing ? 'create' : 'open'} ${path}: ${reason}`;
    }
    case 'busybox': {
      const reason = missing ? (writing ? 'nonexistent directory' : 'no such file') : errnoText[errno];
      return `can't ${writing ? 'create' : 'open'} ${path}: ${reason}`;
    }
  }
}

export function badDescriptor(machine: Machine, number: number): undefined {
  complain(machine, `${number}: Bad file descriptor`);
}

export function unboundText(machine: Machine, name: string): string {
  if (machine.flavour.kind === 'bash') {
    return `${/^\d+$/.test(name) ? '$' : ''}${name}: unbound variable`;
  }
  return `${name}: parameter not set`;
}

export function readonlyText(machine: Machine, name: string): string {
  return machine.flavour.kind === 'bash' ? `${name}: readonly variable` : `${name}: is read only`;
}

export function demandText(machine: Machine, colon: boolean): string {
  if (machine.flavour.kind === 'bash') {
    return colon ? 'parameter null or not set' : 'parameter not set';
  }
  return colon ? 'parameter not set or null' : 'parameter not set';
}

export function arithmeticText(machine: Machine, error: ArithmeticError, expression: string): string {
  switch (machine.flavour.kind) {
    case 'bash': {
      const reasons = {
        operand: 'syntax error: operand expected',
        division: 'division by 0',
        syntax: 'syntax error in expression',
        recursion: 'expression recursion level exceeded',
        base: 'value too great for base',
        exponent: 'exponent less than 0',
      };
      const about = error.kind === 'base' ? error.rest : expression.trimStart();
      return `${about}: ${reasons[error.kind]} (error token is "${error.rest}")`;
    }
    case 'dash': {
      const reasons = {
        operand: 'expecting primary',
        division: 'division by zero',
        syntax: 'expecting EOF',
        recursion: 'recursion',
        base: 'expecting EOF',
        exponent: 'expecting primary',
      };
      if (error.kind === 'base') {
        return `Illegal number: ${error.rest}`;
      }
      return `arithmetic expression: ${reasons[error.kind]}: "${expression}"`;
    }
    case 'busybox':
      return error.kind === 'division'
        ? 'divide by zero'
        : error.kind === 'exponent'
          ? 'exponent less than 0'
          : 'arithmetic syntax error';
  }
}
