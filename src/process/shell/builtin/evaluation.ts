import { errnoText, isFault } from '../../../filesystem/fault.js';
import { launch, replaceBy } from '../launch.js';
import { defaultPathOf, lookUp, refuse } from '../lookup.js';
import { abandon, exitShell, pushText } from '../stack.js';
import { illegalOption } from './option.js';
import type { Machine } from '../state.js';
import { complain, notFound } from '../wording.js';
import { print, type Builtin } from './builtin.js';

export const evaluate: Builtin = (machine, args) => {
  const words = args[0] === '--' ? args.slice(1) : args;
  if (words.join('').trim() === '') {
    return 0;
  }
  pushText(machine, words.join(' '), 'eval', machine.shell.line - 1);
  return undefined;
};

export const source: Builtin = (machine, args, name) => {
  const { shell, system, flavour } = machine;
  const [file, ...rest] = args[0] === '--' ? args.slice(1) : args;
  if (file === undefined) {
    complain(machine, flavour.kind === 'bash' ? 'filename argument required' : 'not enough arguments', name);
    return 2;
  }
  const path = file.includes('/') ? file : sourcePath(machine, file);
  const text = system.files.read(path);
  if (isFault(text)) {
    return sourceRefused(machine, file, errnoText[text.fault], name);
  }
  const positional = rest.length > 0 && flavour.kind !== 'dash' ? { positional: shell.positional } : {};
  if ('positional' in positional) {
    shell.positional = rest;
  }
  shell.status = 0;
  pushText(machine, text, 'source', 0, positional);
  return undefined;
};

function sourcePath(machine: Machine, file: string): string {
  for (const directory of (machine.shell.variables.get('PATH')?.value ?? '').split(':')) {
    const path = `${directory === '' ? '.' : directory}/${file}`;
    const stat = machine.system.files.stat(path);
    if (!isFault(stat) && stat.kind === 'file') {
      return path;
    }
  }
  return machine.flavour.kind === 'bash' ? file : `/nowhere/${file}`;
}

function sourceRefused(machine: Machine, file: string, reason: string, name: string): number | undefined {
  if (machine.flavour.kind === 'bash') {
    complain(machine, `${file}: ${reason}`);
    return 1;
  }
  const missing = reason === errnoText.ENOENT ? 'No such file' : reason;
  if (machine.flavour.kind === 'dash') {
    complain(machine, file.includes('/') ? `cannot open ${file}: ${missing}` : `${file}: not found`, name);
  } else {
    complain(machine, file.includes('/') ? `can't open '${file}': ${reason}` : `${file}: not found`, name);
  }
  return abandon(machine, 2);
}

export const exec: Builtin = (machine, args) => {
  const named = args[0] === '-a' ? args.slice(2) : args[0] === '--' ? args.slice(1) : args;
  const [name] = named;
  if (name === undefined) {
    return 0;
  }
  const found = lookUp(machine, name);
  if (found.kind === 'missing' || found.kind === 'refused') {
    const missing = found.kind === 'missing';
    const plain = missing && (machine.flavour.kind !== 'bash' || !name.includes('/'));
    complain(machine, `${name}: ${plain ? 'not found' : errnoText[missing ? 'ENOENT' : found.errno]}`, 'exec');
    const code = missing ? 127 : 126;
    if (machine.shell.mode === 'interactive' && !machine.shell.subshell) {
      return code;
    }
    return exitShell(machine, code);
  }
  const result = replaceBy(machine, found, args[0] === '-a' ? [args[1] ?? '', ...named.slice(1)] : named);
  if (isFault(result)) {
    complain(machine, `${name}: ${errnoText[result.fault]}`, 'exec');
    return exitShell(machine, result.fault === 'ENOENT' ? 127 : 126);
  }
  return result;
};

const keywords: ReadonlySet<string> = new Set([
  '!',
  'case',
  'do',
  'done',
  'elif',
  'else',
  'esac',
  'fi',
  'for',
  'if',
  'in',
  'then',
  'until',
  'while',
  '{',
  '}',
]);

function isKeyword(machine: Machine, name: string): boolean {
  const own =
    machine.flavour.kind === 'bash'
      ? ['[[', ']]', 'function', 'select', 'time', 'coproc']
      : machine.flavour.kind === 'busybox'
        ? ['function']
        : [];
  return keywords.has(name) || own.includes(name);
}

