/**
 * The syntax that the evaluator walks: plain data, flat, made from a text alone. Nodes refer to one another by
 * their number in `Syntax.nodes`, so that a continuation is a text and a few numbers.
 */
export interface Syntax {
  readonly nodes: readonly SyntaxNode[];
  /** The list that is the whole text. */
  readonly top: number;
  /** A here document's end is missing: a line more could bring it. */
  readonly open?: true;
}

/** What is wrong with a text, before any shell puts it into its own words. */
export interface SyntaxFault {
  readonly kind: 'token' | 'word' | 'end' | 'quote' | 'loop-variable' | 'function-name' | 'redirection';
  /** The offending token, or the opening delimiter that nothing closes. */
  readonly token: string;
  /** What the grammar wants in this place, where it is one thing. */
  readonly wanted?: string;
  /** From 1. */
  readonly line: number;
  /** The exit code, where it is not 2. */
  readonly status?: number;
}

export type Word = readonly Part[];

export type Part = TextPart | TildePart | ParameterPart | CommandPart | ArithmeticPart;

export interface TextPart {
  readonly part: 'text';
  readonly text: string;
  readonly quoted: boolean;
  /** What dash makes of it, which knows no `$'…'`. */
  readonly inDash?: string;
}

export interface TildePart {
  readonly part: 'tilde';
  /** Empty for one's own home. */
  readonly user: string;
}

export interface ParameterPart {
  readonly part: 'parameter';
  readonly name: string;
  readonly quoted: boolean;
  readonly prefix?: '#' | '!';
  readonly index?: Word;
  readonly operation?: Operation;
  /** As written, for messages. */
  readonly text: string;
}

export type Operation =
  | { readonly kind: 'default' | 'assign' | 'alternative' | 'demand'; readonly colon: boolean; readonly word: Word }
  | { readonly kind: 'remove'; readonly operator: '#' | '##' | '%' | '%%'; readonly pattern: Word }
  | { readonly kind: 'replace'; readonly operator: '/' | '//' | '/#' | '/%'; readonly pattern: Word; readonly by: Word }
  | { readonly kind: 'slice'; readonly offset: Word; readonly length?: Word }
  | { readonly kind: 'case'; readonly operator: '^' | '^^' | ',' | ',,' }
  | { readonly kind: 'names' }
  | { readonly kind: 'bad' };

export interface CommandPart {
  readonly part: 'command';
  readonly text: string;
  readonly quoted: boolean;
}

export interface ArithmeticPart {
  readonly part: 'arithmetic';
  readonly expression: Word;
  readonly quoted: boolean;
}

export interface Assignment {
  readonly name: string;
  readonly append: boolean;
  readonly index?: Word;
  /** One word, or the elements of an array. */
  readonly value: Word | { readonly elements: readonly Word[] };
}

export interface Argument {
  readonly word: Word;
  /** `NAME=value` after a declaring builtin: neither split nor globbed there. */
  readonly assignment: boolean;
}

export type RedirectOperator = '>' | '>>' | '<' | '<>' | '<&' | '>&' | '>|' | '&>' | '&>>' | 'here';

export interface Redirect {
  readonly operator: RedirectOperator;
  readonly descriptor: number | undefined;
  /** The file, the descriptor, or what a here document or here string holds. */
  readonly target: Word;
}

export type Comparison =
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Word }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Word; readonly right: Word }
  | { readonly kind: 'all' | 'any'; readonly operands: readonly Comparison[] }
  | { readonly kind: 'not'; readonly operand: Comparison };

export interface CommandNode {
  readonly node: 'command';
  readonly line: number;
  /** As written. */
  readonly text: string;
  readonly assignments: readonly Assignment[];
  readonly arguments: readonly Argument[];
  readonly redirects: readonly Redirect[];
}

export interface ListNode {
  readonly node: 'list';
  readonly items: readonly { readonly id: number; readonly background: boolean; readonly text: string }[];
}

export interface AndOrNode {
  readonly node: 'and-or';
  readonly commands: readonly number[];
  readonly operators: readonly ('&&' | '||')[];
}

export interface PipelineNode {
  readonly node: 'pipeline';
  readonly negated: boolean;
  readonly stages: readonly number[];
  /** Whether the stage before the n-th bar also sends its errors through it. */
  readonly both: readonly boolean[];
}

export interface IfNode {
  readonly node: 'if';
  readonly clauses: readonly { readonly test: number; readonly body: number }[];
  readonly otherwise: number | undefined;
}

export interface LoopNode {
  readonly node: 'loop';
  readonly until: boolean;
  readonly test: number;
  readonly body: number;
}

export interface ForNode {
  readonly node: 'for';
  readonly name: string;
  readonly line: number;
  /** Undefined: the positional parameters. */
  readonly words: readonly Word[] | undefined;
  readonly body: number;
}

export interface CountingNode {
  readonly node: 'counting';
  readonly initialize: Word;
  readonly test: Word;
  readonly update: Word;
  readonly body: number;
}

export interface CaseNode {
  readonly node: 'case';
  readonly line: number;
  readonly word: Word;
  readonly items: readonly {
    readonly patterns: readonly Word[];
    readonly body: number;
    readonly then: 'stop' | 'fall' | 'test';
  }[];
}

export interface SubshellNode {
  readonly node: 'subshell';
  readonly body: number;
}

export interface RedirectedNode {
  readonly node: 'redirected';
  readonly line: number;
  readonly body: number;
  readonly redirects: readonly Redirect[];
}

export interface FunctionNode {
  readonly node: 'function';
  readonly name: string;
  readonly line: number;
  /** The body's own text: it is parsed again when the function is called. */
  readonly text: string;
}

export interface ComparisonNode {
  readonly node: 'comparison';
  readonly line: number;
  readonly comparison: Comparison;
}

export interface ArithmeticNode {
  readonly node: 'arithmetic';
  readonly line: number;
  readonly expression: Word;
}

export type SyntaxNode =
  | CommandNode
  | ListNode
  | AndOrNode
  | PipelineNode
  | IfNode
  | LoopNode
  | ForNode
  | CountingNode
  | CaseNode
  | SubshellNode
  | RedirectedNode
  | FunctionNode
  | ComparisonNode
  | ArithmeticNode;
