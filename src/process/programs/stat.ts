import { isFault } from '../../filesystem/fault.js';
import type { Stat } from '../../filesystem/files.js';
import { accountNames } from './accounts.js';
import { formatInstant } from './calendar.js';
import { kindText, modeText, rawMode } from './file-mode.js';
import { misuse, parseOptions } from './options.js';
import { diskKilobytes } from './sizes.js';
import { because, quoted, type Run } from './tool.js';

const grammar = { short: 'c:Lft', long: 'format=c: printf: dereference=L file-system=f terse=t' };

export function stat(run: Run): number {
  const options = parseOptions(run, run.busybox ? { short: 'c:Lft' } : grammar);
  if (typeof options === 'number') return options;
  if (options.operands.length === 0) return misuse(run, grammar, 'missing operand');
  const { files } = run.system;
  const template = options.value('printf');
  const [format, end] =
    template !== undefined
      ? [template.replaceAll('\\n', '\n').replaceAll('\\t', '\t'), '']
      : [
          options.value('c') ?? (options.has('t') ? '%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o' : undefined),
          '\n',
        ];
  let code = 0;
  for (const path of options.operands) {
    const found = options.has('L') ? files.stat(path) : files.lstat(path);
    if (isFault(found)) {
      run.complain(`${run.busybox ? `can't stat '${path}'` : `cannot statx ${quoted(path)}`}: ${because(found)}`);
      code = 1;
    } else if (options.has('f')) run.out(fileSystem(path, format) + (format === undefined ? '' : end));
    else run.out(format === undefined ? card(run, path, found) : fill(run, format, path, found) + end);
  }
  return code;
}

function card(run: Run, path: string, stat: Stat): string {
  const width = (text: string, to: number) => text.padEnd(to);
  const name = fill(run, '%N', path, stat);
  const title = run.busybox || stat.kind === 'symlink' ? (run.busybox ? name : name.replaceAll("'", '')) : path;
  const device = fill(run, run.busybox ? '%Dh/%dd' : '%Hd,%Ld', path, stat);
  const special =
    stat.kind === 'char' || stat.kind === 'block'
      ? `${width(String(stat.links), 5)} Device type: ${stat.major ?? 0},${stat.minor ?? 0}`
      : String(stat.links);
  const names = accountNames(run.system.files);
  const owner = (label: string, id: number, of: string | undefined) =>
    `${label}: (${String(id).padStart(5)}/${(of ?? 'UNKNOWN').padStart(8)})`;
  return [
    `  File: ${title}`,
    `  Size: ${width(String(stat.size), 10)}\tBlocks: ${width(String(diskKilobytes(stat) * 2), 10)} IO Block: 4096   ${kindText(stat)}`,
    `Device: ${device}\tInode: ${width(String(stat.inode), 10)}  Links: ${special}`,
    `Access: (${stat.mode.toString(8).padStart(4, '0')}/${modeText(stat.kind, stat.mode)})  ${owner('Uid', stat.uid, names.user(stat.uid))}   ${owner('Gid', stat.gid, names.group(stat.gid))}`,
    ...['Access', 'Modify', 'Change', ...(run.busybox ? [] : [' Birth'])].map((label) => `${label}: ${moment(stat)}`),
    '',
  ].join('\n');
}

function moment(stat: Stat): string {
  return formatInstant('%Y-%m-%d %H:%M:%S.%N %z', stat.mtime);
}

/** A steady device number for the store a file is in. */
function deviceNumber(stat: Stat): number {
  let sum = 0;
  for (const char of stat.device) sum = (sum * 31 + char.charCodeAt(0)) % 256;
  return 0xfe00 | sum;
}

function fill(run: Run, format: string, path: string, stat: Stat): string {
  const names = accountNames(run.system.files);
  return format.replace(
    /%([-0 #+']*)(\d*)(?:\.\d+)?([HL]?[a-zA-Z%])/g,
    (whole, flags: string, width: string, letter: string) => {
      const text = fields[letter]?.({ run, path, stat, names });
      if (text === undefined) return run.busybox ? whole : '?';
      return flags.includes('-')
        ? text.padEnd(Number(width))
        : text.padStart(Number(width), flags.includes('0') ? '0' : ' ');
    },
  );
}

interface Card {
  readonly run: Run;
  readonly path: string;
  readonly stat: Stat;
  readonly names: ReturnType<typeof accountNames>;
}

const timeText = ({ stat }: Card) => moment(stat);
const seconds = ({ stat }: Card) => String(Math.floor(stat.mtime / 1000));

const fields: { readonly [letter: string]: (card: Card) => string } = {
  '%': () => '%',
  a: ({ stat }) => stat.mode.toString(8),
  A: ({ stat }) => modeText(stat.kind, stat.mode),
  b: ({ stat }) => String(diskKilobytes(stat) * 2),
  B: () => '512',
  d: ({ stat }) => String(deviceNumber(stat)),
  D: ({ stat }) => deviceNumber(stat).toString(16),
  Hd: ({ stat }) => String(deviceNumber(stat) >> 8),
  Ld: ({ stat }) => String(deviceNumber(stat) & 0xff),
  f: ({ stat }) => rawMode(stat).toString(16),
  F: ({ stat }) => kindText(stat),
  g: ({ stat }) => String(stat.gid),
  G: ({ stat, names }) => names.group(stat.gid) ?? 'UNKNOWN',
  h: ({ stat }) => String(stat.links),
  i: ({ stat }) => String(stat.inode),
  m: ({ run, path }) =>
    run.system.files.mounts.findLast(({ at }) => `${path}/`.startsWith(at === '/' ? at : `${at}/`))?.at ?? '/',
  n: ({ path }) => path,
  N: ({ run, path, stat }) => {
    const target = stat.kind === 'symlink' ? run.system.files.readlink(path) : undefined;
    const name = run.busybox && target === undefined ? path : quoted(path);
    return target === undefined || isFault(target) ? name : `${name} -> ${quoted(target)}`;
  },
  o: () => '4096',
  s: ({ stat }) => String(stat.size),
  t: ({ stat }) => (stat.major ?? 0).toString(16),
  T: ({ stat }) => (stat.minor ?? 0).toString(16),
  u: ({ stat }) => String(stat.uid),
  U: ({ stat, names }) => names.user(stat.uid) ?? 'UNKNOWN',
  w: timeText,
  x: timeText,
  y: timeText,
  z: timeText,
  W: seconds,
  X: seconds,
  Y: seconds,
  Z: seconds,
};

function fileSystem(path: string, format: string | undefined): string {
  if (format !== undefined)
    return format
      .replaceAll('%T', 'overlayfs')
      .replaceAll('%n', path)
      .replaceAll('%S', '4096')
      .replaceAll('%s', '4096');
  return `  File: "${path}"\n    ID: 0        Namelen: 255     Type: overlayfs\nBlock size: 4096       Fundamental block size: 4096\n`;
}
