import { isFault } from '../../filesystem/fault.js';
import type { System } from '../program.js';
import type { Run } from './tool.js';

/**
 * either  = both { '-o' both }
 * both    = unary { '-a' unary }
 * unary   = '!' unary | primary
 * primary = '(' either ')' | OPERATOR word | word OPERATOR word | word
 * Exit codes: 0 true, 1 false, 2 wrong usage.
 */
export function test(run: Run): number {
  let words = run.args;
  if (run.name.endsWith('[')) {
    if (words.at(-1) !== (run.name.endsWith('[[') ? ']]' : ']')) {
      run.complain(run.busybox ? 'missing ]' : "missing ']'");
      return 2;
    }
    words = words.slice(0, -1);
  }
  const judged = judge(run.system, words);
  if (typeof judged === 'boolean') return judged ? 0 : 1;
  run.complain(
    run.busybox
      ? judged.wrong
          .replace(/^invalid integer '(.*)'$/s, '$1: bad number')
          .replace(
            /^(?:missing argument after |extra argument )?'(.*)'(?:: binary operator expected)?$/s,
            '$1: unknown operand',
          )
      : judged.wrong,
  );
  return 2;
}

/** The truth of an expression, or what is wrong with it. */
export function judge(system: System, words: readonly string[]): boolean | { readonly wrong: string } {
  if (words.length === 0) return false;
  const reader = new Reader(system, words);
  try {
    const truth = reader.either();
    const extra = reader.peek();
    return extra === undefined ? truth : { wrong: reader.unknown(extra) };
  } catch (error) {
    if (error instanceof Wrong) return { wrong: error.message };
    throw error;
  }
}

class Wrong extends Error {}

class Reader {
  private at = 0;

  constructor(
    private readonly system: System,
    private readonly words: readonly string[],
  ) {}

  peek(ahead = 0): string | undefined {
    return this.words[this.at + ahead];
  }

  unknown(word: string): string {
    if (this.words.length === 2) return `missing argument after '${word}'`;
    return this.words.length === 3 ? `'${word}': binary operator expected` : `extra argument '${word}'`;
  }

  either(): boolean {
    let truth = this.both();
    while (this.peek() === '-o') {
      this.at++;
      truth = this.both() || truth;
    }
    return truth;
  }

  private both(): boolean {
    let truth = this.unary();
    while (this.peek() === '-a') {
      this.at++;
      truth = this.unary() && truth;
    }
    return truth;
  }

  private unary(): boolean {
    if (this.peek() === '!' && this.peek(1) !== undefined && !(this.left() === 3 && this.isBinary(this.peek(1)))) {
      this.at++;
      return !this.unary();
    }
    return this.primary();
  }

  private left(): number {
    return this.words.length - this.at;
  }

  private isBinary(word: string | undefined): boolean {
    return word !== undefined && binaryOperators.has(word);
  }

  private primary(): boolean {
    const word = this.peek();
    if (word === undefined) throw new Wrong('argument expected');
    if (this.left() >= 3 && this.isBinary(this.peek(1))) {
      const [operator, right] = [this.peek(1) as string, this.peek(2) as string];
      this.at += 3;
      return this.compare(word, operator, right);
    }
    if (word === '(' && this.left() > 1) {
      this.at++;
      const truth = this.either();
      if (this.peek() !== ')') throw new Wrong("')' expected");
      this.at++;
      return truth;
    }
    if (this.left() >= 2 && /^-[a-zA-Z]$/.test(word) && !'oa'.includes(word[1] as string)) {
      this.at += 2;
      return this.file(word[1] as string, this.words[this.at - 1] as string);
    }
    this.at++;
    return word !== '';
  }

  private file(letter: string, path: string): boolean {
    if (letter === 'n') return path !== '';
    if (letter === 'z') return path === '';
    if (letter === 't') return this.system.terminal(this.number(path)) !== undefined;
    const { files, credentials } = this.system;
    if (letter === 'r' || letter === 'w' || letter === 'x') return files.access(path, letter) === undefined;
    const stat = letter === 'L' || letter === 'h' ? files.lstat(path) : files.stat(path);
    const known = 'abcdefgGhkLNOpSsu'.includes(letter);
    if (!known) throw new Wrong(`-${letter}: unary operator expected`);
    if (isFault(stat)) return false;
    switch (letter) {
      case 'f':
        return stat.kind === 'file';
      case 'd':
        return stat.kind === 'dir';
      case 'L':
      case 'h':
        return stat.kind === 'symlink';
      case 'p':
        return stat.kind === 'fifo';
      case 'c':
        return stat.kind === 'char';
      case 'b':
        return stat.kind === 'block';
      case 's':
        return stat.size > 0;
      case 'S':
      case 'N':
        return false;
      case 'u':
        return (stat.mode & 0o4000) !== 0;
      case 'g':
        return (stat.mode & 0o2000) !== 0;
      case 'k':
        return (stat.mode & 0o1000) !== 0;
      case 'O':
        return stat.uid === credentials.uid;
      case 'G':
        return stat.gid === credentials.gid;
      default:
        return true;
    }
  }

  private number(text: string): number {
    const whole = /^\s*[-+]?\d+\s*$/.test(text);
    if (!whole || Math.abs(Number(text)) > 2 ** 63) throw new Wrong(`invalid integer '${text}'`);
    return Number(text);
  }

  private compare(left: string, operator: string, right: string): boolean {
    switch (operator) {
      case '=':
      case '==':
        return left === right;
      case '!=':
        return left !== right;
      case '<':
        return left < right;
      case '>':
        return left > right;
      case '-a':
        return left !== '' && right !== '';
      case '-o':
        return left !== '' || right !== '';
      case '-eq':
        return this.number(left) === this.number(right);
      case '-ne':
        return this.number(left) !== this.number(right);
      case '-lt':
        return this.number(left) < this.number(right);
      case '-le':
        return this.number(left) <= this.number(right);
      case '-gt':
        return this.number(left) > this.number(right);
      case '-ge':
        return this.number(left) >= this.number(right);
    }
    const [a, b] = [this.system.files.stat(left), this.system.files.stat(right)];
    if (operator === '-ef') return !isFault(a) && !isFault(b) && a.device === b.device && a.inode === b.inode;
    const [first, second] = operator === '-nt' ? [a, b] : [b, a];
    return !isFault(first) && (isFault(second) || first.mtime > second.mtime);
  }
}

const binaryOperators: ReadonlySet<string> = new Set([
  '=',
  '==',
  '!=',
  '<',
  '>',
  '-eq',
  '-ne',
  '-lt',
  '-le',
  '-gt',
  '-ge',
  '-nt',
  '-ot',
  '-ef',
]);
