import type { Json, Next } from '../program.js';
import { bareLines, gather } from './input.js';
import { misuse, parseOptions } from './options.js';
import { because, quoted, type Run } from './tool.js';

export function cmp(run: Run, state: Json | undefined): Next | number {
  const grammar = { short: 'lsn:b', long: 'verbose=l quiet=s silent=s bytes=n:', status: 2 };
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const [first, second = '-'] = options.operands;
  if (first === undefined) return misuse(run, grammar, `missing operand after '${run.name}'`);
  return gather(
    run,
    [first, second],
    state,
    (texts, code) => {
      if (code !== 0) return code;
      const [a, b] = texts.map(({ text }) => text.slice(0, Number(options.value('n') ?? Number.POSITIVE_INFINITY))) as [
        string,
        string,
      ];
      if (a === b) return 0;
      const least = Math.min(a.length, b.length);
      let line = 1;
      for (let at = 0; at < least; at++) {
        if (a[at] !== b[at]) {
          if (!options.has('l')) {
            if (!options.has('s')) run.out(`${first} ${second} differ: char ${at + 1}, line ${line}\n`);
            return 1;
          }
          const octal = (text: string) => text.charCodeAt(at).toString(8).padStart(3);
          run.out(`${String(at + 1).padStart(run.busybox ? 0 : String(least).length)} ${octal(a)} ${octal(b)}\n`);
        }
        if (a[at] === '\n') line++;
      }
      if (a.length !== b.length && !options.has('s')) {
        const shorter = a.length < b.length ? first : second;
        const lines = least > 0 && a[least - 1] === '\n' ? line - 1 : line;
        run.complain(
          run.busybox
            ? `EOF on ${shorter}`
            : least === 0
              ? `EOF on ${shorter} which is empty`
              : `EOF on ${shorter} after byte ${least}${options.has('l') ? '' : `, ${(a[least - 1] === '\n' && a.length < b.length) || b[least - 1] === '\n' ? '' : 'in '}line ${lines}`}`,
        );
      }
      return 1;
    },
    (path, fault) => {
      run.complain(`${path}: ${because(fault)}`);
      return 2;
    },
  );
}

export function comm(run: Run, state: Json | undefined): Next | number {
  const grammar = { short: '123z', long: 'total check-order nocheck-order output-delimiter:' };
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const [first, second] = options.operands;
  if (first === undefined || second === undefined)
    return misuse(run, grammar, first === undefined ? 'missing operand' : `missing operand after ${quoted(first)}`);
  const glue = options.value('output-delimiter') ?? '\t';
  const lead = ['', options.has('1') ? '' : glue, (options.has('1') ? '' : glue) + (options.has('2') ? '' : glue)];
  return gather(run, [first, second], state, (texts, code) => {
    if (code !== 0) return code;
    const [a, b] = texts.map(({ text }) => bareLines(text)) as [string[], string[]];
    const show = (column: number, line: string) => {
      if (!options.has(String(column + 1))) run.out(`${lead[column]}${line}\n`);
    };
    const disorder = options.has('nocheck-order') ? [] : unsorted(a, b, options.has('check-order'));
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      const [left, right] = [a[i], b[j]];
      if (left !== undefined && left === right) {
        show(2, left);
        i++;
        j++;
      } else if (right === undefined || (left !== undefined && left < right)) {
        show(0, left as string);
        i++;
      } else {
        show(1, right);
        j++;
      }
    }
    for (const file of disorder) run.complain(`file ${file} is not in sorted order`);
    if (disorder.length > 0) run.complain('input is not in sorted order');
    return disorder.length > 0 ? 1 : 0;
  });
}

/** Which of the two lists is not sorted: GNU says so when the lists differ, or when it is asked to look. */
function unsorted(a: readonly string[], b: readonly string[], always: boolean): readonly number[] {
  if (!always && a.length === b.length && a.every((line, at) => line === b[at])) return [];
  return [a, b].flatMap((lines, at) =>
    lines.some((line, index) => index > 0 && line < (lines[index - 1] as string)) ? [at + 1] : [],
  );
}
