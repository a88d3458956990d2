import { type Fault, fault, isFault } from '../filesystem/fault.js';
import { nextHex } from '../identity/identity.js';
import type { OpenFile, Process } from '../process/process.js';
import type { TerminalSize } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import { pipeCapacity } from './descriptor.js';
import { filesOf } from './namespace.js';
import { publish } from './queue.js';

const most = Number.MAX_SAFE_INTEGER;
/** What a read without a limit takes from something endless. */
const endlessRead = 65_536;

function opened(draft: Draft, process: Process, fd: number): { key: number; file: OpenFile } | undefined {
  const key = process.fds[fd];
  const file = key === undefined ? undefined : draft.openFiles.get(key);
  return key === undefined || file === undefined ? undefined : { key, file };
}

export function readFrom(draft: Draft, process: Process, fd: number, max = most): string | undefined | Fault {
  const found = opened(draft, process, fd);
  if (!found) return fault('EBADF', String(fd));
  const { key, file } = found;
  switch (file.kind) {
    case 'null':
      return '';
    case 'zero':
    case 'full':
      return '\0'.repeat(Math.min(max, max === most ? endlessRead : max));
    case 'random':
      return randomBytes(draft, Math.min(max, endlessRead));
    case 'pipe':
      return file.tty ? readOwnTerminal(draft, file.pipe, max) : readPipe(draft, file.pipe, max);
    case 'terminal':
      return readTerminal(draft, file.terminal, max);
    case 'file':
      return readFile(draft, process, key, file, max);
    default:
      return fault('EBADF', String(fd));
  }
}

function randomBytes(draft: Draft, count: number): string {
  const [hex, identity] = nextHex(draft.identity, count * 2);
  draft.identity = identity;
  let bytes = '';
  for (let at = 0; at < hex.length; at += 2) bytes += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16));
  return bytes;
}

function readPipe(draft: Draft, id: number, max: number): string | undefined {
  const pipe = draft.pipes.get(id);
  if (!pipe) return '';
  if (pipe.buffer === '') return pipe.writers === 0 ? '' : undefined;
  const taken = pipe.buffer.slice(0, max);
  draft.pipes = draft.pipes.set(id, { ...pipe, buffer: pipe.buffer.slice(taken.length) });
  if (pipe.buffer.length >= pipeCapacity) publish(draft, `pipe:${id}`);
  return taken;
}

/** What Ctrl-D on an empty line puts into the input of a container's own terminal: one end of file, not the last. */
export const endOfTyping = '\x04';
/** What Ctrl-C puts there; it is never read, but reaches whoever is in the foreground. */
export const interruption = '\x03';

/** A container's own terminal gives whole lines, and an end of file wherever one was typed. */
function readOwnTerminal(draft: Draft, id: number, max: number): string | undefined {
  const pipe = draft.pipes.get(id);
  if (!pipe) return '';
  const stop = pipe.buffer.search(/[\n\x04]/);
  if (stop < 0 && pipe.writers > 0) return undefined;
  const isLine = stop < 0 || pipe.buffer[stop] === '\n';
  const taken = (stop < 0 ? pipe.buffer : pipe.buffer.slice(0, isLine ? stop + 1 : stop)).slice(0, max);
  const skipped = !isLine && taken.length === stop ? 1 : 0;
  draft.pipes = draft.pipes.set(id, { ...pipe, buffer: pipe.buffer.slice(taken.length + skipped) });
  return taken;
}

/** A terminal gives whole lines, one a read; an ended one gives its end of file once. */
function readTerminal(draft: Draft, name: string, max: number): string | undefined {
  const terminal = draft.terminals.get(name);
  if (!terminal) return '';
  if (terminal.input === '') {
    if (terminal.ended) draft.terminals = draft.terminals.set(name, { ...terminal, ended: false });
    return terminal.ended ? '' : undefined;
  }
  const newline = terminal.input.indexOf('\n');
  const line = newline < 0 ? terminal.input : terminal.input.slice(0, newline + 1);
  const taken = line.slice(0, max);
  draft.terminals = draft.terminals.set(name, { ...terminal, input: terminal.input.slice(taken.length) });
  return taken;
}

type OpenDisk = Extract<OpenFile, { kind: 'file' }>;

function readFile(draft: Draft, process: Process, key: number, file: OpenDisk, max: number): string | Fault {
  if (file.access === 'write' || file.access === 'append') return fault('EBADF', file.path);
  const bytes = filesAsOpener(draft, process).read(file.path);
  if (isFault(bytes)) return bytes;
  const taken = bytes.slice(file.offset, max === most ? undefined : file.offset + max);
  if (taken !== '') draft.openFiles = draft.openFiles.set(key, { ...file, offset: file.offset + taken.length });
  return taken;
}

/** Rights were checked when the file was opened. */
function filesAsOpener(draft: Draft, process: Process) {
  return filesOf(draft, { ...process, cwd: '/', credentials: { uid: 0, gid: 0, groups: [] } });
}

export function readLineFrom(draft: Draft, process: Process, fd: number): string | undefined | Fault {
  const found = opened(draft, process, fd);
  if (!found) return fault('EBADF', String(fd));
  const { key, file } = found;
  if (file.kind === 'file') {
    const rest = filesAsOpener(draft, process).read(file.path);
    if (isFault(rest)) return rest;
    const end = rest.indexOf('\n', file.offset);
    return readFile(draft, process, key, file, end < 0 ? most : end + 1 - file.offset);
  }
  if (file.kind !== 'pipe' || file.tty) return readFrom(draft, process, fd);
  const pipe = draft.pipes.get(file.pipe);
  if (!pipe) return '';
  const newline = pipe.buffer.indexOf('\n');
  if (newline < 0 && pipe.writers > 0) return undefined;
  return readPipe(draft, file.pipe, newline < 0 ? most : newline + 1);
}

