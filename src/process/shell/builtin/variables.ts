import type { UnitFrame } from '../frames.js';
import { abandon, callDepth } from '../stack.js';
import type { Machine } from '../state.js';
import type { Variable } from '../variable.js';
import { isName, isReadonly, mark, setElements, setVariable } from '../variables.js';
import { quoteWord } from '../trace.js';
import { complain, readonlyText, say } from '../wording.js';
import { Expansion } from '../expand.js';
import { illegalOption } from './option.js';
import { print, type Builtin } from './builtin.js';

interface Declaration {
  readonly name: string;
  readonly value: string | undefined;
  readonly append: boolean;
}

function declaration(text: string): Declaration {
  const match = /^([^=+]*)(\+?)=([\s\S]*)$/.exec(text);
  return match === null
    ? { name: text, value: undefined, append: false }
    : { name: match[1] ?? '', value: match[3] ?? '', append: match[2] === '+' };
}

/** Special builtins that go wrong end the scripts of dash and busybox. */
function failed(machine: Machine, code: number): number | undefined {
  return machine.flavour.kind === 'bash' ? code : abandon(machine, 2);
}

function refuseName(machine: Machine, text: string, name: string, builtin: string): undefined {
  complain(
    machine,
    machine.flavour.kind === 'bash' ? `\`${text}': not a valid identifier` : `${name}: bad variable name`,
    builtin,
  );
}

/** Assigns and marks; undefined when all went well. */
export function declare(
  machine: Machine,
  texts: readonly string[],
  builtin: string,
  marks: Partial<Pick<Variable, 'exported' | 'readonly'>>,
): number | undefined {
  for (const text of texts) {
    const { name, value, append } = declaration(text);
    if (!isName(name)) {
      refuseName(machine, text, name, builtin);
      return 1;
    }
    if (value !== undefined) {
      if (isReadonly(machine.shell, name)) {
        complain(machine, readonlyText(machine, name), machine.flavour.kind === 'bash' ? undefined : builtin);
        return 1;
      }
      setVariable(machine.shell, name, append ? `${machine.shell.variables.get(name)?.value ?? ''}${value}` : value);
    }
    mark(machine.shell, name, marks);
  }
  return undefined;
}

function listed(machine: Machine, builtin: string, letter: string, wanted: (variable: Variable) => boolean): number {
  const names = [...machine.shell.variables]
    .filter(([, variable]) => wanted(variable))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, { value }] of names) {
    const bash = machine.flavour.kind === 'bash';
    const shown =
      value === undefined
        ? ''
        : bash
          ? `="${value.replace(/["\\$`]/g, '\\$&')}"`
          : `='${value.replaceAll("'", "'\\''")}'`;
    print(machine, `${bash ? `declare -${letter}` : builtin} ${name}${shown}\n`);
  }
  return 0;
}

export const exportNames: Builtin = (machine, args, name) => {
  if (machine.flavour.kind === 'dash' && /^-[^p]/.test(args[0] ?? '') && args[0] !== '--') {
    return illegalOption(machine, args[0] ?? '', name, '');
  }
  const options = args.filter((one) => /^-[fnp]+$/.test(one));
  const names = args.filter((one) => !/^-[fnp]+$/.test(one) && one !== '--');
  if (names.length === 0) {
    return listed(machine, 'export', 'x', (variable) => variable.exported);
  }
  const code = declare(machine, names, name, { exported: !options.includes('-n') });
  return code === undefined ? 0 : failed(machine, code);
};

export const makeReadonly: Builtin = (machine, args, name) => {
  const names = args.filter((one) => one !== '-p' && one !== '--');
  if (names.length === 0) {
    return listed(machine, 'readonly', 'r', (variable) => variable.readonly);
  }
  const code = declare(machine, names, name, { readonly: true });
  return code === undefined ? 0 : failed(machine, code);
};

