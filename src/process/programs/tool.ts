import { errnoText, type Fault } from '../../filesystem/fault.js';
import { again, exit, type Json, type Next, type Program, type System } from '../program.js';

/** One run of a tool: its arguments without its own name, and where its words go. */
export interface Run {
  readonly system: System;
  /** What messages begin with: the applet's name in busybox, `args[0]` as typed in GNU. */
  readonly name: string;
  readonly args: readonly string[];
  readonly busybox: boolean;
  /** Names that busybox runs by itself; empty in GNU programs. */
  readonly applets: ReadonlySet<string>;
  out(bytes: string): void;
  /** One line on standard error, after the tool's name. */
  complain(message: string): void;
  /** Whether standard output takes nothing any more: there is no point in going on. */
  refused(): boolean;
  /** Standard error, as it is. */
  warn(text: string): void;
}

/** A program in either flavour; a bare number is its exit code. `state` may be changed in place: it is a copy. */
export type Tool = (run: Run, state: Json | undefined) => Next | number;

/** A GNU program: messages begin with the name as it was typed. */
export function asProgram(tool: Tool): Program {
  return (system, state) => runTool(tool, system, state, system.args[0] ?? '', system.args.slice(1), undefined);
}

const none: ReadonlySet<string> = new Set();

/** The state of a tool that goes on after it wrote where nobody reads. */
const survivedPipe = 'survived PIPE';

/** Output is handed on in pieces of this many bytes: what a pipe holds. */
const pipeRoom = 65_536;

/** Busybox's applets when `applets` is given. */
export function runTool(
  tool: Tool,
  system: System,
  state: Json | undefined,
  name: string,
  args: readonly string[],
  applets: ReadonlySet<string> | undefined,
): Next {
  if (state === survivedPipe) {
    system.write(2, `${name}: write error: Broken pipe\n`);
    return exit(1);
  }
  let pending: string[] = [];
  let size = 0;
  let refused: Fault | undefined;
  const flush = () => {
    if (pending.length === 0) return;
    refused ??= system.write(1, pending.join(''));
    pending = [];
    size = 0;
  };
  const warn = (text: string) => {
    flush();
    system.write(2, text);
  };
  const run: Run = {
    system,
    name,
    args,
    busybox: applets !== undefined,
    applets: applets ?? none,
    out: (bytes) => {
      if (bytes === '' || refused !== undefined) return;
      pending.push(bytes);
      size += bytes.length;
      if (size >= pipeRoom) flush();
    },
    refused: () => refused !== undefined,
    complain: (message) => warn(`${name}: ${message}\n`),
    warn,
  };
  const result = tool(run, state === undefined ? undefined : thaw(state));
  flush();
  // The signal PIPE ends the process after this step, unless it is ignored.
  if (refused?.fault === 'EPIPE') return again(survivedPipe);
  if (refused !== undefined) {
    run.complain(`write error: ${because(refused)}`);
    return exit(1);
  }
  return typeof result === 'number' ? exit(result) : result;
}

export function because(fault: Fault): string {
  return errnoText[fault.fault];
}

export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' && path !== '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

export function joinPath(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** A name in quotes as GNU programs put it into messages: doubled when it holds a single quote. */
export function quoted(name: string): string {
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}

/** A name that GNU programs quote only when a shell would have to. */
export function quotedIfOdd(name: string): string {
  return name === '' || /[\s'"$`\\*?[\]<>|&;()!^#~:]/.test(name.replace(/(?<=.)[~#]/g, '')) ? quoted(name) : name;
}

function thaw(state: Json): Json {
  if (typeof state !== 'object' || state === null) return state;
  if (Array.isArray(state)) return state.map(thaw);
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, thaw(value)]));
}
