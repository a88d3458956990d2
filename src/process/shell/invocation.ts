import { errnoText, isFault, type Fault } from '../../filesystem/fault.js';
import type { System } from '../program.js';
import { setOptions } from './builtin/set.js';
import type { InputFrame } from './frames.js';
import { defaultPathOf } from './lookup.js';
import { push, pushText } from './stack.js';
import type { Flavour, Machine, Mode, Shell } from './state.js';
import { isName, setVariable } from './variables.js';
import { say } from './wording.js';

/**
 *     shell [-ceilsuvx…] [-o OPTION] [--login] [--norc] …   then: -c COMMAND [NAME [ARGUMENT…]] | FILE [ARGUMENT…] | nothing
 */
interface Invocation {
  readonly command: boolean;
  readonly interactive: boolean;
  readonly login: boolean;
  readonly fromInput: boolean;
  readonly plain: boolean;
  /** Options for `set`. */
  readonly options: readonly string[];
  readonly rest: readonly string[];
}

function parse(args: readonly string[]): Invocation {
  const found = {
    command: false,
    interactive: false,
    login: (args[0] ?? '').startsWith('-'),
    fromInput: false,
    plain: false,
  };
  const options: string[] = [];
  let at = 1;
  for (; at < args.length && /^[-+]./.test(args[at] ?? ''); at += 1) {
    const word = args[at] ?? '';
    if (word === '--') {
      at += 1;
      break;
    }
    if (word.startsWith('--')) {
      found.login ||= word === '--login';
      found.plain ||= word === '--norc' || word === '--noprofile';
      at += word === '--rcfile' || word === '--init-file' ? 1 : 0;
      continue;
    }
    const letters = [...word.slice(1)].filter((letter) => !'cils'.includes(letter)).join('');
    found.command ||= word.includes('c');
    found.interactive ||= word.includes('i');
    found.login ||= word.includes('l');
    found.fromInput ||= word.includes('s');
    if (letters !== '') {
      options.push(`${word.slice(0, 1)}${letters}`);
      if (letters.endsWith('o')) {
        at += 1;
        options.push(args[at] ?? '');
      }
    }
  }
  return { ...found, options, rest: args.slice(at) };
}

function emptyShell(system: System, zero: string, mode: Mode): Shell {
  return {
    zero,
    mode,
    outermost: system.pid,
    subshell: false,
    tested: false,
    positional: [],
    directory: system.cwd,
    variables: new Map(),
    functions: new Map(),
    aliases: new Map(),
    options: new Set(),
    choices: new Map(),
    traps: new Map(),
    pending: [],
    descriptors: new Map(system.descriptors().map((number) => [number, number])),
    status: 0,
    background: 0,
    jobs: [],
    ended: new Map(),
    line: 1,
    optionOffset: 0,
    level: 0,
    stack: [],
  };
}

/** A shell as it is before its first command; a string is what is wrong with its arguments. */
export function begin(system: System, flavour: Flavour): Machine {
  const called = system.args[0] ?? flavour.kind;
  const asked = parse(system.args);
  const [first, ...rest] = asked.rest;
  const terminals = system.terminal(0) !== undefined && system.terminal(2) !== undefined;
  const fromInput = !asked.command && (first === undefined || asked.fromInput);
  const interactive = asked.interactive || (fromInput && terminals);
  const mode: Mode =
    interactive && !asked.command ? 'interactive' : asked.command ? 'command' : fromInput ? 'input' : 'file';
  const zero = mode === 'command' ? (rest[0] ?? called) : mode === 'file' ? (first ?? called) : called;
  const machine: Machine = { system, flavour, shell: emptyShell(system, zero, mode) };
  machine.shell.positional = mode === 'command' ? rest.slice(1) : mode === 'file' ? rest : asked.rest;
  firstVariables(machine);
  refuseOrStart(machine, asked, first, called);
  if (mode === 'interactive') {
    for (const signal of ['INT', 'TERM', 'QUIT'] as const) {
      system.onSignal(signal, 'catch');
    }
  }
  startFiles(machine, asked, mode);
  return machine;
}

