/*
 * A world as text.
 *
 *   snapshot := {"slipway":"snapshot","version":1,"world":INDEX,"rows":[ row, ... ]}
 *   row      := {"member":value, ...}                       a plain object, members in their own order
 *             | ["bare",{"member":value, ...}]              an object without a prototype
 *             | ["array",value, ...]
 *             | ["table",key,value,key,value, ...]          a Table, in its order
 *   value    := null | true | false | number | string       as JSON has them
 *             | [INDEX]                                     an earlier row
 *             | ["undefined"] | ["-0"] | ["NaN"] | ["Infinity"] | ["-Infinity"]
 *
 * A row refers to earlier rows only. Equal objects are one row, so the text says what a world is and not how it came
 * to be in memory; but file nodes with an inode stay as many as they are, because there identity has a meaning (see
 * filesystem/alias.ts).
 */
import { Table } from '../table/table.js';
import type { World } from './world.js';

export const snapshotVersion = 1;

/** Equal histories give equal texts, byte for byte, on every platform. */
export function snapshot(world: World): string {
  const writer = new RowWriter();
  const index = writer.add({ ...world, events: Table.of(world.events) });
  const rows = writer.rows.join(',\n');
  return `{"slipway":"snapshot","version":${snapshotVersion},"world":${index},"rows":[\n${rows}\n]}\n`;
}

function specialNumber(value: number): string | undefined {
  if (Object.is(value, -0)) return '["-0"]';
  return Number.isFinite(value) ? undefined : `["${value}"]`;
}

/** Text of a value that needs no row; undefined for one that does. */
function scalarText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return specialNumber(value) ?? String(value);
    case 'boolean':
      return String(value);
    case 'undefined':
      return '["undefined"]';
    case 'object':
      return value === null ? 'null' : undefined;
    default:
      throw new TypeError(`a world cannot hold a ${typeof value}`);
  }
}

function hasIdentity(value: object): boolean {
  return 'inode' in value && 'kind' in value;
}

class RowWriter {
  readonly rows: string[] = [];
  readonly #indices = new Map<object, number>();
  readonly #byText = new Map<string, number>();
  readonly #memberNames = new Map<string, string>();
  /** What is still to be written; every one of them before what lies under it. */
  readonly #waiting: object[] = [];

  add(root: object): number {
    this.#waiting.push(root);
    for (let value = this.#waiting[this.#waiting.length - 1]; value; value = this.#waiting[this.#waiting.length - 1]) {
      const height = this.#waiting.length;
      const text = this.#indices.has(value) ? undefined : this.#rowText(value);
      if (this.#waiting.length > height) continue;
      this.#waiting.pop();
      if (text !== undefined) this.#indices.set(value, this.#indexOf(value, text));
    }
    return this.#indices.get(root) as number;
  }

  #indexOf(value: object, text: string): number {
    const known = hasIdentity(value) ? undefined : this.#byText.get(text);
    if (known !== undefined) return known;
    const index = this.rows.push(text) - 1;
    if (!hasIdentity(value)) this.#byText.set(text, index);
    return index;
  }

  /** Meaningless while something in it has no row yet: that is waiting then. */
  #rowText(value: object): string {
    if (value instanceof Table) return this.#tableText(value as Table<string, unknown>);
    if (Array.isArray(value)) {
      let text = '["array"';
      for (const item of value) text += `,${this.#valueText(item)}`;
      return `${text}]`;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === null) return `["bare",${this.#objectText(value)}]`;
    if (prototype !== Object.prototype) throw new TypeError('a world cannot hold an instance of a class');
    return this.#objectText(value);
  }

  #tableText(table: Table<string, unknown>): string {
    let text = '["table"';
    for (const [key, value] of table) text += `,${scalarText(key)},${this.#valueText(value)}`;
    return `${text}]`;
  }

  #objectText(value: object): string {
    let text = '{';
    for (const name of Object.keys(value)) {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      text += `${text === '{' ? '' : ','}${this.#nameText(name)}:${this.#valueText(member)}`;
    }
    return `${text}}`;
  }

  #nameText(name: string): string {
    let text = this.#memberNames.get(name);
    if (text === undefined) this.#memberNames.set(name, (text = JSON.stringify(name)));
    return text;
  }

  #valueText(value: unknown): string {
    const scalar = scalarText(value);
    if (scalar !== undefined) return scalar;
    const index = this.#indices.get(value as object) ?? this.#addFlat(value as object);
    if (index === undefined) this.#waiting.push(value as object);
    return `[${index}]`;
  }

  /** Writes a plain object without parts at once: most contents of files are such. */
  #addFlat(value: object): number | undefined {
    if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
    for (const name of Object.keys(value)) {
      const part = (value as Readonly<Record<string, unknown>>)[name];
      if (typeof part === 'object' && part !== null) return undefined;
    }
    const index = this.#indexOf(value, this.#objectText(value));
    this.#indices.set(value, index);
    return index;
  }
}
