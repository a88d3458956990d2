import { type Fault, fault, isFault } from '../filesystem/fault.js';
import { nextWord } from '../identity/identity.js';
import type { Process } from '../process/process.js';
import type { ExitStatus, ForkRequest, ProcessLine, Signal, SpawnRequest, System } from '../process/program.js';
import type { Draft } from '../world/draft.js';
import { addPipe, lowestFree, release, retain } from './descriptor.js';
import { endProcess, forgetProcess } from './exit.js';
import { filesOf, noFiles } from './namespace.js';
import { openPath } from './open.js';
import { openFileOf } from './queue.js';
import type { Services } from './services.js';
import { sendSignal } from './signal.js';
import { createProcess, resolveExecutable } from './spawn.js';
import { isKept, readFrom, readLineFrom, terminalOf, writableNow, writeTo } from './stream.js';

/** Work that one process may do in a row before the next one has its turn. */
export const quantum = 10_000;
/** Bytes that cost as much as one step where they are kept until somebody reads them: a terminal, a log. */
const bytesForFuel = 16;
/** Steps that a new process costs: whoever makes processes without end must not make them for nothing. */
const processCost = 200;
/** And for each that there is already: a crowd soon uses up its work. */
const crowdCost = 20;
/** Steps that a request to an engine costs. */
const serviceCost = 500;
/** Processes that a host or a container may have at a time. */
const mostProcesses = 1000;

/** What a program sees in one step, over the draft of that step. Dead afterwards. */
export class ProcessSystem implements System {
  fuel = quantum;
  /** It wrote where nobody reads any more. */
  broken = false;
  readonly #draft: Draft;
  readonly #services: Services;
  readonly #pid: number;
  #last: Process;

  constructor(draft: Draft, services: Services, pid: number) {
    this.#draft = draft;
    this.#services = services;
    this.#pid = pid;
    this.#last = draft.process(pid);
  }

  /** A program that has just killed itself, or its container, may still speak: nobody hears it. */
  get #process(): Process {
    const process = this.#draft.peekProcess(this.#pid);
    if (!process) return { ...this.#last, fds: {}, children: [], phase: 'ended' };
    this.#last = process;
    return process;
  }

