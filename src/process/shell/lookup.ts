import { errnoText, isFault, type Errno } from '../../filesystem/fault.js';
import type { Machine } from './state.js';
import { complain, notFound } from './wording.js';

export type Found =
  | { readonly kind: 'file'; readonly file: string }
  /** A text without `#!`: this shell runs it itself. */
  | { readonly kind: 'script'; readonly file: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly errno: Errno };

const defaultPath = {
  bash: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  dash: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  busybox: '/sbin:/usr/sbin:/bin:/usr/bin',
};

export function defaultPathOf(machine: Machine): string {
  return defaultPath[machine.flavour.kind];
}

/** The file that a command's name stands for. */
export function lookUp(machine: Machine, name: string, path?: string): Found {
  if (name.includes('/')) {
    return judge(machine, name);
  }
  if (machine.flavour.applets.has(name) && judge(machine, '/bin/busybox').kind === 'file') {
    return { kind: 'file', file: '/bin/busybox' };
  }
  const directories = (path ?? machine.shell.variables.get('PATH')?.value ?? '').split(':');
  let refused: Found = { kind: 'missing' };
  for (const directory of directories) {
    const file = directory === '' ? `./${name}` : `${directory.replace(/\/+$/, '')}/${name}`;
    const stat = machine.system.files.stat(file);
    if (!isFault(stat) && stat.kind === 'file') {
      const found = judge(machine, file);
      if (found.kind !== 'refused') {
        return found;
      }
      refused = found;
    }
  }
  return name === '' ? { kind: 'missing' } : refused;
}

function judge(machine: Machine, file: string): Found {
  const { files } = machine.system;
  const stat = files.stat(file);
  if (isFault(stat)) {
    return stat.fault === 'ENOENT' ? { kind: 'missing' } : { kind: 'refused', errno: stat.fault };
  }
  if (stat.kind === 'dir') {
    return { kind: 'refused', errno: machine.flavour.kind === 'bash' ? 'EISDIR' : 'EACCES' };
  }
  const denied = files.access(file, 'x');
  if (denied !== undefined) {
    return { kind: 'refused', errno: denied.fault };
  }
  const content = files.content(file);
  const text =
    !isFault(content) &&
    content.program === undefined &&
    content.bytes !== undefined &&
    !/^(#!|\x7fELF)/.test(content.bytes);
  return { kind: text ? 'script' : 'file', file };
}

/** Whether whoever reads the terminal takes on a command that this machine does not have. */
export function isTakenOn({ shell, system }: Machine, args: readonly string[], found: Found): boolean {
  if (shell.mode !== 'interactive' || found.kind !== 'missing') return false;
  return system.service({ ask: 'unknown-command', args }) === true;
}

/** Says why a command can't be run. The exit code: 126 or 127. */
export function refuse(machine: Machine, name: string, found: Found): number {
  if (found.kind === 'refused') {
    complain(machine, `${name}: ${errnoText[found.errno]}`);
    return 126;
  }
  notFound(machine, name);
  return 127;
}
