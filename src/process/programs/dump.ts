import type { Json, Next } from '../program.js';
import { cannotRead, gather } from './input.js';
import { parseOptions } from './options.js';
import { readCount } from './sizes.js';
import type { Run } from './tool.js';

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');

/** `od`: octal words, or `-c`, `-b`, `-x`, `-d`, `-t x1` and the like; `-A` chooses the offsets. */
export function od(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, {
    short: 'cbxdoA:t:N:j:vw::aDX',
    long: 'address-radix=A: format=t: read-bytes=N: skip-bytes=j: output-duplicates=v width=w::',
  });
  if (typeof options === 'number') return options;
  const type =
    options.value('t') ??
    { c: 'c', b: 'o1', x: 'x2', d: 'u2', a: 'a' }[
      options.list.findLast(([name]) => 'cbxda'.includes(name))?.[0] ?? ''
    ] ??
    'o2';
  const radix = options.value('A') ?? 'o';
  return gather(
    run,
    options.operands,
    state,
    (texts, code) => {
      if (code !== 0 && texts.length === 0) return code;
      const skip = readCount(options.value('j') ?? '0') ?? 0;
      const most = readCount(options.value('N') ?? '') ?? Number.POSITIVE_INFINITY;
      const bytes = texts
        .map(({ text }) => text)
        .join('')
        .slice(skip, skip + most);
      const address = (at: number) =>
        radix === 'n'
          ? ''
          : radix === 'x'
            ? hex(at, 6)
            : radix === 'd'
              ? String(at).padStart(7, '0')
              : at.toString(8).padStart(7, '0');
      rows(
        bytes,
        options.has('v'),
        (row, at) => run.out(`${address(at + skip)}${cells(row, type)}\n`),
        () => run.out('*\n'),
      );
      if (radix !== 'n') run.out(`${address(bytes.length + skip)}\n`);
      return code;
    },
    (path, fault) => cannotRead(run, path, fault),
  );
}

/** Sixteen bytes at a time; a row equal to the one before is told only once. */
function rows(bytes: string, all: boolean, show: (row: string, at: number) => void, repeat: () => void): void {
  let previous: string | undefined;
  let repeating = false;
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16);
    if (!all && row === previous) {
      if (!repeating) repeat();
      repeating = true;
      continue;
    }
    repeating = false;
    previous = row;
    show(row, at);
  }
}

function cells(row: string, type: string): string {
  const kind = type[0] as string;
  const character = (char: string) => {
    const code = char.charCodeAt(0);
    const escape = { 0: '\\0', 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' }[code];
    return escape ?? (code >= 32 && code < 127 ? char : code.toString(8).padStart(3, '0'));
  };
  if (kind === 'c') return [...row].map((char) => character(char).padStart(4)).join('');
  const size = Number(/\d+/.exec(type)?.[0] ?? { C: 1, S: 2, I: 4, L: 8 }[type[1] ?? ''] ?? 4);
  const width =
    {
      o: Math.ceil((size * 8) / 3),
      x: size * 2,
      u: [0, 3, 5, 0, 10, 0, 0, 0, 20][size] ?? 3,
      d: [0, 4, 6, 0, 11, 0, 0, 0, 20][size] ?? 4,
    }[kind] ?? 3;
  let text = '';
  for (let at = 0; at < row.length; at += size) {
    let value = 0n;
    for (let place = size - 1; place >= 0; place--) value = value * 256n + BigInt(row.charCodeAt(at + place) || 0);
    if (kind === 'd') value = BigInt.asIntN(size * 8, value);
    const digits = value.toString(kind === 'x' ? 16 : kind === 'o' ? 8 : 10);
    text += ` ${digits.padStart(width, kind === 'u' || kind === 'd' ? ' ' : '0')}`;
  }
  if (type.endsWith('z')) text = `${text.padEnd((16 / size) * (width + 1))}  >${row.replace(/[^ -~]/g, '.')}<`;
  return text;
}

/** `hexdump -C`, and the plain form of two-byte words. */
export function hexdump(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, { short: 'Cn:s:vbcdox' });
  if (typeof options === 'number') return options;
  const canonical = options.has('C') || run.name.endsWith('hd');
  return gather(run, options.operands, state, (texts, code) => {
    const skip = readCount(options.value('s') ?? '0') ?? 0;
    const bytes = texts
      .map(({ text }) => text)
      .join('')
      .slice(skip, skip + (readCount(options.value('n') ?? '') ?? Number.POSITIVE_INFINITY));
    rows(
      bytes,
      options.has('v'),
      (row, at) => {
        if (canonical) {
          const half = (from: number) =>
            [...row.slice(from, from + 8)]
              .map((char) => hex(char.charCodeAt(0), 2))
              .join(' ')
              .padEnd(23);
          run.out(`${hex(at + skip, 8)}  ${half(0)}  ${half(8)}  |${row.replace(/[^ -~]/g, '.')}|\n`);
        } else {
          const words = (row.match(/[\s\S]{1,2}/g) ?? []).map((pair) =>
            hex(pair.charCodeAt(0) + (pair.charCodeAt(1) || 0) * 256, 4),
          );
          run.out(`${hex(at + skip, 7)} ${words.join(' ').padEnd(39)}\n`);
        }
      },
      () => run.out('*\n'),
    );
    if (bytes.length > 0) run.out(`${hex(bytes.length + skip, canonical ? 8 : 7)}\n`);
    return code;
  });
}
