import { type Fault, isFault } from '../../filesystem/fault.js';
import type { Json, Next } from '../program.js';
import { boundedRegExp } from './bounded-regexp.js';
import { bareLines, chomp, eat } from './input.js';
import { misuse, type Options, parseOptions } from './options.js';
import { BadPattern, literalSource, posixSource } from './regexp.js';
import { because, joinPath, type Run } from './tool.js';

const grammar = {
  short: 'EFGPivwxcnolLqshHre:f:A:B:C:m:aRUzybI',
  long:
    'extended-regexp=E fixed-strings=F basic-regexp=G perl-regexp=P ignore-case=i invert-match=v word-regexp=w ' +
    'line-regexp=x count=c line-number=n only-matching=o files-with-matches=l files-without-match=L quiet=q silent=q ' +
    'no-messages=s no-filename=h with-filename=H recursive=r dereference-recursive=R regexp=e: file=f: after-context=A: ' +
    'before-context=B: context=C: max-count=m: text=a color:: colour:: include: exclude: exclude-dir: byte-offset=b',
  status: 2,
  busyboxStatus: 2,
};

interface Own {
  line: number;
  count: number;
  found: boolean;
  /** Lines before a match that may still be shown. */
  before: string[];
  after: number;
  /** Number of the last line shown, for the `--` between groups. */
  shown: number;
}

export function grep(run: Run, state: Json | undefined): Next | number {
  const args = run.args.map((arg) => arg.replace(/^-(\d+)$/, '-C$1'));
  const options = parseOptions(run, { ...grammar, usage: usage(run) }, args);
  if (typeof options === 'number') return options;
  const called = run.name.split('/').at(-1);
  const kind =
    called === 'egrep'
      ? 'E'
      : called === 'fgrep'
        ? 'F'
        : (options.list.findLast(([name]) => 'EFGP'.includes(name))?.[0] ?? 'G');
  const operands = [...options.operands];
  const patterns = patternsOf(run, options);
  if (isFault(patterns)) {
    run.complain(`${patterns.path}: ${because(patterns)}`);
    return 2;
  }
  if (patterns.length === 0 && !options.has('f')) {
    const first = operands.shift();
    if (first === undefined) {
      if (run.busybox) return misuse(run, grammar, 'no pattern');
      run.warn(`${usage(run)}Try '${run.name} --help' for more information.\n`);
      return 2;
    }
    patterns.push(...first.split('\n'));
  }
  let matcher: RegExp;
  try {
    matcher = matcherOf(patterns, kind, options);
  } catch (error) {
    if (!(error instanceof BadPattern) && !(error instanceof SyntaxError)) throw error;
    const why =
      error instanceof BadPattern && !error.message.startsWith('Unmatched [')
        ? error.message
        : 'Invalid regular expression';
    run.complain(run.busybox ? `bad regex '${patterns[0]}'` : why);
    return 2;
  }
  const recursive = options.has('r') || options.has('R');
  const paths = recursive
    ? expand(run, operands.length === 0 ? [run.busybox ? '.' : ''] : operands, options)
    : operands;
  if (recursive && paths.length === 0) return 1;
  const named =
    options.list.findLast(([name]) => name === 'h' || name === 'H')?.[0] ?? (paths.length > 1 || recursive ? 'H' : 'h');
  return search(run, options, matcher, paths, named === 'H', state);
}

function usage(run: Run): string {
  return `Usage: ${run.name} [OPTION]... PATTERNS [FILE]...\n`;
}

function patternsOf(run: Run, options: Options): string[] | Fault {
  const patterns: string[] = [];
  for (const [name, value] of options.list) {
    if (name === 'e') patterns.push(...value.split('\n'));
    if (name !== 'f') continue;
    const text = run.system.files.read(value);
    if (isFault(text)) return text;
    patterns.push(...bareLines(text));
  }
  return patterns;
}

function matcherOf(patterns: readonly string[], kind: string, { has }: Options): RegExp {
  const sources = patterns.map((pattern) =>
    kind === 'F' ? literalSource(pattern) : kind === 'P' ? pattern : posixSource(pattern, kind === 'E'),
  );
  let source =
    sources.length === 0
      ? '(?!)'
      : sources.length === 1
        ? (sources[0] as string)
        : sources.map((one) => `(?:${one})`).join('|');
  if (has('x')) source = `^(?:${source})$`;
  else if (has('w')) source = `(?<!\\w)(?:${source})(?!\\w)`;
  const flags = has('i') || has('y') ? 'gi' : 'g';
  return kind === 'P' ? new RegExp(source, flags) : boundedRegExp(source, flags);
}

