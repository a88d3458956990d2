import { isFault, type Fault } from '../../filesystem/fault.js';
import { again, poll, type Json, type Next } from '../program.js';
import { because, quoted, type Run } from './tool.js';

/** Where a program is in its inputs: which one, its descriptor once open, and the exit code so far. */
export interface Progress<S> {
  at: number;
  fd: number | null;
  code: number;
  own: S;
}

/** How a program eats its inputs, one after another: in whole lines or in whatever pieces arrive. */
export interface Eater<S> {
  readonly unit: 'line' | 'piece';
  start(): S;
  /** `stop` ends the program's reading, `next` goes on with the next input. */
  take(bytes: string, own: S, path: string): 'stop' | 'next' | undefined;
  /** Before the first byte of an input that could be opened. */
  open?(own: S, path: string): void;
  /** After the last byte of an input. */
  close?(own: S, path: string, fault?: Fault): void;
  /** The exit code, given the one that unreadable inputs make. */
  end(own: S, code: number): number;
  /** Says that an input cannot be read; returns the exit code. Default: the flavour's `cat` words and 1. */
  refuse?(path: string, fault: Fault): number;
  /** At most this many bytes with the next read (pieces only). */
  appetite?(own: S): number;
}

/** Feeds the inputs (`-` is standard input; none means just that) to the eater, over as many steps as it takes. */
export function eat<S>(run: Run, paths: readonly string[], state: Json | undefined, eater: Eater<S>): Next | number {
  const { system } = run;
  const inputs = paths.length === 0 ? ['-'] : paths;
  const progress: Progress<S> =
    state === undefined ? { at: 0, fd: null, code: 0, own: eater.start() } : (state as unknown as Progress<S>);
  const { own } = progress;
  const refuse = (path: string, fault: Fault) => {
    progress.code = Math.max(
      progress.code,
      eater.refuse === undefined ? cannotOpen(run, path, fault) : eater.refuse(path, fault),
    );
  };
  const advance = () => {
    if (progress.fd !== null && progress.fd !== 0) system.close(progress.fd);
    progress.fd = null;
    progress.at++;
  };
  while (progress.at < inputs.length) {
    const path = inputs[progress.at] as string;
    if (progress.fd === null) {
      const fd = path === '-' ? 0 : system.open(path, 'read');
      if (isFault(fd)) {
        refuse(path, fd);
        progress.at++;
        continue;
      }
      progress.fd = fd;
      eater.open?.(own, path);
    }
    if (run.refused()) return 1;
    if (system.fuel-- <= 0) return again(progress as unknown as Json);
    if (!system.writable(1)) return poll([{ writable: 1 }], progress as unknown as Json);
    const bytes =
      eater.unit === 'line' ? system.readLine(progress.fd) : system.read(progress.fd, eater.appetite?.(own) ?? 65_536);
    if (bytes === undefined) return poll([{ readable: progress.fd }], progress as unknown as Json);
    if (isFault(bytes)) {
      refuse(path, bytes);
      eater.close?.(own, path, bytes);
      advance();
    } else if (bytes === '') {
      eater.close?.(own, path);
      advance();
    } else {
      const wish = eater.take(bytes, own, path);
      if (wish === 'stop') break;
      if (wish === 'next') {
        eater.close?.(own, path);
        advance();
      }
    }
  }
  return eater.end(own, progress.code);
}

/** Collects every input whole and hands them over at the end, in order; unreadable ones are left out. */
export function gather(
  run: Run,
  paths: readonly string[],
  state: Json | undefined,
  finish: (texts: readonly { path: string; text: string }[], code: number) => number,
  refuse?: (path: string, fault: Fault) => number,
): Next | number {
  return eat<{ texts: { path: string; text: string }[] }>(run, paths, state, {
    unit: 'piece',
    start: () => ({ texts: [] }),
    open: (own, path) => {
      own.texts.push({ path, text: '' });
    },
    take: (bytes, own) => {
      (own.texts.at(-1) as { text: string }).text += bytes;
      return undefined;
    },
    close: (own, _path, fault) => {
      if (fault !== undefined) own.texts.pop();
    },
    end: (own, code) => finish(own.texts, code),
    ...(refuse === undefined ? {} : { refuse }),
  });
}

export function cannotOpen(run: Run, path: string, fault: Fault): number {
  if (!run.busybox) run.complain(`${path}: ${because(fault)}`);
  else if (fault.fault === 'EISDIR') run.complain('read error: Is a directory');
  else run.complain(`can't open '${path}': ${because(fault)}`);
  return 1;
}

/** The words of GNU's head, tail and sort families. */
export function cannotOpenForReading(run: Run, path: string, fault: Fault): number {
  if (run.busybox) run.complain(`${path}: ${fault.fault === 'EISDIR' ? 'Input/output error' : because(fault)}`);
  else if (fault.fault === 'EISDIR') run.complain(`error reading ${quoted(path)}: ${because(fault)}`);
  else run.complain(`cannot open ${quoted(path)} for reading: ${because(fault)}`);
  return 1;
}

/** The words of busybox's wc, sort, cut and the like; GNU's are those of `cat`. */
export function cannotRead(run: Run, path: string, fault: Fault): number {
  run.complain(`${path}: ${because(fault)}`);
  return 1;
}

/** Lines with their newlines; the last may lack its own. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines without their newlines. */
export function bareLines(text: string): string[] {
  return linesOf(text).map(chomp);
}

export function chomp(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}
