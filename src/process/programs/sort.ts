import type { Json, Next } from '../program.js';
import { because, quoted, type Run } from './tool.js';
import { bareLines, cannotRead, gather } from './input.js';
import { type Options, parseOptions } from './options.js';
import { byVersion } from './version-order.js';

const grammar = {
  short: 'nrufbdighMVRsczmCk:t:o:S:T:',
  long:
    'numeric-sort=n reverse=r unique=u ignore-case=f ignore-leading-blanks=b dictionary-order=d general-numeric-sort=g ' +
    'human-numeric-sort=h month-sort=M version-sort=V random-sort=R stable=s check=c:: key=k: field-separator=t: output=o: ' +
    'zero-terminated=z merge=m parallel: buffer-size=S: temporary-directory=T: debug',
  status: 2,
};

/** A part of the line, and how it is compared. */
interface Key {
  readonly from: readonly [field: number, char: number];
  readonly to: readonly [field: number, char: number] | undefined;
  readonly flags: string;
}

export function sort(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(
    run,
    run.busybox ? { short: grammar.short.replace('h', ''), busyboxStatus: 2 } : grammar,
  );
  if (typeof options === 'number') return options;
  const common = options.list
    .filter(([name]) => 'nrfbdighMV'.includes(name))
    .map(([name]) => name)
    .join('');
  const keys: Key[] = [];
  for (const [name, text] of options.list) {
    if (name !== 'k') continue;
    const key = readKey(text, common);
    if (key === undefined) {
      run.complain(
        run.busybox
          ? 'bad field specification'
          : `invalid number at field start: invalid count at start of ${quoted(text)}`,
      );
      return 2;
    }
    keys.push(key);
  }
  if (keys.length === 0) keys.push({ from: [1, 1], to: undefined, flags: common });
  const compare = comparison(keys, options, common.includes('r'));
  const output = options.value('o');
  return gather(
    run,
    options.operands,
    state,
    (texts, code) => {
      const end = options.has('z') ? '\0' : '\n';
      const lines = texts.flatMap(({ text }) =>
        options.has('z') ? text.replace(/\0$/, '').split('\0') : bareLines(text),
      );
      if (options.has('c') || options.has('C')) return check(run, lines, compare, texts[0]?.path ?? '-', options);
      if (code !== 0) return 2;
      const sorted = lines.toSorted(compare);
      const kept = options.has('u')
        ? sorted.filter((line, at) => at === 0 || compare.keys(sorted[at - 1] as string, line) !== 0)
        : sorted;
      const bytes = kept.map((line) => line + end).join('');
      if (output === undefined) run.out(bytes);
      else {
        const fault = run.system.files.write(output, bytes);
        if (fault !== undefined) {
          run.complain(
            run.busybox ? `can't open '${output}': ${because(fault)}` : `open failed: ${output}: ${because(fault)}`,
          );
          return 2;
        }
      }
      return 0;
    },
    (path, fault) => {
      if (run.busybox) cannotRead(run, path, fault);
      else run.complain(`${fault.fault === 'EISDIR' ? 'read failed' : 'cannot read'}: ${path}: ${because(fault)}`);
      return 2;
    },
  );
}

type Comparison = ((a: string, b: string) => number) & { readonly keys: (a: string, b: string) => number };

function comparison(keys: readonly Key[], options: Options, reversed: boolean): Comparison {
  const separator = options.value('t');
  const byKeys = (a: string, b: string) => {
    for (const key of keys) {
      const order = comparePart(part(a, key, separator), part(b, key, separator), key.flags);
      if (order !== 0) return key.flags.includes('r') ? -order : order;
    }
    return 0;
  };
  const whole = (a: string, b: string) => {
    const order = byKeys(a, b);
    if (order !== 0 || options.has('s') || options.has('u')) return order;
    const last = a < b ? -1 : a > b ? 1 : 0;
    return reversed ? -last : last;
  };
  return Object.assign(whole, { keys: byKeys });
}

