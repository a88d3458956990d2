import { type DiffLine, dockerDiff } from '../filesystem/docker-diff.js';
import type { Container as ContainerRow, ContainerStatus } from '../container/container.js';
import { toBytes, toText } from '../digest/bytes.js';
import { findContainer } from '../engine/find-container.js';
import { writableSize } from '../container/writable-size.js';
import { type ContainerLineage, containerLineage } from '../view/lineage.js';
import type { Mount } from '../volume/mount.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure, isFailure, orThrow } from '../world/failure.js';
import { type LabCore, patience, stuck } from './core.js';
import { Folder } from './folder.js';
import { Image } from './image.js';
import { collectOutput, type Output } from './output.js';

/** One mount of a container, and where it came from. */
export interface ContainerMount {
  readonly type: Mount['type'];
  readonly destination: string;
  /** The volume's name; '' for binds and tmpfs. */
  readonly name: string;
  /** Host path; '' for tmpfs. */
  readonly source: string;
  readonly writable: boolean;
  /** `from` is set for an inherited one: id of the container that it was inherited from, and of the first in the chain. */
  readonly origin: Mount['origin'];
}

export interface ExecOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly workdir?: string;
  readonly user?: string;
  /** Text for its standard input. */
  readonly stdin?: string;
}

export interface CommitOptions {
  readonly message?: string;
  readonly author?: string;
  /** Dockerfile instructions, such as `CMD ["sh"]`. */
  readonly changes?: readonly string[];
}

/** A container by its id; calls go to the lab's present world, so a removed one answers `No such container`. */
export class Container {
  readonly id: string;
  /** What a foreground `run` printed; '' for a detached one (see `logs`). */
  readonly output: Output;
  readonly #core: LabCore;
  readonly #host: string;
  readonly #foreground: boolean;
  #files: Folder | undefined;

  constructor(core: LabCore, host: string, id: string, output?: Output) {
    this.#core = core;
    this.#host = host;
    this.id = id;
    this.#foreground = output !== undefined;
    this.output = output ?? { stdout: '', stderr: '', exitCode: 0 };
  }

  /** 12 hex digits, as `docker ps` shows it. */
  get shortId(): string {
    return this.id.slice(0, 12);
  }

  /** The row as the present world has it: plain data, for whoever needs more than the handle offers. */
  tryRow(): ContainerRow | Failure {
    const host = this.#core.world.hosts.get(this.#host);
    return host ? findContainer(host, this.id) : failure('no-such-host', `No such host: ${this.#host}`);
  }
  get row(): ContainerRow {
    return orThrow(this.tryRow());
  }

  get exists(): boolean {
    return !isFailure(this.tryRow());
  }
  get name(): string {
    return this.row.name;
  }
  get status(): ContainerStatus {
    return this.row.state.status;
  }
  get isRunning(): boolean {
    const row = this.tryRow();
    return !isFailure(row) && row.state.status === 'running';
  }
  /** Of the last run; 0 before the first. One that `--rm` took away after a foreground `run` still has it. */
  get exitCode(): number {
    const row = this.tryRow();
    if (isFailure(row) && this.#foreground) return this.output.exitCode;
    return orThrow(row).state.exitCode;
  }
  get image(): Image {
    return new Image(this.#core, this.#host, this.row.image);
  }
  /** Bytes of its writable layer. */
  get size(): number {
    return writableSize(this.row);
  }
  get files(): Folder {
    this.#files ??= new Folder(this.#core, this.#host, this.id);
    return this.#files;
  }

  get mounts(): readonly ContainerMount[] {
    return this.row.mounts.map(({ type, destination, name, source, writable, origin }) => ({
      type,
      destination,
      name,
      source: type === 'volume' ? volumeFolder(name) : source,
      writable,
      origin,
    }));
  }

  /** Each mount and the chain of containers that it was passed along, from this one back to the first. */
  get lineage(): ContainerLineage {
    return orThrow(containerLineage(this.#core.world, this.#host, this.id));
  }

  #call<T>(work: () => T | Failure, keep?: (reason: Failure) => boolean): T | Failure {
    return this.#core.act(work, keep);
  }

  /** `docker start`. A start that fails leaves its exit code and error in the state. */
  tryStart(): Failure | undefined {
    const call = { call: 'start-container' as const, host: this.#host, container: this.id };
    return this.#call(
      () => this.#core.do(call),
      (reason) => reason.code === 'start-failed',
    );
  }
  start(): void {
    orThrow(this.tryStart());
  }

  /** `docker stop`: waits until it has ended, at most `seconds` (10) before it is killed. */
  tryStop(seconds?: number): Failure | undefined {
    return this.#call(() => this.#stop(seconds, false));
  }
  stop(seconds?: number): void {
    orThrow(this.tryStop(seconds));
  }

  /** `keep`: an end does not remove it, for it is to be started again. */
  #stop(seconds: number | undefined, keep: boolean): Failure | undefined {
    const ended = this.#core.do({
      call: 'stop-container',
      host: this.#host,
      container: this.id,
      keep,
      ...(seconds === undefined ? {} : { seconds }),
    });
    if (isFailure(ended)) return ended;
    if (!ended) this.#core.do({ do: 'await', host: this.#host, container: this.id, limit: patience });
    this.#note('stop');
    return undefined;
  }

