/**
 * Reads tokens into a tree.
 *
 *     action   = pipeline | if | with | range | "template" string [ pipeline ] | define | block | "break" | "continue"
 *     if       = "if" pipeline nodes { "else if" pipeline nodes } [ "else" nodes ] "end"      with is alike
 *     pipeline = [ variable [ "," variable ] ( ":=" | "=" ) ] command { "|" command }
 *     command  = operand { space operand }
 *     operand  = ( literal | "." | field | variable | function | "nil" | "(" pipeline ")" ) { field }
 */
import { goQuote } from '../../go/quote.js';
import { lex, TemplateSyntaxError } from './lexer.js';
import type { Token, TokenKind } from './lexer.js';
import { literalValue } from './literal.js';
import { pipelineText } from './node.js';
import type { Branch, Command, Node, Operand, Pipeline } from './node.js';

export interface ParsedTemplate {
  readonly body: readonly Node[];
  readonly defined: ReadonlyMap<string, readonly Node[]>;
}

const KEYWORDS = new Set('block break continue define else end if range template with'.split(' '));

interface Block {
  readonly nodes: readonly Node[];
  readonly closing: 'end' | 'else' | 'eof';
}

class Parser {
  readonly defined = new Map<string, readonly Node[]>();
  private index = 0;
  private loops = 0;
  private variables: string[] = ['$'];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly functions: ReadonlySet<string>,
  ) {}

  top(): readonly Node[] {
    const block = this.block(true);
    if (block.closing !== 'eof') this.fail(`unexpected {{${block.closing}}}`);
    return block.nodes;
  }

  private peek(): Token {
    return this.tokens[this.index] as Token;
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'eof' && token.kind !== 'error') this.index += 1;
    return token;
  }

  private peekSolid(): Token {
    while (this.peek().kind === 'space') this.index += 1;
    return this.peek();
  }

  private nextSolid(): Token {
    this.peekSolid();
    return this.next();
  }

  private fail(reason: string): never {
    throw new TemplateSyntaxError(this.peek().at, reason);
  }

  private unexpected(token: Token, context: string): never {
    if (token.kind === 'error') throw new TemplateSyntaxError(token.at, token.text);
    const reserved =
      token.kind === 'dot' || (token.kind === 'word' && (KEYWORDS.has(token.text) || token.text === 'nil'));
    const word = reserved ? `<${token.text}>` : tokenText(token);
    throw new TemplateSyntaxError(token.at, `unexpected ${word} in ${context}`);
  }

  private expect(kind: TokenKind, context: string): Token {
    const token = this.nextSolid();
    if (token.kind !== kind) this.unexpected(token, context);
    return token;
  }

  /** `define` is for the outermost block only. */
  private block(outermost = false): Block {
    const nodes: Node[] = [];
    for (;;) {
      const token = this.next();
      if (token.kind === 'eof') return { nodes, closing: 'eof' };
      if (token.kind === 'error') this.unexpected(token, 'input');
      if (token.kind === 'text') {
        nodes.push({ kind: 'text', text: token.text });
        continue;
      }
      const word = this.peekSolid();
      if (word.kind === 'word' && (word.text === 'end' || word.text === 'else')) {
        this.next();
        if (word.text === 'end') this.expect('right', 'end');
        return { nodes, closing: word.text };
      }
      const node = this.action(outermost);
      if (node !== undefined) nodes.push(node);
    }
  }

  private closedBlock(): Block {
    const block = this.block();
    if (block.closing === 'eof') this.fail('unexpected EOF');
    return block;
  }

  private action(outermost: boolean): Node | undefined {
    const token = this.peekSolid();
    if (token.kind === 'word' && KEYWORDS.has(token.text) && (outermost || token.text !== 'define')) {
      this.next();
      if (token.text === 'if' || token.text === 'with' || token.text === 'range')
        return this.branch(token.text, token.at);
      if (token.text === 'break' || token.text === 'continue') return this.leap(token.text, token.at);
      if (token.text === 'template') return this.templateCall();
      if (token.text === 'define' || token.text === 'block') return this.definition(token.text);
    }
    return { kind: 'action', at: token.at, pipeline: this.pipeline('command', 'right') };
  }

  private leap(kind: 'break' | 'continue', at: number): Node {
    const token = this.nextSolid();
    if (token.kind !== 'right') this.unexpected(token, `{{${kind}}}`);
    if (this.loops === 0) throw new TemplateSyntaxError(at, `{{${kind}}} outside {{range}}`);
    return { kind, at };
  }

  private branch(kind: Branch['kind'], at: number): Branch {
    const scope = this.variables.length;
    const pipeline = this.pipeline(kind, 'right');
    if (kind === 'range') this.loops += 1;
    const block = this.closedBlock();
    if (kind === 'range') this.loops -= 1;
    const otherwise = block.closing === 'else' ? this.elseBlock(kind) : [];
    this.variables.length = scope;
    return { kind, at, pipeline, body: block.nodes, otherwise };
  }

  private elseBlock(kind: Branch['kind']): readonly Node[] {
    const token = this.peekSolid();
    if (token.kind === 'word' && token.text === kind && kind !== 'range') {
      this.next();
      return [this.branch(kind, token.at)];
    }
    if (token.kind === 'word' && (token.text === 'if' || token.text === 'with')) this.unexpected(token, 'input');
    this.expect('right', 'else');
    const block = this.closedBlock();
    if (block.closing === 'else') this.fail('expected end; found {{else}}');
    return block.nodes;
  }

  private quotedName(context: string): string {
    return String(literalValue(this.expect('string', context)));
  }

  private templateCall(): Node {
    const { at } = this.peekSolid();
    const name = this.quotedName('template clause');
    if (this.peekSolid().kind === 'right') {
      this.next();
      return { kind: 'template', at, name, pipeline: undefined };
    }
    return { kind: 'template', at, name, pipeline: this.pipeline('template clause', 'right') };
  }

  /** `block` is `define` and `template` at once. */
  private definition(kind: 'define' | 'block'): Node | undefined {
    const { at } = this.peekSolid();
    const name = this.quotedName(`${kind} clause`);
    const outer = this.variables;
    const pipeline = kind === 'block' ? this.pipeline('block clause', 'right') : undefined;
    if (kind === 'define') this.expect('right', 'define clause');
    this.variables = ['$'];
    const block = this.closedBlock();
    this.variables = outer;
    if (block.closing === 'else') this.fail('unexpected {{else}} in define clause');
    this.define(name, block.nodes);
    return pipeline === undefined ? undefined : { kind: 'template', at, name, pipeline };
  }

  /** A body of nothing but white space neither replaces another nor stands in its way. */
  private define(name: string, nodes: readonly Node[]): void {
    const isEmpty = (body: readonly Node[]) => body.every((node) => node.kind === 'text' && node.text.trim() === '');
    const known = this.defined.get(name);
    if (known === undefined || isEmpty(known)) this.defined.set(name, nodes);
    else if (!isEmpty(nodes)) this.fail(`template: multiple definition of template ${goQuote(name)}`);
  }

  private pipeline(context: string, end: 'right' | ')'): Pipeline {
    const at = this.peekSolid().at;
    const { variables, assigns } = this.declarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = this.nextSolid();
      if (token.kind === end) break;
      const isKeyword = token.kind === 'word' && KEYWORDS.has(token.text);
      if (isKeyword || !OPERAND_STARTS.has(token.kind)) this.unexpected(token, context);
      this.index -= 1;
      commands.push(this.command());
    }
    if (commands.length === 0) this.fail(`missing value for ${context}`);
    const pipeline: Pipeline = { kind: 'pipeline', at, variables, assigns, commands };
    this.checkStages(pipeline);
    return pipeline;
  }

  /** Only the first stage may be a value: the later ones are called. */
  private checkStages(pipeline: Pipeline): void {
    for (const [stage, { operands }] of pipeline.commands.entries()) {
      const kind = operands[0]?.kind;
      if (stage > 0 && (kind === 'literal' || kind === 'dot' || kind === 'nil')) {
        this.fail(`non executable command in pipeline stage ${stage + 1}`);
      }
    }
    if (pipelineText(pipeline) === '') this.fail('missing value');
  }

  private declarations(context: string): { readonly variables: readonly string[]; readonly assigns: boolean } {
    const names: string[] = [];
    while (this.peekSolid().kind === 'variable') {
      const start = this.index;
      const name = this.next().text;
      const { kind } = this.peekSolid();
      if (kind !== ':=' && kind !== '=' && kind !== ',') {
        this.index = start;
        break;
      }
      this.next();
      names.push(name);
      this.variables.push(name);
      if (kind !== ',') return { variables: names, assigns: kind === '=' };
      if (context !== 'range' || names.length > 1) this.fail(`too many declarations in ${context}`);
      if (!['variable', 'right', ')'].includes(this.peekSolid().kind)) this.fail('range can only initialize variables');
    }
    return { variables: names, assigns: false };
  }

  private command(): Command {
    const at = this.peekSolid().at;
    const operands: Operand[] = [];
    for (;;) {
      this.peekSolid();
      const operand = this.operand();
      if (operand !== undefined) operands.push(operand);
      const token = this.peek();
      if (token.kind === 'space') {
        this.next();
        continue;
      }
      if (token.kind === '|') this.next();
      else if (token.kind !== 'right' && token.kind !== ')') this.unexpected(this.next(), 'operand');
      break;
    }
    if (operands.length === 0) this.fail('empty command');
    return { at, operands };
  }

  private operand(): Operand | undefined {
    const base = this.term();
    if (base === undefined || this.peek().kind !== 'field') return base;
    const at = this.peek().at;
    const names: string[] = [];
    while (this.peek().kind === 'field') names.push(this.next().text.slice(1));
    if (base.kind === 'field' || base.kind === 'variable') return { ...base, at, names: [...base.names, ...names] };
    if (base.kind === 'literal' || base.kind === 'nil' || base.kind === 'dot') {
      this.fail(`unexpected . after term ${goQuote(base.kind === 'literal' ? base.text : base.kind)}`);
    }
    return { kind: 'chain', at, base, names };
  }

  private term(): Operand | undefined {
    const token = this.nextSolid();
    const { at, text } = token;
    switch (token.kind) {
      case 'dot':
        return { kind: 'dot', at };
      case 'field':
        return { kind: 'field', at, names: [text.slice(1)] };
      case 'variable':
        if (!this.variables.includes(text)) throw new TemplateSyntaxError(at, `undefined variable ${goQuote(text)}`);
        return { kind: 'variable', at, name: text, names: [] };
      case 'string':
      case 'char':
      case 'number':
        return { kind: 'literal', at, text, value: literalValue(token) };
      case 'word':
        return this.word(token);
      case '(':
        return this.pipeline('parenthesized pipeline', ')');
      default:
        this.index -= token.kind === 'eof' || token.kind === 'error' ? 0 : 1;
        return undefined;
    }
  }

  private word(token: Token): Operand {
    const { at, text } = token;
    if (text === 'true' || text === 'false') return { kind: 'literal', at, text, value: text === 'true' };
    if (text === 'nil') return { kind: 'nil', at };
    if (KEYWORDS.has(text)) this.unexpected(token, 'operand');
    if (!this.functions.has(text)) throw new TemplateSyntaxError(at, `function ${goQuote(text)} not defined`);
    return { kind: 'function', at, name: text };
  }
}

const OPERAND_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'dot',
  'field',
  'variable',
  'string',
  'char',
  'number',
  'word',
  '(',
]);

function tokenText(token: Token): string {
  if (token.kind === 'eof') return 'EOF';
  return token.text.length > 10 ? `${goQuote(token.text.slice(0, 10))}...` : goQuote(token.text);
}

export function parseTemplate(source: string, functions: ReadonlySet<string>): ParsedTemplate {
  const parser = new Parser(lex(source), functions);
  return { body: parser.top(), defined: parser.defined };
}
