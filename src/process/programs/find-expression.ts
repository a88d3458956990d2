import { boundedRegExp } from './bounded-regexp.js';
import { globPattern } from './glob-pattern.js';
import { posixSource } from './regexp.js';
import { readMode } from './file-mode.js';

/**
 * either = both { ( '-o' | '-or' ) both }
 * both   = not { [ '-a' | '-and' ] not }
 * not    = ( '!' | '-not' ) not | '(' either ')' | test | action
 */
export type Expression =
  | { readonly is: 'or' | 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'not'; readonly inner: Expression }
  | {
      readonly is: 'test';
      readonly name: string;
      readonly value: string;
      readonly pattern?: RegExp;
      readonly bits?: number;
    }
  /** `slot` numbers the `-exec … +` lists. */
  | {
      readonly is: 'exec';
      readonly command: readonly string[];
      readonly plus: boolean;
      readonly folder: boolean;
      readonly slot: number;
    };

export class BadExpression extends Error {}

export interface Search {
  readonly expression: Expression;
  readonly minimum: number;
  readonly maximum: number;
  readonly depthFirst: boolean;
  readonly oneDevice: boolean;
  /** Number of `-exec … +`. */
  readonly slots: number;
}

const withValue = new Set([
  'name',
  'iname',
  'path',
  'ipath',
  'wholename',
  'regex',
  'iregex',
  'type',
  'size',
  'mtime',
  'mmin',
  'newer',
  'perm',
  'user',
  'group',
  'uid',
  'gid',
  'links',
  'inum',
  'lname',
  'printf',
  'samefile',
  'atime',
  'ctime',
  'amin',
  'cmin',
  'anewer',
  'cnewer',
  'fstype',
  'newermt',
  'xtype',
]);
const withoutValue = new Set([
  'print',
  'print0',
  'delete',
  'empty',
  'prune',
  'quit',
  'true',
  'false',
  'ls',
  'nouser',
  'nogroup',
  'readable',
  'writable',
  'executable',
]);
const actions = new Set(['print', 'print0', 'delete', 'quit', 'ls', 'printf']);

export function readSearch(
  words: readonly string[],
  busybox: boolean,
  known: (kind: 'user' | 'group', name: string) => boolean,
): Search {
  const reader = new Reader(words, busybox, known);
  const expression = words.length === 0 ? undefined : reader.either();
  if (reader.peek() !== undefined)
    throw new BadExpression(
      busybox
        ? `unrecognized: ${reader.peek()}`
        : reader.peek() === ')'
          ? "you have too many ')'"
          : `paths must precede expression: \`${reader.peek()}'`,
    );
  const printed: Expression = { is: 'test', name: 'print', value: '' };
  const whole: Expression =
    expression === undefined ? printed : reader.acts ? expression : { is: 'and', left: expression, right: printed };
  return {
    expression: whole,
    minimum: reader.minimum,
    maximum: reader.maximum,
    depthFirst: reader.depthFirst,
    oneDevice: reader.oneDevice,
    slots: reader.slots,
  };
}

