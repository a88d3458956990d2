import { findInDraft } from '../engine/find-container.js';
import { release } from '../kernel/descriptor.js';
import { nextTimer, timerInstant } from '../kernel/queue.js';
import { passTime, type RingEngine, settle } from '../kernel/run.js';
import type { Services } from '../kernel/services.js';
import type { Draft } from '../world/draft.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { WorldCommand, WorldCommandName, WorldCommands } from './command.js';
import { editFiles } from './edit-files.js';
import { addHost, loadImage } from './hosts.js';
import { runOnHost } from './run-on-host.js';
import { clearTerminal, openTerminal, resizeTerminal, typeInto } from './terminals.js';

type Doing = {
  readonly [K in WorldCommandName]: (
    draft: Draft,
    command: WorldCommands[K][0],
    services: Services,
    ring: RingEngine,
  ) => WorldCommands[K][1] | Failure;
};

const doing: Doing = {
  'add-host': (draft, request, services) => addHost(draft, request, Object.keys(services.programs)),
  'add-registry': (draft, registry) => {
    if (draft.registries.has(registry.name)) {
      return failure('name-in-use', `Registry already exists: ${registry.name}`, { registry: registry.name });
    }
    draft.registries = draft.registries.set(registry.name, registry);
    return undefined;
  },
  'set-online': (draft, { host, online }) => {
    if (draft.peekHost(host)?.online !== online) draft.host(host).online = online;
    return undefined;
  },
  'load-image': loadImage,
  'edit-files': editFiles,
  'run-on-host': (draft, request, services) => runOnHost(draft, services, request),
  'forget-capture': forgetCapture,
  'open-terminal': openTerminal,
  type: (draft, request, services) => typeInto(draft, services, request),
  'clear-terminal': clearTerminal,
  'resize-terminal': (draft, request, services) => resizeTerminal(draft, services, request),
  advance: (draft, { milliseconds }, services, ring) => {
    if (!(milliseconds >= 0) || !Number.isFinite(milliseconds)) {
      return failure('invalid-argument', `Time can only go forward, not by ${milliseconds} ms`);
    }
    passTime(draft, services, draft.now + Math.round(milliseconds), ring);
    return undefined;
  },
  await: (draft, request, services, ring) => {
    settle(draft, services);
    return awaitEnd(draft, request, services, ring);
  },
};

/** Does one command of the world itself. */
export function doInWorld(draft: Draft, services: Services, ring: RingEngine, command: WorldCommand): unknown {
  if (!Object.hasOwn(doing, command.do)) {
    return failure('invalid-argument', `There is no command named ${String(command.do)}`);
  }
  const verb = doing[command.do];
  if ('host' in command && !draft.peekHost(command.host)) {
    return failure('no-such-host', `No such host: ${command.host}`, { host: command.host });
  }
  return (verb as (...all: unknown[]) => unknown)(draft, command, services, ring);
}

function forgetCapture(draft: Draft, { capture }: { readonly capture: number }): undefined {
  const row = draft.captures.get(capture);
  if (!row) return undefined;
  if (row.stdin !== 0) release(draft, row.stdin);
  draft.captures = draft.captures.delete(capture);
  return undefined;
}

type Awaited = WorldCommands['await'][0];

/** Whether what is waited for has ended; for a terminal: whether it waits for typing, or is gone. */
function hasEnded(draft: Draft, wish: Awaited): boolean | Failure {
  if ('capture' in wish)
    return draft.captures.get(wish.capture)?.status !== undefined || !draft.captures.has(wish.capture);
  if ('terminal' in wish) return isIdle(draft, wish.terminal);
  const container = findInDraft(draft, wish.host, wish.container);
  if (isFailure(container)) return container.code === 'no-such-container' ? true : container;
  return container.state.pid === 0 && container.state.status !== 'restarting';
}

/**
 * A terminal is idle when somebody waits for its next line. A client that only passes lines on (`docker run -ti`)
 * waits always: then whoever it passes them to must be waiting as well.
 */
function isIdle(draft: Draft, terminal: string): boolean {
  const row = draft.terminals.get(terminal);
  if (!row) return true;
  if (row.input !== '' || draft.ready.size > 0) return false;
  return waitersOf(draft, `terminal:${terminal}`).some((pid) => passesOnToReader(draft, pid));
}

function waitersOf(draft: Draft, topic: string): number[] {
  const pids: number[] = [];
  for (const [key, pid] of draft.waiters.entriesFrom(`${topic} `)) {
    if (!key.startsWith(`${topic} `)) break;
    pids.push(pid);
  }
  return pids;
}

function passesOnToReader(draft: Draft, pid: number): boolean {
  const topics = draft.peekProcess(pid)?.waitsFor.flatMap((wait) => ('topic' in wait ? [wait.topic] : [])) ?? [];
  const capture = topics.find((topic) => topic.startsWith('capture:'));
  if (capture === undefined) return true;
  const stdin = inputBehind(draft, Number(capture.slice('capture:'.length)));
  const file = draft.openFiles.get(stdin);
  return file?.kind === 'pipe' && waitersOf(draft, `pipe:${file.pipe}`).length > 0;
}

/** Key of the open file that feeds what a capture follows: an exec, or a container. */
function inputBehind(draft: Draft, capture: number): number {
  const row = draft.captures.get(capture);
  if (!row || row.container === undefined) return row?.stdin ?? 0;
  return draft.peekContainer(row.container.host, row.container.id)?.stdin ?? 0;
}

/** Gives up after 20,000 timers, or 50 rounds of somebody who never blocks: then it would never end. */
function awaitEnd(draft: Draft, wish: Awaited, services: Services, ring: RingEngine): boolean | Failure {
  const until = draft.now + wish.limit;
  let patience = 20_000;
  for (;;) {
    const ended = hasEnded(draft, wish);
    if (ended !== false) return ended;
    const key = nextTimer(draft);
    const busy = draft.ready.size > 0;
    if ((key === undefined && !busy) || draft.now >= until || patience <= 0) return false;
    patience -= busy ? 400 : 1;
    const next = busy ? draft.now + 100 : timerInstant(key ?? '');
    passTime(draft, services, Math.min(until, Math.max(next, draft.now + 1)), ring);
  }
}
