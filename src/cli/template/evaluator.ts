/** Runs a template's tree over a value, with the complaints of Go's text/template. */
import { goQuote } from '../../go/quote.js';
import type { Parameter, TemplateFunction } from './functions.js';
import { isStrings } from './functions.js';
import { commandText, operandText, pipelineText } from './node.js';
import type { Branch, Command, Node, Operand, Pipeline } from './node.js';
import { goPrint, printAction } from './print.js';
import { GoMap, GoStruct, holdsInterfaces, isList, isTrue, kindOf, Named, scalarOf, typeName } from './value.js';
import type { Value } from './value.js';

/** Thrown while a template runs, caught in template.ts. */
export class TemplateRunError extends Error {
  constructor(
    readonly at: number,
    /** The text of the node, shown between `<` and `>`. */
    readonly context: string,
    readonly reason: string,
    /** The name of the template that was being run. */
    readonly template: string,
  ) {
    super(reason);
  }
}

export interface Program {
  readonly name: string;
  readonly defined: ReadonlyMap<string, readonly Node[]>;
  readonly functions: Readonly<Record<string, TemplateFunction>>;
  /** A missing key of a map is an error, as `docker inspect` has it for untyped documents. */
  readonly missingKeyFails: boolean;
}

interface Variable {
  readonly name: string;
  value: Value;
  /** Whether it is in an interface. */
  boxed: boolean;
}

type Leap = 'break' | 'continue' | undefined;

/** Go goes down to 100,000; what comes this far never ends. */
const MAX_DEPTH = 1000;
const MAX_DEPTH_SAID = 100_000;
const MISSING = Symbol('no final argument');
type Final = Value | typeof MISSING;

const TYPE_WORDS: Readonly<Record<Exclude<Parameter, 'any'>, string>> = {
  string: 'string',
  int: 'int',
  strings: '[]string',
};

export class Evaluator {
  output = '';
  private variables: Variable[] = [];
  /** The name of the template that is being run. */
  private running: string;
  /** Whether the dot is in an interface, being what an untyped list or map holds. */
  private boxedDot = false;
  /** The node last looked at: what a complaint is about. Go's own complaints name it even where another would fit. */
  private current: () => { readonly at: number; readonly context: string } = () => ({ at: 0, context: '' });
  private depth = 0;

  constructor(
    private readonly program: Program,
    root: Value,
  ) {
    this.running = program.name;
    this.variables.push({ name: '$', value: root, boxed: false });
  }

  nodes(nodes: readonly Node[], dot: Value): Leap {
    for (const node of nodes) {
      const leap = this.node(node, dot);
      if (leap !== undefined) return leap;
    }
    return undefined;
  }

  private fail(reason: string): never {
    const { at, context } = this.current();
    throw new TemplateRunError(at, context, reason, this.running);
  }

  private look(operand: Operand): void {
    this.current = () => ({ at: operand.at, context: operandText(operand) });
  }

  private node(node: Node, dot: Value): Leap {
    switch (node.kind) {
      case 'text':
        this.output += node.text;
        return undefined;
      case 'action': {
        const value = this.pipeline(node.pipeline, dot);
        if (node.pipeline.variables.length === 0) this.output += printAction(value);
        return undefined;
      }
      case 'template':
        this.call(node, dot);
        return undefined;
      case 'break':
      case 'continue':
        return node.kind;
      default:
        return this.scoped(() => (node.kind === 'range' ? this.range(node, dot) : this.choice(node, dot)));
    }
  }

  private scoped<T>(run: () => T): T {
    const mark = this.variables.length;
    const boxed = this.boxedDot;
    const result = run();
    this.variables.length = mark;
    this.boxedDot = boxed;
    return result;
  }

  private choice(node: Branch, dot: Value): Leap {
    const value = this.pipeline(node.pipeline, dot);
    if (!isTrue(value)) return this.nodes(node.otherwise, dot);
    if (node.kind !== 'with') return this.nodes(node.body, dot);
    this.boxedDot = false;
    return this.nodes(node.body, value);
  }

  private range(node: Branch, dot: Value): Leap {
    const { pipeline } = node;
    const value = this.pipeline({ ...pipeline, variables: [] }, dot);
    const items = this.items(value, pipeline);
    const boxed = holdsInterfaces(value);
    if (items.length === 0) return this.nodes(node.otherwise, dot);
    for (const [key, item] of items) {
      const leap = this.scoped(() => {
        const [first, second] = pipeline.variables;
        const isKey = second !== undefined;
        if (first !== undefined) this.setVariable(first, isKey ? key : item, pipeline.assigns, boxed && !isKey);
        if (second !== undefined) this.setVariable(second, item, pipeline.assigns, boxed);
        this.boxedDot = boxed;
        return this.nodes(node.body, item);
      });
      if (leap === 'break') break;
    }
    return undefined;
  }

