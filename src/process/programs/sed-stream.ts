import { isFault } from '../../filesystem/fault.js';
import { cannotRead } from './input.js';
import { because, type Run } from './tool.js';

/** All that sed keeps between two steps. */
export interface Own {
  at: number;
  fd: number | null;
  /** A line read ahead, to know which one is the last. */
  ahead: string | null;
  line: number;
  hold: string;
  /** Per command: the line its open range ends on, -1 for "until the pattern", null when closed. */
  ranges: (number | null)[];
  code: number;
  /** What goes into the file being edited in place. */
  edited: string;
  /** Paths that `w` has written in this run. */
  written: string[];
  /** Pattern space and place in the script when `n` or `N` waits for input. */
  pending: { space: string; command: number; append: boolean } | null;
}

export interface Manner {
  readonly quiet: boolean;
  readonly separate: boolean;
  readonly inPlace: string | undefined;
}

/** The lines of all inputs, one read ahead, and where the output goes: on, or back into the file. */
export class Stream {
  constructor(
    private readonly run: Run,
    private readonly own: Own,
    private readonly paths: readonly string[],
    private readonly manner: Manner,
  ) {}

  get path(): string {
    return this.paths[this.own.at] ?? '-';
  }

  /** One line, null after the last one, undefined when it is not there yet. Keeps one line ahead. */
  nextLine(): string | null | undefined {
    const { own } = this;
    if (own.ahead === null) {
      const first = this.fetch();
      if (first === undefined || first === null) return first;
      own.ahead = first;
    }
    const after = this.fetch();
    if (after === undefined) return undefined;
    const line = own.ahead;
    own.ahead = after;
    own.line++;
    return line;
  }

  private fetch(): string | null | undefined {
    const { own, run } = this;
    while (own.at < this.paths.length) {
      const path = this.paths[own.at] as string;
      if (own.fd === null) {
        if (this.manner.separate && own.ahead !== null) return null;
        const fd = path === '-' ? 0 : run.system.open(path, 'read');
        if (isFault(fd)) {
          this.refuse(path, fd);
          own.at++;
          continue;
        }
        own.fd = fd;
        if (this.manner.separate) own.line = 0;
        own.edited = '';
      }
      const line = run.system.readLine(own.fd);
      if (line === undefined) return undefined;
      if (isFault(line)) this.refuse(path, line);
      else if (line !== '') return line;
      if (this.manner.inPlace !== undefined && own.ahead !== null) return null;
      this.finishFile();
      if (this.manner.separate && own.ahead !== null) return null;
    }
    return null;
  }

  finishFile(): void {
    const { own, run, manner } = this;
    const path = this.paths[own.at];
    if (own.fd !== null && own.fd !== 0) run.system.close(own.fd);
    const wasOpen = own.fd !== null;
    own.fd = null;
    own.at++;
    if (manner.inPlace === undefined || path === undefined || path === '-' || !wasOpen) return;
    const old = run.system.files.content(path);
    if (manner.inPlace !== '' && !isFault(old)) run.system.files.put(path + manner.inPlace, old);
    const fault = run.system.files.write(path, own.edited);
    if (fault !== undefined) this.refuse(path, fault);
    own.edited = '';
  }

  private refuse(path: string, fault: Parameters<typeof because>[0]): void {
    const { run, own } = this;
    if (run.busybox) cannotRead(run, path, fault);
    else if (fault.fault === 'EISDIR')
      run.complain(
        this.manner.inPlace === undefined
          ? `read error on ${path}: Is a directory`
          : `couldn't edit ${path}: not a regular file`,
      );
    else run.complain(`can't read ${path}: ${because(fault)}`);
    own.code = run.busybox ? 1 : 2;
  }

  write(text: string): void {
    if (this.manner.inPlace !== undefined) this.own.edited += text;
    else this.run.out(text);
  }

  toFile(path: string, text: string): void {
    if (path === '/dev/stdout') {
      this.write(text);
      return;
    }
    this.run.system.files.write(path, text, { append: this.own.written.includes(path) });
    if (!this.own.written.includes(path)) this.own.written.push(path);
  }
}
