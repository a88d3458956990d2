import { toText } from '../digest/bytes.js';
import type { Capture } from '../process/process.js';
import { type Failure, isFailure } from '../world/failure.js';
import { type LabCore, patience, stuck } from './core.js';

/** How a command ended and what it printed, as text. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  /** 0 to 255; 128 + signal number after a signal. */
  readonly exitCode: number;
}

/** Waits for what a capture follows, takes its output and forgets it. */
export function collectOutput(core: LabCore, capture: number, what: string, advice: string): Output | Failure {
  const ended = core.do({ do: 'await', capture, limit: patience });
  if (isFailure(ended)) return ended;
  const row = core.world.captures.get(capture);
  if (!ended || !row?.status) return stuck(what, advice);
  core.do({ do: 'forget-capture', capture });
  return outputOf(row);
}

function outputOf(row: Capture): Output {
  return { stdout: toText(row.stdout), stderr: toText(row.stderr), exitCode: row.status?.code ?? 0 };
}
