import { isFault } from '../../filesystem/fault.js';
import type { Json, Next } from '../program.js';
import { formatInstant } from './calendar.js';
import { gather, linesOf } from './input.js';
import { banner, misuse, type Options, parseOptions } from './options.js';
import { baseName, because, joinPath, quoted, type Run } from './tool.js';

const grammar = {
  short: 'uqrNsbwBiU:aL:tdT',
  long:
    'unified=U:: brief=q recursive=r new-file=N report-identical-files=s ignore-space-change=b ignore-all-space=w ' +
    'ignore-blank-lines=B ignore-case=i label=L: color:: text=a',
  status: 2,
};

/** Lines [from, to) of the left file became lines [start, end) of the right one. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export function diff(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { operands } = options;
  const [first, second] = operands;
  if (first === undefined || second === undefined || operands.length > 2) {
    if (run.busybox) return banner(run);
    return misuse(
      run,
      grammar,
      operands.length > 2
        ? `extra operand ${quoted(operands[2] as string)}`
        : `missing operand after ${quoted(first ?? run.name)}`,
    );
  }
  const { files } = run.system;
  const kind = (path: string) => {
    const stat = path === '-' ? undefined : files.stat(path);
    return isFault(stat) ? undefined : stat?.kind;
  };
  if (kind(first) === 'dir' && kind(second) === 'dir') return folders(run, options, first, second);
  const left = kind(first) === 'dir' ? joinPath(first, baseName(second)) : first;
  const right = kind(second) === 'dir' ? joinPath(second, baseName(first)) : second;
  return gather(
    run,
    [left, right],
    state,
    (texts, code) => {
      if (code !== 0) return 2;
      return compareTexts(run, options, [left, right], texts.map(({ text }) => text) as [string, string]);
    },
    (path, fault) => {
      run.complain(`${run.busybox ? `can't stat '${path}'` : path}: ${because(fault)}`);
      return 2;
    },
  );
}

function folders(run: Run, options: Options, left: string, right: string): number {
  const { files } = run.system;
  const names = (path: string) => {
    const entries = files.list(path);
    return new Map(isFault(entries) ? [] : entries.map(({ name, kind }) => [name, kind]));
  };
  const [a, b] = [names(left), names(right)];
  let code = 0;
  for (const name of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    const [one, other] = [a.get(name), b.get(name)];
    const [from, to] = [joinPath(left, name), joinPath(right, name)];
    if (one === undefined || other === undefined) {
      code = 1;
      if (!options.has('N') || (one ?? other) === 'dir')
        run.out(`Only in ${one === undefined ? right : left}: ${name}\n`);
      else
        compareTexts(
          run,
          options,
          [from, to],
          [read(run, from), read(run, to)],
          `diff ${run.args.filter((arg) => arg.startsWith('-')).join(' ')} ${from} ${to}\n`,
        );
    } else if (one === 'dir' && other === 'dir') {
      if (options.has('r')) code = Math.max(code, folders(run, options, from, to));
      else run.out(`Common subdirectories: ${from} and ${to}\n`);
    } else {
      const flags = run.args.filter((arg) => arg.startsWith('-')).join(' ');
      const title = run.busybox ? '' : `diff ${flags}${flags === '' ? '' : ' '}${from} ${to}\n`;
      code = Math.max(code, compareTexts(run, options, [from, to], [read(run, from), read(run, to)], title));
    }
  }
  return code;
}

function read(run: Run, path: string): string {
  const text = run.system.files.read(path);
  return isFault(text) ? '' : text;
}

function compareTexts(
  run: Run,
  options: Options,
  paths: readonly [string, string],
  texts: readonly [string, string],
  title = '',
): number {
  const fold = (line: string) => {
    let text = options.has('i') ? line.toLowerCase() : line;
    if (options.has('w')) text = text.replace(/\s+/g, '');
    else if (options.has('b')) text = text.replace(/[ \t]+/g, ' ').replace(/\s+$/, '');
    return text;
  };
  const [a, b] = [linesOf(texts[0]), linesOf(texts[1])];
  const changes = changesBetween(a.map(fold), b.map(fold)).filter(
    ({ from, to, start, end }) =>
      !options.has('B') || ![...a.slice(from, to), ...b.slice(start, end)].every((line) => line === '\n'),
  );
  if (changes.length === 0) {
    if (options.has('s')) run.out(`Files ${paths[0]} and ${paths[1]} are identical\n`);
    return 0;
  }
  if (options.has('q')) run.out(`Files ${paths[0]} and ${paths[1]} differ\n`);
  else if (texts.some((text) => text.includes('\0'))) run.out(`Binary files ${paths[0]} and ${paths[1]} differ\n`);
  else if (options.has('u') || options.has('U') || run.busybox)
    run.out(title + unified(run, options, paths, a, b, changes));
  else run.out(title + normal(a, b, changes));
  return 1;
}

/** The shortest edit (Myers), as runs of replaced lines. */
function changesBetween(a: readonly string[], b: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let [enda, endb] = [a.length, b.length];
  while (enda > head && endb > head && a[enda - 1] === b[endb - 1]) {
    enda--;
    endb--;
  }
  const [n, m] = [enda - head, endb - head];
  const trace: Map<number, number>[] = [];
  const best = new Map([[1, 0]]);
  let depth = 0;
  search: for (; depth <= n + m; depth++) {
    trace.push(new Map(best));
    for (let k = -depth; k <= depth; k += 2) {
      const down = k === -depth || (k !== depth && (best.get(k - 1) ?? -1) < (best.get(k + 1) ?? -1));
      let x = down ? (best.get(k + 1) ?? 0) : (best.get(k - 1) ?? 0) + 1;
      while (x < n && x - k < m && a[head + x] === b[head + x - k]) x++;
      best.set(k, x);
      if (x >= n && x - k >= m) break search;
    }
  }
  const kept: [number, number][] = [];
  let [x, y] = [n, m];
  for (; depth >= 0; depth--) {
    const row = trace[depth] as Map<number, number>;
    const k = x - y;
    const down = k === -depth || (k !== depth && (row.get(k - 1) ?? -1) < (row.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const [px, py] = depth === 0 ? [0, 0] : [row.get(before) ?? 0, (row.get(before) ?? 0) - before];
    while (x > px && y > py) kept.push([--x, --y]);
    [x, y] = [px, py];
  }
  kept.reverse();
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [at, to] of [...kept, [n, m] as [number, number]]) {
    if (at > i || to > j) changes.push({ from: head + i, to: head + at, start: head + j, end: head + to });
    [i, j] = [at + 1, to + 1];
  }
  return changes;
}

function marked(lines: readonly string[], mark: string): string {
  return lines.map((line) => mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('');
}

function normal(a: readonly string[], b: readonly string[], changes: readonly Change[]): string {
  const range = (from: number, to: number) => (to - from <= 1 ? String(to === from ? from : to) : `${from + 1},${to}`);
  return changes
    .map(({ from, to, start, end }) => {
      const letter = from === to ? 'a' : start === end ? 'd' : 'c';
      const middle = letter === 'c' ? '---\n' : '';
      return `${range(from, to)}${letter}${range(start, end)}\n${marked(a.slice(from, to), '< ')}${middle}${marked(b.slice(start, end), '> ')}`;
    })
    .join('');
}

function unified(
  run: Run,
  options: Options,
  paths: readonly [string, string],
  a: readonly string[],
  b: readonly string[],
  changes: readonly Change[],
): string {
  const around = Number(options.value('U') || 3);
  const labels = options.list.filter(([name]) => name === 'L').map(([, label]) => label);
  const title = (mark: string, at: 0 | 1) => {
    const stat = paths[at] === '-' ? undefined : run.system.files.stat(paths[at]);
    const time = formatInstant(
      '%Y-%m-%d %H:%M:%S.%N %z',
      isFault(stat) || stat === undefined ? run.system.now : stat.mtime,
    );
    return `${mark} ${labels[at] ?? (run.busybox ? paths[at] : `${paths[at]}\t${time}`)}\n`;
  };
  let text = title('---', 0) + title('+++', 1);
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && change.from - last.to <= 2 * around) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  for (const group of groups) {
    const [first, last] = [group[0] as Change, group.at(-1) as Change];
    const [from, to] = [Math.max(0, first.from - around), Math.min(a.length, last.to + around)];
    const [start, end] = [first.start - (first.from - from), last.end + (to - last.to)];
    const range = (low: number, high: number) =>
      high - low === 1 ? String(high) : `${high === low ? low : low + 1},${high - low}`;
    text += `@@ -${range(from, to)} +${range(start, end)} @@\n`;
    let at = from;
    for (const change of group) {
      text +=
        marked(a.slice(at, change.from), ' ') +
        marked(a.slice(change.from, change.to), '-') +
        marked(b.slice(change.start, change.end), '+');
      at = change.to;
    }
    text += marked(a.slice(at, to), ' ');
  }
  return text;
}
