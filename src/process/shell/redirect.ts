import { isFault } from '../../filesystem/fault.js';
import type { DescriptorsFrame } from './frames.js';
import type { Machine } from './state.js';
import { release, restoreDescriptors } from './stack.js';
import type { RedirectOperator } from './syntax.js';
import { badDescriptor, cannotRedirect, complain } from './wording.js';

/** A redirection whose target is expanded. */
export interface ReadyRedirect {
  readonly operator: RedirectOperator;
  readonly descriptor: number | undefined;
  readonly target: string;
}

const ways = {
  '<': 'read',
  '>': 'write',
  '>|': 'write',
  '>>': 'append',
  '<>': 'read-write',
  '&>': 'write',
  '&>>': 'append',
} as const;

/** Applies redirections in order; how to undo them, or undefined after a message when one can't be done. */
export function redirect(machine: Machine, redirects: readonly ReadyRedirect[]): DescriptorsFrame | undefined {
  const { descriptors } = machine.shell;
  const saved: [number, number | null][] = [];
  const opened: number[] = [];
  for (const one of redirects) {
    const number = one.descriptor ?? (one.operator === 'here' || one.operator.startsWith('<') ? 0 : 1);
    const target = resolve(machine, one, opened);
    if (target === undefined) {
      restoreDescriptors(machine, saved);
      release(machine, opened);
      return undefined;
    }
    saved.push([number, descriptors.get(number) ?? null]);
    if (target === 'closed') {
      descriptors.delete(number);
    } else {
      descriptors.set(number, target);
    }
    if (typeof target === 'number' && isBoth(one)) {
      saved.push([2, descriptors.get(2) ?? null]);
      descriptors.set(2, target);
    }
  }
  return { frame: 'descriptors', saved, opened };
}

function isBoth({ operator, descriptor, target }: ReadyRedirect): boolean {
  return operator.startsWith('&>') || (operator === '>&' && descriptor === undefined && !/^(\d+|-)$/.test(target));
}

function resolve(machine: Machine, one: ReadyRedirect, opened: number[]): number | 'closed' | undefined {
  const { system } = machine;
  switch (one.operator) {
    case 'here': {
      const [read, write] = system.pipe();
      system.write(write, one.target);
      system.close(write);
      opened.push(read);
      return read;
    }
    case '<&':
    case '>&':
      return isBoth(one) ? openFile(machine, '>', one.target, opened) : duplicate(machine, one.target);
    default:
      return openFile(machine, one.operator, one.target, opened);
  }
}

function duplicate(machine: Machine, target: string): number | 'closed' | undefined {
  if (target === '-') {
    return 'closed';
  }
  const number = /^\d+$/.test(target) ? machine.shell.descriptors.get(Number(target)) : undefined;
  if (number !== undefined) {
    return number;
  }
  if (/^\d+$/.test(target)) {
    badDescriptor(machine, Number(target));
  } else {
    complain(machine, `${target}: ambiguous redirect`);
  }
  return undefined;
}

function openFile(machine: Machine, operator: keyof typeof ways, path: string, opened: number[]): number | undefined {
  const { system, shell } = machine;
  const writing = operator !== '<';
  if (operator === '>' && shell.options.has('noclobber')) {
    const stat = system.files.stat(path);
    if (!isFault(stat) && stat.kind === 'file') {
      cannotRedirect(machine, { fault: 'EEXIST', path }, path, true);
      return undefined;
    }
  }
  const own = /^\/dev\/(?:fd\/(\d+)|std(in|out|err))$/.exec(path);
  if (own !== null) {
    const number = own[1] === undefined ? { in: 0, out: 1, err: 2 }[own[2] as 'in' | 'out' | 'err'] : Number(own[1]);
    const known = shell.descriptors.get(number);
    if (known !== undefined) {
      return known;
    }
  }
  const found = path === '' ? { fault: 'ENOENT' as const, path } : system.open(path, ways[operator]);
  if (isFault(found)) {
    cannotRedirect(machine, found, path, writing);
    return undefined;
  }
  opened.push(found);
  return found;
}
