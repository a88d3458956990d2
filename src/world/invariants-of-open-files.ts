import type { Finding } from './invariants-broken.js';
import type { World } from './world.js';

/** Every open file is held by as many as hold it, and every pipe has as many ends as are open. */
export function* brokenOpenFiles(world: World): Finding {
  const holders = countHolders(world);
  for (const [key, file] of world.openFiles) {
    const real = holders.get(key) ?? 0;
    const about = { file: String(key) };
    if (file.holders !== real) {
      const message = `Open file ${key} (${file.kind}) counts ${file.holders} holders, and there are ${real}.`;
      yield { rule: 'open files', message, about };
    }
    if (file.kind === 'pipe' && !world.pipes.has(file.pipe)) {
      yield { rule: 'open files', message: `Open file ${key} is an end of pipe ${file.pipe}, which is gone.`, about };
    }
  }
  for (const key of holders.keys()) {
    if (world.openFiles.has(key)) continue;
    yield {
      rule: 'open files',
      message: `Somebody holds open file ${key}, which is gone.`,
      about: { file: String(key) },
    };
  }
  yield* brokenPipes(world);
}

/** Descriptors of processes, and the standard inputs that engines and clients keep open. */
function countHolders(world: World): Map<number, number> {
  const holders = new Map<number, number>();
  const hold = (key: number) => void holders.set(key, (holders.get(key) ?? 0) + 1);
  for (const { fds } of world.processes.values()) for (const key of Object.values(fds)) hold(key);
  for (const { stdin } of world.captures.values()) if (stdin !== 0) hold(stdin);
  for (const host of world.hosts.values()) {
    for (const { stdin } of host.containers.values()) if (stdin !== 0) hold(stdin);
  }
  return holders;
}

function* brokenPipes(world: World): Finding {
  const ends = new Map<number, { read: number; write: number }>();
  for (const file of world.openFiles.values()) {
    if (file.kind !== 'pipe') continue;
    const known = ends.get(file.pipe) ?? { read: 0, write: 0 };
    ends.set(file.pipe, known);
    known[file.end]++;
  }
  for (const [id, { readers, writers }] of world.pipes) {
    const { read, write } = ends.get(id) ?? { read: 0, write: 0 };
    if (readers === read && writers === write) continue;
    const message = `Pipe ${id} counts ${readers} readers and ${writers} writers, and there are ${read} and ${write}.`;
    yield { rule: 'open files', message, about: { pipe: String(id) } };
  }
}