/** Every file below the operands, in the order of their names. */
function expand(run: Run, operands: readonly string[], options: Options): string[] {
  const { files } = run.system;
  const wanted = (name: string, option: string) =>
    options.list
      .filter(([key]) => key === option)
      .some(([, glob]) =>
        new RegExp(`^${literalSource(glob).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`, 's').test(name),
      );
  const visit = (path: string, top: boolean): string[] => {
    const stat = top || options.has('R') ? files.stat(path === '' ? '.' : path) : files.lstat(path);
    if (isFault(stat)) return top ? [path] : [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (stat.kind === 'dir') {
      if (!top && wanted(name, 'exclude-dir')) return [];
      const entries = files.list(path === '' ? '.' : path);
      return isFault(entries) ? [path] : entries.flatMap((entry) => visit(joinPath(path, entry.name), false));
    }
    if (stat.kind !== 'file' && !top) return [];
    if (options.has('include') && !wanted(name, 'include')) return [];
    return wanted(name, 'exclude') ? [] : [path];
  };
  return operands.flatMap((path) => (path === '-' ? ['-'] : visit(path, true)));
}

function search(
  run: Run,
  options: Options,
  matcher: RegExp,
  paths: readonly string[],
  named: boolean,
  state: Json | undefined,
): Next | number {
  const { has } = options;
  const number = (name: string) => Number(options.value(name) ?? options.value('C') ?? 0);
  const [before, after, most] = [number('B'), number('A'), Number(options.value('m') ?? Number.POSITIVE_INFINITY)];
  const silent = has('q') || has('l') || has('L') || has('c');
  const label = (path: string) => (path === '-' ? '(standard input)' : path);
  const prefix = (path: string, line: number, mark: string) =>
    (named ? label(path) + mark : '') + (has('n') ? line + mark : '');
  const show = (own: Own, path: string, text: string, line: number, mark: string) => {
    if ((before > 0 || after > 0) && own.shown > 0 && line > own.shown + 1) run.out('--\n');
    own.shown = line;
    run.out(`${prefix(path, line, mark)}${text}\n`);
  };
  const fresh = (): Own => ({ line: 0, count: 0, found: false, before: [], after: 0, shown: 0 });
  return eat<Own>(run, paths, state, {
    unit: 'line',
    start: fresh,
    open: (own) => {
      Object.assign(own, { ...fresh(), found: own.found, shown: own.shown > 0 ? -1 : 0 });
      if (own.shown < 0) own.shown = before > 0 || after > 0 ? 0.5 : 0;
    },
    take: (bytes, own, path) => {
      const text = chomp(bytes);
      own.line++;
      if (own.count >= most) return 'next';
      matcher.lastIndex = 0;
      if (matcher.test(text) === has('v')) {
        if (own.after > 0 && !silent && !has('o')) {
          own.after--;
          show(own, path, text, own.line, '-');
        } else if (before > 0) {
          own.before.push(text);
          if (own.before.length > before) own.before.shift();
        }
        return undefined;
      }
      own.count++;
      own.found = true;
      if (has('q')) return 'stop';
      if (has('l') || has('L')) return 'next';
      if (silent) return undefined;
      if (has('o')) {
        matcher.lastIndex = 0;
        if (!has('v'))
          for (const [match] of text.matchAll(matcher))
            if (match !== '') run.out(`${prefix(path, own.line, ':')}${match}\n`);
        return undefined;
      }
      for (const [at, earlier] of own.before.entries())
        show(own, path, earlier, own.line - own.before.length + at, '-');
      own.before = [];
      show(own, path, text, own.line, ':');
      own.after = after;
      return undefined;
    },
    close: (own, path, fault) => {
      if (fault !== undefined) return;
      if (has('c') && !has('l') && !has('L')) run.out(`${named ? `${label(path)}:` : ''}${own.count}\n`);
      if ((has('l') && own.count > 0) || (has('L') && own.count === 0)) run.out(`${label(path)}\n`);
    },
    end: (own, code) => (own.found && (code === 0 || has('q')) ? 0 : code !== 0 ? code : 1),
    refuse: (path, fault) => {
      if (run.busybox && fault.fault === 'EISDIR') return 0;
      if (!has('s')) run.complain(`${path}: ${because(fault)}`);
      return 2;
    },
  });
}
