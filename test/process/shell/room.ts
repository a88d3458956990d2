import { emptyTable } from '../../../src/table/table.js';
import type { Host } from '../../../src/host/host.js';
import { addFolders, hostTree } from '../../../src/host/host-tree.js';
import { addOpenFile, addPipe, release, retain } from '../../../src/kernel/descriptor.js';
import { publish } from '../../../src/kernel/queue.js';
import { passTime } from '../../../src/kernel/run.js';
import type { Services } from '../../../src/kernel/services.js';
import { sendSignal } from '../../../src/kernel/signal.js';
import { createProcess } from '../../../src/kernel/spawn.js';
import { cat } from '../../../src/process/programs/cat.js';
import { chmod } from '../../../src/process/programs/chmod.js';
import { cp } from '../../../src/process/programs/cp.js';
import { cut } from '../../../src/process/programs/cut.js';
import { echo } from '../../../src/process/programs/echo.js';
import { env } from '../../../src/process/programs/env.js';
import { grep } from '../../../src/process/programs/grep.js';
import { head } from '../../../src/process/programs/head.js';
import { ls } from '../../../src/process/programs/ls.js';
import { mkdir } from '../../../src/process/programs/mkdir.js';
import { rm } from '../../../src/process/programs/rm.js';
import { sed } from '../../../src/process/programs/sed.js';
import { seq } from '../../../src/process/programs/seq.js';
import { sleep } from '../../../src/process/programs/sleep.js';
import { sort } from '../../../src/process/programs/sort.js';
import { tail } from '../../../src/process/programs/tail.js';
import { asProgram, type Tool } from '../../../src/process/programs/tool.js';
import { touch } from '../../../src/process/programs/touch.js';
import { tr } from '../../../src/process/programs/tr.js';
import { wc } from '../../../src/process/programs/wc.js';
import { yes } from '../../../src/process/programs/yes.js';
import type { Process } from '../../../src/process/process.js';
import type { Program, Programs, Signal } from '../../../src/process/program.js';
import { createShell } from '../../../src/process/shell/shell.js';
import { Draft } from '../../../src/world/draft.js';
import { newWorld } from '../../../src/world/new-world.js';

const tools: Readonly<Record<string, Tool>> = {
  cat,
  chmod,
  cp,
  cut,
  echo,
  env,
  grep,
  head,
  ls,
  mkdir,
  rm,
  sed,
  seq,
  sleep,
  sort,
  tail,
  touch,
  tr,
  wc,
  yes,
};

/** Some tools and the three shells. */
export const programs: Programs = {
  ...Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, asProgram(tool)])),
  bash: createShell({ kind: 'bash' }),
  dash: createShell({ kind: 'dash' }),
  sh: createShell({ kind: 'busybox' }),
};

/** The same program, its state as it would be read back from a file, and with little to spend in each step. */
export function interrupted(program: Program, fuel: number): Program {
  return (system, state) => {
    system.fuel = fuel;
    const next = program(system, state === undefined ? undefined : JSON.parse(JSON.stringify(state)));
    system.fuel = 9_000;
    return next;
  };
}

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined: it still runs. */
  readonly code: number | undefined;
  readonly now: number;
}

export interface Asked {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Virtual milliseconds. */
  readonly limit?: number;
  /** Sent to the first process when so much time has passed. */
  readonly signals?: readonly (readonly [after: number, signal: Signal])[];
}

const start = 1_700_000_000_000;

/** One machine, `box`, with the programs in /usr/bin, and one process on it. */
export class Room {
  readonly draft = new Draft(newWorld({ seed: 'shell', volumeLifetime: 'course', now: start }));
  readonly statuses = new Map<number, number>();
  readonly services: Services;

