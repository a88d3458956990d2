import { pipeCapacity, release } from '../kernel/descriptor.js';
import { publish } from '../kernel/queue.js';
import { attachedNow, readersAmong } from '../kernel/readers.js';
import { sendSignal } from '../kernel/signal.js';
import { interruption } from '../kernel/stream.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';

export interface InputRequest {
  readonly container?: string;
  readonly capture?: number;
  /** A byte string. */
  readonly bytes?: string;
  /** No more will come. */
  readonly end?: boolean;
}

/** Writes to the standard input of a container (`-i`) or of an exec, and closes it. Input nobody reads is dropped. */
export function writeInput(engine: Engine, request: InputRequest): Failure | undefined {
  const { draft, host } = engine;
  if (request.container !== undefined) {
    const container = findInDraft(draft, host, request.container);
    if (isFailure(container)) return container;
    feed(engine, container.stdin, request);
    if (request.end && container.stdin !== 0) draft.container(host, container.id).stdin = 0;
    return undefined;
  }
  const capture = draft.captures.get(request.capture ?? 0);
  if (!capture) return failure('no-such-exec', `No such exec: ${request.capture}`);
  feed(engine, capture.stdin, request);
  if (request.end) draft.captures = draft.captures.set(request.capture ?? 0, { ...capture, stdin: 0 });
  return undefined;
}

function feed(engine: Engine, key: number, { bytes: typed = '', end }: InputRequest): void {
  const { draft } = engine;
  const file = draft.openFiles.get(key);
  if (file?.kind !== 'pipe') return;
  const bytes = file.tty ? interruptWith(engine, file.pipe, typed) : typed;
  const pipe = draft.pipes.get(file.pipe);
  if (pipe && bytes !== '' && pipe.readers > 0 && pipe.buffer.length < pipeCapacity * 1024) {
    draft.pipes = draft.pipes.set(file.pipe, { ...pipe, buffer: pipe.buffer + bytes });
    publish(draft, `pipe:${file.pipe}`);
  }
  if (end) release(draft, key);
}

/** Ctrl-C in what was typed: whoever reads that terminal and waits for nobody else is interrupted. What is left of it. */
function interruptWith({ draft, services }: Engine, pipe: number, typed: string): string {
  const at = typed.lastIndexOf(interruption);
  if (at < 0) return typed;
  for (const { pid } of readersAmong(attachedNow(draft, (file) => file.kind === 'pipe' && file.pipe === pipe))) {
    sendSignal(draft, services, pid, 'INT', false);
  }
  return typed.slice(at + 1);
}
