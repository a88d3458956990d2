/*
 * The options of ps that the model understands, as `docker top` and processes of the host use them.
 *
 *     options = [ "-ef" | "aux" | "-aux" | [ "-" ] [ "e" ] "o" column { ( "," | " " ) column } ]
 *     column  = name [ ":" width ] [ "=" title ]
 */
import type { Process } from '../process/process.js';
import { civilTime } from '../time/instant.js';
import { type Failure, failure } from '../world/failure.js';

export interface Column {
  readonly title: string;
  readonly value: (process: Process, names: UserNames) => string;
}

/** The name of a user of the host; its number where it has none. */
export type UserNames = (uid: number) => string;

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function startTime({ started }: Process): string {
  const { hour, minute } = civilTime(started);
  return `${two(hour)}:${two(minute)}`;
}

function programName({ args }: Process): string {
  return (args[0] ?? '').split('/').pop() ?? '';
}

const user = ({ credentials }: Process, names: UserNames) => names(credentials.uid);
const commandLine = ({ args }: Process) => args.join(' ');
const status = ({ phase, frozen }: Process) => (phase === 'ended' ? 'Z' : frozen ? 'D' : 'S');
const nothing = () => '0';
const share = () => '0.0';
const pid = ({ pid: number }: Process) => String(number);
const none = () => '-';

const columns: Readonly<Record<string, Column>> = {
  args: { title: 'COMMAND', value: commandLine },
  cmd: { title: 'CMD', value: commandLine },
  comm: { title: 'COMMAND', value: programName },
  command: { title: 'COMMAND', value: commandLine },
  euser: { title: 'EUSER', value: user },
  gid: { title: 'GID', value: ({ credentials }) => String(credentials.gid) },
  ni: { title: 'NI', value: nothing },
  nice: { title: 'NI', value: nothing },
  nlwp: { title: 'NLWP', value: () => '1' },
  pcpu: { title: '%CPU', value: share },
  '%cpu': { title: '%CPU', value: share },
  pgid: { title: 'PGID', value: pid },
  pid: { title: 'PID', value: pid },
  pmem: { title: '%MEM', value: share },
  '%mem': { title: '%MEM', value: share },
  ppid: { title: 'PPID', value: ({ parent }) => String(parent) },
  pri: { title: 'PRI', value: () => '19' },
  rss: { title: 'RSS', value: nothing },
  ruser: { title: 'RUSER', value: user },
  sid: { title: 'SID', value: pid },
  start: { title: 'STARTED', value: startTime },
  stat: { title: 'STAT', value: status },
  state: { title: 'S', value: status },
  stime: { title: 'STIME', value: startTime },
  time: { title: 'TIME', value: () => '00:00:00' },
  tname: { title: 'TTY', value: () => '?' },
  tty: { title: 'TT', value: () => '?' },
  ucmd: { title: 'CMD', value: programName },
  uid: { title: 'UID', value: ({ credentials }) => String(credentials.uid) },
  user: { title: 'USER', value: user },
  vsz: { title: 'VSZ', value: nothing },
  wchan: { title: 'WCHAN', value: none },
};

const terminal: Column = { title: 'TTY', value: () => '?' };

const full: readonly Column[] = [
  { title: 'UID', value: user },
  { title: 'PID', value: pid },
  columns['ppid'] as Column,
  { title: 'C', value: nothing },
  columns['stime'] as Column,
  terminal,
  columns['time'] as Column,
  columns['cmd'] as Column,
];

const aux: readonly Column[] = [
  columns['user'] as Column,
  columns['pid'] as Column,
  columns['%cpu'] as Column,
  columns['%mem'] as Column,
  columns['vsz'] as Column,
  columns['rss'] as Column,
  terminal,
  columns['stat'] as Column,
  { title: 'START', value: startTime },
  { title: 'TIME', value: () => '0:00' },
  columns['command'] as Column,
];

const wrong = (words: string) => failure('invalid-argument', words);

/** What the options ask for, in ps's own words where it would refuse them. */
export function psColumns(options: readonly string[]): readonly Column[] | Failure {
  const text = options.join(' ');
  if (text === '' || text === '-ef') return full;
  if (text === 'aux' || text === '-aux') return aux;
  const list = /^-?e?o ?(.+)$/.exec(text)?.[1];
  if (list !== undefined && !/ -/.test(list)) return listed(list);
  if (/^--[a-z-]+$/.test(text) && text !== '--no-headers') return wrong('ps: error: unknown gnu long option');
  if (!/^[\d-]/.test(text) && /[^aAceghjklmNnoOprStTuUvVwWxXZ\s]/.test(options[0] ?? ''))
    return wrong('ps: error: unsupported option (BSD syntax)');
  return wrong(`Slipway does not simulate these options of ps: ${text}`);
}

function listed(list: string): readonly Column[] | Failure {
  const chosen: Column[] = [];
  for (const item of list.split(/[\s,]+/)) {
    const [, name = '', title] = /^([^:=]*)(?::\d+)?(?:=(.*))?$/.exec(item) ?? [];
    const column = Object.hasOwn(columns, name.toLowerCase()) ? columns[name.toLowerCase()] : undefined;
    if (column === undefined) return wrong(`ps: error: unknown user-defined format specifier "${name}"`);
    chosen.push(title === undefined ? column : { ...column, title });
  }
  return chosen.some((column) => column.title === 'PID') ? chosen : wrong("Couldn't find PID field in ps output");
}