  constructor(known: Programs = programs) {
    this.services = {
      programs: known,
      serve: () => undefined,
      containerEnded: () => undefined,
      orphanEnded: (_draft, process: Process) => void this.statuses.set(process.pid, process.status?.code ?? -1),
    };
    const tree = addFolders(hostTree('box', Object.keys(known), [], start), '/tmp/w', 0, start);
    this.draft.addHost({
      name: 'box',
      hostname: 'box',
      files: tree,
      containers: emptyTable(),
      containerNames: emptyTable(),
      volumes: emptyTable(),
      volumesGone: emptyTable(),
      networks: emptyTable(),
      nextPool: 1,
      ports: emptyTable(),
      online: true,
      engine: 'box',
      processes: emptyTable(),
      nextProcess: 100,
    } as unknown as Host);
  }

  begin(
    args: readonly string[],
    fds: Readonly<Record<number, number>>,
    env: Readonly<Record<string, string>> = {},
  ): number {
    return createProcess(this.draft, {
      host: 'box',
      container: '',
      parent: 0,
      program: args[0] ?? '',
      args,
      cwd: '/tmp/w',
      env: { PATH: '/usr/bin:/bin', HOME: '/root', ...env },
      credentials: { uid: 0, gid: 0, groups: [] },
      fds,
    });
  }

  /** Starts a process on a terminal of its own, and what is typed to it before it reads. */
  open(args: readonly string[], typed: string, env: Readonly<Record<string, string>> = {}): number {
    const { draft } = this;
    const row = {
      name: 'tty',
      columns: 80,
      rows: 24,
      input: typed,
      ended: false,
      output: '',
      dropped: 0,
      foreground: 0,
    };
    draft.terminals = draft.terminals.set('tty', row);
    const key = addOpenFile(draft, { kind: 'terminal', terminal: 'tty' });
    const pid = this.begin(args, { 0: key, 1: key, 2: key }, env);
    this.pass(0);
    return pid;
  }

  type(text: string, end = false): void {
    const row = this.draft.terminals.get('tty');
    if (row) this.draft.terminals = this.draft.terminals.set('tty', { ...row, input: row.input + text, ended: end });
    publish(this.draft, 'terminal:tty');
    this.pass(1000);
  }

  /** What runs, as `ps` shows it. */
  get commands(): string[] {
    const pids = [...(this.draft.peekHost('box')?.processes.values() ?? [])];
    return pids.map((pid) => this.draft.peekProcess(pid)?.args.join(' ') ?? '');
  }

  get screen(): string {
    return this.draft.terminals.get('tty')?.output ?? '';
  }

  pass(milliseconds: number): void {
    passTime(this.draft, this.services, this.draft.now + milliseconds, () => undefined);
  }

  run(args: readonly string[], asked: Asked = {}): Ended {
    const { draft } = this;
    const capture = draft.nextSequence();
    const [stdout, stderr] = (['stdout', 'stderr'] as const).map((stream) =>
      addOpenFile(draft, { kind: 'capture', capture, stream }),
    );
    const pipe = addPipe(draft);
    retain(draft, pipe.write);
    draft.captures = draft.captures.set(capture, { stdout: '', stderr: '', pid: 0, stdin: 0 });
    const pid = this.begin(args, { 0: pipe.read, 1: stdout ?? 0, 2: stderr ?? 0 }, asked.env);
    const file = draft.openFiles.get(pipe.write);
    const row = file?.kind === 'pipe' ? draft.pipes.get(file.pipe) : undefined;
    if (file?.kind === 'pipe' && row) draft.pipes = draft.pipes.set(file.pipe, { ...row, buffer: asked.stdin ?? '' });
    release(draft, pipe.write);
    for (const [after, signal] of asked.signals ?? []) {
      this.pass(start + after - draft.now);
      sendSignal(draft, this.services, pid, signal, true);
    }
    const limit = start + (asked.limit ?? 600_000);
    this.pass(0);
    while (!this.statuses.has(pid) && draft.now < limit) this.pass(100);
    const seen = draft.captures.get(capture);
    return {
      stdout: seen?.stdout ?? '',
      stderr: seen?.stderr ?? '',
      code: this.statuses.get(pid),
      now: draft.now - start,
    };
  }
}
