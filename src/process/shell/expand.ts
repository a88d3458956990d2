import { isFault } from '../../filesystem/fault.js';
import { evaluate } from './arithmetic.js';
import { ArithmeticError } from './arithmetic-tokens.js';
import { expandBraces } from './braces.js';
import { joinPattern, joinPieces, splitFields, type Piece } from './fields.js';
import { badSubstitution, isForeign } from './foreign-parameter.js';
import { glob } from './glob.js';
import { changed } from './parameter-operation.js';
import type { Machine } from './state.js';
import type { Operation, ParameterPart, Part, Word } from './syntax.js';
import { isName, isReadonly, specialValue } from './variables.js';
import { arithmeticText, demandText, readonlyText, unboundText } from './wording.js';

/** An expansion that can't go on before this command has run: it is done again when its output is known. */
export class NeedsOutput extends Error {
  constructor(readonly text: string) {
    super('needs output');
  }
}

/** An expansion that failed; the message is the shell's own. */
export class ExpansionFailure extends Error {
  constructor(
    message: string,
    readonly kind: 'unset' | 'arithmetic' | 'readonly' | 'bad' = 'bad',
  ) {
    super(message);
  }
}

type Operated = Extract<Operation, { readonly kind: 'default' | 'assign' | 'alternative' | 'demand' }>;

/**
 * One pass over the words of a command. It changes nothing: what it assigns is in `assigned`, to be applied when
 * the pass came to its end.
 */
export class Expansion {
  readonly assigned = new Map<string, string>();
  #used = 0;

  constructor(
    readonly machine: Machine,
    readonly outputs: readonly string[],
  ) {}

  /** Brace expansion, expansions, field splitting, path names. */
  fields(words: readonly Word[]): string[] {
    const { flavour, shell, system } = this.machine;
    const braced = flavour.kind === 'dash' ? words : flavour.kind === 'bash' ? words.flatMap(expandBraces) : words;
    const fields = braced.flatMap((word) => splitFields(this.#pieces(word, true), this.#separators()));
    return fields.flatMap(({ text, pattern }) => {
      if (pattern === undefined || shell.options.has('noglob')) {
        return [text];
      }
      const found = glob(system.files, this.#bracketed(pattern), shell.choices.get('dotglob') === true);
      if (found.length > 0) {
        return found;
      }
      if (shell.choices.get('failglob') === true) {
        throw new ExpansionFailure(`no match: ${text}`);
      }
      return shell.choices.get('nullglob') === true ? [] : [text];
    });
  }

  /** Only `!` excludes in dash. */
  #bracketed(pattern: string): string {
    return this.#dash ? pattern.replaceAll('[^', '[\\^') : pattern;
  }

  text(word: Word): string {
    return joinPieces(this.#pieces(word, false));
  }

  pattern(word: Word): string {
    return this.#bracketed(joinPattern(this.#pieces(word, false)));
  }

  arithmetic(word: Word): bigint {
    const expression = this.text(word);
    if (this.#dash && /,|\d#/.test(expression)) {
      throw new ExpansionFailure(
        arithmeticText(this.machine, new ArithmeticError('syntax', ''), expression),
        'arithmetic',
      );
    }
    if (this.#dash && /\*\*|\w\s*(\+\+|--)\s*($|[^\w\s(+-])/.test(expression)) {
      throw new ExpansionFailure(
        arithmeticText(this.machine, new ArithmeticError('operand', ''), expression),
        'arithmetic',
      );
    }
    try {
      return evaluate(expression, {
        get: (name) => this.#operand(name),
        set: (name, value) => this.assign(name, value),
      });
    } catch (error) {
      if (error instanceof ArithmeticError) {
        throw new ExpansionFailure(arithmeticText(this.machine, error, expression), 'arithmetic');
      }
      throw error;
    }
  }

  /** What a name stands for in an expression: dash takes nothing but a number. */
  #operand(name: string): string | undefined {
    const value = this.value(name);
    if (this.#dash && value !== undefined && !/^\s*([-+]?(0[xX][0-9a-fA-F]+|\d+))?\s*$/.test(value)) {
      throw new ExpansionFailure(`Illegal number: ${value}`, 'arithmetic');
    }
    return value;
  }

  /** Of a variable, a positional or a special parameter; undefined when it is not set. */
  value(name: string): string | undefined {
    const { shell } = this.machine;
    const special = specialValue(this.machine, name);
    if (special !== undefined) {
      return special;
    }
    if (/^\d+$/.test(name)) {
      return shell.positional[Number(name) - 1];
    }
    return this.assigned.get(name) ?? shell.variables.get(name)?.value;
  }

  assign(name: string, value: string): undefined {
    if (isReadonly(this.machine.shell, name)) {
      throw new ExpansionFailure(readonlyText(this.machine, name), 'readonly');
    }
    this.assigned.set(name, value);
  }

  get #dash(): boolean {
    return this.machine.flavour.kind === 'dash';
  }

  #separators(): string {
    const { shell } = this.machine;
    return (
      this.assigned.get('IFS') ?? (shell.variables.has('IFS') ? (shell.variables.get('IFS')?.value ?? '') : ' \t\n')
    );
  }