/** F[.C][OPTS][,F[.C][OPTS]] */
function readKey(text: string, common: string): Key | undefined {
  const found = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text);
  if (found === null || found[1] === '0') return undefined;
  const flags = (found[3] ?? '') + (found[6] ?? '');
  return {
    from: [Number(found[1]), Number(found[2] ?? 1)],
    to: found[4] === undefined ? undefined : [Number(found[4]), Number(found[5] ?? 0)],
    flags: flags === '' ? common : flags,
  };
}

function part(line: string, key: Key, separator: string | undefined): string {
  if (key.from[0] === 1 && key.from[1] === 1 && key.to === undefined) return line;
  const fields =
    separator === undefined
      ? (line.match(/[ \t]*[^ \t]+|[ \t]+$/g) ?? [])
      : line.split(separator).map((field, at) => (at === 0 ? field : separator + field));
  const lead = separator === undefined ? 0 : 1;
  const starts: number[] = [];
  let sum = 0;
  for (const field of fields) {
    starts.push(sum);
    sum += field.length;
  }
  const place = (field: number, skip: boolean) => {
    const start = starts[field - 1];
    if (start === undefined) return line.length;
    const text = fields[field - 1] as string;
    const blanks = skip && key.flags.includes('b') ? (/^[ \t]*/.exec(text)?.[0].length ?? 0) : 0;
    return start + (field > 1 ? lead : 0) + blanks;
  };
  const from = place(key.from[0], true) + key.from[1] - 1;
  if (key.to === undefined) return line.slice(from);
  const [field, char] = key.to;
  const last = char === 0 ? (starts[field] ?? line.length) : place(field, true) + char;
  return line.slice(from, Math.max(from, last));
}

const monthNames = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

function comparePart(a: string, b: string, flags: string): number {
  if (flags.includes('n')) return numberIn(a) - numberIn(b);
  if (flags.includes('g')) return (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0);
  if (flags.includes('h')) return humanIn(a) - humanIn(b);
  if (flags.includes('M')) {
    const month = (text: string) => monthNames.indexOf(text.trim().slice(0, 3).toUpperCase());
    return Math.max(0, month(a)) - Math.max(0, month(b));
  }
  if (flags.includes('V')) return byVersion(a, b);
  const [left, right] = [folded(a, flags), folded(b, flags)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function folded(text: string, flags: string): string {
  let shown = flags.includes('b') ? text.replace(/^[ \t]+/, '') : text;
  if (flags.includes('d')) shown = shown.replace(/[^a-zA-Z0-9 \t]/g, '');
  if (flags.includes('i')) shown = shown.replace(/[^ -~]/g, '');
  return flags.includes('f') ? shown.replace(/[a-z]+/g, (run) => run.toUpperCase()) : shown;
}

function numberIn(text: string): number {
  return Number(/^\s*(-?\d*\.?\d*)/.exec(text)?.[1]?.replace(/^(-?)\.?$/, '0') || 0);
}

/** Order of magnitude first, as `sort -h` does. */
function humanIn(text: string): number {
  const unit = /^\s*-?[\d.]+([KkMGTPE])/.exec(text)?.[1]?.toUpperCase();
  const value = numberIn(text);
  return value === 0
    ? 0
    : Math.sign(value) * ((unit === undefined ? 0 : 'KMGTPE'.indexOf(unit) + 1) * 1e15 + Math.abs(value));
}

function check(run: Run, lines: readonly string[], compare: Comparison, path: string, options: Options): number {
  const strict = options.has('u');
  const at = lines.findIndex((line, index) => {
    if (index === 0) return false;
    const order = compare(lines[index - 1] as string, line);
    return order > 0 || (strict && order === 0);
  });
  if (at < 0) return 0;
  if (options.has('C') || ['quiet', 'silent'].includes(options.value('c') ?? '')) return 1;
  if (run.busybox) run.warn(`Check line ${at}\n`);
  else run.complain(`${path}:${at + 1}: disorder: ${lines[at]}`);
  return 1;
}