/** `type`, and `command -V`. */
export const type: Builtin = (machine, args, called, all) => {
  let status = 0;
  const bash = machine.flavour.kind === 'bash';
  const [option = ''] = args;
  const terse = bash && /^-[tpP]$/.test(option);
  if (bash && /^-./.test(option) && !terse && option !== '-a') {
    return illegalOption(machine, option, called, 'type [-afptP] name [name ...]');
  }
  for (const name of terse || (bash && option === '-a') ? args.slice(1) : args) {
    if (option === '-P' && bash) {
      const file = lookUp(machine, name);
      status = 'file' in file ? status : 1;
      print(machine, 'file' in file ? `${file.file}\n` : '');
      continue;
    }
    const found = describe(machine, name, all);
    if (found === undefined) {
      status = machine.flavour.kind === 'bash' ? 1 : 127;
      if (machine.flavour.kind === 'bash') {
        if (!terse) {
          complain(machine, `${name}: not found`, called);
        }
      } else {
        print(machine, `${name}: not found\n`);
      }
    } else if (terse) {
      print(machine, args[0] === '-t' ? `${found.kind}\n` : found.kind === 'file' ? `${found.short}\n` : '');
    } else {
      print(machine, `${found.long}\n`);
    }
  }
  return status;
};

interface Description {
  readonly kind: 'alias' | 'keyword' | 'function' | 'builtin' | 'file';
  readonly short: string;
  readonly long: string;
}

function describe(machine: Machine, name: string, all: ReadonlyMap<string, Builtin>): Description | undefined {
  const { shell, flavour } = machine;
  const alias = shell.aliases.get(name);
  if (alias !== undefined) {
    const long = flavour.kind === 'bash' ? `${name} is aliased to \`${alias}'` : `${name} is an alias for ${alias}`;
    return { kind: 'alias', short: `alias ${name}='${alias}'`, long };
  }
  if (isKeyword(machine, name)) {
    return { kind: 'keyword', short: name, long: `${name} is a shell keyword` };
  }
  if (shell.functions.has(name)) {
    const long =
      flavour.kind === 'bash'
        ? `${name} is a function\n${name} () \n${shell.functions.get(name)?.text ?? ''}`
        : `${name} is a ${flavour.kind === 'dash' ? 'shell ' : ''}function`;
    return { kind: 'function', short: name, long };
  }
  if (all.has(name)) {
    const special =
      flavour.kind !== 'bash' &&
      /^(:|\.|break|continue|eval|exec|exit|export|readonly|return|set|shift|times|trap|unset)$/.test(name);
    return { kind: 'builtin', short: name, long: `${name} is a ${special ? 'special ' : ''}shell builtin` };
  }
  const found = lookUp(machine, name);
  if (found.kind !== 'file' && found.kind !== 'script') {
    return undefined;
  }
  const file = flavour.applets.has(name) && !name.includes('/') ? name : found.file;
  return { kind: 'file', short: file, long: `${name} is ${file}` };
}

/** Runs a builtin or a file, but no function; or says what a name stands for. */
export const command: Builtin = (machine, args, called, all) => {
  const [first = '', ...rest] = args;
  if (first === '-V') {
    return type(machine, rest, 'command', all);
  }
  if (first === '-v') {
    const names = machine.flavour.kind === 'bash' ? rest : rest.slice(0, 1);
    const found = names.map((name) => describe(machine, name, all));
    print(machine, found.map((one) => (one === undefined ? '' : `${one.short}\n`)).join(''));
    return found.every((one) => one !== undefined) ? 0 : machine.flavour.kind === 'bash' ? 1 : 127;
  }
  if (first === '--' || first === '-p') {
    return command(machine, rest, called, all);
  }
  if (/^-./.test(first)) {
    return illegalOption(machine, first, called, 'command [-pVv] command [arg ...]');
  }
  const own = all.get(first);
  if (first === '' || own !== undefined) {
    return own?.(machine, rest, first, all) ?? (first === '' ? 0 : undefined);
  }
  const found = lookUp(machine, first, args[0] === '-p' ? defaultPathOf(machine) : undefined);
  if (found.kind === 'missing' || found.kind === 'refused') {
    return refuse(machine, first, found);
  }
  const result = launch(machine, found, args, args.join(' '), false);
  if (isFault(result)) {
    notFound(machine, first);
    return 127;
  }
  return result;
};

export const builtin: Builtin = (machine, args, called, all) => {
  const [name = '', ...rest] = args;
  const own = all.get(name);
  if (own === undefined) {
    complain(machine, `${name}: not a shell builtin`, called);
    return 1;
  }
  return own(machine, rest, name, all);
};
