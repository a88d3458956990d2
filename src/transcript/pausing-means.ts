import type { Json, Program } from '../process/program.js';
import { poll } from '../process/program.js';
import type { Means, Serve } from '../step/step.js';
import { timerInstant } from '../kernel/queue.js';
import type { Draft } from '../world/draft.js';
import type { DockerCall, Pauses } from './simulation.js';

/** Means for one line, and the docker commands that have begun with them so far. */
export interface PausingMeans {
  readonly means: Means;
  readonly calls: readonly DockerCall[];
}

/** What `docker` asks before it begins. */
type Request = { readonly ask: 'may begin' } | { readonly ask: 'begin' };

const isRequest = (asked: unknown): asked is Request =>
  typeof asked === 'object' && asked !== null && 'ask' in asked && (asked.ask === 'may begin' || asked.ask === 'begin');

const waitingUntil = (state: Json | undefined): number | undefined =>
  typeof state === 'object' && state !== null && 'mayBeginAt' in state ? Number(state['mayBeginAt']) : undefined;

/** `docker`, which begins when it may; whoever knows of no pauses lets it begin at once. */
function pausing(docker: Program): Program {
  return (system, state) => {
    const waited = waitingUntil(state);
    if (state !== undefined && waited === undefined) return docker(system, state);
    const mayBeginAt = waited ?? system.service({ ask: 'may begin' } satisfies Request);
    if (typeof mayBeginAt !== 'number') return docker(system, undefined);
    if (system.now < mayBeginAt) return poll([{ time: mayBeginAt }], { mayBeginAt });
    system.service({ ask: 'begin' } satisfies Request);
    return docker(system, undefined);
  };
}

const programsWithPauses = new WeakMap<Means['programs'], Means['programs']>();

function withPausingDocker(programs: Means['programs']): Means['programs'] {
  const known = programsWithPauses.get(programs);
  if (known) return known;
  const { docker } = programs;
  const made = docker ? { ...programs, docker: pausing(docker) } : programs;
  programsWithPauses.set(programs, made);
  return made;
}

/** Lets time pass before the docker commands of one line, wherever they stand in it: in a loop, a pipe, a script. */
export function pausingMeans(means: Means, pauses: Pauses): PausingMeans {
  const calls: DockerCall[] = [];
  let announced = 0;
  const answer = (draft: Draft, { ask }: Request): number | undefined => {
    if (ask === 'may begin') {
      announced += 1;
      return draft.now + (pauses.before[announced - 1] ?? 0);
    }
    const timer = draft.timers.first()?.[0];
    if (pauses.skew?.call === calls.length) draft.now += pauses.skew.milliseconds;
    calls.push({ at: draft.now, timer: timer === undefined ? undefined : timerInstant(timer) });
    return undefined;
  };
  const serve: Serve = (draft, services, process, asked) =>
    isRequest(asked) ? answer(draft, asked) : means.serve?.(draft, services, process, asked);
  return { means: { programs: withPausingDocker(means.programs), serve }, calls };
}
