import { errnoText, isFault } from '../../../filesystem/fault.js';
import { complain } from '../wording.js';
import { setVariable } from '../variables.js';
import type { Machine } from '../state.js';
import { illegalOption } from './option.js';
import { print, type Builtin } from './builtin.js';

export const cd: Builtin = (machine, args) => {
  const { shell } = machine;
  const odd = args.find((one) => /^-./.test(one) && !/^-([LPe]+|-)$/.test(one));
  if (odd !== undefined) {
    return illegalOption(machine, odd, 'cd', 'cd [-L|[-P [-e]] [-@]] [dir]');
  }
  const physical = args.some((one) => /^-[LP]*P$/.test(one));
  const [given, ...more] = args.filter((one) => !/^-(?:[LPe]+|-)$/.test(one));
  if (more.length > 0 && machine.flavour.kind === 'bash') {
    complain(machine, 'too many arguments', 'cd');
    return 1;
  }
  const target = given === '-' ? shell.variables.get('OLDPWD')?.value : (given ?? shell.variables.get('HOME')?.value);
  if (target === undefined) {
    return missing(machine, given === '-' ? 'OLDPWD' : 'HOME');
  }
  const found = viaPath(machine, target);
  const path = found ?? target;
  const failed = change(machine, path === '' ? '.' : path, physical);
  if (failed !== undefined) {
    complain(machine, refusal(machine, target, failed), 'cd');
    return machine.flavour.kind === 'bash' ? 1 : 2;
  }
  return given === '-' || (found !== undefined && found !== target)
    ? print(machine, `${shell.variables.get('PWD')?.value ?? ''}\n`)
    : 0;
};

function missing(machine: Machine, name: string): number {
  if (machine.flavour.kind === 'bash') {
    complain(machine, `${name} not set`, 'cd');
    return 1;
  }
  return name === 'OLDPWD' ? print(machine, `${machine.shell.directory}\n`) : 0;
}

function viaPath(machine: Machine, target: string): string | undefined {
  const path = machine.shell.variables.get('CDPATH')?.value;
  if (path === undefined || /^\.{0,2}(\/|$)/.test(target)) {
    return undefined;
  }
  return path
    .split(':')
    .map((one) => (one === '' ? target : `${one}/${target}`))
    .find((one) => {
      const stat = machine.system.files.stat(one);
      return !isFault(stat) && stat.kind === 'dir';
    });
}

function refusal(machine: Machine, target: string, reason: string): string {
  switch (machine.flavour.kind) {
    case 'bash':
      return `${target}: ${reason}`;
    case 'dash':
      return `can't cd to ${target}`;
    case 'busybox':
      return `can't cd to ${target}: ${reason}`;
  }
}

/** Goes there and keeps `PWD` as it was reached, links included. What the system said, if it refused. */
function change(machine: Machine, path: string, physical: boolean): string | undefined {
  const { shell, system } = machine;
  const shown = machine.flavour.kind === 'bash' ? shell.variables.get('PWD')?.value : undefined;
  const logical = tidy(path.startsWith('/') ? path : `${shell.directory}/${path}`);
  const fault = system.chdir(physical ? path : logical);
  if (isFault(fault)) {
    return errnoText[fault.fault];
  }
  setVariable(shell, 'OLDPWD', shown ?? shell.directory);
  shell.directory = physical ? system.cwd : logical;
  setVariable(shell, 'PWD', shell.directory);
  return undefined;
}

function tidy(path: string): string {
  const kept: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') {
      kept.pop();
    } else if (step !== '' && step !== '.') {
      kept.push(step);
    }
  }
  return `/${kept.join('/')}`;
}

export const umask: Builtin = (machine, args) => {
  const { system } = machine;
  const [mode] = args.filter((one) => one !== '-S' && one !== '-p');
  if (mode === undefined && args.includes('-p') && machine.flavour.kind === 'bash') {
    return print(machine, `umask ${system.umask.toString(8).padStart(4, '0')}\n`);
  }
  if (mode === undefined) {
    return print(
      machine,
      args.includes('-S') ? `${symbolic(system.umask)}\n` : `${system.umask.toString(8).padStart(4, '0')}\n`,
    );
  }
  const mask = /^[0-7]+$/.test(mode) ? Number.parseInt(mode, 8) : fromSymbols(mode, system.umask);
  if (mask === undefined) {
    const number = /^\d/.test(mode);
    const texts = {
      bash: number ? `${mode}: octal number out of range` : `\`${mode.slice(0, 1)}': invalid symbolic mode operator`,
      dash: number ? `Illegal number: ${mode}` : `Illegal mode: ${mode}`,
      busybox: `illegal mode: ${mode}`,
    };
    complain(machine, texts[machine.flavour.kind], 'umask');
    return machine.flavour.kind === 'bash' ? 1 : 2;
  }
  system.setUmask(mask);
  return 0;
};

const places = { u: 6, g: 3, o: 0 } as const;

function symbolic(mask: number): string {
  return Object.entries(places)
    .map(([who, shift]) => {
      const allowed = (~mask >> shift) & 7;
      return `${who}=${allowed & 4 ? 'r' : ''}${allowed & 2 ? 'w' : ''}${allowed & 1 ? 'x' : ''}`;
    })
    .join(',');
}

function fromSymbols(text: string, mask: number): number | undefined {
  let allowed = ~mask & 0o777;
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (match === null) {
      return undefined;
    }
    const [, whom = '', operator, letters = ''] = match;
    const bits = (letters.includes('r') ? 4 : 0) | (letters.includes('w') ? 2 : 0) | (letters.includes('x') ? 1 : 0);
    for (const who of /a|^$/.test(whom) ? 'ugo' : whom) {
      const shift = places[who as keyof typeof places];
      allowed =
        operator === '+'
          ? allowed | (bits << shift)
          : operator === '-'
            ? allowed & ~(bits << shift)
            : (allowed & ~(7 << shift)) | (bits << shift);
    }
  }
  return ~allowed & 0o777;
}
