import { emptyFileSystem } from '../../../src/filesystem/empty-filesystem.js';
import { fault, isFault, type Fault } from '../../../src/filesystem/fault.js';
import type { Files } from '../../../src/filesystem/files.js';
import type { FileSystem } from '../../../src/filesystem/node.js';
import { openFiles } from '../../../src/filesystem/open-files.js';
import type {
  Environment,
  ExitStatus,
  Json,
  Next,
  ProcessLine,
  Program,
  Programs,
  Signal,
  SpawnRequest,
  System,
  TerminalSize,
} from '../../../src/process/program.js';

/** A machine without a kernel: one process at a time, whose children run to their end when they are started. */
export class Machine {
  tree: FileSystem = emptyFileSystem();
  now = Date.UTC(2026, 10, 23, 9);
  input = '';
  /** While true, standard input has no end yet. */
  more = false;
  terminal: TerminalSize | undefined;
  /** Whether standard output takes more. */
  room = true;
  out = '';
  err = '';
  seed = 1;

  constructor(readonly programs: Programs) {}

  files(cwd: string): Files {
    const stores = {
      get: () => this.tree,
      set: (_store: string, tree: FileSystem) => {
        this.tree = tree;
      },
    };
    return openFiles({
      stores,
      cwd,
      now: this.now,
      umask: 0o022,
      credentials: { uid: 0, gid: 0, groups: [] },
      mounts: [{ at: '/', store: 'disk', path: '/', readonly: false, type: 'overlay' }],
    });
  }

  /** Runs a program until it ends; each state goes through JSON on the way to the next step. */
  run(program: Program, args: readonly string[], cwd: string, env: Environment): number {
    const system = new FakeSystem(this, args, cwd, env);
    let state: Json | undefined;
    for (let steps = 0; steps < 10_000; steps++) {
      system.fuel = 50;
      const next: Next = program(system, state);
      if (next.next === 'exit') return next.code;
      if (next.next === 'become') {
        const name = this.programAt(system.files, next.file);
        return isFault(name) ? 126 : this.run(name, next.args, system.cwd, next.env);
      }
      if (next.next === 'poll') {
        const times = next.on.flatMap((condition) => ('time' in condition ? [condition.time] : []));
        if (times.length > 0) this.now = Math.max(this.now, Math.min(...times));
        else if (next.on.some((condition) => 'readable' in condition))
          throw new Error(`${args.join(' ')} waits for input for ever`);
      }
      state = JSON.parse(JSON.stringify(next.state)) as Json;
    }
    throw new Error(`${args.join(' ')} does not end`);
  }

  programAt(files: Files, file: string): Program | Fault {
    const content = files.content(file);
    if (isFault(content)) return content;
    return (content.program === undefined ? undefined : this.programs[content.program]) ?? fault('ENOEXEC', file);
  }
}

type Open = { path: string; at: number; append: boolean } | { device: string };

/** What one process sees of the machine. */
export class FakeSystem implements System {
  fuel = 50;
  readonly credentials = { uid: 0, gid: 0, groups: [] };
  readonly umask = 0o022;
  readonly pid = 2;
  readonly parent = 1;
  readonly hostname = 'box';
  private readonly open_ = new Map<number, Open>();
  private readonly ended = new Map<number, ExitStatus>();
  private next = 3;

  constructor(
    private readonly machine: Machine,
    readonly args: readonly string[],
    public cwd: string,
    readonly env: Environment,
  ) {}

  get files(): Files {
    return this.machine.files(this.cwd);
  }

  get now(): number {
    return this.machine.now;
  }

  read(fd: number, max = Number.POSITIVE_INFINITY): string | undefined | Fault {
    return this.take(fd, (rest) => rest.slice(0, max), max);
  }

  readLine(fd: number): string | undefined | Fault {
    return this.take(fd, (rest) => rest.slice(0, rest.indexOf('\n') + 1 || rest.length), 4096);
  }

