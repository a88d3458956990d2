/**
 * Standing between a terminal or pipe and a program in a container: what it prints is copied out, what is typed is
 * passed on, until it ends. The state is plain data, so a client can wait in the middle of it for as long as it must.
 */
import { isFault } from '../../filesystem/fault.js';
import { endOfTyping, interruption } from '../../kernel/stream.js';
import {
  type Condition,
  type ExitStatus,
  exit,
  type Json,
  type Next,
  poll,
  type Signal,
} from '../../process/program.js';
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
  /** What is typed to leave it running and go: a byte string, '' where nothing does. */
  readonly keys: string;
  /** How many of those have been typed so far. */
  readonly typed: number;
  /** The code of a client that was made to go by them; 1 says so too. */
  readonly detached: 0 | 1;
  /** The size that its terminal has been given. */
  readonly columns: number;
  readonly rows: number;
  /** How often this client was asked to end, by INT or TERM: the third time it does, whatever the container does. */
  readonly asked: number;
};

/** What a client that stands there keeps between its steps; undefined for any other continuation. */
export function followingIn(state: Json | undefined): Following | undefined {
  const isOne = typeof state === 'object' && state !== null && 'capture' in state && 'keys' in state;
  return isOne ? (state as Following) : undefined;
}

const mostAsked = 3;

const passedOn: readonly Signal[] = ['HUP', 'INT', 'QUIT', 'TERM', 'USR1', 'USR2'];

type Call = Pick<Invocation, 'system' | 'client'>;

export function follow(
  { system }: Call,
  capture: number,
  how: Partial<Pick<Following, 'container' | 'input' | 'shows' | 'signals' | 'tty' | 'keys' | 'detached'>>,
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
    keys: '',
    typed: 0,
    detached: 0,
    columns: 80,
    rows: 24,
    asked: 0,
    ...how,
  } as const;
  if (following.signals || following.tty) for (const signal of passedOn) system.onSignal(signal, 'catch');
  if (following.tty) system.onSignal('WINCH', 'catch');
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
  const fed = { ...passInputOn(call, passSizeOn(call, before)), asked };
  const row = call.client.capture(fed.capture);
  if (!row) return { following: fed, status: { code: 0 } };
  const { shows } = fed;
  if (shows === 'both' || shows === 'stdout') call.system.write(1, row.stdout.slice(fed.stdout));
  if (shows === 'both' || shows === 'stderr') call.system.write(2, row.stderr.slice(fed.stderr));
  const following = { ...fed, stdout: row.stdout.length, stderr: row.stderr.length };
  const left = fed.keys !== '' && fed.typed === fed.keys.length;
  if (row.status === undefined && !left) return { following };
  call.client.do({ do: 'forget-capture', capture: fed.capture });
  if (row.status !== undefined) return { following, status: row.status };
  if (fed.detached === 1) call.system.write(2, 'read escape sequence\n');
  return { following, status: { code: fed.detached } };
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
    if (signal === 'WINCH') continue;
    if (signal === 'INT' || signal === 'TERM') count += 1;
    if (container !== '') client.call({ call: 'kill-container', container, signal });
  }
  return count;
}

/** The other side's terminal is as large as the one before the user. */
function passSizeOn({ system, client }: Call, following: Following): Following {
  const size = following.tty ? system.terminal(0) : undefined;
  if (!size || (size.columns === following.columns && size.rows === following.rows)) return following;
  client.call({ call: 'resize-terminal', ...otherSide(following), ...size });
  return { ...following, ...size };
}

function passInputOn({ system, client }: Call, before: Following): Following {
  let following = before;
  if (!following.input) return following;
  for (;;) {
    const bytes = system.read(0);
    if (bytes === undefined) return following;
    const ended = isFault(bytes) || bytes === '';
    if (ended && following.tty && system.terminal(0)) {
      feed(client, following, { bytes: endOfTyping });
      continue;
    }
    if (!ended && following.tty) {
      const { passed, typed } = withoutKeys(bytes, following);
      following = { ...following, typed };
      feed(client, following, { bytes: passed });
      if (following.keys !== '' && typed === following.keys.length) return following;
      continue;
    }
    feed(client, following, ended ? { end: true } : { bytes });
    if (ended) return { ...following, input: false };
  }
}

/** Keys that could be the beginning of those that detach are kept back until another one shows that they are not. */
function withoutKeys(bytes: string, { keys, typed: before }: Following): { passed: string; typed: number } {
  let passed = '';
  let typed = before;
  for (const key of bytes) {
    if (keys !== '' && key === keys[typed]) typed += 1;
    else {
      passed += keys.slice(0, typed) + key;
      typed = 0;
    }
    if (keys !== '' && typed === keys.length) break;
  }
  return { passed, typed };
}

function otherSide({ container, capture }: Following) {
  return container === '' ? { capture } : { container };
}

function feed(client: EngineClient, following: Following, input: { bytes?: string; end?: boolean }): void {
  if (input.bytes !== '') client.call({ call: 'write-input', ...otherSide(following), ...input });
}
