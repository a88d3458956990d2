import type { Json, Next } from '../program.js';
import { cannotRead, chomp, eat } from './input.js';
import { misuse, parseOptions } from './options.js';
import { quoted, type Run } from './tool.js';

const grammar = {
  short: 'd:f:c:b:snz',
  long: 'delimiter=d: fields=f: characters=c: bytes=b: only-delimited=s complement output-delimiter: zero-terminated=z',
};

type Range = readonly [from: number, to: number];

export function cut(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, run.busybox ? { short: 'd:f:c:b:snO:D' } : grammar);
  if (typeof options === 'number') return options;
  const lists = options.list.filter(([name]) => 'fcb'.includes(name));
  const [kind, text] = lists[0] ?? [];
  if (kind === undefined || text === undefined) {
    if (!run.busybox) return misuse(run, grammar, 'you must specify a list of bytes, characters, or fields');
    run.complain('expected a list of bytes, characters, or fields');
    return 1;
  }
  if (lists.length > 1) return misuse(run, grammar, 'only one list may be specified');
  const delimiter = options.value('d') ?? '\t';
  if (delimiter.length > 1 && !run.busybox) return misuse(run, grammar, 'the delimiter must be a single character');
  const ranges = readRanges(text);
  if (typeof ranges === 'string') {
    if (run.busybox) {
      run.complain(`invalid number '${text}'`);
      return 1;
    }
    return misuse(
      run,
      grammar,
      kind !== 'f'
        ? ranges.replace('field', 'byte/character position').replace('fields are', 'byte/character positions are')
        : ranges,
    );
  }
  const chosen = (at: number) => ranges.some(([from, to]) => at >= from && at <= to) !== options.has('complement');
  const glue = options.value('output-delimiter') ?? (kind === 'f' ? delimiter : '');
  return eat<null>(run, options.operands, state, {
    unit: 'line',
    start: () => null,
    take: (bytes) => {
      const line = chomp(bytes);
      if (kind !== 'f') run.out(`${[...line].filter((_, at) => chosen(at + 1)).join(glue)}\n`);
      else if (line.includes(delimiter))
        run.out(
          `${line
            .split(delimiter)
            .filter((_, at) => chosen(at + 1))
            .join(glue)}\n`,
        );
      else if (!options.has('s')) run.out(`${line}\n`);
      return undefined;
    },
    end: (_own, code) => code,
    refuse: (path, fault) => (run.busybox && fault.fault === 'EISDIR' ? 0 : cannotRead(run, path, fault)),
  });
}

function readRanges(text: string): readonly Range[] | string {
  const ranges: Range[] = [];
  for (const part of text.split(/[, ]/)) {
    const found = /^(\d*)(-?)(\d*)$/.exec(part);
    if (found === null || part === '') return `invalid field value ${quoted(part)}`;
    const [, low = '', dash = '', high = ''] = found;
    if (low === '' && high === '') return 'invalid range with no endpoint: -';
    if (low === '0' || (dash === '' && Number(low) === 0)) return 'fields are numbered from 1';
    const range: Range = [
      low === '' ? 1 : Number(low),
      dash === '' ? Number(low) : high === '' ? Number.POSITIVE_INFINITY : Number(high),
    ];
    if (range[0] > range[1]) return 'invalid decreasing range';
    ranges.push(range);
  }
  return ranges;
}