  private items(value: Value, { variables }: Pipeline): readonly (readonly [Value, Value])[] {
    if (value === undefined || value === null) return [];
    if (isList(value)) return value.map((item, index) => [index, item] as const);
    if (value instanceof GoMap) return [...value.entries].sort(([a], [b]) => (a < b ? -1 : 1));
    const kind = kindOf(value);
    if (kind === 'int' || kind === 'uint') {
      if (variables.length > 1) this.fail(`can't use ${goPrint(value)} to iterate over more than one variable`);
      const length = Math.max(Number(scalarOf(value)), 0);
      return Array.from({ length }, (_, index) => [index, index] as const);
    }
    return this.fail(`range can't iterate over ${printAction(value)}`);
  }

  private call(node: Extract<Node, { kind: 'template' }>, dot: Value): void {
    const { name, pipeline } = node;
    const body = this.program.defined.get(name);
    const { at } = node;
    const context = `{{template ${goQuote(name)}${pipeline === undefined ? '' : ` ${pipelineText(pipeline)}`}}}`;
    this.current = () => ({ at, context });
    if (body === undefined) return this.fail(`template ${goQuote(name)} not defined`);
    if (this.depth >= MAX_DEPTH) return this.fail(`exceeded maximum template depth (${MAX_DEPTH_SAID})`);
    const value = pipeline === undefined ? undefined : this.pipeline(pipeline, dot);
    const { variables: outer, running, boxedDot } = this;
    this.variables = [{ name: '$', value, boxed: false }];
    this.running = name;
    this.boxedDot = false;
    this.depth += 1;
    this.nodes(body, value);
    this.depth -= 1;
    this.variables = outer;
    this.running = running;
    this.boxedDot = boxedDot;
  }

  private setVariable(name: string, value: Value, assigns: boolean, boxed = false): void {
    if (!assigns) {
      this.variables.push({ name, value, boxed });
      return;
    }
    const known = this.variables.findLast((variable) => variable.name === name);
    if (known === undefined) return this.fail(`undefined variable: ${name}`);
    known.value = value;
    known.boxed = boxed;
  }

  private pipeline(pipeline: Pipeline, dot: Value): Value {
    let value: Final = MISSING;
    this.look(pipeline);
    for (const command of pipeline.commands) value = this.command(command, dot, value) ?? undefined;
    const result = value === MISSING ? undefined : value;
    for (const name of pipeline.variables) this.setVariable(name, result, pipeline.assigns);
    return result;
  }

  private command(command: Command, dot: Value, final: Final): Value {
    const [first, ...args] = command.operands as readonly [Operand, ...Operand[]];
    this.look(first);
    if (first.kind === 'function') return this.callFunction(first, command, args, dot, final);
    if (first.kind === 'field' || first.kind === 'variable' || first.kind === 'chain') {
      return this.path(first, dot, args, final);
    }
    if (args.length > 0 || final !== MISSING) this.fail(`can't give argument to non-function ${operandText(first)}`);
    if (first.kind === 'nil') return this.fail('nil is not a command');
    return this.operand(first, dot);
  }

