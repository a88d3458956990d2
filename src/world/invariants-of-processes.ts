import type { Process } from '../process/process.js';
import type { Table } from '../table/table.js';
import type { Broken, Finding } from './invariants-broken.js';
import type { World } from './world.js';

/** Processes and the tables of their containers and hosts agree, and so do parents and children. */
export function* brokenProcesses(world: World): Finding {
  for (const [pid, process] of world.processes) {
    const find = (message: string): Broken => ({
      rule: 'processes',
      message: `Process ${pid} ${message}.`,
      about: { process: String(pid), host: process.host, container: process.container },
    });
    if (process.pid !== pid) yield find(`calls itself ${process.pid}`);
    if (pid > world.sequence) yield find('has a number that was never given out');
    if (tableOf(world, process)?.get(process.number) !== pid)
      yield find('is missing in the table of its container or host');
    yield* brokenFamily(world, process, find);
    if ((process.phase === 'ended') !== (process.status !== undefined))
      yield find('has ended without a status, or has one too early');
    if (process.phase === 'ended' && Object.keys(process.fds).length > 0) yield find('has ended, and holds open files');
    if (process.phase === 'ended' && process.state !== undefined) yield find('has ended, and has something left to do');
  }
  for (const host of world.hosts.values()) {
    yield* brokenTable(world, host.processes, host.name, '');
    for (const { id, processes } of host.containers.values()) yield* brokenTable(world, processes, host.name, id);
  }
}

function tableOf(world: World, { host, container }: Process): Table<number, number> | undefined {
  const owner = world.hosts.get(host);
  return container === '' ? owner?.processes : owner?.containers.get(container)?.processes;
}

function* brokenFamily(world: World, process: Process, find: (message: string) => Broken): Finding {
  const { pid, parent, children } = process;
  if (parent !== 0 && !world.processes.get(parent)?.children.includes(pid)) {
    yield find(`has the parent ${parent}, which does not know it`);
  }
  for (const child of children) {
    if (world.processes.get(child)?.parent !== pid) yield find(`has the child ${child}, which does not know it`);
  }
}

function* brokenTable(world: World, table: Table<number, number>, host: string, container: string): Finding {
  for (const [number, pid] of table) {
    const process = world.processes.get(pid);
    if (process && process.host === host && process.container === container && process.number === number) continue;
    const where = container === '' ? `host ${host}` : `container ${container}`;
    const message = `The table of ${where} has ${pid} as process ${number}, which is no such process.`;
    yield { rule: 'processes', message, about: { host, container, process: String(pid) } };
  }
}