  #pieces(word: Word, splitting: boolean): Piece[] {
    return word.flatMap((part) => this.#part(part, splitting));
  }

  #part(part: Part, splitting: boolean): Piece[] {
    switch (part.part) {
      case 'text':
        return [{ text: (this.#dash ? part.inDash : undefined) ?? part.text, quoted: part.quoted, split: false }];
      case 'tilde':
        return [{ text: this.#home(part.user), quoted: true, split: false }];
      case 'arithmetic':
        return [{ text: String(this.arithmetic(part.expression)), quoted: part.quoted, split: splitting }];
      case 'command':
        return [{ text: this.#output(part.text), quoted: part.quoted, split: true }];
      case 'parameter':
        return this.#parameter(part, splitting);
    }
  }

  #output(text: string): string {
    const output = this.outputs[this.#used];
    this.#used += 1;
    if (output === undefined) {
      throw new NeedsOutput(text);
    }
    return output;
  }

  #home(user: string): string {
    if (user === '') {
      return this.value('HOME') ?? '~';
    }
    const accounts = this.machine.system.files.read('/etc/passwd');
    const line = isFault(accounts) ? undefined : accounts.split('\n').find((one) => one.startsWith(`${user}:`));
    return line?.split(':')[5] ?? `~${user}`;
  }

  #parameter(part: ParameterPart, splitting: boolean): Piece[] {
    if (isForeign(this.machine.flavour.kind, part)) {
      throw new ExpansionFailure(badSubstitution(this.machine, part));
    }
    const keys = part.prefix === '!' && part.index !== undefined ? this.#keys(part) : undefined;
    if (keys !== undefined) {
      return this.#listed(keys, part, splitting, '@');
    }
    if (part.prefix === '!' && part.operation === undefined) {
      const { prefix: _, ...direct } = part;
      return this.#parameter({ ...direct, name: this.value(part.name) ?? '' }, splitting);
    }
    if (part.operation?.kind === 'bad' || (part.name !== '' && !/^(\w+|[@*#?$!-])$/.test(part.name))) {
      throw new ExpansionFailure(badSubstitution(this.machine, part));
    }
    if (part.operation?.kind === 'names') {
      const names = [...this.machine.shell.variables.keys()].filter((name) => name.startsWith(part.name)).sort();
      return this.#listed(names, part, splitting, '@');
    }
    const values = this.#values(part);
    const operation = part.operation;
    if (operation !== undefined && 'word' in operation) {
      const shown = this.#defaulted(part, operation, values, splitting);
      if (shown !== undefined) {
        return shown;
      }
    } else if (values.list.length === 0 && values.star === undefined) {
      this.#demandSet(part);
    }
    if (part.prefix === '#') {
      const joined = values.star !== undefined && part.index === undefined && this.machine.flavour.kind !== 'bash';
      if (joined) {
        const text = values.list.join(this.#separators().slice(0, 1));
        return [{ text: String(text.length), quoted: part.quoted, split: splitting }];
      }
      const size = values.star === undefined ? (values.list[0] ?? '').length : values.list.length;
      return [{ text: String(size), quoted: part.quoted, split: splitting }];
    }
    const list = operation === undefined || 'word' in operation ? values.list : changed(this, part, operation, values);
    return this.#listed(list, part, splitting, values.star);
  }

  #keys(part: ParameterPart): string[] | undefined {
    const [index] = part.index ?? [];
    const whole = index?.part === 'text' && (index.text === '@' || index.text === '*');
    const elements = this.machine.shell.variables.get(part.name)?.elements ?? [];
    return whole ? elements.flatMap((one, at) => (one === null ? [] : [String(at)])) : undefined;
  }

  #demandSet(part: ParameterPart): undefined {
    if (this.machine.shell.options.has('nounset')) {
      throw new ExpansionFailure(unboundText(this.machine, part.name), 'unset');
    }
  }

  /** The values a parameter stands for: none when unset; `star` when it is a list such as `$@`. */
  #values(part: ParameterPart): { readonly list: readonly string[]; readonly star?: '@' | '*' } {
    const { shell } = this.machine;
    if (part.name === '@' || part.name === '*') {
      return { list: shell.positional, star: part.name };
    }
    if (part.index === undefined) {
      const value = this.value(part.name);
      return { list: value === undefined ? [] : [value] };
    }
    const variable = shell.variables.get(part.name);
    const elements = variable?.elements ?? (variable?.value === undefined ? [] : [variable.value]);
    const index = part.index.length === 1 && part.index[0]?.part === 'text' ? part.index[0].text : '';
    if (index === '@' || index === '*') {
      return { list: elements.filter((one) => one !== null), star: index };
    }
    const at = Number(this.arithmetic(part.index));
    const one = elements[at < 0 ? elements.length + at : at] ?? undefined;
    return { list: one === undefined ? [] : [one] };
  }

  /** What `:-` and its kin show instead of the value, or undefined when they leave it. */
  #defaulted(
    part: ParameterPart,
    operation: Operated,
    values: { readonly list: readonly string[] },
    splitting: boolean,
  ): Piece[] | undefined {
    const { list } = values;
    const there = list.length > 0 && !(operation.colon && list.length === 1 && list[0] === '');
    const word = (): Piece[] => {
      const pieces = this.#pieces(operation.word, splitting);
      return pieces.map((piece) => (piece.quoted || part.quoted ? piece : { ...piece, split: splitting }));
    };
    switch (operation.kind) {
      case 'alternative':
        return there ? word() : [];
      case 'default':
        return there ? undefined : word();
      case 'assign': {
        if (there) {
          return undefined;
        }
        if (!isName(part.name)) {
          throw new ExpansionFailure(`$${part.name}: cannot assign in this way`);
        }
        const value = this.text(operation.word);
        this.assign(part.name, value);
        return [{ text: value, quoted: part.quoted, split: splitting }];
      }
      case 'demand': {
        if (there) {
          return undefined;
        }
        const message = this.text(operation.word);
        const text = message === '' ? demandText(this.machine, operation.colon) : message;
        throw new ExpansionFailure(`${part.name}: ${text}`, 'unset');
      }
    }
  }

  #listed(list: readonly string[], part: ParameterPart, splitting: boolean, star: '@' | '*' | undefined): Piece[] {
    const piece = (text: string): Piece => ({ text, quoted: part.quoted, split: splitting });
    if (star === undefined) {
      return part.quoted || list.length > 0 ? [piece(list[0] ?? '')] : [];
    }
    if (star === '*' && (part.quoted || !splitting)) {
      const separators = this.#separators();
      return [piece(list.join(separators.slice(0, 1)))];
    }
    return list.flatMap((text, index) =>
      index === 0 ? [piece(text)] : [{ ...piece(''), quoted: false, ends: true as const }, piece(text)],
    );
  }
}
