import { isFault } from '../../filesystem/fault.js';
import { again, type Json, type Next, poll } from '../program.js';
import { cannotRead } from './input.js';
import { banner, parseOptions } from './options.js';
import { type Address, BadScript, type Command, readScript, type Substitution } from './sed-script.js';
import { because, type Run } from './tool.js';

const grammar = {
  short: 'ne:f:Eri::sz',
  long: 'quiet=n silent=n expression=e: file=f: regexp-extended=E in-place=i:: separate=s null-data=z',
};

interface Own {
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

export function sed(run: Run, state: Json | undefined): Next | number {
  const options = parseOptions(run, run.busybox ? { ...grammar, short: 'ne:f:Eri::' } : grammar);
  if (typeof options === 'number') return options;
  const operands = [...options.operands];
  let script = '';
  for (const [name, value] of options.list) {
    if (name === 'e') script += `${value}\n`;
    if (name !== 'f') continue;
    const text = run.system.files.read(value);
    if (isFault(text)) {
      run.complain(run.busybox ? `${value}: ${because(text)}` : `couldn't open file ${value}: ${because(text)}`);
      return 1;
    }
    script += `${text}\n`;
  }
  if (!options.has('e') && !options.has('f')) {
    const first = operands.shift();
    if (first === undefined) {
      if (run.busybox) return banner(run);
      run.warn(`Usage: ${run.name} [OPTION]... {script-only-if-no-other-script} [input-file]...\n`);
      return 1;
    }
    script = first;
  }
  let commands: readonly Command[];
  try {
    commands = readScript(script, options.has('E') || options.has('r'), run.busybox);
  } catch (error) {
    if (!(error instanceof BadScript)) throw error;
    const unmatched = error.message.startsWith('unterminated') ? "unmatched '/'" : error.message.replaceAll('`', "'");
    run.complain(run.busybox ? unmatched : `${error.at < 0 ? '' : `-e expression #1, char ${error.at}: `}${error.message}`);
    return error.at < 0 && !run.busybox ? 4 : 1;
  }
  const own: Own = state === undefined
    ? { at: 0, fd: null, ahead: null, line: 0, hold: '', ranges: commands.map(() => null), code: 0, edited: '', written: [], pending: null }
    : (state as unknown as Own);
  const inPlace = options.value('i');
  return new Editor(run, commands, own, operands.length === 0 ? ['-'] : operands, {
    quiet: options.has('n') || script.startsWith('#n\n'), separate: options.has('s') || inPlace !== undefined, inPlace,
  }).go();
}

interface Manner {
  readonly quiet: boolean;
  readonly separate: boolean;
  readonly inPlace: string | undefined;
}

/** What one input line gave: go on, or the reason to stop. */
type Outcome = 'next' | 'blocked' | 'quit';

class Editor {
  private space = '';
  private newline = true;
  private appended: string[] = [];
  private lastPattern: RegExp | undefined;

  constructor(
    private readonly run: Run,
    private readonly commands: readonly Command[],
    private readonly own: Own,
    private readonly paths: readonly string[],
    private readonly manner: Manner,
  ) {}

  go(): Next | number {
    const { own, run } = this;
    for (;;) {
      if (run.system.fuel-- <= 0) return again(own as unknown as Json);
      if (!run.system.writable(1)) return poll([{ writable: 1 }], own as unknown as Json);
      const { pending } = own;
      const line = this.nextLine();
      if (line === undefined) return poll([{ readable: own.fd as number }], own as unknown as Json);
      if (line === null) {
        if (pending !== null && !this.manner.quiet) {
          this.space = pending.space;
          this.show();
        }
        return own.code;
      }
      own.pending = null;
      this.newline = line.endsWith('\n');
      const text = this.newline ? line.slice(0, -1) : line;
      this.space = pending?.append ? `${pending.space}\n${text}` : text;
      const outcome = this.cycle(pending === null ? 0 : pending.command);
      if (outcome === 'quit') {
        this.finishFile();
        return own.code;
      }
    }
  }

  /** One line, null after the last one, undefined when it is not there yet. Keeps one line ahead. */
  private nextLine(): string | null | undefined {
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

  private finishFile(): void {
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
    else if (fault.fault === 'EISDIR') run.complain(this.manner.inPlace === undefined ? `read error on ${path}: Is a directory` : `couldn't edit ${path}: not a regular file`);
    else run.complain(`can't read ${path}: ${because(fault)}`);
    own.code = run.busybox ? 1 : 2;
  }

  private write(text: string): void {
    if (this.manner.inPlace !== undefined) this.own.edited += text;
    else this.run.out(text);
  }

  private show(): void {
    this.write(this.space + (this.newline ? '\n' : ''));
  }

  private cycle(start: number): Outcome {
    const { own } = this;
    for (let at = start; at < this.commands.length; at++) {
      const command = this.commands[at] as Command;
      if (this.chosen(command, at) === command.negated) {
        if (command.end !== undefined) at = command.end;
        continue;
      }
      switch (command.name) {
        case 'd': return this.end(false);
        case 'D':
          if (!this.space.includes('\n')) return this.end(false);
          this.space = this.space.slice(this.space.indexOf('\n') + 1);
          this.flushAppended();
          at = -1;
          break;
        case 'n': case 'N':
          if (command.name === 'n' && !this.manner.quiet && own.ahead !== null) this.show();
          if (own.ahead === null) return this.end(command.name === 'n' || !this.manner.quiet);
          own.pending = { space: this.space, command: at + 1, append: command.name === 'N' };
          this.flushAppended();
          return 'next';
        case 'q': case 'Q':
          own.code = Number(command.text);
          if (command.name === 'q') this.end(true);
          return 'quit';
        case 'b': at = this.label(command.text); break;
        case 't': case 'T':
          if (this.substituted === (command.name === 't')) at = this.label(command.text);
          this.substituted = false;
          break;
        case 's':
          if (this.substitute(command.substitution as Substitution)) this.substituted = true;
          break;
        case 'c':
          if (command.to === undefined || own.ranges[at] === null) this.write(command.text);
          return this.end(false);
        default: this.simple(command);
      }
    }
    return this.end(true);
  }

  private substituted = false;

  private simple({ name, text, mapping }: Command): void {
    const { own, run } = this;
    switch (name) {
      case 'p': this.write(`${this.space}\n`); break;
      case 'P': this.write(`${this.space.split('\n')[0]}\n`); break;
      case '=': this.write(`${own.line}\n`); break;
      case 'g': this.space = own.hold; break;
      case 'G': this.space += `\n${own.hold}`; break;
      case 'h': own.hold = this.space; break;
      case 'H': own.hold += `\n${this.space}`; break;
      case 'x': [this.space, own.hold] = [own.hold, this.space]; break;
      case 'z': this.space = ''; break;
      case 'a': this.appended.push(text); break;
      case 'i': this.write(text); break;
      case 'l': this.write(`${this.space.replace(/[\\\n\t]/g, (char) => (char === '\n' ? '\\n' : char === '\t' ? '\\t' : '\\\\'))}$\n`); break;
      case 'y': this.space = [...this.space].map((char) => mapping?.get(char) ?? char).join(''); break;
      case 'r': {
        const content = run.system.files.read(text);
        if (!isFault(content)) this.appended.push(content);
        break;
      }
      case 'w': this.toFile(text, `${this.space}\n`); break;
      case 'F': this.write(`${this.paths[own.at] ?? '-'}\n`); break;
      default:
    }
  }

  private toFile(path: string, text: string): void {
    if (path === '/dev/stdout') {
      this.write(text);
      return;
    }
    this.run.system.files.write(path, text, { append: this.own.written.includes(path) });
    if (!this.own.written.includes(path)) this.own.written.push(path);
  }

  private end(show: boolean): Outcome {
    if (show && !this.manner.quiet) this.show();
    this.flushAppended();
    this.substituted = false;
    return 'next';
  }

  private flushAppended(): void {
    if (this.appended.length > 0 && !this.newline) this.write('\n');
    for (const text of this.appended) this.write(text);
    this.appended = [];
  }

  private label(name: string): number {
    return name === '' ? this.commands.length : Math.max(0, this.commands.findIndex((command) => command.name === ':' && command.text === name));
  }

  private chosen({ from, to }: Command, at: number): boolean {
    const { own } = this;
    if (from === undefined) return true;
    if (to === undefined) return this.matches(from);
    const open = own.ranges[at] ?? null;
    if (open === null) {
      const zero = 'line' in from && from.line === 0;
      if (!zero && !this.matches(from)) return false;
      if (zero && own.line !== 1) return false;
      if ('line' in to) own.ranges[at] = to.line > own.line ? to.line : null;
      else if ('more' in to) own.ranges[at] = to.more > 0 ? own.line + to.more : null;
      else if ('multiple' in to) own.ranges[at] = own.line % to.multiple === 0 ? null : own.line - (own.line % to.multiple) + to.multiple;
      else own.ranges[at] = (zero || 'last' in to) && this.matches(to) ? null : -1;
      return true;
    }
    if (open === -1 ? this.matches(to) : own.line >= open) own.ranges[at] = null;
    return open === -1 || own.line <= open;
  }

  private matches(address: Address): boolean {
    const { own } = this;
    if ('line' in address) return own.line === address.line;
    if ('last' in address) return own.ahead === null;
    if ('first' in address) return address.step === 0 ? own.line === address.first : own.line >= address.first && (own.line - address.first) % address.step === 0;
    if (!('pattern' in address)) return false;
    const pattern = this.remembered(address.pattern);
    return pattern.test(this.space);
  }

  /** An empty pattern is the last one used. */
  private remembered(pattern: RegExp | undefined): RegExp {
    const used = pattern ?? this.lastPattern ?? /(?:)/g;
    this.lastPattern = used;
    used.lastIndex = 0;
    return used;
  }

  private substitute(wish: Substitution): boolean {
    const pattern = this.remembered(wish.pattern);
    let count = 0;
    let done = false;
    let previous = -1;
    const text = this.space.replace(pattern, (...match) => {
      const whole = match[0] as string;
      const offset = match.findLast((part) => typeof part === 'number') as number;
      // An empty match right after another match does not count.
      if (whole === '' && offset === previous) return '';
      previous = offset + whole.length;
      count++;
      if (count < wish.nth || (count > wish.nth && !wish.all)) return whole;
      done = true;
      return expand(wish.replacement, match, this.run.busybox);
    });
    if (!done) return false;
    this.space = text;
    if (wish.print) this.write(`${this.space}\n`);
    if (wish.file !== undefined) this.toFile(wish.file, `${this.space}\n`);
    return true;
  }
}

/** `&`, `\1`…`\9`, `\n`, `\t`, and GNU's `\U \L \u \l \E`. */
function expand(replacement: string, match: readonly unknown[], plain: boolean): string {
  let text = '';
  let fold: 'U' | 'L' | undefined;
  let once: 'u' | 'l' | undefined;
  const add = (part: string) => {
    let shown = fold === 'U' ? part.toUpperCase() : fold === 'L' ? part.toLowerCase() : part;
    if (once !== undefined && shown !== '') {
      shown = (once === 'u' ? (shown[0] as string).toUpperCase() : (shown[0] as string).toLowerCase()) + shown.slice(1);
      once = undefined;
    }
    text += shown;
  };
  for (const [token] of replacement.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const escape = token.length === 2 ? (token[1] as string) : undefined;
    if (token === '&') add(match[0] as string);
    else if (escape === undefined) add(token);
    else if (/\d/.test(escape)) add(typeof match[Number(escape)] === 'string' ? (match[Number(escape)] as string) : '');
    else if (escape === 'n') add('\n');
    else if (escape === 't') add('\t');
    else if (plain) add(escape);
    else if (escape === 'U' || escape === 'L') fold = escape;
    else if (escape === 'E') fold = undefined;
    else if (escape === 'u' || escape === 'l') once = escape;
    else add(escape);
  }
  return text;
}
