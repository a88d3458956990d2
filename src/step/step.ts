import { callAlone } from '../engine/call.js';
import { containerEnded } from '../engine/container-ended.js';
import type { Engine, Refused } from '../engine/engine.js';
import { noteProbe, watchHealth } from '../engine/health.js';
import { startContainer } from '../engine/start-container.js';
import { killAfterGrace } from '../engine/stop-container.js';
import { emitContainer } from '../engine/container-event.js';
import { publish } from '../kernel/queue.js';
import { release } from '../kernel/descriptor.js';
import { type RingEngine, settle } from '../kernel/run.js';
import type { Services } from '../kernel/services.js';
import type { Capture, Process } from '../process/process.js';
import type { ExitStatus, Programs } from '../process/program.js';
import { Draft } from '../world/draft.js';
import type { Event } from '../world/event.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import type { Command, ValueOf } from './command.js';
import { doInWorld } from './do-in-world.js';

/** What a program on a host asks the world for: how `docker` reaches its engine. */
export type Serve = (draft: Draft, services: Services, process: Process, request: unknown) => unknown;

export interface Means {
  readonly programs: Programs;
  /** Answers `System.service`; absent: nothing is offered. */
  readonly serve?: Serve;
  /** Sees the draft after each moment that a process has run: for whoever wants to know who did what. */
  readonly ran?: (draft: Draft, process: Pick<Process, 'host' | 'container' | 'args'>) => void;
}

export interface Stepped<V> {
  /** The next world; the same value (===) when nothing changed. */
  readonly world: World;
  readonly value: V;
  readonly events: readonly Event[];
}

/** The services that processes need, over the engines of the draft's hosts. */
export function servicesOf(means: Means): Services {
  const known = servicesByMeans.get(means);
  if (known) return known;
  const services: Services = {
    programs: means.programs,
    ...(means.ran ? { ran: means.ran } : {}),
    serve: (draft, process, request) => means.serve?.(draft, services, process, request),
    containerEnded: (draft, process) =>
      containerEnded({ draft, services, host: process.host }, process.container, process.status ?? { code: 0 }),
    orphanEnded: (draft, process) => orphanEnded({ draft, services, host: process.host }, process),
  };
  servicesByMeans.set(means, services);
  return services;
}

/** The same means come with every step of a lab. */
const servicesByMeans = new WeakMap<Means, Services>();

/** A process without a parent: somebody may wait for its capture, or its container's health may depend on it. */
function orphanEnded(engine: Engine, process: Process): void {
  const { draft } = engine;
  if (process.capture === undefined) return;
  const capture = draft.captures.get(process.capture);
  const status = process.status ?? { code: 0 };
  if (capture) captureEnded(draft, process.capture, capture, status);
  const container = process.container === '' ? undefined : draft.peekContainer(engine.host, process.container);
  if (!container) return;
  emitContainer(engine, container, 'exec_die', { exitCode: String(status.code) });
  if (!capture || container.state.health?.probe !== process.pid) return;
  draft.captures = draft.captures.delete(process.capture);
  noteProbe(engine, container.id, status.code, capture.stdout + capture.stderr);
}

function captureEnded(draft: Draft, key: number, capture: Capture, status: ExitStatus): void {
  if (capture.stdin !== 0) release(draft, capture.stdin);
  draft.captures = draft.captures.set(key, Object.assign({}, capture, { stdin: 0, status }));
  publish(draft, `capture:${key}`);
}

/** What the engine does when one of its timers rings. */
export function ringEngine(services: Services): RingEngine {
  return (draft, { host, container, about }) => {
    const engine: Engine = { draft, services, host };
    const row = draft.peekContainer(host, container);
    if (!row) return;
    if (about === 'kill') killAfterGrace(engine, container);
    else if (about === 'health') watchHealth(engine, container);
    else if (row.state.status === 'restarting') startContainer(engine, container);
  };
}

/**
 * The one pure step: a command on a world gives the next world, the command's value, and what happened. A failure
 * comes with the very same world. Afterwards every process has run as far as it can without time passing.
 */
export function step<C extends Command>(world: World, command: C, means: Means): Stepped<ValueOf<C> | Failure> {
  const draft = new Draft(world);
  const services = servicesOf(means);
  const value = dispatch(draft, services, command);
  if (isFailure(value)) return { world, value, events: [] };
  settle(draft, services);
  const next = draft.seal();
  return { world: next, value: value as ValueOf<C>, events: newEvents(world, next) };
}

function dispatch(draft: Draft, services: Services, command: Command): unknown | Failure | Refused {
  // Not what the types allow, but what a caller without types sends.
  if (typeof command !== 'object' || command === null) {
    return failure('invalid-argument', 'A command is an object with a member `do` or `call`');
  }
  if ('call' in command) return callAlone({ draft, services, host: command.host }, command);
  return doInWorld(draft, services, ringEngine(services), command);
}

function newEvents(before: World, after: World): readonly Event[] {
  if (before.events === after.events) return [];
  const last = before.events.last()?.[0] ?? 0;
  return [...after.events.entriesFrom(last + 1)].map(([, event]) => event);
}
