import { type Fault, isFault } from '../../filesystem/fault.js';
import { type Json, type Next, poll } from '../program.js';
import { cannotOpen, cannotOpenForReading, linesOf } from './input.js';
import { type Options, parseOptions } from './options.js';
import { readCount } from './sizes.js';
import { quoted, type Run } from './tool.js';

const grammar = {
  short: 'n:c:fFqvs:z',
  long: 'lines=n: bytes=c: follow=f:: quiet=q silent=q verbose=v sleep-interval=s: pid: retry zero-terminated=z',
};

interface Own {
  at: number;
  fd: number | null;
  held: string;
  shown: boolean;
  code: number;
  /** Descriptors and names of what is followed, once everything has been shown. */
  followed: { fd: number; path: string }[];
  last: string;
}

export function tail(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(
    run,
    grammar,
    run.args.map((arg, at) =>
      at === 0 ? arg.replace(/^([-+])(\d+)$/, (_, sign, n) => `-n${sign === '+' ? '+' : ''}${n}`) : arg,
    ),
  );
  if (typeof options === 'number') return options;
  const [unit, text] = options.list.findLast(([name]) => name === 'n' || name === 'c') ?? ['n', '10'];
  const count = readCount(text.replace(/^[-+]/, ''));
  if (count === undefined) {
    run.complain(
      run.busybox
        ? `invalid number '${text}'`
        : `invalid number of ${unit === 'n' ? 'lines' : 'bytes'}: ${quoted(text)}`,
    );
    return 1;
  }
  const own: Own =
    state === undefined
      ? { at: 0, fd: null, held: '', shown: false, code: 0, followed: [], last: '' }
      : (state as unknown as Own);
  return new Tail(run, options, own, (all) => part(all, unit === 'n', text.startsWith('+'), count)).go();
}

function part(all: string, lines: boolean, fromStart: boolean, count: number): string {
  if (!lines) return fromStart ? all.slice(Math.max(0, count - 1)) : all.slice(Math.max(0, all.length - count));
  const list = linesOf(all);
  return list.slice(fromStart ? Math.max(0, count - 1) : Math.max(0, list.length - count)).join('');
}

class Tail {
  private readonly paths: readonly string[];
  private readonly follows: boolean;

  constructor(
    private readonly run: Run,
    private readonly options: Options,
    private readonly own: Own,
    private readonly part: (all: string) => string,
  ) {
    this.paths = options.operands.length === 0 ? ['-'] : options.operands;
    this.follows = options.has('f') || options.has('F');
  }

  go(): Next | number {
    const { own, run } = this;
    while (own.at < this.paths.length) {
      const path = this.paths[own.at] as string;
      if (own.fd === null) {
        const fd = path === '-' ? 0 : run.system.open(path, 'read');
        if (isFault(fd)) {
          this.refuse(path, fd);
          own.at++;
          continue;
        }
        own.fd = fd;
        own.held = '';
      }
      const bytes = run.system.read(own.fd, 1_048_576);
      if (bytes === undefined) return poll([{ readable: own.fd }], own as unknown as Json);
      if (isFault(bytes)) this.refuse(path, bytes);
      else if (bytes !== '') {
        own.held += bytes;
        continue;
      } else this.finish(path, own.fd);
      own.fd = null;
      own.at++;
    }
    if (run.busybox && !own.shown) run.complain('no files');
    return this.follow();
  }

  private title(path: string): void {
    if (!this.options.has('v') && (this.paths.length === 1 || this.options.has('q'))) return;
    this.run.out(`${this.own.shown ? '\n' : ''}==> ${path === '-' ? 'standard input' : path} <==\n`);
  }

  private finish(path: string, fd: number): void {
    const { own, run } = this;
    this.title(path);
    own.shown = true;
    own.last = path;
    run.out(this.part(own.held));
    own.held = '';
    if (this.follows && path !== '-') own.followed.push({ fd, path });
    else if (fd !== 0) run.system.close(fd);
  }

  private refuse(path: string, fault: Fault): void {
    if (this.run.busybox) this.own.code = cannotOpen(this.run, path, fault);
    else this.own.code = cannotOpenForReading(this.run, path, fault);
  }

  /** New bytes appear four times a second; a file that shrank is shown from its start. */
  private follow(): Next | number {
    const { own, run } = this;
    if (!this.follows || own.followed.length === 0) {
      if (this.follows && !run.busybox && own.code !== 0) run.complain('no files remaining');
      return own.code;
    }
    for (const { fd, path } of own.followed) {
      const bytes = run.system.read(fd);
      if (bytes === undefined || isFault(bytes) || bytes === '') continue;
      if (own.last !== path) this.title(path);
      own.last = path;
      run.out(bytes);
    }
    const pause = Number(this.options.value('s') ?? 1) * (run.busybox ? 1000 : 250);
    return poll([{ time: run.system.now + Math.max(50, Math.min(pause, 1000)) }], own as unknown as Json);
  }
}