class Reader {
  acts = false;
  minimum = 0;
  maximum = Number.POSITIVE_INFINITY;
  depthFirst = false;
  oneDevice = false;
  slots = 0;
  private at = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly busybox: boolean,
    private readonly known: (kind: 'user' | 'group', name: string) => boolean,
  ) {}

  peek(): string | undefined {
    return this.words[this.at];
  }

  either(): Expression {
    let left = this.both();
    while (this.peek() === '-o' || this.peek() === '-or') {
      this.at++;
      left = { is: 'or', left, right: this.both() };
    }
    return left;
  }

  private both(): Expression {
    let left = this.not();
    for (;;) {
      const word = this.peek();
      if (word === '-a' || word === '-and') this.at++;
      else if (
        word === undefined ||
        word === '-o' ||
        word === '-or' ||
        word === ')' ||
        !(word.startsWith('-') || word === '!' || word === '(')
      )
        return left;
      left = { is: 'and', left, right: this.not() };
    }
  }

  private not(): Expression {
    const word = this.peek();
    if (word === undefined)
      throw new BadExpression(
        this.busybox ? `bare '${this.words.at(-1)}'` : `expected an expression after '${this.words.at(-1)}'`,
      );
    this.at++;
    if (word === '!' || word === '-not') return { is: 'not', inner: this.not() };
    if (word !== '(') return this.primary(word);
    const inner = this.either();
    if (this.peek() !== ')')
      throw new BadExpression("invalid expression; I was expecting to find a ')' somewhere but did not see one.");
    this.at++;
    return inner;
  }

  private value(word: string): string {
    const value = this.words[this.at++];
    if (value === undefined)
      throw new BadExpression(this.busybox ? `${word} requires an argument` : `missing argument to \`${word}'`);
    return value;
  }

  private primary(word: string): Expression {
    const always: Expression = { is: 'test', name: 'true', value: '' };
    const name = word.slice(1);
    switch (word) {
      case '-maxdepth':
        this.maximum = this.level(word);
        return always;
      case '-mindepth':
        this.minimum = this.level(word);
        return always;
      case '-depth':
      case '-d':
        this.depthFirst = true;
        return always;
      case '-xdev':
      case '-mount':
        this.oneDevice = true;
        return always;
      case '-follow':
      case '-noleaf':
      case '-daystart':
      case '-warn':
      case '-nowarn':
        return always;
      case '-exec':
      case '-execdir':
      case '-ok':
        return this.exec(word);
    }
    if (!word.startsWith('-') || !(withValue.has(name) || withoutValue.has(name))) {
      if (this.busybox) throw new BadExpression(`unrecognized: ${word}`);
      throw new BadExpression(
        word.startsWith('-') ? `unknown predicate \`${word}'` : `paths must precede expression: \`${word}'`,
      );
    }
    if (actions.has(name)) this.acts = true;
    if (name === 'delete') this.depthFirst = true;
    const value = withValue.has(name) ? this.value(word) : '';
    if ((name === 'user' || name === 'group') && !this.known(name, value)) {
      throw new BadExpression(
        this.busybox
          ? `unknown ${name} ${value}`
          : `'${value}' is not the name of ${name === 'user' ? 'a known user' : 'an existing group'}`,
      );
    }
    return { is: 'test', name, value, ...this.prepared(name, value) };
  }

  private level(word: string): number {
    const text = this.value(word);
    if (!/^\d+$/.test(text))
      throw new BadExpression(
        this.busybox
          ? `invalid number '${text}'`
          : `Expected a positive decimal integer argument to ${word}, but got '${text}'`,
      );
    return Number(text);
  }

  private prepared(name: string, value: string): { pattern?: RegExp; bits?: number } {
    if (name === 'regex' || name === 'iregex')
      return { pattern: boundedRegExp(`^(?:${posixSource(value, false)})$`, name === 'iregex' ? 'i' : '') };
    if (['name', 'path', 'wholename', 'lname'].includes(name)) return { pattern: globPattern(value) };
    if (name === 'iname' || name === 'ipath') return { pattern: globPattern(value, 'i') };
    if (name === 'type' && !/^[fdlpcbs](,[fdlpcbs])*$/.test(value))
      throw new BadExpression(
        this.busybox ? `invalid argument '${value}' to '-type'` : `Unknown argument to -type: ${value}`,
      );
    if (name !== 'perm') return {};
    const change = readMode(value.replace(/^[-/+]/, ''), 0);
    if (change === undefined) throw new BadExpression(`invalid mode '${value}'`);
    return { bits: change(0, false) };
  }

  private exec(word: string): Expression {
    this.acts = true;
    const command: string[] = [];
    for (let part = this.words[this.at++]; ; part = this.words[this.at++]) {
      if (part === undefined)
        throw new BadExpression(this.busybox ? `${word} requires an argument` : `missing argument to \`${word}'`);
      if (part === ';') return { is: 'exec', command, plus: false, folder: word === '-execdir', slot: -1 };
      if (part === '+' && command.at(-1) === '{}')
        return {
          is: 'exec',
          command: command.slice(0, -1),
          plus: true,
          folder: word === '-execdir',
          slot: this.slots++,
        };
      command.push(part);
    }
  }
}
