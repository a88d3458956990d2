import { isFault } from '../../../filesystem/fault.js';
import type { ReadFrame } from '../frames.js';
import type { Outcome } from '../outcome.js';
import { pop, push, replace } from '../stack.js';
import type { Machine } from '../state.js';
import { isName, isReadonly, setElements, setVariable } from '../variables.js';
import { complain, readonlyText, say } from '../wording.js';
import type { Builtin } from './builtin.js';

export const read: Builtin = (machine, args, name) => {
  const options = readOptions(machine, args);
  if ('wrong' in options) {
    const { kind } = machine.flavour;
    complain(
      machine,
      kind === 'bash'
        ? `${options.wrong}: invalid option`
        : `${kind === 'dash' ? 'Illegal' : 'illegal'} option ${options.wrong}`,
      name,
    );
    if (kind === 'bash') {
      say(
        machine,
        'read: usage: read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]\n',
      );
    }
    return 2;
  }
  const bad = options.names.find((one) => !isName(one));
  if (bad !== undefined) {
    if (machine.flavour.kind === 'busybox') {
      say(machine, `${machine.shell.zero}: read: '${bad}': bad variable name\n`);
    } else {
      complain(
        machine,
        machine.flavour.kind === 'bash' ? `\`${bad}': not a valid identifier` : `${bad}: bad variable name`,
        name,
      );
    }
    return machine.flavour.kind === 'dash' ? 2 : 1;
  }
  if (options.names.length === 0 && options.array === undefined && machine.flavour.kind === 'dash') {
    complain(machine, 'arg count', name);
    return 2;
  }
  const descriptor = machine.shell.descriptors.get(options.from);
  if (descriptor === undefined) {
    complain(machine, `${options.from}: invalid file descriptor: Bad file descriptor`, name);
    return 1;
  }
  if (options.prompt !== '' && machine.system.terminal(descriptor) !== undefined) {
    say(machine, options.prompt);
  }
  const { from: _, prompt: __, ...frame } = options;
  push(machine, { frame: 'read', descriptor, gathered: '', ...frame });
  return undefined;
};

type Options = Omit<ReadFrame, 'frame' | 'descriptor' | 'gathered'> & {
  readonly from: number;
  readonly prompt: string;
};

function readOptions(machine: Machine, args: readonly string[]): Options | { readonly wrong: string } {
  const known = machine.flavour.kind === 'dash' ? /^-[rp]/ : /^-[rpsntdua]/;
  let found: Options = { names: [], raw: false, from: 0, prompt: '' };
  let at = 0;
  for (; at < args.length && (args[at] ?? '').startsWith('-') && args[at] !== '-'; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') {
      at += 1;
      break;
    }
    for (let letter = 1; letter < word.length; letter += 1) {
      const option = `-${word[letter]}`;
      if (!known.test(option)) {
        return { wrong: option };
      }
      if (option === '-r' || option === '-s') {
        found = option === '-r' ? { ...found, raw: true } : found;
        continue;
      }
      const inline = word.slice(letter + 1);
      at += inline === '' ? 1 : 0;
      found = { ...found, ...valued(machine, option, inline === '' ? (args[at] ?? '') : inline) };
      break;
    }
  }
  return { ...found, names: args.slice(at) };
}

function valued(machine: Machine, option: string, value: string): Partial<Options> {
  switch (option) {
    case '-p':
      return { prompt: value };
    case '-n':
      return { count: Number(value) };
    case '-d':
      return { delimiter: value.slice(0, 1) === '' ? '\0' : value.slice(0, 1) };
    case '-u':
      return { from: Number(value) };
    case '-a':
      return { array: value };
    default:
      return { until: machine.system.now + Number(value) * 1000 };
  }
}

