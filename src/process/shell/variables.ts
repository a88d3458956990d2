import type { Environment } from '../program.js';
import type { Machine, Shell } from './state.js';
import type { Variable } from './variable.js';

const nothing: Variable = { value: undefined, exported: false, readonly: false };

export function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

export function setVariable(shell: Shell, name: string, value: string): undefined {
  const old = shell.variables.get(name) ?? nothing;
  const exported = old.exported || shell.options.has('allexport');
  const { elements, ...plain } = old;
  if (elements === undefined) {
    shell.variables.set(name, { ...plain, value, exported });
  } else {
    shell.variables.set(name, { ...plain, value, exported, elements: [value, ...elements.slice(1)] });
  }
}

export function setElements(shell: Shell, name: string, elements: readonly (string | null)[]): undefined {
  const old = shell.variables.get(name) ?? nothing;
  shell.variables.set(name, { ...old, value: elements[0] ?? undefined, elements });
}

export function isReadonly(shell: Shell, name: string): boolean {
  return shell.variables.get(name)?.readonly === true;
}

export function mark(shell: Shell, name: string, marks: Partial<Pick<Variable, 'exported' | 'readonly'>>): undefined {
  shell.variables.set(name, { ...(shell.variables.get(name) ?? nothing), ...marks });
}

export function putBack(shell: Shell, saved: readonly (readonly [string, Variable | null])[]): undefined {
  for (const [name, old] of [...saved].reverse()) {
    if (old === null) {
      shell.variables.delete(name);
    } else {
      shell.variables.set(name, old);
    }
  }
}

/** What children find in their environment, sorted by nothing: in the order it was set. */
export function environment(shell: Shell): Environment {
  const env: Record<string, string> = {};
  for (const [name, variable] of shell.variables) {
    if (variable.exported && variable.value !== undefined) {
      Object.defineProperty(env, name, { value: variable.value, enumerable: true, configurable: true, writable: true });
    }
  }
  return env;
}

/** The letters of `$-`. */
export function optionLetters(machine: Machine): string {
  const { shell, flavour } = machine;
  const letters = {
    allexport: 'a',
    errexit: 'e',
    noglob: 'f',
    monitor: 'm',
    nounset: 'u',
    verbose: 'v',
    xtrace: 'x',
    noclobber: 'C',
  } as const;
  const set = Object.entries(letters).filter(([name]) => shell.options.has(name as keyof typeof letters));
  const own = set.map(([, letter]) => letter).join('');
  const interactive = shell.mode === 'interactive';
  if (flavour.kind !== 'bash') {
    return `${shell.mode === 'command' && flavour.kind === 'busybox' ? 'c' : ''}${interactive ? 'i' : ''}${shell.mode === 'input' || interactive ? 's' : ''}${own}`;
  }
  const small = [...`${own.replace('C', '')}h${interactive ? 'i' : ''}`].sort().join('');
  return `${small}B${own.includes('C') ? 'C' : ''}${interactive ? 'H' : ''}${shell.mode === 'command' ? 'c' : ''}${shell.mode === 'input' || interactive ? 's' : ''}`;
}

/** The value of a special parameter such as `$?`, or undefined when the name is none. */
export function specialValue(machine: Machine, name: string): string | undefined {
  const { shell, system, flavour } = machine;
  switch (name) {
    case '#':
      return String(shell.positional.length);
    case '?':
      return String(shell.status);
    case '$':
      return String(shell.outermost);
    case '!':
      return shell.background === 0 ? '' : String(shell.background);
    case '-':
      return optionLetters(machine);
    case '0':
      return shell.zero;
    case 'LINENO':
      return flavour.kind === 'dash' ? undefined : String(flavour.kind === 'busybox' ? shell.line - 1 : shell.line);
    case 'RANDOM':
      return flavour.kind === 'dash' || shell.variables.has(name) ? undefined : String(system.random() & 0x7fff);
    case 'FUNCNAME': {
      const call = shell.stack.findLast((frame) => frame.frame === 'unit' && frame.name !== undefined);
      return call?.frame === 'unit' && flavour.kind !== 'dash' ? call.name : undefined;
    }
    case 'BASHPID':
      return flavour.kind === 'bash' ? String(system.pid) : undefined;
    default:
      return undefined;
  }
}
