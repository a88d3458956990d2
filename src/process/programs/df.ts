import { isFault } from '../../filesystem/fault.js';
import type { Files, MountPoint } from '../../filesystem/files.js';
import { parseOptions } from './options.js';
import { diskKilobytes, humanBusybox, humanGnu } from './sizes.js';
import { because, joinPath, type Run } from './tool.js';

const grammar = {
  short: 'hkTaPmit:x:lHB:',
  long: 'human-readable=h print-type=T all=a portability=P inodes=i type=t: exclude-type=x: local=l total output::',
};

/** A disk of 64 GiB behind everything that is not in memory; nothing measures a real one here. */
const diskSize = 64 * 1024 * 1024;

interface Row {
  readonly mount: MountPoint;
  readonly size: number;
  readonly used: number;
}

export function df(run: Run): number {
  const options = parseOptions(run, grammar);
  if (typeof options === 'number') return options;
  const { files } = run.system;
  let code = 0;
  const shown: MountPoint[] = [];
  if (options.operands.length === 0)
    shown.push(...files.mounts.filter(({ type }) => options.has('a') || !['proc', 'sysfs'].includes(type)));
  for (const path of options.operands) {
    const real = files.realpath(path);
    const mount = isFault(real) ? undefined : mountOf(files, real);
    if (mount !== undefined) shown.push(mount);
    else {
      const why = isFault(real) ? because(real) : 'No such file or directory';
      run.complain(`${path}: ${why}`);
      code = 1;
    }
  }
  const types = options.list.filter(([name]) => name === 't').map(([, type]) => type);
  const rows = shown
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map((mount) => usage(files, mount));
  if (rows.length === 0) {
    if (code === 0) run.complain('no file systems processed');
    return 1;
  }
  run.out(
    run.busybox
      ? busyboxTable(rows, options.has('h'), options.has('m'), options.has('T'), options.has('P'))
      : gnuTable(rows, options.has('h'), options.has('T'), options.has('P')),
  );
  return code;
}

export function mountOf(files: Files, real: string): MountPoint | undefined {
  return files.mounts.findLast(({ at }) => at === '/' || real === at || real.startsWith(`${at}/`));
}

/** What the first column calls a mount. */
export function sourceOf({ type, store }: MountPoint): string {
  if (type === 'ext4') return '/dev/sda1';
  return ['overlay', 'tmpfs', 'proc', 'sysfs', 'devtmpfs'].includes(type) ? type : store;
}

function usage(files: Files, mount: MountPoint): Row {
  const memory = mount.type === 'tmpfs' || mount.type === 'devtmpfs';
  const devices = mount.type === 'devtmpfs';
  const virtual = ['proc', 'sysfs'].includes(mount.type);
  const walk = (path: string): number => {
    const stat = files.lstat(path);
    if (isFault(stat) || mountOf(files, path) !== mount) return 0;
    const entries = stat.kind === 'dir' ? files.list(path) : [];
    return (
      diskKilobytes(stat) +
      (isFault(entries) ? 0 : entries.reduce((sum, { name }) => sum + walk(joinPath(path, name)), 0))
    );
  };
  const used = virtual || devices ? 0 : memory ? walk(mount.at) - 4 : walk(mount.at);
  return { mount, size: virtual ? 0 : memory ? 65_536 : diskSize, used: Math.max(0, used) };
}

function percent({ size, used }: Row): string {
  return size === 0 ? '-' : `${Math.ceil((used * 100) / size)}%`;
}

function gnuTable(rows: readonly Row[], human: boolean, types: boolean, posix: boolean): string {
  const amount = (kilobytes: number) => (human ? humanGnu(kilobytes * 1024) : String(kilobytes));
  const header = [
    'Filesystem',
    ...(types ? ['Type'] : []),
    human ? 'Size' : posix ? '1024-blocks' : '1K-blocks',
    'Used',
    human ? 'Avail' : 'Available',
    posix ? 'Capacity' : 'Use%',
    'Mounted on',
  ];
  const table = [
    header,
    ...rows.map((row) => [
      sourceOf(row.mount),
      ...(types ? [row.mount.type] : []),
      amount(row.size),
      amount(row.used),
      amount(row.size - row.used),
      percent(row),
      row.mount.at,
    ]),
  ];
  const text = types ? 2 : 1;
  const least = [14, ...(types ? [4] : []), human ? 5 : 9 - 4, 5, 5, 4];
  const widths = header.map((_, at) => Math.max(least[at] ?? 0, ...table.map((row) => (row[at] as string).length)));
  return table
    .map(
      (row) =>
        `${row.map((cell, at) => (at === row.length - 1 ? cell : at < text ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join(' ')}\n`,
    )
    .join('');
}

function busyboxTable(rows: readonly Row[], human: boolean, mega: boolean, types: boolean, posix: boolean): string {
  const amount = (kilobytes: number) =>
    human ? humanBusybox(kilobytes * 1024) : String(mega ? Math.round(kilobytes / 1024) : kilobytes);
  const size = human ? '     Size' : posix ? '1024-blocks' : mega ? '1M-blocks' : '1K-blocks';
  const lines = [
    `Filesystem           ${types ? 'Type       ' : ''}${size.padStart(posix ? 11 : 9)}      Used Available ${posix ? 'Capacity' : 'Use%'} Mounted on`,
  ];
  for (const row of rows) {
    const source = sourceOf(row.mount);
    const front = source.length > 20 && !human ? `${source}\n${' '.repeat(20)}` : source.padEnd(20);
    const type = types ? ` ${row.mount.type.padEnd(10)}` : '';
    lines.push(
      `${front}${type} ${[row.size, row.used, row.size - row.used].map((value) => amount(value).padStart(9)).join(' ')} ${percent(row).replace('-', '0%').padStart(3)} ${row.mount.at}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** `mount` without arguments: what is mounted where. */
export function mount(run: Run): number {
  const options = parseOptions(run, { short: 'alvrwfno:t:O:' });
  if (typeof options === 'number') return options;
  if (run.args.some((arg) => !arg.startsWith('-'))) {
    run.complain('permission denied (are you root?)');
    return 1;
  }
  for (const point of run.system.files.mounts) {
    run.out(`${sourceOf(point)} on ${point.at} type ${point.type} (${point.readonly ? 'ro' : 'rw'},relatime)\n`);
  }
  return 0;
}
