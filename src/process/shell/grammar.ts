/**
 * The files called grammar are the only ones that know the parser. What they make of a text:
 *
 *     list      = and-or { ( ";" | "&" | newline ) and-or }
 *     and-or    = pipeline { ( "&&" | "||" ) pipeline }
 *     pipeline  = [ "!" ] command { ( "|" | "|&" ) command }
 *     command   = simple | compound { redirect } | name "()" compound
 *     compound  = "{" list "}" | "(" list ")" | if | for | while | until | case | "[[" … "]]" | "((" … "))"
 */
import type * as tree from 'unbash';
import { parse } from 'unbash';
import { translateComparison } from './grammar-comparison.js';
import { documentWord, expressionWord, translateWord } from './grammar-words.js';
import type { Argument, Assignment, Redirect, RedirectOperator, Syntax, SyntaxNode, Word } from './syntax.js';

type Body = tree.CompoundList | tree.CommandNode | tree.PipelineNode | tree.AndOr;
type Compound = Exclude<tree.CompoundCommand, tree.Subshell | tree.BraceGroup> | tree.Coproc;

const remembered = new Map<string, Syntax>();
const longestMemory = 512;

/** The same text always gives the same syntax; the latest few hundred texts are remembered. */
export function syntaxOf(text: string): Syntax {
  const known = remembered.get(text);
  if (known !== undefined) {
    return known;
  }
  const syntax = new Translation(text).syntax();
  if (remembered.size >= longestMemory) {
    remembered.clear();
  }
  remembered.set(text, syntax);
  return syntax;
}

class Translation {
  readonly #nodes: SyntaxNode[] = [];
  readonly #source: string;
  readonly #lines: number[] = [];
  #open = false;

