import type { Stat } from '../../filesystem/files.js';
import { accountNames } from './accounts.js';
import { formatInstant } from './calendar.js';
import { modeText } from './file-mode.js';
import type { Options } from './options.js';
import { diskKilobytes, humanBusybox, humanGnu } from './sizes.js';
import type { Run } from './tool.js';

export interface Item {
  /** As it is printed. */
  readonly name: string;
  readonly path: string;
  readonly stat: Stat;
  /** Of a symbolic link. */
  readonly target: string | undefined;
}

const halfYear = (31_556_952 / 2) * 1000;

/** One line per item, in the long form. */
export function longLines(run: Run, options: Options, items: readonly Item[], label: (item: Item) => string): string {
  const rows = items.map((item) => longRow(run, options, item));
  const names = items.map((item) => label(item) + (item.target === undefined ? '' : ` -> ${item.target}`));
  if (run.busybox) return rows.map((row, at) => `${busyboxRow(row, options)} ${names[at]}\n`).join('');
  const width = (cell: (row: Row) => string) => Math.max(0, ...rows.map((row) => cell(row).length));
  const [links, user, group, size] = [
    width((row) => row.links),
    width((row) => row.user),
    width((row) => row.group),
    width((row) => row.size),
  ];
  const major = Math.max(0, ...rows.map((row) => row.device?.[0].length ?? -1));
  const minor = Math.max(0, ...rows.map((row) => row.device?.[1].length ?? -1));
  const wide = Math.max(size, major + minor > 0 ? major + 2 + minor : 0);
  const inode = width((row) => row.inode);
  const blocks = width((row) => row.blocks);
  const numeric = options.has('n');
  const pad = (text: string, to: number) => (numeric ? text.padStart(to) : text.padEnd(to));
  return rows
    .map((row, at) => {
      const bytes = row.device === undefined ? row.size : `${row.device[0]}, ${row.device[1].padStart(minor)}`;
      const owner = `${options.has('g') ? '' : `${pad(row.user, user)} `}${options.has('o') ? '' : `${pad(row.group, group)} `}`;
      const front = `${options.has('i') ? `${row.inode.padStart(inode)} ` : ''}${options.has('s') ? `${row.blocks.padStart(blocks)} ` : ''}`;
      return `${front}${row.mode} ${row.links.padStart(links)} ${owner}${bytes.padStart(wide)} ${row.date} ${names[at]}\n`;
    })
    .join('');
}

interface Row {
  readonly mode: string;
  readonly links: string;
  readonly user: string;
  readonly group: string;
  readonly size: string;
  readonly device: readonly [string, string] | undefined;
  readonly date: string;
  readonly inode: string;
  readonly blocks: string;
}

function longRow(run: Run, options: Options, { stat }: Item): Row {
  const names = accountNames(run.system.files);
  const numeric = options.has('n');
  return {
    mode: modeText(stat.kind, stat.mode),
    links: String(stat.links),
    user: (numeric ? undefined : names.user(stat.uid)) ?? String(stat.uid),
    group: (numeric ? undefined : names.group(stat.gid)) ?? String(stat.gid),
    size: !options.has('h') ? String(stat.size) : run.busybox ? humanBusybox(stat.size) : humanGnu(stat.size),
    device:
      stat.kind === 'char' || stat.kind === 'block' ? [String(stat.major ?? 0), String(stat.minor ?? 0)] : undefined,
    date: dateText(run, options, stat.mtime),
    inode: String(stat.inode),
    blocks: String(diskKilobytes(stat)),
  };
}

function dateText(run: Run, options: Options, instant: number): string {
  const age = run.system.now - instant;
  const style = options.value('time-style');
  if (options.has('full-time') || style === 'full-iso') {
    return formatInstant(run.busybox ? '%Y-%m-%d %H:%M:%S %z' : '%Y-%m-%d %H:%M:%S.%N %z', instant);
  }
  if (style === 'long-iso') return formatInstant('%Y-%m-%d %H:%M', instant);
  if (style?.startsWith('+')) return formatInstant(style.slice(1), instant);
  const recent = age < halfYear && age > (run.busybox ? -15 * 60_000 : -1);
  if (style === 'iso') return formatInstant(recent ? '%m-%d %H:%M' : '%Y-%m-%d ', instant);
  return formatInstant(recent ? '%b %e %H:%M' : '%b %e  %Y', instant);
}

function busyboxRow(row: Row, options: Options): string {
  const size =
    row.device === undefined
      ? row.size.padStart(options.has('h') ? 7 : 9)
      : `${row.device[0].padStart(4)}, ${row.device[1].padStart(3)}`;
  const front = `${options.has('i') ? `${row.inode.padStart(7)} ` : ''}${options.has('s') ? `${row.blocks.padStart(6)} ` : ''}`;
  const who = options.has('n') ? 99 : 8;
  return `${front}${row.mode} ${row.links.padStart(4)} ${row.user.slice(0, who).padEnd(8)} ${row.group.slice(0, who).padEnd(8)} ${size} ${row.date}`;
}
