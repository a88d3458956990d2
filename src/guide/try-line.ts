import { isRefusal } from '../engine/engine.js';
import type { Process } from '../process/process.js';
import type { Environment, Programs } from '../process/program.js';
import { losses, type Losses } from '../preview/losses.js';
import { type Serve, step } from '../step/step.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';

/** A command line, and where it would be typed. */
export interface TriedLine {
  readonly line: string;
  readonly env: Environment;
  readonly cwd: string;
  /** The host whose engine a plain `docker` speaks to there. */
  readonly engine: string;
}

/** What a command line would do. */
export interface Tried {
  readonly losses: Losses;
  /** The first refusal that a client met, in the world that it met it in. */
  readonly refused?: { readonly failure: Failure; readonly world: World; readonly engine: string };
  readonly code: number;
  /** It does not end by itself, and was looked at while it still ran. */
  readonly endless: boolean;
}

/** Simulated milliseconds: a line that takes longer is looked at as it then is. */
const patience = 60_000;

/** A refusal is the answer itself, or in one that left something behind: a start that failed, a pull of which a part came. */
function refusalIn(answer: unknown): Failure | undefined {
  if (isFailure(answer)) return answer;
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (isRefusal(answer)) return answer.refused;
  return 'failure' in answer && isFailure(answer.failure) ? answer.failure : undefined;
}

/** The host whose engine a client calls. */
const calledBy = (request: unknown): string | undefined =>
  typeof request === 'object' && request !== null && 'ask' in request && request.ask === 'call' && 'host' in request
    ? String(request.host)
    : undefined;

/** Runs a line by `sh -c` in a branch of the world that is then forgotten. */
export function tryLine(world: World, programs: Programs, serve: Serve, asker: Process, tried: TriedLine): Tried {
  let refused: Tried['refused'];
  const called = new Set<string>();
  const listening: Serve = (draft, services, process, request) => {
    const host = calledBy(request);
    if (host !== undefined) called.add(host);
    const answer = serve(draft, services, process, request);
    const failure = refusalIn(answer);
    if (refused === undefined && failure !== undefined)
      refused = { failure, world: draft.world(), engine: host ?? tried.engine };
    return answer;
  };
  const means = { programs, serve: listening };
  const { line, env, cwd } = tried;
  const launch = { do: 'run-on-host' as const, host: asker.host, command: ['sh', '-c', line], env, cwd };
  const launched = step(world, launch, means);
  if (isFailure(launched.value)) throw new Error(launched.value.message);
  const { capture } = launched.value;
  const waited = step(launched.world, { do: 'await', capture, limit: patience }, means);
  // What goes by itself while the line runs is no loss of the line's.
  const idle = step(world, { do: 'advance', milliseconds: waited.world.now - world.now }, means);
  // The line may have named another engine itself.
  const [engine = tried.engine, another] = called;
  const status = waited.world.captures.get(capture)?.status;
  return {
    losses: losses(idle.world, waited.world, another === undefined ? engine : tried.engine),
    ...(refused === undefined ? {} : { refused }),
    code: status?.code ?? 0,
    endless: status === undefined,
  };
}
