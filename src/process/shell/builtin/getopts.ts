import type { Machine } from '../state.js';
import { abandon } from '../stack.js';
import { setVariable } from '../variables.js';
import { complain, say } from '../wording.js';
import type { Builtin } from './builtin.js';

export const getopts: Builtin = (machine, args, called) => {
  const { shell } = machine;
  const [letters = '', name, ...given] = args;
  if (name === undefined) {
    if (machine.flavour.kind === 'bash') {
      say(machine, 'getopts: usage: getopts optstring name [arg ...]\n');
      return 2;
    }
    const dash = machine.flavour.kind === 'dash';
    complain(machine, dash ? 'Usage: getopts optstring var [arg...]' : 'usage: getopts optstring var [arg]', called);
    return dash ? abandon(machine, 2) : 2;
  }
  const words = given.length > 0 ? given : shell.positional;
  const index = Number(shell.variables.get('OPTIND')?.value ?? 1);
  const word = words[index - 1] ?? '';
  const offset = shell.optionOffset > 0 && shell.optionOffset < word.length ? shell.optionOffset : 1;
  if (!/^-./.test(word) || word === '--') {
    shell.optionOffset = 0;
    setVariable(shell, 'OPTIND', String(index + (word === '--' ? 1 : 0)));
    setVariable(shell, name, '?');
    return 1;
  }
  const letter = word[offset] ?? '';
  const rest = word.slice(offset + 1);
  const at = letters.replace(/^:/, '').indexOf(letter);
  const wantsValue = at >= 0 && letters.replace(/^:/, '')[at + 1] === ':';
  const known = at >= 0 && letter !== ':';
  const next = rest !== '' && !(known && wantsValue) ? index : index + 1;
  shell.optionOffset = next === index ? offset + 1 : 0;
  if (!known) {
    return wrong(machine, name, letters, letter, next, 'unknown');
  }
  if (!wantsValue) {
    return found(machine, name, letter, undefined, next);
  }
  const value = rest !== '' ? rest : words[index];
  const after = rest !== '' ? index + 1 : index + 2;
  return value === undefined
    ? wrong(machine, name, letters, letter, after - 1, 'missing')
    : found(machine, name, letter, value, after);
};

function found(machine: Machine, name: string, letter: string, value: string | undefined, next: number): number {
  const { shell } = machine;
  setVariable(shell, name, letter);
  setVariable(shell, 'OPTIND', String(next));
  if (value === undefined) {
    if (machine.flavour.kind === 'bash') {
      shell.variables.delete('OPTARG');
    } else {
      setVariable(shell, 'OPTARG', '');
    }
  } else {
    setVariable(shell, 'OPTARG', value);
  }
  return 0;
}

function wrong(
  machine: Machine,
  name: string,
  letters: string,
  letter: string,
  next: number,
  kind: 'unknown' | 'missing',
): number {
  const { shell, flavour } = machine;
  if (letters.startsWith(':')) {
    found(machine, name, kind === 'missing' ? ':' : '?', letter, next);
    return 0;
  }
  if (shell.variables.get('OPTERR')?.value !== '0') {
    const bash =
      kind === 'unknown'
        ? `${shell.zero}: illegal option -- ${letter}\n`
        : `${shell.zero}: option requires an argument -- ${letter}\n`;
    const others = kind === 'unknown' ? `Illegal option -${letter}\n` : `No arg for -${letter} option\n`;
    say(machine, flavour.kind === 'bash' ? bash : others);
  }
  return found(machine, name, '?', undefined, next);
}