  private operand(operand: Operand, dot: Value): Value {
    this.look(operand);
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return undefined;
      case 'literal':
        return this.constant(operand);
      case 'pipeline':
        return this.pipeline(operand, dot);
      case 'function':
        return this.callFunction(operand, { at: operand.at, operands: [operand] }, [], dot, MISSING);
      default:
        return this.path(operand, dot, [], MISSING);
    }
  }

  private constant({ value, text }: Extract<Operand, { kind: 'literal' }>): Value {
    const number = scalarOf(value);
    const isTooLarge = typeof number === 'bigint' && BigInt.asIntN(64, number) !== number;
    return isTooLarge ? this.fail(`${text} overflows int`) : value;
  }

  private path(
    operand: Extract<Operand, { kind: 'field' | 'variable' | 'chain' }>,
    dot: Value,
    args: readonly Operand[],
    final: Final,
  ): Value {
    let value = dot;
    let boxed = operand.kind === 'field' && this.boxedDot;
    if (operand.kind === 'variable') {
      const variable = this.variables.findLast(({ name }) => name === operand.name);
      value = variable?.value;
      boxed = variable?.boxed === true;
    }
    if (operand.kind === 'chain') value = this.operand(operand.base, dot);
    if (operand.names.length === 0 && (args.length > 0 || final !== MISSING)) {
      this.fail(`can't give argument to non-function ${operandText(operand)}`);
    }
    for (const [index, name] of operand.names.entries()) {
      const last = index === operand.names.length - 1;
      const receiver = { value, type: boxed || value === null ? 'interface {}' : typeName(value) };
      value = this.member(receiver, name, last ? args : [], last ? final : MISSING, dot);
      boxed = receiver.value instanceof GoMap && holdsInterfaces(receiver.value);
    }
    return value;
  }

  private member(
    { value: receiver, type }: { readonly value: Value; readonly type: string },
    name: string,
    args: readonly Operand[],
    final: Final,
    dot: Value,
  ): Value {
    const { missingKeyFails } = this.program;
    if (receiver === undefined) {
      return missingKeyFails ? this.fail(`nil data; no entry for key ${goQuote(name)}`) : undefined;
    }
    const given = args.length > 0 || final !== MISSING;
    if (receiver instanceof GoStruct) {
      const method = receiver.methods.get(name);
      if (method !== undefined) {
        const values = this.values(name, { parameters: method.parameters }, args, dot, final);
        return method.call(...(values as readonly (string | number)[]));
      }
      if (receiver.has(name)) {
        if (given && receiver.isComputed) this.values(name, { parameters: [] }, args, dot, final);
        return given ? this.fail(`${name} has arguments but cannot be invoked as function`) : receiver.get(name);
      }
    }
    if (receiver instanceof GoMap) {
      if (given) return this.fail(`${name} is not a method but has arguments`);
      if (receiver.entries.has(name)) return receiver.entries.get(name);
      return missingKeyFails ? this.fail(`map has no entry for key ${goQuote(name)}`) : undefined;
    }
    const isNil = receiver === null || (receiver instanceof Named && receiver.value === null);
    if (isNil) return this.fail(`nil pointer evaluating ${type}.${name}`);
    return this.fail(`can't evaluate field ${name} in type ${type}`);
  }

  private callFunction(
    operand: Extract<Operand, { kind: 'function' }>,
    command: Command,
    args: readonly Operand[],
    dot: Value,
    final: Final,
  ): Value {
    const { name } = operand;
    const fn = this.program.functions[name];
    if (fn === undefined) return this.fail(`${goQuote(name)} is not a defined function`);
    if (name === 'and' || name === 'or') return this.shortCircuit(name, args, dot, final);
    const result = fn.call(...this.values(name, fn, args, dot, final));
    if (result.ok) return result.value;
    const { reason } = result;
    const subject =
      name === 'call' && args[0] !== undefined && args[0].kind !== 'nil'
        ? reason.replace(' of', ` ${operandText(args[0])} of`)
        : reason;
    this.current = () => ({ at: command.at, context: commandText(command) });
    return this.fail(`error calling ${name}: ${subject}`);
  }

  private shortCircuit(name: 'and' | 'or', args: readonly Operand[], dot: Value, final: Final): Value {
    if (args.length === 0 && final === MISSING) this.fail(`wrong number of args for ${name}: want at least 1 got 0`);
    let value: Value;
    for (const argument of args) {
      value = this.operand(argument, dot);
      if (isTrue(value) === (name === 'or')) return value;
    }
    return final === MISSING ? value : final;
  }

  private values(
    name: string,
    { parameters, rest }: Pick<TemplateFunction, 'parameters' | 'rest'>,
    args: readonly Operand[],
    dot: Value,
    final: Final,
  ): readonly Value[] {
    const count = args.length + (final === MISSING ? 0 : 1);
    const want = rest === undefined ? `want ${parameters.length}` : `want at least ${parameters.length}`;
    if (count < parameters.length || (rest === undefined && count > parameters.length)) {
      this.fail(`wrong number of args for ${name}: ${want} got ${count}`);
    }
    const values = args.map((argument, index) => this.argument(argument, parameters[index] ?? rest ?? 'any', dot));
    if (final === MISSING) return values;
    return [...values, this.checked(final, parameters[args.length] ?? rest ?? 'any')];
  }

  private argument(operand: Operand, wanted: Parameter, dot: Value): Value {
    const value = this.operand(operand, dot) ?? undefined;
    this.look(operand);
    if (wanted === 'any') return value;
    if (operand.kind === 'nil') return this.fail(`cannot assign nil to ${TYPE_WORDS[wanted]}`);
    if (operand.kind === 'literal') return this.literal(operand, wanted);
    return this.checked(value, wanted);
  }

  /** A whole number may be written with a fraction of zero where an int is wanted. */
  private literal(operand: Extract<Operand, { kind: 'literal' }>, wanted: Exclude<Parameter, 'any'>): Value {
    const { value, text } = operand;
    if (wanted === 'strings') return this.fail(`can't handle ${text} for arg of type []string`);
    if (wanted === 'string') return typeof value === 'string' ? value : this.fail(`expected string; found ${text}`);
    const number = scalarOf(value);
    return typeof number === 'number' && Number.isInteger(number)
      ? number
      : this.fail(`expected integer; found ${text}`);
  }

  private checked(value: Value, wanted: Parameter): Value {
    if (wanted === 'any') return value;
    const fits =
      wanted === 'string' ? typeof value === 'string' : wanted === 'int' ? typeof value === 'number' : isStrings(value);
    if (fits) return value;
    if (value === undefined || value === null) return this.fail(`invalid value; expected ${TYPE_WORDS[wanted]}`);
    return this.fail(`wrong type for value; expected ${TYPE_WORDS[wanted]}; got ${typeName(value)}`);
  }
}
