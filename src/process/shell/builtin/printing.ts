import { isFault } from '../../../filesystem/fault.js';
import { unescape } from '../../programs/escapes.js';
import { backslashed, printWith } from '../../programs/printf.js';
import { judge } from '../../programs/test.js';
import type { Run } from '../../programs/tool.js';
import { complain, complainPlainly, say } from '../wording.js';
import { setVariable } from '../variables.js';
import type { Machine } from '../state.js';
import { illegalOption } from './option.js';
import { print, type Builtin } from './builtin.js';

/** dash knows only `-n`, and always interprets backslashes. */
export const echo: Builtin = (machine, args) => {
  const dash = machine.flavour.kind === 'dash';
  let newline = true;
  let escapes = dash;
  let at = 0;
  for (; (dash ? /^-n$/ : /^-[neE]+$/).test(args[at] ?? '') && !(dash && at > 0); at += 1) {
    newline &&= !(args[at] ?? '').includes('n');
    for (const letter of dash ? '' : (args[at] ?? '')) {
      escapes = letter === 'e' ? true : letter === 'E' ? false : escapes;
    }
  }
  const text = args.slice(at).join(' ');
  const { bytes, stopped } = escapes
    ? unescape(text, dash ? 'dash' : machine.flavour.kind === 'bash' ? 'bash' : 'echo')
    : { bytes: text, stopped: false };
  return checked(machine, `${bytes}${newline && !stopped ? '\n' : ''}`, 'echo');
};

function checked(machine: Machine, text: string, name: string): number {
  const descriptor = machine.shell.descriptors.get(1);
  const refused = descriptor === undefined ? 'Bad file descriptor' : undefined;
  if (refused !== undefined) {
    complain(machine, `write error: ${refused}`, name);
    return 1;
  }
  const fault = machine.system.write(descriptor ?? 1, text);
  if (isFault(fault) && fault.fault !== 'EPIPE') {
    complain(
      machine,
      `write error: ${fault.fault === 'ENOSPC' ? 'No space left on device' : 'Bad file descriptor'}`,
      name,
    );
    return 1;
  }
  return 0;
}

export const printf: Builtin = (machine, args, name) => {
  const bash = machine.flavour.kind === 'bash';
  const into = bash && args[0] === '-v' ? args[1] : undefined;
  const rest = into === undefined ? args : args.slice(2);
  if (machine.flavour.kind !== 'busybox' && /^-./.test(rest[0] ?? '') && rest[0] !== '--') {
    return illegalOption(machine, rest[0] ?? '', name, 'printf [-v var] format [arguments]');
  }
  if (rest.length === 0 || (rest.length === 1 && rest[0] === '--')) {
    return printfUsage(machine);
  }
  let text = '';
  let directive = false;
  const tool: Run = {
    system: machine.system,
    name,
    args: rest,
    busybox: machine.flavour.kind === 'busybox',
    applets: machine.flavour.applets,
    out: (bytes) => {
      text += bytes;
    },
    complain: (message) => {
      if (message.startsWith('warning: ignoring')) {
        return;
      }
      directive ||= /invalid conversion specification$/.test(message);
      complainPlainly(machine, printfMessage(machine, message), name);
    },
    refused: () => false,
    warn: () => undefined,
  };
  const code = printWith(tool, backslashed);
  if (into !== undefined) {
    setVariable(machine.shell, into, text);
    return code;
  }
  return checked(machine, text, name) || (directive && machine.flavour.kind === 'dash' ? 2 : code);
};

function printfUsage(machine: Machine): number {
  const usage = {
    bash: 'printf: usage: printf [-v var] format [arguments]\n',
    dash: `${machine.shell.zero}: ${machine.shell.line}: printf: usage: printf format [arg ...]\n`,
    busybox: `${machine.shell.zero}: usage: printf FORMAT [ARGUMENT...]\n`,
  };
  say(machine, usage[machine.flavour.kind]);
  return 2;
}

function printfMessage(machine: Machine, message: string): string {
  const number = /^'(.*)': (?:expected a numeric value|(value not completely converted))$/.exec(message);
  const directive = /^(%.*): invalid conversion specification$/.exec(message)?.[1];
  if (directive !== undefined && machine.flavour.kind !== 'busybox') {
    const bash = machine.flavour.kind === 'bash';
    if (directive === '%') {
      return `${bash ? "`%': " : ''}missing format character`;
    }
    return bash ? `\`${directive.slice(-1)}': invalid format character` : `${directive}: invalid directive`;
  }
  if (number === null) {
    return message;
  }
  const [, text = '', partly] = number;
  if (machine.flavour.kind === 'bash') {
    return `${text}: invalid number`;
  }
  return partly === undefined ? `${text}: expected numeric value` : `${text}: not completely converted`;
}

export const test: Builtin = (machine, args, name) => {
  const { kind } = machine.flavour;
  let words = args;
  if (name === '[' || name === '[[') {
    const close = name === '[' ? ']' : ']]';
    if (words.at(-1) !== close) {
      complainPlainly(machine, kind === 'bash' ? `missing \`${close}'` : `missing ${close}`, name);
      return 2;
    }
    words = words.slice(0, -1);
  }
  const odd = kind === 'dash' && words.length === 3 && words[1] === '==' ? words[0] : undefined;
  if (odd !== undefined) {
    complain(machine, `${odd}: unexpected operator`, name);
    return 2;
  }
  const judged = judge(machine.system, words);
  if (typeof judged === 'boolean') {
    return judged ? 0 : 1;
  }
  complainPlainly(machine, testMessage(machine, judged.wrong, words), name);
  return 2;
};

function testMessage(machine: Machine, wrong: string, words: readonly string[]): string {
  const { kind } = machine.flavour;
  const integer = /^invalid integer '(.*)'$/.exec(wrong);
  if (integer !== null) {
    const text = integer[1] ?? '';
    return kind === 'bash'
      ? `${text}: integer expression expected`
      : kind === 'dash'
        ? `Illegal number: ${text}`
        : text === ''
          ? 'bad number'
          : `${text}: ${/^\s*[-+]?\d+\s*$/.test(text) ? 'out of range' : 'bad number'}`;
  }
  const unknown = /^'(.*)': binary operator expected$/.exec(wrong)?.[1];
  if (unknown !== undefined) {
    return kind === 'bash'
      ? `${unknown}: binary operator expected`
      : kind === 'dash'
        ? `${words[0]}: unexpected operator`
        : `${unknown}: unknown operand`;
  }
  if (/^extra argument/.test(wrong)) {
    const word = /'(.*)'/.exec(wrong)?.[1] ?? '';
    if (kind === 'bash') {
      return words.length === 3 ? `${words[1]}: binary operator expected` : 'too many arguments';
    }
    return kind === 'dash' ? `${word}: unexpected operator` : `${word}: unknown operand`;
  }
  if (/unary operator expected$|^missing argument/.test(wrong)) {
    const word = words[0] ?? '';
    return kind === 'bash'
      ? `${word}: unary operator expected`
      : kind === 'dash'
        ? `${word}: unexpected operator`
        : `${words[1] ?? word}: unknown operand`;
  }
  return wrong;
}

export const nothing: Builtin = () => 0;
export const failure: Builtin = () => 1;

export const pwd: Builtin = (machine, args, name) => {
  const { shell, system } = machine;
  const odd = args.find((one) => /^-./.test(one) && !/^-[LP]+$/.test(one));
  if (odd !== undefined) {
    return illegalOption(machine, odd, name, 'pwd [-LP]');
  }
  return print(machine, `${args.includes('-P') ? system.cwd : shell.directory}\n`);
};
