/**
 * Stopping containers side by side, as `stop` and `restart` do: each is asked, then the client waits until all have
 * ended, and only then tells about each, in the order of the arguments.
 */
import { type Condition, exit, type Next, poll } from '../../process/program.js';
import { type Failure, isFailure } from '../../world/failure.js';
import type { Invocation } from './command.js';
import { containerById, containerByName, hasEnded } from './container-by-name.js';
import { complain, daemonWords, say } from './speak.js';

/** One argument: whose end is waited for, and the complaint if there was one. */
export type Stopping = {
  readonly name: string;
  readonly id: string;
  readonly pending: boolean;
  /** It ran: its end is worth an event. */
  readonly ran: boolean;
  /** It was run with `--rm`. */
  readonly autoRemove: boolean;
  readonly complaint: string;
};

export interface StopRequest {
  /** Seconds; undefined: what the container itself wants. */
  readonly seconds: number | undefined;
  /** It will be started again: `--rm` does not count. */
  readonly keep?: boolean;
}

/** What `stop` and `restart` say when both spellings of the same flag are given. */
export const bothTimes = 'conflicting options: cannot specify both --timeout and --time';

type Call = Pick<Invocation, 'system' | 'client'>;

export function beginStopping(call: Call, names: readonly string[], request: StopRequest): readonly Stopping[] {
  return names.map((name) => {
    const container = containerByName(call, name);
    if (isFailure(container)) return refusedOne(name, container);
    const { id, state, hostConfig } = container;
    const autoRemove = hostConfig.AutoRemove === true;
    const ran = state.pid !== 0 || state.status === 'restarting';
    const ended = askToStop(call, id, request);
    return isFailure(ended) ? refusedOne(name, ended) : { name, id, ran, autoRemove, pending: !ended, complaint: '' };
  });
}

function refusedOne(name: string, reason: Failure): Stopping {
  return { name, id: '', ran: false, autoRemove: false, pending: false, complaint: daemonWords(reason) };
}

function askToStop({ client }: Call, container: string, { seconds, keep = false }: StopRequest): boolean | Failure {
  const grace = seconds === undefined ? {} : { seconds };
  return client.call({ call: 'stop-container', container, keep, ...grace });
}

/** What happens to each as soon as it has ended. */
export type AfterStop = (one: Stopping) => Failure | undefined;

export function keepStopping(call: Call, before: readonly Stopping[], after: AfterStop): Next {
  const all = before.map((one): Stopping => {
    if (!one.pending || !hasEnded(containerById(call, one.id))) return one;
    return finish({ ...one, pending: false }, after);
  });
  const on: Condition[] = all.filter(({ pending }) => pending).map(({ id }) => ({ topic: `container:${id}` }));
  return on.length > 0 ? poll(on, all) : tell(call, all);
}

/** Those that needed no waiting. */
export function finishEnded(all: readonly Stopping[], after: AfterStop): readonly Stopping[] {
  return all.map((one) => (one.pending || one.complaint !== '' ? one : finish(one, after)));
}

function finish(one: Stopping, after: AfterStop): Stopping {
  const refused = after(one);
  return refused ? { ...one, complaint: daemonWords(refused) } : one;
}

function tell({ system }: Call, all: readonly Stopping[]): Next {
  const complaints = all.flatMap(({ complaint }) => (complaint === '' ? [] : [`${complaint}\n`]));
  say(system, all.flatMap(({ name, complaint }) => (complaint === '' ? [`${name}\n`] : [])).join(''));
  complain(system, complaints.join(''));
  return exit(complaints.length === 0 ? 0 : 1);
}
