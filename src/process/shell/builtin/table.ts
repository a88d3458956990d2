import type { Flavour, Machine } from '../state.js';
import { alias, unalias } from './alias.js';
import type { Builtin } from './builtin.js';
import { comeBack, exit, goOn, leave } from './control.js';
import { cd, umask } from './directory.js';
import { declareNames } from './declare.js';
import { builtin, command, evaluate, exec, source, type } from './evaluation.js';
import { getopts } from './getopts.js';
import { echo, failure, nothing, printf, pwd, test } from './printing.js';
import { mapfile } from './mapfile.js';
import { read } from './read.js';
import { set } from './set.js';
import { shopt } from './shopt.js';
import { foreground, jobs, kill, trap, wait } from './signals.js';
import { hash, help, times, ulimit } from './limits.js';
import { evaluateLet, exportNames, local, makeReadonly, shift, unset } from './variables.js';

export type { Builtin } from './builtin.js';

const common: readonly (readonly [string, Builtin])[] = [
  [':', nothing],
  ['true', nothing],
  ['false', failure],
  ['.', source],
  ['[', test],
  ['alias', alias],
  ['bg', foreground],
  ['break', leave],
  ['cd', cd],
  ['command', command],
  ['continue', goOn],
  ['echo', echo],
  ['eval', evaluate],
  ['exec', exec],
  ['exit', exit],
  ['export', exportNames],
  ['fg', foreground],
  ['getopts', getopts],
  ['hash', hash],
  ['jobs', jobs],
  ['kill', kill],
  ['local', local],
  ['printf', printf],
  ['pwd', pwd],
  ['read', read],
  ['readonly', makeReadonly],
  ['return', comeBack],
  ['set', set],
  ['shift', shift],
  ['test', test],
  ['trap', trap],
  ['type', type],
  ['times', times],
  ['ulimit', ulimit],
  ['umask', umask],
  ['unalias', unalias],
  ['unset', unset],
  ['wait', wait],
];

const bash: readonly (readonly [string, Builtin])[] = [
  ['builtin', builtin],
  ['declare', declareNames],
  ['typeset', declareNames],
  ['let', evaluateLet],
  ['logout', exit],
  ['help', help],
  ['mapfile', mapfile],
  ['readarray', mapfile],
  ['shopt', shopt],
  ['source', source],
  ['history', nothing],
  ['enable', nothing],
  ['disown', nothing],
];

const tables: Readonly<Record<Flavour['kind'], ReadonlyMap<string, Builtin>>> = {
  dash: new Map([...common, ['chdir', cd]]),
  busybox: new Map([
    ...common,
    ['[[', test],
    ['let', evaluateLet],
    ['source', source],
    ['history', nothing],
    ['chdir', cd],
    ['help', help],
  ]),
  bash: new Map([...common, ...bash]),
};

/** The builtins of a shell by their names. */
export function builtins(machine: Machine): ReadonlyMap<string, Builtin> {
  return tables[machine.flavour.kind];
}
