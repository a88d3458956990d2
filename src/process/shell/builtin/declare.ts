import { callDepth } from '../stack.js';
import type { Variable } from '../variable.js';
import { setElements } from '../variables.js';
import { complain } from '../wording.js';
import { print, type Builtin } from './builtin.js';
import { declare, local } from './variables.js';

/** `declare` and `typeset`: within a function they make variables local. */
export const declareNames: Builtin = (machine, args, name, all) => {
  const letters = args.filter((one) => /^-[a-zA-Z]+$/.test(one)).join('');
  const names = args.filter((one) => !/^[-+][a-zA-Z]+$/.test(one));
  if (letters.includes('p') || names.length === 0) {
    for (const one of names) {
      const variable = machine.shell.variables.get(one);
      if (variable === undefined) {
        complain(machine, `${one}: not found`, name);
        return 1;
      }
      print(machine, `declare ${describe(variable)} ${one}${shown(variable)}\n`);
    }
    return 0;
  }
  const inside = callDepth(machine.shell) >= 0;
  const marks = {
    ...(letters.includes('x') ? { exported: true } : {}),
    ...(letters.includes('r') ? { readonly: true } : {}),
  };
  if (inside && !letters.includes('g')) {
    local(machine, names, name, all);
    return declare(machine, names, name, marks) ?? 0;
  }
  const code = declare(machine, names, name, marks);
  for (const one of letters.includes('a') ? names : []) {
    if (machine.shell.variables.get(one)?.value === undefined) {
      setElements(machine.shell, one, []);
    }
  }
  return code ?? 0;
};

function describe(variable: Variable): string {
  const letters = `${variable.elements === undefined ? '' : 'a'}${variable.readonly ? 'r' : ''}${variable.exported ? 'x' : ''}`;
  return letters === '' ? '--' : `-${letters}`;
}

function shown({ value, elements }: Variable): string {
  const quote = (text: string): string => `"${text.replace(/["\\$`]/g, '\\$&')}"`;
  if (elements !== undefined) {
    return `=(${elements.flatMap((one, at) => (one === null ? [] : [`[${at}]=${quote(one)}`])).join(' ')})`;
  }
  return value === undefined ? '' : `=${quote(value)}`;
}
