import type { Process } from '../process/process.js';
import type { ExitStatus } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import { closeAll } from './descriptor.js';
import { forget, publish } from './queue.js';
import type { Services } from './services.js';

/** Ends a process: closes its files, hands its children on, tells its parent, and ends its container if it was its first. */
export function endProcess(draft: Draft, services: Services, pid: number, status: ExitStatus): void {
  const seen = draft.peekProcess(pid);
  if (!seen || seen.phase === 'ended') return;
  forget(draft, pid);
  const process = draft.process(pid);
  process.phase = 'ended';
  process.status = status;
  process.waitsFor = [];
  process.state = undefined;
  closeAll(draft, pid);
  passOnChildren(draft, process);
  if (process.container !== '' && process.number === 1) {
    endNamespace(draft, services, process);
    services.containerEnded(draft, draft.process(pid));
    forgetProcess(draft, pid);
    return;
  }
  const parent = draft.peekProcess(process.parent);
  if (parent && parent.phase !== 'ended') {
    publish(draft, `child:${parent.pid}`);
    return;
  }
  services.orphanEnded(draft, process);
  forgetProcess(draft, pid);
}

/** Orphans go to the first process of their container, or to nobody, who forgets them when they end. */
function passOnChildren(draft: Draft, process: Process): void {
  if (process.children.length === 0) return;
  const heir = heirOf(draft, process);
  for (const pid of process.children) {
    const child = draft.peekProcess(pid);
    if (!child) continue;
    if (child.phase === 'ended' && heir === 0) {
      forgetProcess(draft, pid);
      continue;
    }
    draft.process(pid).parent = heir;
    if (heir !== 0) {
      const parent = draft.process(heir);
      parent.children = [...parent.children, pid].sort((a, b) => a - b);
    }
  }
  draft.process(process.pid).children = [];
  if (heir !== 0) publish(draft, `child:${heir}`);
}

function heirOf(draft: Draft, process: Process): number {
  if (process.container === '' || process.number === 1) return 0;
  const first = draft.peekContainer(process.host, process.container)?.processes.get(1);
  const heir = first === undefined ? undefined : draft.peekProcess(first);
  return heir && heir.phase !== 'ended' ? heir.pid : 0;
}

/** When a container's first process ends, the kernel kills all the others. */
function endNamespace(draft: Draft, services: Services, first: Process): void {
  const others = draft.peekContainer(first.host, first.container)?.processes;
  for (const pid of others?.values() ?? []) {
    const other = draft.peekProcess(pid);
    if (!other || pid === first.pid) continue;
    if (other.phase === 'ended') forgetProcess(draft, pid);
    else {
      draft.process(pid).parent = 0;
      endProcess(draft, services, pid, { code: 137, signal: 'KILL' });
    }
  }
}

/** Removes an ended process from the world: it has been waited for, or nobody ever will. */
export function forgetProcess(draft: Draft, pid: number): void {
  const process = draft.peekProcess(pid);
  if (!process) return;
  if (process.container !== '') {
    if (draft.peekContainer(process.host, process.container)) {
      const container = draft.container(process.host, process.container);
      container.processes = container.processes.delete(process.number);
    }
  } else {
    const host = draft.host(process.host);
    host.processes = host.processes.delete(process.number);
  }
  draft.dropProcess(pid);
}
