/**
 * Standing between a terminal or pipe and a program in a container: what it prints is copied out, what is typed is
 * passed on, until it ends. The state is plain data, so a client can wait in the middle of it for as long as it must.
 */
import { isFault } from '../../filesystem/fault.js';
import { endOfTyping, interruption } from '../../kernel/stream.js';
import { type Condition, type ExitStatus, exit, type Next, poll, type Signal } from '../../process/program.js';
import type { EngineClient } from '../client.js';
import type { Invocation } from './command.js';

export type Following = {
  readonly capture: number;
  /** The container whose standard input is fed; '' for that of the capture itself. */
  readonly container: string;
  /** Bytes copied so far. */
  readonly stdout: number;
  readonly stderr: number;
  /** Standard input is still passed on. */
  readonly input: boolean;
  readonly shows: 'both' | 'stdout' | 'stderr' | 'none';
  /** Signals to this client go to the container instead. */
  readonly signals: boolean;
  /** The other side has a terminal of its own: Ctrl-C and Ctrl-D are for whoever reads it. */
  readonly tty: boolean;
  /** How often this client was asked to end, by INT or TERM: the third time it does, whatever the container does. */
  readonly asked: number;
};

const mostAsked = 3;

const passedOn: readonly Signal[] = ['HUP', 'INT', 'QUIT', 'TERM', 'USR1', 'USR2'];

type Call = Pick<Invocation, 'system' | 'client'>;

export function follow(
  { system }: Call,
  capture: number,
  how: Partial<Pick<Following, 'container' | 'input' | 'shows' | 'signals' | 'tty'>>,
): Following {
  const following = {
    capture,
    container: '',
    stdout: 0,
    stderr: 0,
    input: false,
    shows: 'both',
    signals: false,
    tty: false,
    asked: 0,
    ...how,
  } as const;
  if (following.signals || following.tty) for (const signal of passedOn) system.onSignal(signal, 'catch');
  return following;
}

/** One step of following: undefined status means that it goes on. */
export function keepFollowing(
  call: Call,
  before: Following,
): { readonly following: Following; readonly status?: ExitStatus } {
  const asked = passSignalsOn(call, before);
  if (asked >= mostAsked) {
    call.system.write(2, `\ngot ${mostAsked} SIGTERM/SIGINTs, forcefully exiting\n`);
    call.client.do({ do: 'forget-capture', capture: before.capture });
    return { following: before, status: { code: 1 } };
  }
  const fed = { ...passInputOn(call, before), asked };
  const row = call.client.capture(fed.capture);
  if (!row) return { following: fed, status: { code: 0 } };
  const { shows } = fed;
  if (shows === 'both' || shows === 'stdout') call.system.write(1, row.stdout.slice(fed.stdout));
  if (shows === 'both' || shows === 'stderr') call.system.write(2, row.stderr.slice(fed.stderr));
  const following = { ...fed, stdout: row.stdout.length, stderr: row.stderr.length };
  if (row.status === undefined) return { following };
  call.client.do({ do: 'forget-capture', capture: fed.capture });
  return { following, status: row.status };
}

export function whatToFollow({ capture, input }: Following): readonly Condition[] {
  return [{ topic: `capture:${capture}` }, ...(input ? [{ readable: 0 }] : [])];
}

/** Follows to the end, which is also this client's end. */
export function followToEnd(call: Call, before: Following): Next {
  const { following, status } = keepFollowing(call, before);
  return status === undefined ? poll(whatToFollow(following), following) : exit(status.code);
}

function passSignalsOn({ system, client }: Call, following: Following): number {
  const { signals, container, asked, tty } = following;
  if (!signals && !tty) return asked;
  let count = asked;
  for (const signal of system.signals()) {
    if (tty && signal === 'INT') {
      feed(client, following, { bytes: interruption });
      continue;
    }
    if (signal === 'INT' || signal === 'TERM') count += 1;
    if (container !== '') client.call({ call: 'kill-container', container, signal });
  }
  return count;
}

function passInputOn({ system, client }: Call, following: Following): Following {
  if (!following.input) return following;
  for (;;) {
    const bytes = system.read(0);
    if (bytes === undefined) return following;
    const ended = isFault(bytes) || bytes === '';
    if (ended && following.tty && system.terminal(0)) {
      feed(client, following, { bytes: endOfTyping });
      continue;
    }
    feed(client, following, ended ? { end: true } : { bytes });
    if (ended) return { ...following, input: false };
  }
}

function feed(client: EngineClient, { container, capture }: Following, input: { bytes?: string; end?: boolean }): void {
  client.call({ call: 'write-input', ...(container === '' ? { capture } : { container }), ...input });
}
