import type { Machine } from '../state.js';
import { complain, say } from '../wording.js';
import { print, type Builtin } from './builtin.js';

export const alias: Builtin = (machine, args, name) => {
  const { aliases } = machine.shell;
  const show = (one: string): number => {
    const text = `${one}='${(aliases.get(one) ?? '').replaceAll("'", "'\\''")}'`;
    return print(machine, machine.flavour.kind === 'bash' ? `alias ${text}\n` : `${text}\n`);
  };
  if (args.length === 0) {
    [...aliases.keys()].sort().forEach(show);
    return 0;
  }
  let status = 0;
  for (const one of args) {
    const match = /^([^=]+)=([\s\S]*)$/.exec(one);
    if (match !== null) {
      aliases.set(match[1] ?? '', match[2] ?? '');
    } else if (aliases.has(one)) {
      show(one);
    } else {
      unknownAlias(machine, one, name);
      status = 1;
    }
  }
  return status;
};

export const unalias: Builtin = (machine, args, name) => {
  const { aliases } = machine.shell;
  if (args[0] === '-a') {
    aliases.clear();
    return 0;
  }
  const unknown = args.filter((one) => !aliases.delete(one));
  for (const one of unknown) {
    unknownAlias(machine, one, name);
  }
  return unknown.length > 0 ? 1 : 0;
};

function unknownAlias(machine: Machine, alias: string, builtin: string): void {
  if (machine.flavour.kind === 'bash') {
    complain(machine, `${alias}: not found`, builtin);
  } else {
    say(machine, `${builtin}: ${alias} not found\n`);
  }
}