export const unset: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const bad = args.find((one) => /^-/.test(one) && !/^-[fvn]$/.test(one) && one !== '--');
  if (bad !== undefined) {
    complain(
      machine,
      flavour.kind === 'bash'
        ? `${bad}: invalid option`
        : `${flavour.kind === 'dash' ? 'Illegal' : 'illegal'} option ${bad.slice(0, 2)}`,
      name,
    );
    if (flavour.kind === 'bash') {
      say(machine, 'unset: usage: unset [-f] [-v] [-n] [name ...]\n');
    }
    return failed(machine, 2);
  }
  for (const one of args.filter((word) => !word.startsWith('-'))) {
    if (flavour.kind !== 'bash' && args[0] !== '-f' && !isName(one)) {
      complain(machine, `${one}: bad variable name`, name);
      return failed(machine, 2);
    }
    const element = /^(\w+)\[(\d+)\]$/.exec(one);
    const elements = shell.variables.get(element?.[1] ?? '')?.elements;
    if (element !== null && elements !== undefined) {
      setElements(
        shell,
        element[1] ?? '',
        elements.map((value, at) => (at === Number(element[2]) ? null : value)),
      );
    } else if (args[0] === '-f') {
      shell.functions.delete(one);
    } else if (isReadonly(shell, one)) {
      complain(
        machine,
        flavour.kind === 'bash' ? `${one}: cannot unset: readonly variable` : `${one}: is read only`,
        name,
      );
      return failed(machine, 1);
    } else if (!shell.variables.delete(one) && flavour.kind === 'bash' && args[0] !== '-v') {
      shell.functions.delete(one);
    }
  }
  return 0;
};

export const local: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const at = callDepth(shell);
  const call = shell.stack[at];
  if (call?.frame !== 'unit') {
    complain(machine, flavour.kind === 'bash' ? 'can only be used in a function' : 'not in a function', name);
    return flavour.kind === 'bash' ? 1 : abandon(machine, 2);
  }
  const texts = args.filter((one) => !/^-[a-zA-Z-]+$/.test(one));
  for (const text of texts) {
    makeLocal(machine, at, declaration(text).name);
  }
  return declare(machine, texts, name, args.includes('-r') ? { readonly: true } : {}) ?? 0;
};

function makeLocal(machine: Machine, at: number, name: string): undefined {
  const { shell, flavour } = machine;
  const call = shell.stack[at] as UnitFrame;
  if ((call.locals ?? []).some(([known]) => known === name)) {
    return;
  }
  const old = shell.variables.get(name) ?? null;
  shell.stack[at] = { ...call, locals: [...(call.locals ?? []), [name, old]] };
  if (flavour.kind !== 'dash' || old === null) {
    shell.variables.set(name, { value: undefined, exported: old?.exported ?? false, readonly: false });
  }
}

export const shift: Builtin = (machine, args, name) => {
  const { shell, flavour } = machine;
  const count = Number(args[0] ?? 1);
  if (!Number.isInteger(count) || count < 0) {
    const below = Number.isInteger(count) ? 'shift count out of range' : 'numeric argument required';
    complain(machine, flavour.kind === 'bash' ? `${args[0]}: ${below}` : `Illegal number: ${args[0]}`, name);
    return failed(machine, 1);
  }
  if (count > shell.positional.length) {
    if (flavour.kind !== 'dash') {
      return 1;
    }
    complain(machine, "can't shift that many", name);
    return failed(machine, 2);
  }
  shell.positional = shell.positional.slice(count);
  return 0;
};

/** Every variable, as `set` without arguments lists them. */
export function listVariables(machine: Machine): number {
  const { shell, flavour } = machine;
  for (const [name, { value }] of [...shell.variables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (value !== undefined) {
      const text =
        flavour.kind === 'bash'
          ? value === ''
            ? ''
            : quoteWord(machine, value)
          : `'${value.replaceAll("'", "'\\''")}'`;
      print(machine, `${name}=${text}\n`);
    }
  }
  return 0;
}

export const evaluateLet: Builtin = (machine, args) => {
  const expansion = new Expansion(machine, []);
  const values = args.map((text) => expansion.arithmetic([{ part: 'text', text, quoted: true }]));
  for (const [name, value] of expansion.assigned) {
    setVariable(machine.shell, name, value);
  }
  return (values.at(-1) ?? 0n) === 0n ? 1 : 0;
};