  get #isGone(): boolean {
    return this.#process.phase === 'ended';
  }

  get #row() {
    return this.#draft.peekProcess(this.#pid) ? this.#draft.process(this.#pid) : { ...this.#process };
  }

  get args() {
    return this.#process.args;
  }
  get env() {
    return this.#process.env;
  }
  get cwd() {
    return this.#process.cwd;
  }
  get credentials() {
    return this.#process.credentials;
  }
  get umask() {
    return this.#process.umask;
  }
  get pid() {
    return this.#process.number;
  }
  get parent() {
    return this.#draft.peekProcess(this.#process.parent)?.number ?? 0;
  }
  get now() {
    return this.#draft.now;
  }
  get files() {
    return this.#isGone ? noFiles : filesOf(this.#draft, this.#process);
  }

  get hostname() {
    const { host, container } = this.#process;
    if (container === '') return this.#draft.peekHost(host)?.hostname ?? host;
    const config = this.#draft.peekContainer(host, container)?.config;
    return config?.Hostname || container.slice(0, 12);
  }

  read(fd: number, max?: number): string | undefined | Fault {
    const bytes = readFrom(this.#draft, this.#process, fd, max);
    if (typeof bytes === 'string') this.fuel -= Math.floor(bytes.length / bytesForFuel);
    return bytes;
  }

  readLine(fd: number): string | undefined | Fault {
    return readLineFrom(this.#draft, this.#process, fd);
  }

  write(fd: number, bytes: string): Fault | undefined {
    const refused = writeTo(this.#draft, this.#process, fd, bytes);
    if (refused?.fault === 'EPIPE') this.broken = true;
    if (isKept(this.#draft, this.#process, fd)) this.fuel -= Math.floor(bytes.length / bytesForFuel);
    return refused;
  }

  writable(fd: number): boolean {
    return writableNow(this.#draft, this.#process, fd);
  }

  terminal(fd: number) {
    return terminalOf(this.#draft, this.#process, fd);
  }

  open(path: string, how: 'read' | 'write' | 'append' | 'read-write'): number | Fault {
    if (this.#isGone) return fault('EBADF', path);
    const key = openPath(this.#draft, this.#process, path, how);
    return isFault(key) ? key : this.#hold(key);
  }

  #hold(key: number): number {
    const process = this.#row;
    const fd = lowestFree(process.fds, 3);
    retain(this.#draft, key);
    process.fds = { ...process.fds, [fd]: key };
    return fd;
  }

  pipe(): readonly [number, number] {
    if (this.#isGone) return [-1, -1];
    const ends = addPipe(this.#draft);
    return [this.#hold(ends.read), this.#hold(ends.write)];
  }

  dup(fd: number): number | Fault {
    const key = this.#process.fds[fd];
    return key === undefined ? fault('EBADF', String(fd)) : this.#hold(key);
  }

  close(fd: number): void {
    const key = this.#process.fds[fd];
    if (key === undefined) return;
    const process = this.#row;
    const { [fd]: _, ...kept } = process.fds;
    process.fds = kept;
    release(this.#draft, key);
  }

  descriptors(): readonly number[] {
    return Object.keys(this.#process.fds).map(Number);
  }

  #childDescriptors(wanted: { readonly [fd: number]: number }): Record<number, number> {
    const fds: Record<number, number> = {};
    for (const [child, own] of Object.entries(wanted)) {
      const key = this.#process.fds[own];
      if (key !== undefined) fds[Number(child)] = key;
    }
    return fds;
  }

  spawn(request: SpawnRequest): number | Fault {
    const process = this.#process;
    if (this.#isGone) return fault('ESRCH', request.file);
    if (this.#isCrowded) return fault('EAGAIN', request.file);
    const knows = (name: string) => name in this.#services.programs;
    const found = resolveExecutable(this.files, request.file, request.args, knows);
    if (isFault(found)) return found;
    const ignored = Object.entries(process.dispositions).filter(([, action]) => action === 'ignore');
    return this.#create({
      program: found.program,
      args: found.args,
      env: request.env,
      cwd: request.cwd ?? process.cwd,
      fds: this.#childDescriptors(request.fds),
      background: request.background === true,
      dispositions: Object.fromEntries(ignored),
    });
  }

  fork(request: ForkRequest): number {
    const process = this.#process;
    if (this.#isGone) return 0;
    if (this.#isCrowded) return this.#giveUpForking();
    return this.#create({
      program: process.program,
      args: process.args,
      env: request.env ?? process.env,
      cwd: request.cwd ?? process.cwd,
      fds: this.#childDescriptors(request.fds),
      background: request.background === true,
      dispositions: process.dispositions,
      state: request.state,
    });
  }

  /** How many processes its host or container has. */
  get #neighbours(): number {
    const { host, container } = this.#process;
    const owner = container === '' ? this.#draft.peekHost(host) : this.#draft.peekContainer(host, container);
    return owner?.processes.size ?? 0;
  }

  get #isCrowded(): boolean {
    return this.#neighbours >= mostProcesses;
  }

  /** A copy that cannot be made is no answer that a program expects: it ends, as shells do. */
  #giveUpForking(): 0 {
    this.write(2, `${this.args[0] ?? ''}: fork: Resource temporarily unavailable\n`);
    endProcess(this.#draft, this.#services, this.#pid, { code: 254 });
    return 0;
  }

  #create(child: {
    readonly program: string;
    readonly args: readonly string[];
    readonly env: Process['env'];
    readonly cwd: string;
    readonly fds: Record<number, number>;
    readonly background: boolean;
    readonly dispositions: Process['dispositions'];
    readonly state?: ForkRequest['state'];
  }): number {
    const { host, container, credentials, umask, group, pid } = this.#process;
    const { background, ...rest } = child;
    this.fuel -= processCost + crowdCost * this.#neighbours;
    const created = createProcess(this.#draft, {
      host,
      container,
      parent: pid,
      credentials,
      umask,
      ...(background ? {} : { group }),
      ...rest,
    });
    return this.#draft.peekProcess(created)?.number ?? 0;
  }

  wait(number: number): ExitStatus | undefined | Fault {
    const child = this.#children().find((one) => one.number === number);
    if (!child) return fault('ECHILD', String(number));
    if (child.phase !== 'ended') return undefined;
    const process = this.#row;
    process.children = process.children.filter((pid) => pid !== child.pid);
    forgetProcess(this.#draft, child.pid);
    return child.status ?? { code: 0 };
  }

  #children(): Process[] {
    return this.#process.children.flatMap((pid) => this.#draft.peekProcess(pid) ?? []);
  }

  children() {
    return this.#children().map((child) => ({ pid: child.number, status: child.status }));
  }

  kill(number: number, signal: Signal | 0): Fault | undefined {
    if (number <= 0) return this.#killSeveral(number, signal);
    const { host, container } = this.#process;
    const owner = container === '' ? this.#draft.peekHost(host) : this.#draft.peekContainer(host, container);
    const pid = owner?.processes.get(number);
    if (pid === undefined || !this.#draft.peekProcess(pid)) return fault('ESRCH', String(number));
    if (signal !== 0) sendSignal(this.#draft, this.#services, pid, signal, false);
    return undefined;
  }

  /** -1: everybody but the first process and this one; 0: this one's group; -N: the group that N leads. */
  #killSeveral(number: number, signal: Signal | 0): Fault | undefined {
    const { host, container, group } = this.#process;
    const owner = container === '' ? this.#draft.peekHost(host) : this.#draft.peekContainer(host, container);
    const pids = [...(owner?.processes ?? [])].flatMap(([own, pid]) => {
      if (number === -1) return own === 1 || pid === this.#pid ? [] : [pid];
      const leader = this.#draft.peekProcess(pid)?.group;
      const wanted = number === 0 ? group : owner?.processes.get(-number);
      return leader === wanted ? [pid] : [];
    });
    if (pids.length === 0) return fault('ESRCH', String(number));
    for (const pid of signal === 0 ? [] : pids) sendSignal(this.#draft, this.#services, pid, signal as Signal, false);
    return undefined;
  }

  onSignal(signal: Signal, action: 'default' | 'ignore' | 'catch'): void {
    const process = this.#row;
    const { [signal]: _, ...others } = process.dispositions;
    process.dispositions = action === 'default' ? others : { ...others, [signal]: action };
  }

  signals(): readonly Signal[] {
    const pending = this.#process.pending;
    if (pending.length > 0) this.#row.pending = [];
    return pending;
  }

  chdir(path: string): Fault | undefined {
    const files = this.files;
    const stat = files.stat(path);
    if (isFault(stat)) return stat;
    if (stat.kind !== 'dir') return fault('ENOTDIR', path);
    const refused = files.access(path, 'x');
    if (refused) return refused;
    const real = files.realpath(path);
    if (isFault(real)) return real;
    this.#row.cwd = real;
    return undefined;
  }

  setUmask(mask: number): void {
    this.#row.umask = mask & 0o777;
  }

  processes(): readonly ProcessLine[] {
    const { host, container } = this.#process;
    const owner = container === '' ? this.#draft.peekHost(host) : this.#draft.peekContainer(host, container);
    return [...(owner?.processes.values() ?? [])].flatMap((pid) => {
      const process = this.#draft.peekProcess(pid);
      return process ? [this.#line(process)] : [];
    });
  }

  #line(process: Process): ProcessLine {
    const file = openFileOf(this.#draft, process.pid, 0);
    const state = process.phase === 'ended' ? 'Z' : process.frozen ? 'T' : process.pid === this.#pid ? 'R' : 'S';
    return {
      pid: process.number,
      parent: this.#draft.peekProcess(process.parent)?.number ?? 0,
      uid: process.credentials.uid,
      args: process.args,
      tty: file?.kind === 'terminal' || terminalOf(this.#draft, process, 0) ? 'pts/0' : undefined,
      started: process.started,
      state,
    };
  }

  random(): number {
    const [word, identity] = nextWord(this.#draft.identity);
    this.#draft.identity = identity;
    return word;
  }

  service(request: unknown): unknown {
    this.fuel -= serviceCost;
    return this.#services.serve(this.#draft, this.#process, request);
  }
}

export function openSystem(draft: Draft, services: Services, pid: number): ProcessSystem {
  return new ProcessSystem(draft, services, pid);
}