  #note(action: 'stop' | 'restart'): void {
    this.#core.do({ call: 'note-container', host: this.#host, container: this.id, action });
  }

  /** `docker restart`; one with `--rm` stays. */
  tryRestart(seconds?: number): Failure | undefined {
    return this.#call(() => {
      const row = this.tryRow();
      if (isFailure(row)) return row;
      const autoRemove = row.hostConfig.AutoRemove === true;
      const stopped = this.#stop(seconds, true);
      if (stopped) return stopped;
      const started = this.#core.do({ call: 'start-container', host: this.#host, container: this.id, autoRemove });
      if (!started) this.#note('restart');
      return started;
    });
  }
  restart(seconds?: number): void {
    orThrow(this.tryRestart(seconds));
  }

  /** `docker kill -s SIGNAL`. */
  tryKill(signal = 'KILL'): Failure | undefined {
    return this.#call(() => this.#core.do({ call: 'kill-container', host: this.#host, container: this.id, signal }));
  }
  kill(signal?: string): void {
    orThrow(this.tryKill(signal));
  }

  tryPause(): Failure | undefined {
    return this.#call(() => this.#core.do({ call: 'pause-container', host: this.#host, container: this.id }));
  }
  pause(): void {
    orThrow(this.tryPause());
  }

  tryUnpause(): Failure | undefined {
    return this.#call(() => this.#core.do({ call: 'unpause-container', host: this.#host, container: this.id }));
  }
  unpause(): void {
    orThrow(this.tryUnpause());
  }

  tryRename(name: string): Failure | undefined {
    return this.#call(() => this.#core.do({ call: 'rename-container', host: this.#host, container: this.id, name }));
  }
  rename(name: string): void {
    orThrow(this.tryRename(name));
  }

  /** `docker rm`, with `-f` and `-v`. */
  tryRemove(options: { readonly force?: boolean; readonly volumes?: boolean } = {}): Failure | undefined {
    const call = { call: 'remove-container' as const, host: this.#host, container: this.id, ...options };
    return this.#call(() => this.#core.do(call));
  }
  remove(options?: { readonly force?: boolean; readonly volumes?: boolean }): void {
    orThrow(this.tryRemove(options));
  }

  /** `docker wait`: lets time pass until it has ended; its exit code, also if `--rm` takes it away then. */
  tryWait(): number | Failure {
    return this.#call(() => {
      const waiting = this.tryRow();
      if (isFailure(waiting)) return waiting;
      const ended = this.#core.do({ do: 'await', host: this.#host, container: this.id, limit: patience });
      if (isFailure(ended)) return ended;
      if (!ended) return stuck(`container ${this.shortId}`, 'stop it instead');
      const row = this.tryRow();
      return isFailure(row) ? (this.#lastExitCode() ?? row) : row.state.exitCode;
    });
  }
  /** Of a container that has been removed: from the events. */
  #lastExitCode(): number | undefined {
    const events = [...this.#core.world.events.values()];
    const death = events.findLast(({ id, action }) => id === this.id && action === 'die');
    return death && Number(death.attributes['exitCode']);
  }
  wait(): number {
    return orThrow(this.tryWait());
  }

  /** `docker exec`: a text is run by `sh -c`. Waits for its end; an exit code other than 0 is no failure. */
  tryExec(command: string | readonly string[], options: ExecOptions = {}): Output | Failure {
    return this.#call(() => {
      const { stdin } = options;
      const words = typeof command === 'string' ? ['sh', '-c', command] : command;
      const launched = this.#core.do({
        call: 'exec',
        host: this.#host,
        container: this.id,
        command: words,
        stdin: stdin !== undefined,
        env: Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`),
        ...(options.workdir ? { workingDir: options.workdir } : {}),
        ...(options.user ? { user: options.user } : {}),
      });
      if (isFailure(launched)) return launched;
      const { capture } = launched;
      if (stdin !== undefined) {
        this.#core.do({ call: 'write-input', host: this.#host, capture, bytes: toBytes(stdin), end: true });
      }
      return collectOutput(this.#core, capture, `\`${words.join(' ')}\``, 'run it in the background with &');
    });
  }
  exec(command: string | readonly string[], options?: ExecOptions): Output {
    return orThrow(this.tryExec(command, options));
  }

  /** `docker commit`; '' or absent: an image without a name. */
  tryCommit(reference = '', options: CommitOptions = {}): Image | Failure {
    return this.#call(() => {
      const id = this.#core.do({ call: 'commit', host: this.#host, container: this.id, reference, ...options });
      return isFailure(id) ? id : new Image(this.#core, this.#host, id);
    });
  }
  commit(reference?: string, options?: CommitOptions): Image {
    return orThrow(this.tryCommit(reference, options));
  }

  /** `docker logs`: everything it has printed, both streams in the order of printing. */
  get logs(): string {
    return toText([...this.row.log.values()].map(({ text }) => text).join(''));
  }

  /** `docker diff`: what it changed on top of its image, by path. */
  get diff(): readonly DiffLine[] {
    const { base, files } = this.row;
    return dockerDiff(base, files.root);
  }
}
