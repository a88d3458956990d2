import { type Fault, isFault } from '../../filesystem/fault.js';
import { again, type Json, type Next, poll } from '../program.js';
import { misuse } from './options.js';
import { readCount } from './sizes.js';
import { because, quoted, type Run } from './tool.js';

interface Own {
  from: number;
  to: number;
  skipped: number;
  read: number;
  partial: number;
  blocks: number;
}

const names = ['if', 'of', 'bs', 'ibs', 'obs', 'count', 'skip', 'seek', 'conv', 'status', 'iflag', 'oflag', 'cbs'];

/** dd { name '=' value }: if, of, bs, ibs, count, skip, seek, conv=notrunc, status; the others are accepted and ignored. */
export function dd(run: Run, state: Json | undefined): Next | number {
  const given = new Map<string, string>();
  for (const arg of run.args) {
    const cut = arg.indexOf('=');
    if (!names.includes(arg.slice(0, Math.max(0, cut))))
      return misuse(run, { short: '' }, `unrecognized operand ${quoted(arg)}`);
    given.set(arg.slice(0, cut), arg.slice(cut + 1));
  }
  const wrong = ['bs', 'ibs', 'count', 'skip', 'seek'].find((name) => Number.isNaN(amount(given, name, 0)));
  if (wrong !== undefined) {
    const text = given.get(wrong) ?? '';
    run.complain(run.busybox ? `invalid number '${text}'` : `invalid number: ${quoted(text)}`);
    return 1;
  }
  const size = amount(given, 'bs', amount(given, 'ibs', 512));
  const own = state === undefined ? openBoth(run, given, amount(given, 'seek', 0) * size) : (state as unknown as Own);
  return typeof own === 'number' ? own : copy(run, given, size, own);
}

/** Such as `10`, `4k` or `2x512`; NaN when it is none. */
function amount(given: ReadonlyMap<string, string>, name: string, standard: number): number {
  const parts = given.get(name)?.split('x') ?? [String(standard)];
  return parts.map((part) => readCount(part) ?? Number.NaN).reduce((product, part) => product * part, 1);
}

function copy(run: Run, given: ReadonlyMap<string, string>, size: number, own: Own): Next | number {
  const { system } = run;
  const count = given.has('count') ? amount(given, 'count', 0) : Number.POSITIVE_INFINITY;
  const skip = amount(given, 'skip', 0) * size;
  const saved = own as unknown as Json;
  while (own.skipped < skip || own.blocks < count) {
    if (system.fuel-- <= 0) return again(saved);
    if (!system.writable(own.to)) return poll([{ writable: own.to }], saved);
    const skipping = own.skipped < skip;
    const bytes = system.read(own.from, skipping ? skip - own.skipped : size);
    if (bytes === undefined) return poll([{ readable: own.from }], saved);
    if (isFault(bytes)) return refused(run, 'read', given.get('if') ?? 'standard input', bytes);
    if (bytes === '') break;
    if (skipping) {
      own.skipped += bytes.length;
      continue;
    }
    own.blocks++;
    if (bytes.length < size) own.partial++;
    own.read += bytes.length;
    const fault = system.write(own.to, bytes);
    if (fault !== undefined) return refused(run, 'writ', given.get('of') ?? 'standard output', fault);
  }
  report(run, own, given.get('status'));
  return 0;
}

function refused(run: Run, verb: 'read' | 'writ', name: string, fault: Fault): number {
  const what = run.busybox ? `${verb === 'writ' ? 'write' : verb} error` : `error ${verb}ing ${quoted(name)}`;
  run.complain(`${what}: ${because(fault)}`);
  return 1;
}

function openBoth(run: Run, given: ReadonlyMap<string, string>, seek: number): Own | number {
  const { system } = run;
  const [input, output] = [given.get('if'), given.get('of')];
  const from = input === undefined ? 0 : system.open(input, 'read');
  if (isFault(from)) {
    run.complain(
      run.busybox
        ? `can't open '${input}': ${because(from)}`
        : `failed to open ${quoted(input as string)}: ${because(from)}`,
    );
    return 1;
  }
  const keeps = (given.get('conv') ?? '').split(',').includes('notrunc');
  const to = output === undefined ? 1 : system.open(output, keeps || seek > 0 ? 'read-write' : 'write');
  if (isFault(to)) {
    run.complain(
      run.busybox
        ? `can't open '${output}': ${because(to)}`
        : `failed to open ${quoted(output as string)}: ${because(to)}`,
    );
    return 1;
  }
  if (output !== undefined && seek > 0) {
    if (!keeps) system.files.truncate(output, seek);
    for (let left = seek; left > 0; ) {
      const bytes = system.read(to, left);
      if (typeof bytes !== 'string' || bytes === '') break;
      left -= bytes.length;
    }
  }
  return { from, to, skipped: 0, read: 0, partial: 0, blocks: 0 };
}

/** No time passes within a step, so speeds are left at nought seconds. */
function report(run: Run, own: Own, status: string | undefined): void {
  if (status === 'none') return;
  const records = `${own.blocks - own.partial}+${own.partial} records`;
  run.warn(`${records} in\n${records} out\n`);
  if (status === 'noxfer') return;
  const units = (base: number, names: readonly string[]) => {
    let [value, unit] = [own.read, 0];
    while (value >= base && unit < names.length - 1) {
      value /= base;
      unit++;
    }
    return `${value < 9.95 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${names[unit]}`;
  };
  const decimal =
    own.read >= 1000
      ? ` (${units(1000, ['B', 'kB', 'MB', 'GB'])}${own.read >= 1024 ? `, ${units(1024, ['B', 'KiB', 'MiB', 'GiB'])}` : ''})`
      : '';
  const binary = ` (${units(1024, ['B', 'KB', 'MB', 'GB'])
    .replace(' ', '')
    .replace(/^(\d+)(B|KB|MB|GB)$/, (_, n, u) => (u === 'B' ? `${n}B` : `${Number(n).toFixed(1)}${u}`))})`;
  run.warn(
    run.busybox
      ? `${own.read} bytes${binary} copied, 0.000000 seconds, 0B/s\n`
      : `${own.read} bytes${decimal} copied, 0 s, 0 B/s\n`,
  );
}
