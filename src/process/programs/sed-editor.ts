import { isFault } from '../../filesystem/fault.js';
import { again, type Json, type Next, poll } from '../program.js';
import { expand } from './sed-replacement.js';
import type { Address, Command, Substitution } from './sed-script.js';
import type { Manner, Own, Stream } from './sed-stream.js';
import type { Run } from './tool.js';

/** What one input line gave: go on, or stop. */
type Outcome = 'next' | 'quit';

export class Editor {
  private space = '';
  private newline = true;
  private appended: string[] = [];
  private lastPattern: RegExp | undefined;

  constructor(
    private readonly run: Run,
    private readonly commands: readonly Command[],
    private readonly own: Own,
    private readonly stream: Stream,
    private readonly manner: Manner,
  ) {}

  go(): Next | number {
    const { own, run } = this;
    for (;;) {
      if (run.refused()) return 1;
      if (run.system.fuel-- <= 0) return again(own as unknown as Json);
      if (!run.system.writable(1)) return poll([{ writable: 1 }], own as unknown as Json);
      const { pending } = own;
      const line = this.stream.nextLine();
      if (this.stream.failed !== undefined) return this.stream.failed;
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
        this.stream.finishFile();
        return this.stream.failed ?? own.code;
      }
    }
  }

  private show(): void {
    this.stream.write(this.space + (this.newline ? '\n' : ''));
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
        case 'd':
          return this.end(false);
        case 'D':
          if (!this.space.includes('\n')) return this.end(false);
          this.space = this.space.slice(this.space.indexOf('\n') + 1);
          this.flushAppended();
          at = -1;
          break;
        case 'n':
        case 'N':
          if (command.name === 'n' && !this.manner.quiet && own.ahead !== null) this.show();
          if (own.ahead === null) return this.end(command.name === 'n' || !this.manner.quiet);
          own.pending = { space: this.space, command: at + 1, append: command.name === 'N' };
          this.flushAppended();
          return 'next';
        case 'q':
        case 'Q':
          own.code = Number(command.text);
          if (command.name === 'q') this.end(true);
          return 'quit';
        case 'b':
          at = this.label(command.text);
          break;
        case 't':
        case 'T':
          if (this.substituted === (command.name === 't')) at = this.label(command.text);
          this.substituted = false;
          break;
        case 's':
          if (this.substitute(command.substitution as Substitution)) this.substituted = true;
          break;
        case 'c':
          if (command.to === undefined || own.ranges[at] === null) this.stream.write(command.text);
          return this.end(false);
        default:
          this.simple(command);
      }
    }
    return this.end(true);
  }

  private substituted = false;

  private simple({ name, text, mapping }: Command): void {
    const { own, run } = this;
    switch (name) {
      case 'p':
        this.stream.write(`${this.space}\n`);
        break;
      case 'P':
        this.stream.write(`${this.space.split('\n')[0]}\n`);
        break;
      case '=':
        this.stream.write(`${own.line}\n`);
        break;
      case 'g':
        this.space = own.hold;
        break;
      case 'G':
        this.space += `\n${own.hold}`;
        break;
      case 'h':
        own.hold = this.space;
        break;
      case 'H':
        own.hold += `\n${this.space}`;
        break;
      case 'x':
        [this.space, own.hold] = [own.hold, this.space];
        break;
      case 'z':
        this.space = '';
        break;
      case 'a':
        this.appended.push(text);
        break;
      case 'i':
        this.stream.write(text);
        break;
      case 'l':
        this.stream.write(
          `${this.space.replace(/[\\\n\t]/g, (char) => (char === '\n' ? '\\n' : char === '\t' ? '\\t' : '\\\\'))}$\n`,
        );
        break;
      case 'y':
        this.space = [...this.space].map((char) => mapping?.get(char) ?? char).join('');
        break;
      case 'r': {
        const content = run.system.files.read(text);
        if (!isFault(content)) this.appended.push(content);
        break;
      }
      case 'w':
        this.stream.toFile(text, `${this.space}\n`);
        break;
      case 'F':
        this.stream.write(`${this.stream.path}\n`);
        break;
      default:
    }
  }

  private end(show: boolean): Outcome {
    if (show && !this.manner.quiet) this.show();
    this.flushAppended();
    this.substituted = false;
    return 'next';
  }

  private flushAppended(): void {
    if (this.appended.length > 0 && !this.newline) this.stream.write('\n');
    for (const text of this.appended) this.stream.write(text);
    this.appended = [];
  }

  private label(name: string): number {
    return name === ''
      ? this.commands.length
      : Math.max(
          0,
          this.commands.findIndex((command) => command.name === ':' && command.text === name),
        );
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
      else if ('multiple' in to)
        own.ranges[at] = own.line % to.multiple === 0 ? null : own.line - (own.line % to.multiple) + to.multiple;
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
    if ('first' in address)
      return address.step === 0
        ? own.line === address.first
        : own.line >= address.first && (own.line - address.first) % address.step === 0;
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
    if (wish.print) this.stream.write(`${this.space}\n`);
    if (wish.file !== undefined) this.stream.toFile(wish.file, `${this.space}\n`);
    return true;
  }
}
