import type { OpenFile, Process } from '../process/process.js';
import type { Draft } from '../world/draft.js';
import type { World } from '../world/world.js';

type IsTerminal = (file: OpenFile) => boolean;

/** Processes whose standard input a terminal is. */
export function attachedTo(
  processes: Iterable<Process>,
  openFiles: World['openFiles'],
  isTerminal: IsTerminal,
): readonly Process[] {
  return [...processes].filter(({ phase, fds }) => {
    const file = openFiles.get(fds[0] ?? 0);
    return phase !== 'ended' && file !== undefined && isTerminal(file);
  });
}

/** Who reads a terminal now: of the attached ones those that started none of the others. A shell that waits does not. */
export function readersAmong(attached: readonly Process[]): readonly Process[] {
  return attached.filter(({ pid }) => !attached.some(({ parent }) => parent === pid));
}

/** The same processes in the middle of a step. */
export function attachedNow(draft: Draft, isTerminal: IsTerminal): readonly Process[] {
  const processes = [...draft.processes.keys()].flatMap((pid) => draft.peekProcess(pid) ?? []);
  return attachedTo(processes, draft.openFiles, isTerminal);
}
