import { isFault, type Fault } from '../../filesystem/fault.js';
import type { Stat } from '../../filesystem/files.js';
import { globPattern } from './glob-pattern.js';
import { busyboxColumns, gnuColumns } from './ls-columns.js';
import { type Item, longLines } from './ls-long.js';
import { type Options, parseOptions } from './options.js';
import { diskKilobytes, humanBusybox, humanGnu } from './sizes.js';
import { because, joinPath, quoted, type Run } from './tool.js';
import { byVersion } from './version-order.js';

const gnu = {
  short: 'aAlLd1RhtrSFipnsCxmUXvgoQNbqkcuGHfw:I:T:B',
  long:
    'all=a almost-all=A directory=d recursive=R human-readable=h reverse=r classify=F:: inode=i numeric-uid-gid=n ' +
    'size=s dereference=L color:: format: width=w: sort: time-style: full-time group-directories-first hide: ignore=I: ' +
    'literal=N quote-name=Q no-group=G si indicator-style: file-type time: escape=b hyperlink:: show-control-chars',
  status: 2,
};
const busybox = { short: '1AaCxdLHRFplinshrSXvctuw:', long: 'full-time group-directories-first color::' };

export function ls(run: Run): number {
  const options = parseOptions(run, run.busybox ? busybox : gnu);
  if (typeof options === 'number') return options;
  const listing = new Listing(run, options);
  return listing.show(options.operands.length === 0 ? ['.'] : options.operands, options.operands.length > 1);
}

class Listing {
  private readonly long: boolean;
  private readonly terminal: boolean;
  private code = 0;
  private started = false;

  constructor(
    private readonly run: Run,
    private readonly options: Options,
  ) {
    const { has } = options;
    this.terminal = run.system.terminal(1) !== undefined;
    this.long =
      has('l') ||
      has('n') ||
      has('full-time') ||
      (!run.busybox && (has('g') || has('o') || options.value('format') === 'long'));
  }

  show(operands: readonly string[], titled: boolean): number {
    const { options } = this;
    const files: Item[] = [];
    const folders: Item[] = [];
    for (const path of operands) {
      const follows = !options.has('d') && ((!this.long && !options.has('F')) || options.has('L') || options.has('H'));
      const item = this.item(path, path, follows || options.has('L'));
      if (item === undefined) continue;
      (item.stat.kind === 'dir' && !options.has('d') ? folders : files).push(item);
    }
    if (files.length > 0) {
      this.print(this.sorted(files));
      this.started = true;
    }
    for (const folder of this.sorted(folders)) this.folder(folder.path, titled || options.has('R'), true);
    return this.code;
  }

  private item(name: string, path: string, follow: boolean): Item | undefined {
    const { files } = this.run.system;
    let stat = follow ? files.stat(path) : files.lstat(path);
    if (isFault(stat) && follow && !this.options.has('L')) stat = files.lstat(path);
    if (isFault(stat)) {
      this.refuse(stat, `cannot access ${quoted(path)}`, path, 2);
      return undefined;
    }
    const target = stat.kind === 'symlink' && this.long ? files.readlink(path) : undefined;
    return { name, path, stat, target: isFault(target) ? undefined : target };
  }

  private refuse(fault: Fault, gnuWords: string, busyboxWords: string, code: number): void {
    this.run.complain(`${this.run.busybox ? busyboxWords : gnuWords}: ${because(fault)}`);
    this.code = Math.max(this.code, this.run.busybox ? 1 : code);
  }

  private folder(path: string, titled: boolean, top: boolean): void {
    const { options, run } = this;
    const entries = run.system.files.list(path);
    if (isFault(entries)) {
      this.refuse(entries, `cannot open directory ${quoted(path)}`, `can't open '${path}'`, top ? 2 : 1);
      return;
    }
    if (titled) {
      run.out(`${this.started ? '\n' : ''}${path}:\n`);
    }
    this.started = true;
    const all = options.has('a') || (!run.busybox && options.has('f'));
    const shown = entries
      .filter(({ name }) => all || options.has('A') || !name.startsWith('.'))
      .map(({ name }) => name);
    const ignored = [options.value('I'), options.value('hide')].filter((pattern) => pattern !== undefined);
    const items = [
      ...(all ? ['.', '..'] : []),
      ...shown.filter((name) => !ignored.some((pattern) => globPattern(pattern).test(name))),
    ]
      .map((name) => this.item(name, joinPath(path, name), options.has('L')))
      .filter((item) => item !== undefined);
    if (this.long || options.has('s')) run.out(`total ${this.total(items)}\n`);
    const ordered = this.sorted(items);
    if (ordered.length > 0) this.print(ordered);
    if (!options.has('R')) return;
    for (const { name, path: inner, stat } of ordered) {
      if (stat.kind === 'dir' && name !== '.' && name !== '..') this.folder(inner, true, false);
    }
  }

  private total(items: readonly Item[]): string {
    const kilobytes = items.reduce((sum, { stat }) => sum + diskKilobytes(stat), 0);
    if (!this.options.has('h')) return String(kilobytes);
    return this.run.busybox
      ? humanBusybox(kilobytes * 1024)
          .replace(/\.\dK$/, 'K')
          .padEnd(7)
      : humanGnu(kilobytes * 1024);
  }

