/** The syntax tree of a template, and the text of a node as error messages show it. */
import type { Value } from './value.js';

export type Operand =
  | { readonly kind: 'dot' | 'nil'; readonly at: number }
  | { readonly kind: 'field'; readonly at: number; readonly names: readonly string[] }
  | { readonly kind: 'variable'; readonly at: number; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'function'; readonly at: number; readonly name: string }
  | { readonly kind: 'literal'; readonly at: number; readonly text: string; readonly value: Value }
  | { readonly kind: 'chain'; readonly at: number; readonly base: Operand; readonly names: readonly string[] }
  | Pipeline;

export interface Command {
  readonly at: number;
  readonly operands: readonly Operand[];
}

export interface Pipeline {
  readonly kind: 'pipeline';
  readonly at: number;
  readonly variables: readonly string[];
  /** `=` where `:=` would declare anew. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

export interface Branch {
  readonly kind: 'if' | 'range' | 'with';
  readonly at: number;
  readonly pipeline: Pipeline;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly at: number; readonly pipeline: Pipeline }
  | Branch
  | { readonly kind: 'template'; readonly at: number; readonly name: string; readonly pipeline: Pipeline | undefined }
  | { readonly kind: 'break' | 'continue'; readonly at: number };

function dotted(names: readonly string[]): string {
  return names.map((name) => `.${name}`).join('');
}

export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return dotted(operand.names);
    case 'variable':
      return operand.name + dotted(operand.names);
    case 'function':
      return operand.name;
    case 'literal':
      return operand.text;
    case 'chain': {
      const base = operandText(operand.base);
      return (operand.base.kind === 'pipeline' ? `(${base})` : base) + dotted(operand.names);
    }
    case 'pipeline':
      return pipelineText(operand);
  }
}

export function commandText(command: Command): string {
  return command.operands
    .map((operand) => (operand.kind === 'pipeline' ? `(${pipelineText(operand)})` : operandText(operand)))
    .join(' ');
}

export function pipelineText(pipeline: Pipeline): string {
  const declared =
    pipeline.variables.length === 0 ? '' : `${pipeline.variables.join(', ')} ${pipeline.assigns ? '=' : ':='} `;
  return declared + pipeline.commands.map(commandText).join(' | ');
}
