import { abandon } from '../stack.js';
import type { Machine, Option } from '../state.js';
import { complain, say } from '../wording.js';
import { print, type Builtin } from './builtin.js';
import { listVariables } from './variables.js';

const letters: Readonly<Record<string, Option>> = {
  a: 'allexport',
  b: 'notify',
  C: 'noclobber',
  e: 'errexit',
  f: 'noglob',
  m: 'monitor',
  n: 'noexec',
  u: 'nounset',
  v: 'verbose',
  x: 'xtrace',
};
const accepted = new Set(['h', 'k', 'p', 't', 'B', 'E', 'H', 'P', 'T', 'i', 's', 'V', 'I']);
const named: ReadonlySet<string> = new Set<Option>([
  'allexport',
  'errexit',
  'noclobber',
  'noexec',
  'noglob',
  'nounset',
  'verbose',
  'xtrace',
  'monitor',
  'notify',
  'ignoreeof',
  'vi',
  'emacs',
]);
const bashNamed: ReadonlySet<string> = new Set([
  'braceexpand',
  'hashall',
  'histexpand',
  'history',
  'interactive-comments',
  'posix',
  'physical',
  'privileged',
  'errtrace',
  'functrace',
  'keyword',
  'nolog',
  'onecmd',
]);

/** Sets options; the arguments that are left, undefined when there were none to become parameters, or what is wrong. */
export function setOptions(
  machine: Machine,
  args: readonly string[],
): readonly string[] | undefined | { readonly wrong: string } {
  const { options } = machine.shell;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') {
      return args.slice(at + 1);
    }
    if (!/^[-+]./.test(word)) {
      return word === '-' ? args.slice(at + 1) : args.slice(at);
    }
    const on = word.startsWith('-');
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        at += 1;
        const name = args[at];
        if (name === undefined) {
          listOptions(machine, on);
        } else if (!setNamed(machine, name, on)) {
          return { wrong: machine.flavour.kind === 'bash' ? `${name}: invalid option name` : `-o ${name}` };
        }
      } else if (letters[letter] !== undefined) {
        turn(options, letters[letter], on);
      } else if (!accepted.has(letter) || machine.flavour.kind !== 'bash') {
        return { wrong: `${word.slice(0, 1)}${letter}` };
      }
    }
  }
  return undefined;
}

function turn(options: Set<Option>, option: Option, on: boolean): undefined {
  if (on) {
    options.add(option);
  } else {
    options.delete(option);
  }
}

function setNamed(machine: Machine, name: string, on: boolean): boolean {
  const known = named.has(name) || (name === 'pipefail' && machine.flavour.kind !== 'dash');
  if (known) {
    turn(machine.shell.options, name as Option, on);
  }
  return known || (machine.flavour.kind === 'bash' && bashNamed.has(name));
}

function listOptions(machine: Machine, on: boolean): undefined {
  const all = [...named, ...(machine.flavour.kind === 'dash' ? [] : ['pipefail'])].sort();
  for (const name of all) {
    const set = machine.shell.options.has(name as Option);
    print(machine, on ? `${name.padEnd(15)}\t${set ? 'on' : 'off'}\n` : `set ${set ? '-' : '+'}o ${name}\n`);
  }
}

export const set: Builtin = (machine, args, name) => {
  if (args.length === 0) {
    return listVariables(machine);
  }
  const rest = setOptions(machine, args);
  if (rest === undefined) {
    return 0;
  }
  if (!('wrong' in rest)) {
    machine.shell.positional = rest;
    return 0;
  }
  if (machine.flavour.kind === 'bash') {
    const option = rest.wrong.endsWith('name');
    complain(machine, option ? rest.wrong : `${rest.wrong}: invalid option`, name);
    say(machine, option ? '' : 'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n');
    return 2;
  }
  complain(machine, `${machine.flavour.kind === 'dash' ? 'Illegal' : 'illegal'} option ${rest.wrong}`, name);
  return machine.flavour.kind === 'busybox' && rest.wrong.length > 2 ? 1 : abandon(machine, 2);
};