  private sorted(items: readonly Item[]): readonly Item[] {
    const { options } = this;
    const letter =
      options.list.findLast(([name]) => 'tSXvUf'.includes(name))?.[0] ??
      ({ time: 't', size: 'S', version: 'v', extension: 'X', none: 'U' } as { [word: string]: string })[
        options.value('sort') ?? ''
      ];
    if (letter === 'U' || letter === 'f') return items;
    const byName = (a: Item, b: Item) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    const extension = ({ name }: Item) => name.slice(name.lastIndexOf('.') < 0 ? name.length : name.lastIndexOf('.'));
    const orders: { readonly [letter: string]: (a: Item, b: Item) => number } = {
      t: (a, b) => b.stat.mtime - a.stat.mtime,
      S: (a, b) => b.stat.size - a.stat.size,
      v: (a, b) => byVersion(a.name, b.name),
      X: (a, b) => (extension(a) < extension(b) ? -1 : extension(a) > extension(b) ? 1 : 0),
    };
    const first = orders[letter ?? ''];
    const turn = options.has('r') ? -1 : 1;
    const grouped = (a: Item, b: Item) =>
      options.has('group-directories-first') ? Number(b.stat.kind === 'dir') - Number(a.stat.kind === 'dir') : 0;
    return items.toSorted((a, b) => grouped(a, b) || turn * ((first?.(a, b) ?? 0) || byName(a, b)));
  }

  private print(items: readonly Item[]): void {
    const { options, run } = this;
    const shape = options.list.findLast(([name]) => '1Cxm'.includes(name))?.[0];
    const columns = !this.long && (shape === undefined ? this.terminal : shape !== '1');
    const label = this.labels(items, this.long || columns);
    if (this.long) {
      run.out(longLines(run, options, items, label));
      return;
    }
    const names = this.prefixed(items, label);
    if (shape === 'm') run.out(commaList(names, this.width()));
    else if (!columns) run.out(names.map((name) => `${name}\n`).join(''));
    else run.out((run.busybox ? busyboxColumns : gnuColumns)(names, this.width(), shape === 'x'));
  }

  private width(): number {
    const given = this.options.value('w') ?? this.run.system.env.COLUMNS;
    if (given !== undefined && /^\d+$/.test(given)) return Number(given) === 0 ? 1e9 : Number(given);
    return this.run.system.terminal(1)?.columns ?? 80;
  }

  private prefixed(items: readonly Item[], label: (item: Item) => string): readonly string[] {
    const { options, run } = this;
    const cells = (cell: (stat: Stat) => number | string, wide: number) => {
      const texts = items.map(({ stat }) => String(cell(stat)));
      const width = run.busybox ? wide : Math.max(...texts.map((text) => text.length));
      return texts.map((text) => `${text.padStart(width)} `);
    };
    const human = run.busybox ? humanBusybox : humanGnu;
    const blocks = (stat: Stat) => (options.has('h') ? human(diskKilobytes(stat) * 1024) : diskKilobytes(stat));
    const inodes = options.has('i') ? cells((stat) => stat.inode, 7) : [];
    const sizes = options.has('s') ? cells(blocks, 6) : [];
    return items.map((item, at) => (inodes[at] ?? '') + (sizes[at] ?? '') + label(item));
  }

  /** Names with their marks; GNU quotes odd ones on a terminal, and then indents the others. */
  private labels(items: readonly Item[], aligned: boolean): (item: Item) => string {
    const { options, run } = this;
    const mark = ({ stat, target }: Item) => {
      if (stat.kind === 'dir') return options.has('F') || options.has('p') || options.has('file-type') ? '/' : '';
      if (!options.has('F') && !options.has('file-type')) return '';
      if (stat.kind === 'symlink') return target === undefined ? '@' : '';
      if (stat.kind === 'fifo') return '|';
      return stat.kind === 'file' && (stat.mode & 0o111) !== 0 && options.has('F') ? '*' : '';
    };
    if (options.has('Q')) return (item) => `"${item.name.replace(/["\\]/g, '\\$&')}"${mark(item)}`;
    const odd = (name: string) => !/^[^\s'"$`\\*?[\]<>|&;()!^~#][^\s'"$`\\*?[\]<>|&;()!^]*$/.test(name);
    const quotes = this.terminal && !run.busybox && !options.has('N');
    const some = quotes && aligned && items.some(({ name }) => odd(name));
    return (item) => (quotes && odd(item.name) ? quoted(item.name) : (some ? ' ' : '') + item.name) + mark(item);
  }
}

/** Names with commas, broken where the next one would not fit. */
function commaList(names: readonly string[], width: number): string {
  let text = '';
  let at = 0;
  names.forEach((name, index) => {
    const last = index === names.length - 1;
    if (index > 0) {
      const fits = at + name.length + 2 < width;
      text += fits ? ' ' : '\n';
      at = fits ? at + 1 : 0;
    }
    text += name + (last ? '\n' : ',');
    at += name.length + 1;
  });
  return text;
}