  private take(fd: number, cut: (rest: string) => string, max: number): string | undefined | Fault {
    const { machine } = this;
    if (fd === 0) {
      const bytes = cut(machine.input);
      machine.input = machine.input.slice(bytes.length);
      return bytes === '' && machine.more ? undefined : bytes;
    }
    const file = this.open_.get(fd);
    if (file === undefined) return fault('EBADF', '');
    if ('device' in file) return file.device === '/dev/zero' ? '\0'.repeat(Math.min(max, 65_536)) : '';
    const text = this.files.read(file.path);
    if (isFault(text)) return text;
    const bytes = cut(text.slice(file.at));
    file.at += bytes.length;
    return bytes;
  }

  write(fd: number, bytes: string): Fault | undefined {
    if (fd === 1) this.machine.out += bytes;
    else if (fd === 2) this.machine.err += bytes;
    else {
      const file = this.open_.get(fd);
      if (file === undefined) return fault('EBADF', '');
      if ('device' in file) return undefined;
      const refused = this.files.write(file.path, bytes, file.append ? { append: true } : { offset: file.at });
      file.at += bytes.length;
      return refused;
    }
    return undefined;
  }

  writable(): boolean {
    return this.machine.room;
  }

  terminal(): TerminalSize | undefined {
    return this.machine.terminal;
  }

  open(path: string, how: 'read' | 'write' | 'append' | 'read-write'): number | Fault {
    const { files } = this;
    const stat = files.stat(path);
    if (path.startsWith('/dev/')) this.open_.set(this.next, { device: path });
    else {
      if (isFault(stat) && how === 'read') return stat;
      if (!isFault(stat) && stat.kind === 'dir' && how !== 'read') return fault('EISDIR', path);
      const refused = how === 'write' || (isFault(stat) && how !== 'read') ? files.write(path, '') : undefined;
      if (refused !== undefined) return refused;
      const real = files.realpath(path);
      if (isFault(real)) return real;
      this.open_.set(this.next, { path: real, at: 0, append: how === 'append' });
    }
    return this.next++;
  }

  close(fd: number): void {
    this.open_.delete(fd);
  }

  spawn({ file, args, env, cwd }: SpawnRequest): number | Fault {
    const program = this.machine.programAt(this.files, file);
    if (isFault(program)) return program;
    const pid = 100 + this.ended.size;
    this.ended.set(pid, { code: this.machine.run(program, args, cwd ?? this.cwd, env) });
    return pid;
  }

  wait(pid: number): ExitStatus | undefined | Fault {
    return this.ended.get(pid) ?? fault('ECHILD', '');
  }

  chdir(path: string): Fault | undefined {
    const real = this.files.realpath(path);
    if (isFault(real)) return real;
    const stat = this.files.stat(real);
    if (isFault(stat) || stat.kind !== 'dir') return fault('ENOTDIR', path);
    this.cwd = real;
    return undefined;
  }

  processes(): readonly ProcessLine[] {
    return [
      { pid: 1, parent: 0, uid: 0, args: ['sleep', '100'], tty: undefined, started: this.now - 90_000, state: 'S' },
      { pid: 2, parent: 1, uid: 0, args: this.args, tty: undefined, started: this.now, state: 'R' },
    ];
  }

  kill(_pid: number, _signal: Signal | 0): Fault | undefined {
    return fault('ESRCH', '');
  }

  random(): number {
    this.machine.seed = (Math.imul(this.machine.seed, 1_103_515_245) + 12_345) >>> 0;
    return this.machine.seed;
  }

  pipe(): readonly [number, number] {
    throw new Error('not needed here');
  }

  dup(fd: number): number {
    return fd;
  }

  descriptors(): readonly number[] {
    return [0, 1, 2, ...this.open_.keys()];
  }

  fork(): number {
    throw new Error('not needed here');
  }

  children(): readonly { readonly pid: number; readonly status: ExitStatus | undefined }[] {
    return [];
  }

  onSignal(): void {}

  signals(): readonly Signal[] {
    return [];
  }

  setUmask(): void {}

  service(): unknown {
    return undefined;
  }
}
