import { Table } from '../table/table.js';
import { type Event, eventsKept } from './event.js';
import { EventLog } from './event-log.js';
import { type Failure, failure, isFailure, orThrow } from './failure.js';
import { snapshotVersion } from './snapshot.js';
import { shapeProblem } from './snapshot-shape.js';
import { worldShape } from './snapshot-world-shape.js';
import type { World } from './world.js';

/** The world that a snapshot was taken of, or what is wrong with the text. */
export function tryRestore(text: string): World | Failure {
  const rows = readRows(text);
  if (isFailure(rows)) return rows;
  const built: unknown[] = [];
  for (const [index, row] of rows.rows.entries()) {
    const problem = build(row, index, built);
    if (problem !== undefined) return bad(`row ${index}${problem}`);
  }
  const world = built[rows.world];
  const problem = shapeProblem(world, worldShape, 'world');
  if (problem !== undefined) return bad(problem);
  const { events, ...others } = world as Stored;
  const wrong = eventsProblem(events);
  return wrong === undefined ? { ...others, events: EventLog.of(events.values()) } : bad(wrong);
}

/** In a snapshot the events are a table, by their numbers. */
type Stored = Omit<World, 'events'> & { readonly events: Table<number, Event> };

function eventsProblem(events: Table<number, Event>): string | undefined {
  if (events.size > eventsKept) return `there are ${events.size} events, more than ${eventsKept}`;
  const misplaced = [...events].find(([key, event]) => key !== event.sequence);
  return misplaced && `the event kept as ${misplaced[0]} has the number ${misplaced[1].sequence}`;
}

/** Throws the failure that `tryRestore` gives. */
export function restore(text: string): World {
  return orThrow(tryRestore(text));
}

function bad(problem: string): Failure {
  return failure('bad-snapshot', `This is not a snapshot of a world: ${problem}`);
}

interface Rows {
  readonly rows: readonly unknown[];
  readonly world: number;
}

function readRows(text: string): Rows | Failure {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad('the text is not JSON');
  }
  if (!isObject(json) || json['slipway'] !== 'snapshot') return bad('the member "slipway" does not say "snapshot"');
  const { version, world, rows } = json;
  if (version !== snapshotVersion) {
    return bad(`it has version ${JSON.stringify(version)}, and only version ${snapshotVersion} can be read`);
  }
  if (!Array.isArray(rows)) return bad('the member "rows" is no list');
  if (!isIndex(world, rows.length))
    return bad(`the member "world" refers to row ${JSON.stringify(world)}, which is not there`);
  return { rows, world };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIndex(value: unknown, below: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below;
}

/** Puts the value of a row at the end of `built`; otherwise says what is wrong with it, beginning with the place. */
function build(row: unknown, index: number, built: unknown[]): string | undefined {
  if (isObject(row)) return fillObject(row, row, index, built);
  if (!Array.isArray(row)) return ': it is neither an object nor a list';
  const [kind, ...items] = row as readonly unknown[];
  if (kind === 'array') return fillArray(items, index, built);
  if (kind === 'table') return fillTable(items, index, built);
  if (kind !== 'bare' || !isObject(items[0]) || items.length !== 1)
    return `: there are no rows of kind ${JSON.stringify(kind)}`;
  return fillObject(items[0], Object.create(null) as Record<string, unknown>, index, built);
}

/** `into` may be `from` itself: members are replaced one by one. */
function fillObject(
  from: Readonly<Record<string, unknown>>,
  into: Record<string, unknown>,
  index: number,
  built: unknown[],
): string | undefined {
  for (const name of Object.keys(from)) {
    const value = from[name];
    if (into === from && !isMarked(value)) continue;
    const read = readValue(value, index, built);
    if (read instanceof Misread) return `, member ${JSON.stringify(name)}: ${read.problem}`;
    into[name] = read;
  }
  built.push(into);
  return undefined;
}

function fillArray(items: readonly unknown[], index: number, built: unknown[]): string | undefined {
  const array: unknown[] = [];
  for (const [at, item] of items.entries()) {
    const value = readValue(item, index, built);
    if (value instanceof Misread) return `, item ${at}: ${value.problem}`;
    array.push(value);
  }
  built.push(array);
  return undefined;
}

function fillTable(items: readonly unknown[], index: number, built: unknown[]): string | undefined {
  const entries: [string | number, unknown][] = [];
  for (let at = 0; at < items.length; at += 2) {
    const key = readValue(items[at], index, built);
    if ((typeof key !== 'string' && typeof key !== 'number') || Number.isNaN(key))
      return `: key ${at / 2} of the table is none`;
    const value = at + 1 < items.length ? readValue(items[at + 1], index, built) : undefined;
    if (value instanceof Misread) return `, key ${JSON.stringify(key)}: ${value.problem}`;
    if (value === undefined) return `, key ${JSON.stringify(key)}: a table holds no undefined`;
    entries.push([key, value]);
  }
  built.push(Table.of(entries));
  return undefined;
}

class Misread {
  constructor(readonly problem: string) {}
}

const specials: ReadonlyMap<unknown, unknown> = new Map<unknown, unknown>([
  ['undefined', undefined],
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function isMarked(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function readValue(value: unknown, index: number, built: readonly unknown[]): unknown {
  if (!isMarked(value)) return value;
  const [mark, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (more.length > 0 || mark === undefined) return new Misread('it is neither a plain value nor a reference');
  if (typeof mark !== 'number') {
    return specials.has(mark) ? specials.get(mark) : new Misread(`there is no value named ${JSON.stringify(mark)}`);
  }
  if (isIndex(mark, index)) return built[mark];
  return new Misread(`it refers to row ${mark}, which is not among the rows before it`);
}