  constructor(source: string) {
    this.#source = source;
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
      this.#lines.push(at);
    }
  }

  syntax(): Syntax {
    const script = parse(this.#source);
    const top = this.#statements(script.commands);
    return {
      nodes: this.#nodes,
      top,
      ...(this.#open ? { open: true as const } : {}),
    };
  }

  #line(pos: number): number {
    let line = 1;
    while (line <= this.#lines.length && (this.#lines[line - 1] ?? 0) < pos) {
      line += 1;
    }
    return line;
  }

  #add(node: SyntaxNode): number {
    return this.#nodes.push(node) - 1;
  }

  #statements(statements: readonly tree.Statement[]): number {
    const items = statements.map((statement) => ({
      id: this.#body(statement.command),
      background: statement.background === true,
      text: this.#source.slice(statement.pos, statement.end).replace(/\s*&\s*$/, ''),
    }));
    return this.#add({ node: 'list', items });
  }

  #body(command: Body): number {
    switch (command.type) {
      case 'Command':
        return this.#add(this.#command(command));
      case 'Pipeline':
        return this.#pipeline(command);
      case 'AndOr':
        return this.#add({
          node: 'and-or',
          commands: command.commands.map((one) => this.#body(one)),
          operators: command.operators,
        });
      case 'CompoundList':
        return this.#statements(command.commands);
      case 'BraceGroup':
        return this.#statements(command.body.commands);
      case 'Redirected':
        return this.#add({
          node: 'redirected',
          line: this.#line(command.pos),
          body: this.#body(command.command),
          redirects: command.redirects.map((one) => this.#redirect(one)),
        });
      case 'Subshell':
        return this.#add({ node: 'subshell', body: this.#body(command.body) });
      case 'Function':
        return this.#add({
          node: 'function',
          name: command.name.value,
          line: this.#line(command.body.pos),
          text: this.#source.slice(command.body.pos, command.body.end),
        });
      default:
        return this.#compound(command);
    }
  }

  #compound(command: Compound): number {
    const line = this.#line(command.pos);
    switch (command.type) {
      case 'If':
        return this.#if(command);
      case 'While':
        return this.#add({
          node: 'loop',
          until: command.kind === 'until',
          test: this.#body(command.clause),
          body: this.#body(command.body),
        });
      case 'For':
        return this.#add({
          node: 'for',
          name: command.name.value,
          line,
          words: command.wordlist?.map((one) => this.#word(one)),
          body: this.#body(command.body),
        });
      case 'ArithmeticFor':
        return this.#counting(command);
      case 'Case':
        return this.#case(command, line);
      case 'TestCommand':
        return this.#add({ node: 'comparison', line, comparison: translateComparison(command.expression) });
      case 'ArithmeticCommand':
        return this.#add({ node: 'arithmetic', line, expression: expressionWord(command.body) });
      case 'Select':
      case 'Coproc': {
        const word = [{ part: 'text', text: command.type.toLowerCase(), quoted: true }] as const;
        return this.#add({
          node: 'command',
          line,
          text: '',
          assignments: [],
          arguments: [{ word, assignment: false }],
          redirects: [],
        });
      }
    }
  }

  #command(command: tree.Command): SyntaxNode {
    const assignments: Assignment[] = [];
    const redirects: Redirect[] = [];
    const words: Argument[] = [];
    for (const one of command.prefix) {
      if (one.type === 'Assignment') {
        assignments.push(this.#assignment(one));
      } else {
        redirects.push(this.#redirect(one));
      }
    }
    if (command.name !== undefined) {
      words.push({ word: this.#word(command.name), assignment: false });
    }
    for (const one of command.suffix) {
      if (one.type === 'Word') {
        words.push({ word: this.#word(one), assignment: false });
      } else if (one.type === 'Assignment') {
        words.push({ word: this.#assignmentWord(one), assignment: true });
      } else {
        redirects.push(this.#redirect(one));
      }
    }
    const text = this.#source.slice(command.pos, command.end);
    return { node: 'command', line: this.#line(command.pos), text, assignments, arguments: words, redirects };
  }

  #assignment(one: tree.Assignment): Assignment {
    const value =
      one.value.type === 'Word'
        ? this.#word(one.value, true)
        : { elements: one.value.elements.map((element) => this.#word(element)) };
    const index = one.index === undefined ? {} : { index: this.#word(one.index) };
    return { name: one.name, append: one.append === true, value, ...index };
  }

  #assignmentWord(one: tree.Assignment): Word {
    const operator = one.append === true ? '+=' : '=';
    const value = one.value.type === 'Word' ? this.#word(one.value, true) : [];
    return [{ part: 'text', text: `${one.name}${operator}`, quoted: true }, ...value];
  }

  #redirect(one: tree.Redirection): Redirect {
    const descriptor = one.descriptor?.type === 'FileDescriptor' ? one.descriptor.value : undefined;
    if (one.type === 'HereDoc') {
      this.#open ||= one.closing === undefined;
      return { operator: 'here', descriptor, target: documentWord(one) };
    }
    const target = one.target === undefined ? [] : this.#word(one.target);
    if (one.type === 'HereString') {
      return { operator: 'here', descriptor, target: [...target, { part: 'text', text: '\n', quoted: true }] };
    }
    return { operator: one.operator satisfies RedirectOperator, descriptor, target };
  }

  #word(word: tree.Word, assigned = false): Word {
    return translateWord(word, assigned);
  }

  #pipeline(pipeline: tree.Pipeline): number {
    return this.#add({
      node: 'pipeline',
      negated: pipeline.prefixes.filter((one) => one.type === 'Negation').length % 2 === 1,
      stages: pipeline.commands.map((one) => this.#body(one)),
      both: pipeline.operators.map((one) => one === '|&'),
    });
  }

  #if(command: tree.If): number {
    const clauses = [command, ...command.elif].map((one) => ({
      test: this.#body(one.clause),
      body: this.#body(one.then),
    }));
    return this.#add({
      node: 'if',
      clauses,
      otherwise: command.else === undefined ? undefined : this.#body(command.else),
    });
  }

  #counting(command: tree.ArithmeticFor): number {
    const text = (one: tree.ArithmeticExpression | undefined): Word =>
      one === undefined ? [] : expressionWord(this.#source.slice(one.pos, one.end));
    return this.#add({
      node: 'counting',
      initialize: text(command.initialize),
      test: text(command.test),
      update: text(command.update),
      body: this.#body(command.body),
    });
  }

  #case(command: tree.Case, line: number): number {
    const then = { ';;': 'stop', ';&': 'fall', ';;&': 'test' } as const;
    const items = command.items.map((item) => ({
      patterns: item.pattern.map((one) => this.#word(one)),
      body: this.#body(item.body),
      then: then[item.terminator ?? ';;'],
    }));
    return this.#add({ node: 'case', line, word: this.#word(command.word), items });
  }
}
