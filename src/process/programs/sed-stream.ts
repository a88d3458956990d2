import { type Fault, isFault } from '../../filesystem/fault.js';
import { cannotRead } from './input.js';
import { randomName } from './mktemp.js';
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

  /** The exit code, once a file could not be replaced: nothing is read any more. */
  failed: number | undefined;

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
      if (this.failed !== undefined) return null;
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
    this.replace(path, manner.inPlace);
    own.edited = '';
  }

  /** What was edited goes into a new file beside the old one, with its mode and owner, and takes its name. */
  private replace(path: string, suffix: string): void {
    const { busybox, system } = this.run;
    const { files } = system;
    const old = files.stat(path);
    if (isFault(old)) return;
    const stem = busybox ? path : path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/sed` : './sed';
    let temporary: string;
    let fault: Fault | undefined;
    do {
      temporary = stem + randomName(this.run, 6);
      fault = files.write(temporary, this.own.edited, { exclusive: true, mode: 0o600 });
    } while (fault?.fault === 'EEXIST');
    if (fault !== undefined) {
      files.unlink(temporary);
      this.fail(
        busybox
          ? `can't create temp file '${temporary}': ${because(fault)}`
          : `couldn't open temporary file ${temporary}: ${because(fault)}`,
      );
      return;
    }
    // Busybox sets the owner last, which takes away set-id bits.
    if (busybox) files.chmod(temporary, old.mode);
    if (files.chown(temporary, old.uid, old.gid) !== undefined) files.chown(temporary, undefined, old.gid);
    if (!busybox) files.chmod(temporary, old.mode);
    const moves: (readonly [string, string])[] = [[temporary, path]];
    if (suffix !== '') moves.unshift([path, path + suffix]);
    for (const [from, to] of moves) {
      const refused = files.rename(from, to);
      if (refused === undefined) continue;
      files.unlink(temporary);
      this.fail(
        busybox ? `can't move '${from}' to '${to}': ${because(refused)}` : `cannot rename ${from}: ${because(refused)}`,
      );
      return;
    }
  }

  private fail(message: string): void {
    this.run.complain(message);
    this.failed = this.run.busybox ? 1 : 4;
  }

  private refuse(path: string, fault: Fault): void {
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