export function writeTo(draft: Draft, process: Process, fd: number, bytes: string): Fault | undefined {
  const found = opened(draft, process, fd);
  if (!found) return fault('EBADF', String(fd));
  const { key, file } = found;
  switch (file.kind) {
    case 'null':
    case 'zero':
    case 'random':
      return undefined;
    case 'full':
      return fault('ENOSPC', String(fd));
    case 'pipe':
      return bytes === '' ? undefined : writePipe(draft, file.pipe, bytes);
    case 'terminal':
      return writeTerminal(draft, file.terminal, bytes);
    case 'file':
      return writeFile(draft, process, key, file, bytes);
    case 'log':
      return writeLog(draft, file, file.tty ? onTerminal(bytes) : bytes);
    case 'capture':
      return writeCapture(draft, file.capture, file.stream, file.tty ? onTerminal(bytes) : bytes);
  }
}

function writePipe(draft: Draft, id: number, bytes: string): Fault | undefined {
  const pipe = draft.pipes.get(id);
  if (!pipe || pipe.readers === 0) return fault('EPIPE', String(id));
  draft.pipes = draft.pipes.set(id, { ...pipe, buffer: pipe.buffer + bytes });
  publish(draft, `pipe:${id}`);
  return undefined;
}

/** What a container's own terminal makes of a new line: the cursor goes back too. */
function onTerminal(bytes: string): string {
  return bytes.replaceAll('\n', '\r\n');
}

function writeTerminal(draft: Draft, name: string, bytes: string): undefined {
  const terminal = draft.terminals.get(name);
  if (terminal && bytes !== '') {
    draft.terminals = draft.terminals.set(name, { ...terminal, output: terminal.output + bytes });
  }
  return undefined;
}

function writeFile(draft: Draft, process: Process, key: number, file: OpenDisk, bytes: string): Fault | undefined {
  if (file.access === 'read') return fault('EBADF', file.path);
  if (bytes === '') return undefined;
  const files = filesAsOpener(draft, process);
  if (file.access === 'append') return ignoreMissing(files.write(file.path, bytes, { append: true, create: false }));
  const refused = ignoreMissing(files.write(file.path, bytes, { offset: file.offset, create: false }));
  if (!refused) draft.openFiles = draft.openFiles.set(key, { ...file, offset: file.offset + bytes.length });
  return refused;
}

/** What is written to an open file that has been removed goes nowhere, and that is no error. */
function ignoreMissing(refused: Fault | undefined): Fault | undefined {
  return refused?.fault === 'ENOENT' ? undefined : refused;
}

function writeLog(draft: Draft, file: Extract<OpenFile, { kind: 'log' }>, bytes: string): undefined {
  if (bytes === '' || !draft.peekContainer(file.host, file.container)) return undefined;
  const container = draft.container(file.host, file.container);
  container.log = container.log.set(container.log.size, { stream: file.stream, time: draft.now, text: bytes });
  for (const capture of container.attached) writeCapture(draft, capture, file.stream, bytes);
  publish(draft, `container:${file.container}`);
  return undefined;
}

function writeCapture(draft: Draft, key: number, stream: 'stdout' | 'stderr', bytes: string): undefined {
  const capture = draft.captures.get(key);
  if (!capture || bytes === '') return undefined;
  draft.captures = draft.captures.set(key, { ...capture, [stream]: capture[stream] + bytes });
  publish(draft, `capture:${key}`);
  return undefined;
}

/** Whether what is written there stays in memory until somebody reads it, without a bound. */
export function isKept(draft: Draft, process: Process, fd: number): boolean {
  const kind = opened(draft, process, fd)?.file.kind;
  return kind === 'terminal' || kind === 'log' || kind === 'capture';
}

/** How much one command may print before somebody without end is asked to wait for its reader: for ever, that is. */
const captureCapacity = 4 * 1024 * 1024;

function isFull(draft: Draft, captures: readonly number[]): boolean {
  return captures.some((key) => {
    const capture = draft.captures.get(key);
    return capture !== undefined && capture.stdout.length + capture.stderr.length > captureCapacity;
  });
}

export function writableNow(draft: Draft, process: Process, fd: number): boolean {
  const file = opened(draft, process, fd)?.file;
  if (file?.kind === 'log') return !isFull(draft, draft.peekContainer(file.host, file.container)?.attached ?? []);
  if (file?.kind === 'capture') return !isFull(draft, [file.capture]);
  if (file?.kind !== 'pipe') return true;
  const pipe = draft.pipes.get(file.pipe);
  return !pipe || pipe.readers === 0 || pipe.buffer.length < pipeCapacity;
}

/** The terminal behind a descriptor: a real one, or that of a container that was given one (`-t`). */
export function terminalOf(draft: Draft, process: Process, fd: number): TerminalSize | undefined {
  const file = opened(draft, process, fd)?.file;
  if (!file) return undefined;
  if (file.kind === 'terminal') {
    const terminal = draft.terminals.get(file.terminal);
    return terminal && { columns: terminal.columns, rows: terminal.rows };
  }
  if (file.tty) return file.size ?? { columns: 80, rows: 24 };
  return undefined;
}
