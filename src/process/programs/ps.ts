import type { ProcessLine } from '../program.js';
import { accountNames } from './accounts.js';
import { formatInstant } from './calendar.js';
import { parseOptions } from './options.js';
import { baseName, type Run } from './tool.js';

type Column = readonly [title: string, align: 'left' | 'right', cell: (line: ProcessLine) => string];

export function ps(run: Run): number {
  const bsd = run.args.filter((arg) => /^[auxwf]+$/.test(arg)).join('');
  const options = parseOptions(
    run,
    run.busybox ? { short: 'o:TlZw' } : { short: 'eAfFaxuo:p:U:lwC:', long: 'format=o: pid=p: no-headers sort:' },
    run.args.filter((arg) => !/^[auxwf]+$/.test(arg)),
  );
  if (typeof options === 'number') return options;
  const { system } = run;
  const names = accountNames(system.files);
  const user = (line: ProcessLine) => names.user(line.uid) ?? String(line.uid);
  const command = (line: ProcessLine) => line.args.join(' ');
  const short = (line: ProcessLine) =>
    baseName(line.args[0] ?? '').slice(0, 15) + (line.state === 'Z' ? ' <defunct>' : '');
  const all: { readonly [name: string]: Column } = {
    pid: ['PID', 'right', ({ pid }) => String(pid).padStart(run.busybox ? 5 : 7)],
    ppid: ['PPID', 'right', ({ parent }) => String(parent).padStart(run.busybox ? 5 : 7)],
    user: ['USER', 'left', (line) => user(line).padEnd(8)],
    uid: ['UID', 'right', ({ uid }) => String(uid).padStart(5)],
    tty: ['TT', 'left', ({ tty }) => (tty ?? '?').padEnd(8)],
    stat: ['STAT', 'left', ({ state }) => state.padEnd(4)],
    time: [run.busybox ? 'TIME' : '    TIME', 'left', () => (run.busybox ? ' 0:00' : '00:00:00')],
    etime: ['    ELAPSED', 'right', ({ started }) => elapsed(system.now - started).padStart(11)],
    comm: ['COMMAND', 'left', short],
    args: ['COMMAND', 'left', command],
  };
  const aliases: { readonly [name: string]: string } = {
    cmd: 'args',
    command: 'args',
    ucmd: 'comm',
    s: 'stat',
    state: 'stat',
    tname: 'tty',
    euser: 'user',
    cputime: 'time',
  };
  const mine = system.processes().find(({ pid }) => pid === system.pid)?.tty;
  const picked = options.value('p')?.split(/[, ]/).map(Number);
  const everything =
    run.busybox || options.has('e') || options.has('A') || bsd.includes('x') || options.has('x') || options.has('C');
  const lines = system
    .processes()
    .filter((line) => (picked === undefined ? everything || line.tty === mine : picked.includes(line.pid)));
  const asked = options.list
    .filter(([name]) => name === 'o')
    .flatMap(([, text]) => text.split(/[, ]/))
    .filter((text) => text !== '');
  const untitled = options.has('no-headers') || (asked.length > 0 && asked.every((text) => text.endsWith('=')));
  const chosen: Column[] = [];
  for (const text of asked) {
    const [key = '', title] = text.split('=');
    const column = all[aliases[key] ?? key];
    if (column === undefined) {
      run.complain(
        run.busybox
          ? `bad -o argument '${key}', supported arguments: user,group,comm,args,pid,ppid,pgid,nice,rgroup,ruser,tty,vsz,sid,stat,rss`
          : `unknown user-defined format specifier "${key}"`,
      );
      return 1;
    }
    chosen.push([
      title === undefined || title === '' ? (key === 'cmd' ? 'CMD' : column[0]) : title,
      column[1],
      column[2],
    ]);
  }
  if (asked.length > 0) run.out(table(chosen, lines, !untitled));
  else if (run.busybox)
    run.out(
      `${[
        'PID   USER     COMMAND',
        ...lines.map(
          (line) =>
            `${String(line.pid).padStart(5)} ${user(line).padEnd(8)} ${line.state === 'Z' ? `[${short(line).split(' ')[0]}]` : command(line)}`,
        ),
      ].join('\n')}\n`,
    );
  else if (bsd.includes('u')) run.out(resources(run, lines, user, command));
  else if (options.has('f') || options.has('F')) run.out(full(run, lines, user, command));
  else
    run.out(
      `${[
        '    PID TTY          TIME CMD',
        ...lines.map(
          (line) =>
            `${String(line.pid).padStart(7)} ${(line.tty ?? '?').padEnd(8)} 00:00:00 ${bsd === '' ? short(line) : command(line)}`,
        ),
      ].join('\n')}\n`,
    );
  return 0;
}

function table(columns: readonly Column[], lines: readonly ProcessLine[], titled: boolean): string {
  const rows = lines.map((line) => columns.map(([, , cell]) => cell(line)));
  const widths = columns.map(([title], at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] as string).trimEnd().length), rows[0]?.[at]?.length ?? 0),
  );
  const show = (cells: readonly string[]) =>
    `${cells
      .map((cell, at) => {
        if (columns[at]?.[1] === 'right') return cell.padStart(widths[at] as number);
        return at === cells.length - 1 ? cell : cell.padEnd(widths[at] as number);
      })
      .join(' ')}\n`;
  return (titled ? show(columns.map(([title]) => title)) : '') + rows.map(show).join('');
}

function started(run: Run, instant: number): string {
  return formatInstant(run.system.now - instant < 86_400_000 ? '%H:%M' : '%b%d', instant);
}

function full(
  run: Run,
  lines: readonly ProcessLine[],
  user: (line: ProcessLine) => string,
  command: (line: ProcessLine) => string,
): string {
  const row = (line: ProcessLine) =>
    `${user(line).padEnd(8)} ${String(line.pid).padStart(7)} ${String(line.parent).padStart(7)}  0 ${started(run, line.started)} ${(line.tty ?? '?').padEnd(8)} 00:00:00 ${command(line)}`;
  return `${['UID          PID    PPID  C STIME TTY          TIME CMD', ...lines.map(row)].join('\n')}\n`;
}

function resources(
  run: Run,
  lines: readonly ProcessLine[],
  user: (line: ProcessLine) => string,
  command: (line: ProcessLine) => string,
): string {
  const row = (line: ProcessLine) =>
    `${user(line).padEnd(8)} ${String(line.pid).padStart(7)}  0.0  0.0   4000  3000 ${(line.tty ?? '?').padEnd(8)} ${line.state.padEnd(4)} ${started(run, line.started)}   0:00 ${command(line)}`;
  return `${['USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND', ...lines.map(row)].join('\n')}\n`;
}

function elapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24];
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days}-${two(hours)}:${clock}` : hours > 0 ? `${two(hours)}:${clock}` : clock;
}

/** The processes whose name is one of the arguments. */
export function pidof(run: Run): number {
  const found = run.system
    .processes()
    .filter(({ args }) => run.args.includes(baseName(args[0] ?? '')))
    .map(({ pid }) => pid);
  if (found.length > 0) run.out(`${found.toReversed().join(' ')}\n`);
  return found.length > 0 ? 0 : 1;
}
