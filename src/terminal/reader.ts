import { followingIn } from '../cli/commands/follow.js';
import { attachedTo, readersAmong } from '../kernel/readers.js';
import type { OpenFile, Process } from '../process/process.js';
import type { World } from '../world/world.js';

/** Who gets what is typed into a terminal. */
export interface Reader {
  /** The shell or program at the very end: on the host, or in a container that `docker run -ti` stands before. */
  readonly process: Process;
  /** What is typed to detach from that container, a byte string; '' where nothing does. */
  readonly detachKeys: string;
}

const shells: ReadonlySet<string> = new Set(['bash', 'dash', 'sh', 'ash']);

/** Whether it is a shell that takes what is typed as commands; any other program takes it as its input. */
export function isShell({ process }: Reader): boolean {
  return shells.has(process.program);
}

/** Follows clients to the other side of what they pass on; undefined when nobody reads the terminal. */
export function readerOf(world: World, terminal: string): Reader | undefined {
  let isTerminal = (file: OpenFile): boolean => file.kind === 'terminal' && file.terminal === terminal;
  let found: Reader | undefined;
  for (;;) {
    const process = readersAmong(attachedTo(world.processes.values(), world.openFiles, isTerminal)).at(-1);
    if (!process) return found;
    const following = followingIn(process.state);
    found = { process, detachKeys: found?.detachKeys ?? '' };
    if (!following?.tty) return found;
    const pipe = ownTerminal(world, process.host, following);
    if (pipe === undefined) return found;
    found = { process, detachKeys: following.keys };
    isTerminal = (file) => file.kind === 'pipe' && file.pipe === pipe;
  }
}

/** The pipe behind the own terminal of what a client stands before. */
function ownTerminal(
  world: World,
  host: string,
  { container, capture }: { readonly container: string; readonly capture: number },
): number | undefined {
  const engine = [...world.hosts.values()].find(({ containers }) => containers.has(container)) ?? world.hosts.get(host);
  const pid = container === '' ? world.captures.get(capture)?.pid : engine?.containers.get(container)?.state.pid;
  const key = world.processes.get(pid ?? 0)?.fds[0];
  const file = key === undefined ? undefined : world.openFiles.get(key);
  return file?.kind === 'pipe' ? file.pipe : undefined;
}
