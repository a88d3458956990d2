import type { ProcessLine } from '../program.js';
import { accountNames } from './accounts.js';
import { formatInstant } from './calendar.js';
import { type Options, parseOptions } from './options.js';
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
  const asked = options.list
    .filter(([name]) => name === 'o')
    .flatMap(([, text]) => text.split(/[, ]/))
    .filter((text) => text !== '');
  const lines = chosenLines(run, options, bsd);
  if (asked.length > 0) {
    const columns = chosenColumns(run, asked);
    if (typeof columns === 'number') return columns;
    run.out(table(columns, lines, !options.has('no-headers') && !asked.every((text) => text.endsWith('='))));
    return 0;
  }
  const names = accountNames(run.system.files);
  const user = (line: ProcessLine) => names.user(line.uid) ?? String(line.uid);
  if (run.busybox) run.out(plain(lines, user));
  else if (bsd.includes('u')) run.out(resources(run, lines, user, command));
  else if (options.has('f') || options.has('F')) run.out(full(run, lines, user, command));
  else run.out(brief(lines, bsd === '' ? short : command));
  return 0;
}

function command({ args }: ProcessLine): string {
  return args.join(' ');
}

function short({ args, state }: ProcessLine): string {
  return baseName(args[0] ?? '').slice(0, 15) + (state === 'Z' ? ' <defunct>' : '');
}

/** Without a choice: those of the same terminal. */
function chosenLines({ system, busybox }: Run, options: Options, bsd: string): readonly ProcessLine[] {
  const all = system.processes();
  const picked = options.value('p')?.split(/[, ]/).map(Number);
  if (picked !== undefined) return all.filter(({ pid }) => picked.includes(pid));
  if (busybox || bsd.includes('x') || ['e', 'A', 'x', 'C'].some((letter) => options.has(letter))) return all;
  const mine = all.find(({ pid }) => pid === system.pid)?.tty;
  return all.filter(({ tty }) => tty === mine);
}

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

function chosenColumns(run: Run, asked: readonly string[]): readonly Column[] | number {
  const { system, busybox } = run;
  const names = accountNames(system.files);
  const wide = busybox ? 5 : 7;
  const all: { readonly [name: string]: Column } = {
    pid: ['PID', 'right', ({ pid }) => String(pid).padStart(wide)],
    ppid: ['PPID', 'right', ({ parent }) => String(parent).padStart(wide)],
    user: ['USER', 'left', ({ uid }) => (names.user(uid) ?? String(uid)).padEnd(8)],
    uid: ['UID', 'right', ({ uid }) => String(uid).padStart(5)],
    tty: ['TT', 'left', ({ tty }) => (tty ?? '?').padEnd(8)],
    stat: ['STAT', 'left', ({ state }) => state.padEnd(4)],
    time: [busybox ? 'TIME' : '    TIME', 'left', () => (busybox ? ' 0:00' : '00:00:00')],
    etime: ['    ELAPSED', 'right', ({ started }) => elapsed(system.now - started).padStart(11)],
    comm: ['COMMAND', 'left', short],
    args: ['COMMAND', 'left', command],
  };
  const chosen: Column[] = [];
  for (const text of asked) {
    const [key = '', title = ''] = text.split('=');
    const column = all[aliases[key] ?? key];
    if (column === undefined) {
      const known = 'user,group,comm,args,pid,ppid,pgid,nice,rgroup,ruser,tty,vsz,sid,stat,rss';
      if (busybox) run.complain(`bad -o argument '${key}', supported arguments: ${known}`);
      else run.warn(`error: unknown user-defined format specifier "${key}"\n`);
      return 1;
    }
    chosen.push([title === '' ? (key === 'cmd' ? 'CMD' : column[0]) : title, column[1], column[2]]);
  }
  return chosen;
}

function plain(lines: readonly ProcessLine[], user: (line: ProcessLine) => string): string {
  const name = (line: ProcessLine) => (line.state === 'Z' ? `[${short(line).split(' ')[0]}]` : command(line));
  const rows = lines.map((line) => `${String(line.pid).padStart(5)} ${user(line).padEnd(8)} ${name(line)}\n`);
  return `PID   USER     COMMAND\n${rows.join('')}`;
}

function brief(lines: readonly ProcessLine[], name: (line: ProcessLine) => string): string {
  const rows = lines.map(
    (line) => `${String(line.pid).padStart(7)} ${(line.tty ?? '?').padEnd(8)} 00:00:00 ${name(line)}\n`,
  );
  return `    PID TTY          TIME CMD\n${rows.join('')}`;
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
