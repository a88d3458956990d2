/**
 * Flowcharts in Mermaid's language, as far as pictures need it:
 *
 *     chart     = "flowchart " direction NL accessible line*
 *     line      = node | edge | subgraph | "end" | classDef | class
 *     node      = id bracket '"' label '"' bracket
 *     edge      = id arrow ['|"' label '"|'] id
 *
 * Nodes are numbered, so that no name can be taken for a word of the language; every name stands in quotation marks, with
 * the signs that mean something there written as their codes: `#quot;`, `#35;`.
 */
import type { Change } from './change.js';

const codes = /[^\p{L}\p{N} ./:@_+,()\u00b1\u2212-]/gu;
/** Nothing a person sees, and what would turn the direction of writing. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text as it stands between quotation marks. */
export function quotedLabel(text: string): string {
  return text.replace(unseen, '\ufffd').replace(codes, (sign) => `#${sign.codePointAt(0)};`);
}

export type Shape = 'box' | 'round' | 'drum' | 'folder' | 'flag';

const brackets: Readonly<Record<Shape, readonly [open: string, close: string]>> = {
  box: ['[', ']'],
  round: ['(', ')'],
  drum: ['[(', ')]'],
  folder: ['[/', '/]'],
  flag: ['>', ']'],
};

export type Arrow = 'stands' | 'mounts' | 'reads' | 'inherits';

const arrows: Readonly<Record<Arrow, string>> = { stands: '---', mounts: '-->', reads: '-.->', inherits: '==>' };

/** Writes a chart line by line. */
export class Chart {
  readonly #lines: string[] = [];
  readonly #ids = new Map<string, string>();
  readonly #classes = new Map<string, string[]>();

  constructor(direction: 'BT' | 'LR', title: string, description: string) {
    this.#lines.push(
      `flowchart ${direction}`,
      `  accTitle: ${plainLine(title)}`,
      `  accDescr: ${plainLine(description)}`,
    );
  }

  #idOf(key: string): string {
    const id = this.#ids.get(key) ?? `n${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    return id;
  }

  #marked(id: string, ...names: readonly (string | undefined)[]): void {
    for (const name of names) if (name !== undefined) this.#classes.set(name, [...(this.#classes.get(name) ?? []), id]);
  }

  node(key: string, shape: Shape, label: readonly string[], look?: string, change?: Change): void {
    const [open, close] = brackets[shape];
    const id = this.#idOf(key);
    this.#lines.push(`  ${id}${open}"${label.map(quotedLabel).join('<br/>')}"${close}`);
    this.#marked(id, look, change);
  }

  edge(from: string, to: string, arrow: Arrow, label = ''): void {
    const said = label === '' ? '' : `|"${quotedLabel(label)}"|`;
    this.#lines.push(`  ${this.#idOf(from)} ${arrows[arrow]}${said} ${this.#idOf(to)}`);
  }

  /** Everything that `draw` adds stands in a frame. */
  frame(key: string, label: string, draw: () => void): void {
    this.#lines.push(`  subgraph ${this.#idOf(key)}["${quotedLabel(label)}"]`);
    draw();
    this.#lines.push('  end');
  }

  /** With the looks that were used, which leave colours to the page. */
  toString(): string {
    const used = [...this.#classes].sort(([a], [b]) => (a < b ? -1 : 1));
    const looks = used.map(([name]) => `  classDef ${name} ${styles[name] ?? 'stroke-width:1px'}`);
    return [...this.#lines, ...looks, ...used.map(([name, ids]) => `  class ${ids.join(',')} ${name}`), ''].join('\n');
  }
}

const styles: Readonly<Record<string, string>> = {
  shared: 'stroke-width:3px',
  writable: 'stroke-dasharray:6 3',
  nameless: 'stroke-dasharray:6 3',
  vanished: 'stroke-dasharray:1 4',
  added: 'stroke:#1a7f37,stroke-width:4px',
  removed: 'stroke:#cf222e,stroke-width:4px,stroke-dasharray:2 3',
  changed: 'stroke:#bc4c00,stroke-width:4px',
};

/** The title and the description stand without quotation marks, up to the end of their line. */
function plainLine(text: string): string {
  return text.replace(unseen, '\ufffd').replace(/[{}#;%]/g, ' ');
}
