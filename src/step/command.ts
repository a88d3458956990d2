import type { EngineCall, EngineCallName, EngineValue } from '../engine/call.js';
import type { Refused } from '../engine/engine.js';
import type { WriteOptions } from '../filesystem/files.js';
import type { Environment } from '../process/program.js';
import type { HostUser } from '../host/host-tree.js';
import type { ImageConfig } from '../image/config.js';
import type { Layer } from '../image/layer.js';
import type { Registry } from '../registry/registry.js';

export interface NewHost {
  readonly name: string;
  readonly hostname?: string;
  /** Whose engine its `docker` speaks to; its own by default. */
  readonly engine?: string;
  /** Whether it reaches registries by their names; true by default. */
  readonly online?: boolean;
  /** Besides root. */
  readonly users?: readonly HostUser[];
  /** More folders that are there from the start; root's. */
  readonly folders?: readonly string[];
}

/** One edit of files, on a host or inside a container. */
export type FileEdit =
  | { readonly edit: 'write'; readonly path: string; readonly bytes: string; readonly options?: WriteOptions }
  | { readonly edit: 'mkdir'; readonly path: string }
  | { readonly edit: 'remove'; readonly path: string }
  | { readonly edit: 'rename'; readonly from: string; readonly to: string };

export interface HostCommand {
  readonly command: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly stdin?: string;
  /** Standard input stays open, to be fed by the engine call 'write-input'. */
  readonly open?: boolean;
  /** It believes to be on a terminal although its output is captured: another terminal's client passes it on. */
  readonly tty?: boolean;
  /** A terminal of its own instead of captured output: its name. */
  readonly terminal?: string;
}

/** Every change that a world can be asked for, beside those of its engines: name -> what it takes, what it gives. */
export interface WorldCommands {
  'add-host': [NewHost, undefined];
  'add-registry': [Registry, undefined];
  'set-online': [{ readonly host: string; readonly online: boolean }, undefined];
  /** Puts an image with its layers and names into a host's store, as `docker load` would. */
  'load-image': [
    {
      readonly host: string;
      readonly config: ImageConfig;
      readonly layers: readonly Layer[];
      readonly names: readonly string[];
    },
    string,
  ];
  'edit-files': [
    { readonly host: string; readonly container?: string; readonly edits: readonly FileEdit[] },
    undefined,
  ];
  /** Runs a program on a host itself; the capture that collects its output, 0 when it has a terminal. */
  'run-on-host': [HostCommand & { readonly host: string }, { readonly capture: number; readonly pid: number }];
  /** Forgets a capture whose output has been fetched. */
  'forget-capture': [{ readonly capture: number }, undefined];
  'open-terminal': [{ readonly terminal: string; readonly columns?: number; readonly rows?: number }, undefined];
  /** Types into a terminal; `end` is Ctrl-D on an empty line, `interrupt` Ctrl-C. */
  type: [
    { readonly terminal: string; readonly text?: string; readonly end?: boolean; readonly interrupt?: boolean },
    undefined,
  ];
  /** Gives a terminal another size. Whoever reads it hears of it (WINCH), and tells a container's own terminal. */
  'resize-terminal': [{ readonly terminal: string; readonly columns: number; readonly rows: number }, undefined];
  /** Drops what a terminal has shown so far: it has been read. */
  'clear-terminal': [{ readonly terminal: string }, undefined];
  advance: [{ readonly milliseconds: number }, undefined];
  /**
   * Lets time pass until something has ended, at most `limit` milliseconds or until nothing can happen any more.
   * Gives whether it has ended.
   */
  await: [
    { readonly limit: number } & (
      | { readonly capture: number }
      | { readonly container: string; readonly host: string }
      | { readonly terminal: string }
    ),
    boolean,
  ];
}

export type WorldCommandName = keyof WorldCommands;
export type WorldCommand<K extends WorldCommandName = WorldCommandName> = {
  [N in K]: { readonly do: N } & WorldCommands[N][0];
}[K];

/** An engine call on one host's engine. */
export type HostedCall<K extends EngineCallName = EngineCallName> = { readonly host: string } & EngineCall<K>;

export type Command = WorldCommand | HostedCall;

export type ValueOf<C extends Command> = C extends { readonly call: infer K extends EngineCallName }
  ? EngineValue<K> | Refused
  : C extends { readonly do: infer K extends WorldCommandName }
    ? WorldCommands[K][1]
    : never;