function refuseOrStart(machine: Machine, asked: Invocation, first: string | undefined, called: string): undefined {
  const { shell, flavour, system } = machine;
  const options = setOptions(machine, asked.options);
  if (options !== undefined && 'wrong' in options) {
    const text =
      flavour.kind === 'bash'
        ? `${options.wrong}: invalid option`
        : `${flavour.kind === 'dash' ? 'Illegal' : 'illegal'} option ${options.wrong}`;
    return end(machine, `${called}: ${flavour.kind === 'dash' ? '0: ' : ''}${text}`, 2);
  }
  if (shell.mode === 'command' && first === undefined) {
    const text = {
      bash: '-c: option requires an argument',
      dash: '0: -c requires an argument',
      busybox: '-c requires an argument',
    };
    return end(machine, `${called}: ${text[flavour.kind]}`, 2);
  }
  if (shell.mode === 'command') {
    return pushText(machine, first ?? '', 'script', 0, {
      last: flavour.kind === 'dash' ? 'no' : flavour.kind === 'bash' ? 'plain' : 'any',
    });
  }
  if (shell.mode === 'file') {
    const text = system.files.read(first ?? '');
    return isFault(text)
      ? end(
          machine,
          unreadable(machine, called, first ?? '', text),
          flavour.kind === 'bash' ? (text.fault === 'EISDIR' ? 126 : 127) : 2,
        )
      : pushText(machine, text, 'script', 0);
  }
  const input: InputFrame = {
    frame: 'input',
    source: 'descriptor',
    rest: '',
    gathered: '',
    line: 0,
    prompted: false,
    as: '',
  };
  return push(machine, input);
}

function unreadable(machine: Machine, called: string, file: string, fault: Fault): string {
  switch (machine.flavour.kind) {
    case 'bash':
      return fault.fault === 'EISDIR'
        ? `${file}: ${file}: Is a directory`
        : `${called}: ${file}: ${errnoText[fault.fault]}`;
    case 'dash':
      return `${called}: 0: cannot open ${file}: ${fault.fault === 'ENOENT' ? 'No such file' : errnoText[fault.fault]}`;
    case 'busybox':
      return `${called}: can't open '${file}': ${errnoText[fault.fault]}`;
  }
}

function end(machine: Machine, message: string, code: number): undefined {
  say(machine, `${message}\n`);
  push(machine, { frame: 'exit', code });
}

function firstVariables(machine: Machine): undefined {
  const { shell, system, flavour } = machine;
  for (const [name, value] of Object.entries(system.env)) {
    if (isName(name)) {
      shell.variables.set(name, { value, exported: true, readonly: false });
    }
  }
  const known = shell.variables.get('PWD')?.value;
  const real = system.files.realpath(known ?? '');
  if (known === undefined || !known.startsWith('/') || isFault(real) || real !== system.cwd) {
    setVariable(shell, 'PWD', system.cwd);
  }
  const exported = (name: string, value: string): void => {
    shell.variables.set(name, { value, exported: true, readonly: false });
  };
  shell.directory = shell.variables.get('PWD')?.value ?? system.cwd;
  exported('PWD', shell.directory);
  setVariable(shell, 'IFS', ' \t\n');
  setVariable(shell, 'OPTIND', '1');
  setVariable(shell, 'PPID', String(system.parent));
  if (!shell.variables.has('PATH')) {
    setVariable(shell, 'PATH', defaultPathOf(machine));
  }
  if (flavour.kind !== 'dash') {
    exported('SHLVL', String((Number(shell.variables.get('SHLVL')?.value ?? 0) || 0) + 1));
    setVariable(shell, 'HOSTNAME', shell.variables.get('HOSTNAME')?.value ?? system.hostname);
  }
  if (flavour.kind === 'bash') {
    shell.variables.set('UID', { value: String(system.credentials.uid), exported: false, readonly: true });
    shell.variables.set('EUID', { value: String(system.credentials.uid), exported: false, readonly: true });
    setVariable(shell, 'BASH_VERSION', '5.2.15(1)-release');
    setVariable(shell, 'BASH', '/bin/bash');
  }
}

/** Files that are read first: they go on top of the stack, the first one last. */
function startFiles(machine: Machine, asked: Invocation, mode: Mode): undefined {
  const { shell, flavour, system } = machine;
  const home = shell.variables.get('HOME')?.value ?? '';
  const profile = flavour.kind === 'bash' ? ['.bash_profile', '.bash_login', '.profile'] : ['.profile'];
  const present = (file: string): boolean => !isFault(system.files.stat(file));
  const files: string[] = [];
  if (asked.login) {
    files.push(
      '/etc/profile',
      ...profile
        .map((name) => `${home}/${name}`)
        .filter(present)
        .slice(0, 1),
    );
  } else if (mode === 'interactive' && flavour.kind === 'bash') {
    files.push('/etc/bash.bashrc', `${home}/.bashrc`);
  }
  if (mode === 'interactive' && flavour.kind !== 'bash' && shell.variables.has('ENV')) {
    files.push(shell.variables.get('ENV')?.value ?? '');
  }
  for (const file of asked.plain ? [] : files.reverse()) {
    const text = system.files.read(file);
    if (!isFault(text)) {
      pushText(machine, text, 'source', 0);
    }
  }
}
