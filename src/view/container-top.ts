/*
 * The options of `docker top`, those of ps that are understood:   -ef | aux | -o column (',' column)*
 */
import { findContainer } from '../engine/find-container.js';
import type { Process } from '../process/process.js';
import { civilTime } from '../time/instant.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';

/** The answer of `/containers/NAME/top`: processes as the host sees them. */
export interface TopDocument {
  readonly Processes: readonly (readonly string[])[];
  readonly Titles: readonly string[];
}

interface Column {
  readonly title: string;
  readonly value: (process: Process) => string;
}

function startTime(process: Process): string {
  const { hour, minute } = civilTime(process.started);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function userName({ credentials }: Process): string {
  return credentials.uid === 0 ? 'root' : String(credentials.uid);
}

function commandLine({ args }: Process): string {
  return args.join(' ');
}

const columns: Readonly<Record<string, Column>> = {
  user: { title: 'USER', value: userName },
  uid: { title: 'UID', value: ({ credentials }) => String(credentials.uid) },
  pid: { title: 'PID', value: ({ pid }) => String(pid) },
  ppid: { title: 'PPID', value: ({ parent }) => String(parent) },
  stime: { title: 'STIME', value: startTime },
  start: { title: 'START', value: startTime },
  tty: { title: 'TTY', value: () => '?' },
  time: { title: 'TIME', value: () => '00:00:00' },
  stat: { title: 'STAT', value: ({ phase, frozen }) => (phase === 'ended' ? 'Z' : frozen ? 'D' : 'S') },
  comm: { title: 'COMMAND', value: ({ args }) => (args[0] ?? '').split('/').pop() ?? '' },
  args: { title: 'COMMAND', value: commandLine },
  cmd: { title: 'CMD', value: commandLine },
  command: { title: 'COMMAND', value: commandLine },
};

const full: readonly Column[] = [
  { title: 'UID', value: userName },
  columns['pid'] as Column,
  columns['ppid'] as Column,
  { title: 'C', value: () => '0' },
  columns['stime'] as Column,
  columns['tty'] as Column,
  columns['time'] as Column,
  columns['cmd'] as Column,
];

const aux: readonly Column[] = [
  columns['user'] as Column,
  columns['pid'] as Column,
  { title: '%CPU', value: () => '0.0' },
  { title: '%MEM', value: () => '0.0' },
  { title: 'VSZ', value: () => '0' },
  { title: 'RSS', value: () => '0' },
  columns['tty'] as Column,
  columns['stat'] as Column,
  columns['start'] as Column,
  { title: 'TIME', value: () => '0:00' },
  columns['command'] as Column,
];

function columnsFor(options: readonly string[]): readonly Column[] | Failure {
  const text = options.join(' ');
  if (text === '' || text === '-ef') return full;
  if (text === 'aux' || text === '-aux') return aux;
  const names = /^-?o\s*(.+)$/.exec(text)?.[1]?.split(/[\s,]+/) ?? [];
  const chosen = names.map((name) => (Object.hasOwn(columns, name) ? columns[name] : undefined));
  if (chosen.length === 0) return failure('invalid-argument', `ps: error: unsupported options: ${text}`);
  const unknown = names[chosen.indexOf(undefined)];
  if (unknown !== undefined) {
    return failure('invalid-argument', `ps: error: unknown user-defined format specifier "${unknown}"`);
  }
  return names.includes('pid')
    ? (chosen as readonly Column[])
    : failure('invalid-argument', "Couldn't find PID field in ps output");
}

export function containerTop(
  world: World,
  hostName: string,
  text: string,
  options: readonly string[] = [],
): TopDocument | Failure {
  const container = findContainer(hostOf(world, hostName), text);
  if (isFailure(container)) return container;
  const { status } = container.state;
  if (status === 'restarting') {
    const reason = `Container ${container.id} is restarting, wait until the container is running`;
    return failure('not-running', reason, { container: container.id });
  }
  if (status !== 'running' && status !== 'paused') {
    return failure('not-running', `Container ${container.id} is not running`, { container: container.id });
  }
  const chosen = columnsFor(options);
  if (isFailure(chosen)) return chosen;
  const processes = [...container.processes.values()].flatMap((pid) => world.processes.get(pid) ?? []);
  return {
    Processes: processes.map((process) => chosen.map(({ value }) => value(process))),
    Titles: chosen.map(({ title }) => title),
  };
}