export function runRead(machine: Machine, frame: ReadFrame): Outcome {
  const { system } = machine;
  const single = frame.count !== undefined || (frame.delimiter !== undefined && frame.delimiter !== '\n');
  const taken = single ? system.read(frame.descriptor, 1) : system.readLine(frame.descriptor);
  if (taken === undefined) {
    if (frame.until !== undefined && system.now >= frame.until) {
      return finish(machine, frame, frame.gathered, machine.flavour.kind === 'bash' ? 142 : 1);
    }
    return [{ readable: frame.descriptor }, ...(frame.until === undefined ? [] : [{ time: frame.until }])];
  }
  if (isFault(taken) || taken === '') {
    return finish(machine, frame, frame.gathered, 1);
  }
  const gathered = frame.gathered + taken;
  const end = frame.delimiter ?? '\n';
  if (!frame.raw && /(^|[^\\])(\\\\)*\\\n$/.test(gathered)) {
    return replace(machine, { ...frame, gathered: gathered.slice(0, -2) });
  }
  if (gathered.endsWith(end)) {
    return finish(machine, frame, gathered.slice(0, -1), 0);
  }
  if (frame.count !== undefined && gathered.length >= frame.count) {
    return finish(machine, frame, gathered, 0);
  }
  return single ? replace(machine, { ...frame, gathered }) : finish(machine, frame, gathered, 1);
}

interface Char {
  readonly char: string;
  /** Preceded by a backslash: it separates nothing. */
  readonly escaped: boolean;
}

function finish(machine: Machine, frame: ReadFrame, line: string, status: number): undefined {
  const { shell } = machine;
  pop(machine);
  shell.status = status;
  const separators = shell.variables.has('IFS') ? (shell.variables.get('IFS')?.value ?? '') : ' \t\n';
  const chars: Char[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const escaped = !frame.raw && line[at] === '\\';
    at += escaped ? 1 : 0;
    chars.push({ char: line[at] ?? '', escaped });
  }
  if (frame.array !== undefined) {
    setElements(
      shell,
      frame.array,
      cut(chars, separators, Number.POSITIVE_INFINITY).filter((one, at, all) => one !== '' || at < all.length - 1),
    );
    return undefined;
  }
  const names = frame.names.length === 0 ? ['REPLY'] : frame.names;
  const values =
    frame.names.length === 0 ? [chars.map(({ char }) => char).join('')] : cut(chars, separators, names.length);
  names.forEach((name, at) => {
    if (isReadonly(shell, name)) {
      complain(machine, readonlyText(machine, name));
      shell.status = 1;
    } else {
      setVariable(shell, name, values[at] ?? '');
    }
  });
  return undefined;
}

/** Cuts a line into at most `most` fields; the last one keeps what separates the rest. */
function cut(chars: readonly Char[], separators: string, most: number): string[] {
  const is = (at: number, white: boolean): boolean => {
    const one = chars[at];
    return one !== undefined && !one.escaped && separators.includes(one.char) && (/[ \t\n]/.test(one.char) || !white);
  };
  const join = (from: number, to: number): string =>
    chars
      .slice(from, to)
      .map(({ char }) => char)
      .join('');
  const skip = (from: number): number => {
    let at = from;
    while (is(at, true)) {
      at += 1;
    }
    return at;
  };
  const fields: string[] = [];
  let at = skip(0);
  while (at < chars.length && fields.length < most - 1) {
    let end = at;
    while (end < chars.length && !is(end, false)) {
      end += 1;
    }
    fields.push(join(at, end));
    at = skip(end);
    at = is(at, false) && !is(end, false) ? at + 1 : is(at, false) && at >= end ? skip(at + 1) : at;
  }
  return [...fields, lastField(chars, at, is, join)];
}

function lastField(
  chars: readonly Char[],
  from: number,
  is: (at: number, white: boolean) => boolean,
  join: (from: number, to: number) => string,
): string {
  let end = chars.length;
  while (end > from && is(end - 1, true)) {
    end -= 1;
  }
  const inner = chars.slice(from, end).findIndex((_, at) => is(from + at, false));
  const single = inner >= 0 && from + inner === end - 1 && !is(end - 1, true);
  return join(from, single ? end - 1 : end);
}
