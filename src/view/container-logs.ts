import type { Container, LogChunk } from '../container/container.js';
import { findContainer } from '../engine/find-container.js';
import { civilTime } from '../time/instant.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { isUp } from './container-status.js';
import { hostOf } from './host-of.js';

/** One line of a container's log as it is shown: with its newline if it has one. Byte string. */
export interface LogLine {
  readonly stream: 'stdout' | 'stderr';
  /** When its end was printed. */
  readonly time: number;
  readonly text: string;
}

export interface LogOptions {
  /** Neither stream: refused, as the engine does. */
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** Milliseconds; what was printed at that very instant is shown. */
  readonly since?: number;
  readonly until?: number;
  /** The last so many lines of both streams together; everything else but a number from 0 up means all. */
  readonly tail?: string | number;
  /** Each line begins with its time. */
  readonly timestamps?: boolean;
}

/** Log drivers whose logs can be read back. */
const readable = /^(?:|json-file|local|journald)$/;

type Stream = LogChunk['stream'];

/** The engine keeps a longer line in pieces of this size. */
const longestPiece = 16_384;

/** Puts lines together out of the pieces in which a program printed them. */
class LineAssembly {
  readonly lines: LogLine[] = [];
  readonly #rest: Record<Stream, LogLine | undefined> = { stdout: undefined, stderr: undefined };

  add({ stream, time, text }: LogChunk): void {
    let pending = (this.#rest[stream]?.text ?? '') + text;
    for (let end = pieceEnd(pending); end > 0; end = pieceEnd(pending)) {
      this.lines.push({ stream, time, text: pending.slice(0, end) });
      pending = pending.slice(end);
    }
    this.#rest[stream] = pending === '' ? undefined : { stream, time, text: pending };
  }

  /** The program has ended: what it left without a newline are lines too. */
  end(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const rest = this.#rest[stream];
      if (rest) this.lines.push(rest);
      this.#rest[stream] = undefined;
    }
  }
}

/** Where the first whole piece ends: after a newline, or when the engine's buffer is full; 0 for none yet. */
function pieceEnd(text: string): number {
  const newline = text.indexOf('\n');
  if (newline >= 0 && newline < longestPiece) return newline + 1;
  return text.length >= longestPiece ? longestPiece : 0;
}

/**
 * Everything that is in the log, in the order in which lines were ended. A line that a running program has not
 * ended yet is not there.
 */
function linesOf({ log, state }: Container): readonly LogLine[] {
  const assembly = new LineAssembly();
  let earlier = true;
  for (const chunk of log.values()) {
    if (earlier && chunk.time >= (state.startedAt ?? 0)) {
      assembly.end();
      earlier = false;
    }
    assembly.add(chunk);
  }
  if (!isUp(state) || state.status === 'restarting') assembly.end();
  return assembly.lines;
}

function lastLines(lines: readonly LogLine[], tail: string | number | undefined): readonly LogLine[] {
  const count = typeof tail === 'number' || /^[+-]?\d+$/.test(tail ?? '') ? Number(tail) : -1;
  return count < 0 ? lines : lines.slice(Math.max(0, lines.length - count));
}

/** `2026-11-23T06:27:55.530000000Z`: always nine digits, so that the lines stay aligned. */
export function logTime(instant: number): string {
  const { year, month, day, hour, minute, second, millisecond } = civilTime(instant);
  const pad = (value: number, width = 2) => String(value).padStart(width, '0');
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(millisecond, 3)}000000Z`;
}

/** What `docker logs` shows: first the tail is taken, then times and streams are asked, as in the engine. */
export function containerLogs(
  world: World,
  hostName: string,
  text: string,
  options: LogOptions,
): readonly LogLine[] | Failure {
  const container = findContainer(hostOf(world, hostName), text);
  if (isFailure(container)) return container;
  if (container.hostConfig.LogConfig?.Type === 'none') {
    return failure('conflict', 'configured logging driver does not support reading');
  }
  if (!options.stdout && !options.stderr) {
    return failure('invalid-argument', 'Bad parameters: you must choose at least one stream');
  }
  if (!readable.test(container.hostConfig.LogConfig?.Type ?? '')) {
    return failure('invalid-argument', 'configured logging driver does not support reading');
  }
  const { since = -Infinity, until = Infinity } = options;
  return lastLines(linesOf(container), options.tail)
    .filter(({ stream, time }) => options[stream] && time >= since && time <= until)
    .map((line) => (options.timestamps ? { ...line, text: `${logTime(line.time)} ${line.text}` } : line));
}
