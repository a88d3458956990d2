import { lookUp } from '../lookup.js';
import { abandon } from '../stack.js';
import type { Machine } from '../state.js';
import { complain, complainPlainly, say } from '../wording.js';
import { print, type Builtin } from './builtin.js';
import { illegalOption } from './option.js';

/** What a container may use, as Docker leaves it: letter, how bash and the others call it, the value. */
const limits: readonly (readonly [letter: string, bash: string, almquist: string, value: string])[] = [
  ['R', 'real-time non-blocking time  (microseconds, -R) ', '', 'unlimited'],
  ['c', 'core file size              (blocks, -c) ', 'coredump(blocks)     ', '0'],
  ['d', 'data seg size               (kbytes, -d) ', 'data(kbytes)         ', 'unlimited'],
  ['e', 'scheduling priority                 (-e) ', '', '0'],
  ['f', 'file size                   (blocks, -f) ', 'file(blocks)         ', 'unlimited'],
  ['i', 'pending signals                     (-i) ', '', '7823'],
  ['l', 'max locked memory           (kbytes, -l) ', 'locked memory(kbytes) ', '64'],
  ['m', 'max memory size             (kbytes, -m) ', 'memory(kbytes)       ', 'unlimited'],
  ['n', 'open files                          (-n) ', 'nofiles              ', '1048576'],
  ['p', 'pipe size                (512 bytes, -p) ', '', '8'],
  ['q', 'POSIX message queues         (bytes, -q) ', '', '819200'],
  ['r', 'real-time priority                  (-r) ', 'rtprio               ', '0'],
  ['s', 'stack size                  (kbytes, -s) ', 'stack(kbytes)        ', '8192'],
  ['t', 'cpu time                   (seconds, -t) ', 'time(seconds)        ', 'unlimited'],
  ['u', 'max user processes                  (-u) ', 'process              ', 'unlimited'],
  ['v', 'virtual memory              (kbytes, -v) ', 'vmemory(kbytes)      ', 'unlimited'],
  ['x', 'file locks                          (-x) ', 'locks                ', 'unlimited'],
];

/** Limits can be looked at; setting one changes nothing here. */
export const ulimit: Builtin = (machine, args, name) => {
  const bash = machine.flavour.kind === 'bash';
  const words = args.filter((one) => one !== '-H' && one !== '-S');
  const [option = '-f', value] = words[0]?.startsWith('-') === false ? ['-f', words[0]] : words;
  const rows = limits.filter(([, , almquist]) => bash || almquist !== '');
  if (option === '-a') {
    return print(machine, rows.map(([, own, other, has]) => `${bash ? own : other}${has}\n`).join(''));
  }
  const row = rows.find(([letter]) => option === `-${letter}`);
  if (row === undefined) {
    if (machine.flavour.kind === 'busybox') {
      say(machine, `ulimit: invalid option -- '${option.slice(1, 2)}'\n`);
      return 1;
    }
    return illegalOption(machine, option, name, 'ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]');
  }
  if (value === undefined) {
    return print(machine, `${row[3]}\n`);
  }
  return /^(\d+|unlimited|hard|soft)$/.test(value) ? 0 : refuseLimit(machine, value, name);
};

function refuseLimit(machine: Machine, value: string, name: string): number | undefined {
  switch (machine.flavour.kind) {
    case 'bash':
      complain(machine, `${value}: invalid number`, name);
      return 1;
    case 'dash':
      complain(machine, 'bad number', name);
      return abandon(machine, 2);
    case 'busybox':
      complainPlainly(machine, `invalid number '${value}'`, name);
      return 1;
  }
}

/** Where commands were found is not remembered here: an empty table, and whether a name can be found. */
export const hash: Builtin = (machine, args, name, all) => {
  const bash = machine.flavour.kind === 'bash';
  if (args.length === 0) {
    return bash ? print(machine, 'hash: hash table empty\n') : 0;
  }
  let status = 0;
  for (const one of args.filter((word) => !word.startsWith('-'))) {
    const found = all.has(one) || machine.shell.functions.has(one) || 'file' in lookUp(machine, one);
    if (!found || args[0] === '-t') {
      complain(machine, `${one}: not found`, name);
      status = 1;
    }
  }
  return status;
};

/** Nothing takes any of a processor's time. */
export const times: Builtin = (machine) => {
  const none = machine.flavour.kind === 'bash' ? '0m0.000s 0m0.000s' : '0m0.000000s 0m0.000000s';
  return print(machine, `${none}\n${none}\n`);
};

export const help: Builtin = (machine, args, name, all) => {
  const [topic] = args;
  if (topic !== undefined && !all.has(topic) && machine.flavour.kind === 'bash') {
    complain(
      machine,
      `no help topics match \`${topic}'.  Try \`help help' or \`man -k ${topic}' or \`info ${topic}'.`,
      name,
    );
    return 1;
  }
  const heading = machine.flavour.kind === 'busybox' ? 'Built-in commands:\n------------------\n' : '';
  return print(
    machine,
    `${heading}${[...all.keys()]
      .sort()
      .map((one) => `\t${one}\n`)
      .join('')}`,
  );
};
