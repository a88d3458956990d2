import { isFault } from '../../filesystem/fault.js';
import type { Files, Stat } from '../../filesystem/files.js';
import { accountNames, idOf } from './accounts.js';
import { formatInstant, readInstant } from './calendar.js';
import { modeText } from './file-mode.js';
import type { Expression } from './find-expression.js';
import { diskKilobytes } from './sizes.js';
import { baseName } from './tool.js';

/** The file that an expression is about. */
export interface Subject {
  readonly files: Files;
  readonly now: number;
  readonly path: string;
  readonly depth: number;
  readonly stat: Stat;
}

type Test = Extract<Expression, { is: 'test' }>;

/** The truth of every test that only looks; actions are the finder's. */
export function holds(test: Test, subject: Subject): boolean {
  return tests[test.name]?.(subject, test) ?? false;
}

const age =
  (unit: number, round: (value: number) => number) =>
  (subject: Subject, { value }: Test) =>
    numeric(value, round((subject.now - subject.stat.mtime) / unit));
const days = age(86_400_000, Math.floor);
const minutes = age(60_000, Math.ceil);
const wholePath = ({ path }: Subject, { pattern }: Test) => pattern?.test(path) === true;
const lastName = ({ path }: Subject, { pattern }: Test) => pattern?.test(baseName(path)) === true;
const may =
  (wish: 'r' | 'w' | 'x') =>
  ({ files, path }: Subject) =>
    files.access(path, wish) === undefined;
const newer = ({ files, stat }: Subject, { value }: Test) => {
  const other = files.stat(value);
  return !isFault(other) && stat.mtime > other.mtime;
};

const tests: { readonly [name: string]: (subject: Subject, test: Test) => boolean } = {
  true: () => true,
  name: lastName,
  iname: lastName,
  path: wholePath,
  ipath: wholePath,
  wholename: wholePath,
  regex: wholePath,
  iregex: wholePath,
  mtime: days,
  atime: days,
  ctime: days,
  mmin: minutes,
  amin: minutes,
  cmin: minutes,
  newer,
  anewer: newer,
  cnewer: newer,
  newermt: ({ stat, now }, { value }) => stat.mtime > (readInstant(value, now) ?? Number.POSITIVE_INFINITY),
  readable: may('r'),
  writable: may('w'),
  executable: may('x'),
  empty: ({ files, path, stat }) => {
    if (stat.kind !== 'dir') return stat.kind === 'file' && stat.size === 0;
    const entries = files.list(path);
    return !isFault(entries) && entries.length === 0;
  },
  lname: ({ files, path }, { pattern }) => {
    const target = files.readlink(path);
    return !isFault(target) && pattern?.test(target) === true;
  },
  type: ({ stat }, { value }) => value.split(',').includes(kindLetter(stat)),
  xtype: ({ files, path, stat }, { value }) => {
    const target = files.stat(path);
    return value.split(',').includes(kindLetter(isFault(target) ? stat : target));
  },
  size: ({ stat }, { value }) => {
    const units: { readonly [letter: string]: number } = { b: 512, c: 1, w: 2, k: 1024, M: 1024 ** 2, G: 1024 ** 3 };
    const unit = units[/[a-zA-Z]$/.exec(value)?.[0] ?? 'b'] ?? 512;
    return numeric(value.replace(/[a-zA-Z]$/, ''), Math.ceil(stat.size / unit));
  },
  samefile: ({ files, stat }, { value }) => {
    const other = files.stat(value);
    return !isFault(other) && other.inode === stat.inode && other.device === stat.device;
  },
  perm: ({ stat }, { value, bits = 0 }) => {
    if (value.startsWith('-')) return (stat.mode & bits) === bits;
    return /^[/+]/.test(value) ? bits === 0 || (stat.mode & bits) !== 0 : stat.mode === bits;
  },
  user: ({ files, stat }, { value }) => stat.uid === idOf(files, 'passwd', value),
  group: ({ files, stat }, { value }) => stat.gid === idOf(files, 'group', value),
  uid: ({ stat }, { value }) => numeric(value, stat.uid),
  gid: ({ stat }, { value }) => numeric(value, stat.gid),
  links: ({ stat }, { value }) => numeric(value, stat.links),
  inum: ({ stat }, { value }) => numeric(value, stat.inode),
  nouser: ({ files, stat }) => accountNames(files).user(stat.uid) === undefined,
  nogroup: ({ files, stat }) => accountNames(files).group(stat.gid) === undefined,
  fstype: ({ files, path }, { value }) => files.mounts.findLast(({ at }) => path.startsWith(at))?.type === value,
};

