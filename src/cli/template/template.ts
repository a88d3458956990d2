/** Go templates as a whole: read once, run over many values. */
import { toBytes } from '../../digest/bytes.js';
import { goQuote } from '../../go/quote.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { DOCKER_FUNCTIONS } from './docker-functions.js';
import { Evaluator, TemplateRunError } from './evaluator.js';
import type { TemplateFunction } from './functions.js';
import { TemplateSyntaxError } from './lexer.js';
import { parseTemplate } from './parser.js';
import type { ParsedTemplate } from './parser.js';
import type { Value } from './value.js';

export interface Template {
  readonly name: string;
  readonly source: string;
  readonly parsed: ParsedTemplate;
}

export interface TemplateOptions {
  /** Shown in messages; empty for everything but `docker version`. */
  readonly name?: string;
  readonly functions?: Readonly<Record<string, TemplateFunction>>;
  readonly missingKeyFails?: boolean;
}

/** Line from 1 and byte from 0, as Go counts them. */
function place(source: string, at: number): string {
  const lines = source.slice(0, at).split('\n');
  return `${lines.length}:${toBytes(lines.at(-1) ?? '').length}`;
}

/** The reason of a refusal begins with `template: `, as Go's does. */
export function compileTemplate(source: string, options: TemplateOptions = {}): Reading<Template> {
  const { name = '', functions = DOCKER_FUNCTIONS } = options;
  try {
    return read({ name, source, parsed: parseTemplate(source, new Set(Object.keys(functions))) });
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error;
    const line = source.slice(0, error.at).split('\n').length;
    return refuse(`template: ${name}:${line}: ${error.reason}`);
  }
}

export interface TemplateResult {
  /** What was printed; up to the mistake, where there is one. */
  readonly output: string;
  readonly failure?: string;
}

export function runTemplate(template: Template, value: Value, options: TemplateOptions = {}): TemplateResult {
  const { functions = DOCKER_FUNCTIONS, missingKeyFails = false } = options;
  const { name, source, parsed } = template;
  const evaluator = new Evaluator({ name, defined: parsed.defined, functions, missingKeyFails }, value);
  try {
    evaluator.nodes(parsed.body, value);
    return { output: evaluator.output };
  } catch (error) {
    if (!(error instanceof TemplateRunError)) throw error;
    const where = `template: ${name}:${place(source, error.at)}: executing ${goQuote(error.template)} at <${error.context}>`;
    return { output: evaluator.output, failure: `${where}: ${error.reason}` };
  }
}