/** `+n` more than, `-n` less than, `n` exactly. */
function numeric(text: string, value: number): boolean {
  const wanted = Number(text.replace(/^[-+]/, ''));
  return text.startsWith('+') ? value > wanted : text.startsWith('-') ? value < wanted : value === wanted;
}

function kindLetter({ kind }: Stat): string {
  return { file: 'f', dir: 'd', symlink: 'l', fifo: 'p', char: 'c', block: 'b' }[kind];
}

/** The line of `-ls`. */
export function listingLine({ files, path, stat }: Subject): string {
  const names = accountNames(files);
  const cells = [
    String(stat.inode).padStart(9),
    String(diskKilobytes(stat)).padStart(6),
    modeText(stat.kind, stat.mode),
    String(stat.links).padStart(3),
    (names.user(stat.uid) ?? String(stat.uid)).padEnd(8),
    (names.group(stat.gid) ?? String(stat.gid)).padEnd(8),
    String(stat.size).padStart(8),
    formatInstant('%b %e %H:%M', stat.mtime),
    path,
  ];
  return `${cells.join(' ')}\n`;
}

const escapes: { readonly [letter: string]: string } = { n: '\n', t: '\t', 0: '\0', '\\': '\\' };

/** What `-printf` makes of its format. */
export function formatted(format: string, subject: Subject): string {
  return format.replace(
    /\\(n|t|0|\\)|%([-0]?\d*)(T[@Y+a-zA-Z]|[%a-zA-Z])/g,
    (_whole, escape: string | undefined, width: string, letter: string) => {
      if (escape !== undefined) return escapes[escape] as string;
      const text = letter.startsWith('T')
        ? timeField(letter, subject.stat)
        : (fields[letter]?.(subject) ?? `%${letter}`);
      return width.startsWith('-') ? text.padEnd(Number(width.slice(1))) : text.padStart(Number(width));
    },
  );
}

function timeField(letter: string, { mtime }: Stat): string {
  if (letter === 'T@') return (mtime / 1000).toFixed(10);
  return formatInstant(letter === 'T+' ? '%Y-%m-%d+%H:%M:%S.%N' : `%${letter[1]}`, mtime);
}

const fields: { readonly [letter: string]: (subject: Subject) => string } = {
  '%': () => '%',
  p: ({ path }) => path,
  f: ({ path }) => baseName(path),
  h: ({ path }) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'),
  P: ({ path, depth }) => (depth === 0 ? '' : path.split('/').slice(-depth).join('/')),
  d: ({ depth }) => String(depth),
  s: ({ stat }) => String(stat.size),
  m: ({ stat }) => stat.mode.toString(8),
  M: ({ stat }) => modeText(stat.kind, stat.mode),
  u: ({ files, stat }) => accountNames(files).user(stat.uid) ?? String(stat.uid),
  g: ({ files, stat }) => accountNames(files).group(stat.gid) ?? String(stat.gid),
  U: ({ stat }) => String(stat.uid),
  G: ({ stat }) => String(stat.gid),
  n: ({ stat }) => String(stat.links),
  i: ({ stat }) => String(stat.inode),
  y: ({ stat }) => kindLetter(stat),
  l: ({ files, path, stat }) => {
    const target = stat.kind === 'symlink' ? files.readlink(path) : '';
    return isFault(target) ? '' : target;
  },
  t: ({ stat }) => formatInstant('%a %b %e %H:%M:%S.%N0 %Y', stat.mtime),
};
