import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addName } from '../../src/filesystem/alias.js';
import { put } from '../../src/filesystem/edit.js';
import { emptyDirectory, emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import type { Directory, File, Node } from '../../src/filesystem/node.js';
import type { Process } from '../../src/process/process.js';
import { emptyTable, Table } from '../../src/table/table.js';
import { isFailure, SlipwayError } from '../../src/world/failure.js';
import { newWorld } from '../../src/world/new-world.js';
import { snapshot } from '../../src/world/snapshot.js';
import { restore, tryRestore } from '../../src/world/snapshot-restore.js';
import type { Event } from '../../src/world/event.js';
import type { World } from '../../src/world/world.js';
import { Machine } from '../view/machine.js';

/** The pairs of objects that stand in the same place of two values; throws where the values differ. */
function pairs(a: unknown, b: unknown): Map<object, object> {
  const found = new Map<object, object>();
  const waiting: [unknown, unknown][] = [[a, b]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [x, y] = next;
    if (typeof x !== 'object' || x === null || typeof y !== 'object' || y === null) {
      if (!Object.is(x, y)) throw new Error(`${String(x)} became ${String(y)}`);
      continue;
    }
    const known = found.get(x);
    if (known !== undefined) {
      if (known !== y) throw new Error('one object became two');
      continue;
    }
    found.set(x, y);
    const parts = [x, y].map(partsOf) as [[string | number, unknown][], [string | number, unknown][]];
    if (Object.getPrototypeOf(x) !== Object.getPrototypeOf(y)) throw new Error('another kind of object');
    if (JSON.stringify(parts[0].map(([key]) => key)) !== JSON.stringify(parts[1].map(([key]) => key))) {
      throw new Error(`other members: ${parts[0].map(([key]) => key).join()} / ${parts[1].map(([key]) => key).join()}`);
    }
    parts[0].forEach(([, part], at) => void waiting.push([part, parts[1][at]?.[1]]));
  }
  return found;
}

function partsOf(value: object): [string | number, unknown][] {
  if (value instanceof Table) return [...(value as Table<string | number, unknown>)];
  return Object.keys(value).map((name) => [name, (value as Record<string, unknown>)[name]]);
}

function expectRoundTrip(world: World): World {
  const text = snapshot(world);
  const restored = restore(text);
  const found = pairs(world, restored);
  const distinct = (objects: Iterable<object>) =>
    new Set([...objects].filter((one) => 'inode' in one && 'kind' in one)).size;
  expect(distinct(found.values())).toBe(distinct(found.keys()));
  expect(snapshot(restored)).toBe(text);
  return restored;
}

const empty = newWorld({ seed: 's', volumeLifetime: 'course', now: 0 });

const process: Process = {
  pid: 1,
  number: 1,
  host: 'box',
  container: '',
  parent: 0,
  program: 'sh',
  args: ['sh'],
  env: {},
  cwd: '/',
  credentials: { uid: 0, gid: 0, groups: [] },
  umask: 0o022,
  fds: {},
  phase: 'blocked',
  frozen: false,
  waitsFor: [],
  burned: 0,
  dispositions: {},
  pending: [],
  started: 0,
  group: 1,
  children: [],
};

/** A world in which this value is kept: a program's state may be anything. */
function worldWithState(state: unknown): World {
  return { ...empty, processes: Table.of([[1, { ...process, state } as Process]]) };
}

function worldWithTree(root: Directory): World {
  const machine = new Machine();
  const host = machine.world.hosts.get('box')!;
  return { ...machine.world, hosts: machine.world.hosts.set('box', { ...host, files: { ...host.files, root } }) };
}

function file(bytes: string, mtime = 0): File {
  return { kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime, content: { length: bytes.length, bytes } };
}

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '10', '2', '', '\ud800'));
const scalar = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    true,
    false,
    -0,
    0,
    Number.NaN,
    Infinity,
    -Infinity,
    '\ud800',
    '\u2028',
    '["array"]',
  ),
  fc.double(),
  fc.string({ unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
);
const value = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, tie('array'), tie('object'), tie('bare'), tie('table')),
  array: fc.array(tie('value')),
  object: fc.array(fc.tuple(key, tie('value'))).map((entries) => Object.fromEntries(entries)),
  bare: fc
    .array(fc.tuple(key, tie('value')))
    .map((entries) => Object.assign(Object.create(null), Object.fromEntries(entries)) as object),
  table: fc
    .array(fc.tuple(fc.oneof(key, fc.integer()), tie('value')))
    .map((entries) => Table.of(entries.filter(([, part]) => part !== undefined) as [string, unknown][])),
})).value;

describe('a snapshot', () => {
  it('gives back any value that a world may hold', () => {
    fc.assert(
      fc.property(value, (state) => void expectRoundTrip(worldWithState(state))),
      { numRuns: 500 },
    );
  });

  it('keeps what is shared shared', () => {
    const shared = { a: [1, 2] };
    const state = { one: shared, two: shared, three: Table.of([['x', shared]]) };
    const restored = expectRoundTrip(worldWithState(state)).processes.get(1)?.state as unknown as typeof state;
    expect(restored.one).toBe(restored.two);
    expect(restored.three.get('x')).toBe(restored.one);
  });

  it('says the same of equal worlds, however they are shared in memory', () => {
    const one = worldWithState([{ a: [1] }, { a: [1] }]);
    const shared = { a: [1] };
    const two = worldWithState([shared, shared]);
    expect(snapshot(one)).toBe(snapshot(two));
    expect(snapshot(one)).not.toBe(snapshot(worldWithState([{ a: [1] }, { a: [2] }])));
  });

  it('keeps two file nodes with an inode apart even when they are equal', () => {
    const node: Node = { ...file('x'), inode: 1 };
    const world = worldWithTree({
      ...emptyDirectory(),
      entries: Table.of<string, Node>([
        ['a', node],
        ['b', node],
        ['c', { ...node }],
      ]),
    });
    const entries = expectRoundTrip(world).hosts.get('box')!.files.root.entries;
    expect(entries.get('a')).toBe(entries.get('b'));
    expect(entries.get('a')).not.toBe(entries.get('c'));
  });

  it('keeps the order of members, which is the order in which env prints', () => {
    const restored = restore(snapshot(worldWithState({ z: 1, a: 2 })));
    expect(Object.keys(restored.processes.get(1)?.state as object)).toEqual(['z', 'a']);
  });

  it('holds a machine with containers, volumes, links and running processes', () => {
    const machine = new Machine('course');
    machine.run({ name: 'one', config: { Volumes: { '/v': {} } } });
    machine.run({ name: 'two', hostConfig: { VolumesFrom: ['one'], Binds: ['/work/file:/f'] } });
    machine.run({ name: 'three' }, ['fill', '/f', '100']);
    machine.commit('three', 'work');
    const host = machine.world.hosts.get('box')!;
    const files = addName(put(host.files, '/work/x', file('x'), 0), '/work/x', '/work/y', 0);
    const world = { ...machine.world, hosts: machine.world.hosts.set('box', { ...host, files }) };
    const before = snapshot(world);
    const restored = expectRoundTrip(world);
    expect(before).toBe(snapshot(restored));
    machine.world = world;
    const copy = new Machine('course');
    copy.world = restored;
    for (const one of [machine, copy]) {
      one.run({ name: 'four' }, ['fill', '/f', '200']);
      one.call('kill-container', 'one');
      one.advance(5000);
    }
    expect(snapshot(copy.world)).toBe(snapshot(machine.world));
  });

  it('takes a tree as deep as paths can be, and deeper', () => {
    let root = emptyDirectory();
    for (let depth = 0; depth < 50_000; depth++)
      root = { ...emptyDirectory(), entries: Table.of<string, Node>([['d', root]]) };
    const text = snapshot(worldWithTree(root));
    expect(snapshot(restore(text))).toBe(text);
  });

  it('takes 100,000 files', () => {
    const folders: [string, Node][] = [];
    for (let folder = 0; folder < 100; folder++) {
      const files: [string, Node][] = [];
      for (let at = 0; at < 1000; at++) files.push([`file-${at}`, file(`${folder} ${at}`, at)]);
      folders.push([`folder-${folder}`, { ...emptyDirectory(), entries: Table.of(files) }]);
    }
    const world = worldWithTree({ ...emptyDirectory(), entries: Table.of(folders) });
    const restored = restore(snapshot(world));
    expect(nodeAt(restored.hosts.get('box')!.files.root, '/folder-7/file-9')).toEqual(file('7 9', 9));
  });

  it('refuses to write what is no plain data', () => {
    expect(() => snapshot(worldWithState(new Map()))).toThrow('instance of a class');
    expect(() => snapshot(worldWithState(() => 1))).toThrow('cannot hold a function');
  });
});

const head = '{"slipway":"snapshot","version":1';
const good = snapshot(empty);

function broken(change: (world: Record<string, unknown>) => void): string {
  const copy = { ...empty } as Record<string, unknown>;
  change(copy);
  return snapshot(copy as unknown as World);
}

function happened(sequence: number): Event {
  return { sequence, host: 'box', time: 0, type: 'container', action: 'start', id: 'c', attributes: {} };
}

describe('a text that is no snapshot is refused in words', () => {
  it.each([
    ['', 'the text is not JSON'],
    ['{', 'the text is not JSON'],
    ['null', 'the member "slipway" does not say "snapshot"'],
    ['[]', 'the member "slipway" does not say "snapshot"'],
    ['{"slipway":"snapshot","version":2}', 'it has version 2, and only version 1 can be read'],
    [`${head}}`, 'the member "rows" is no list'],
    [`${head},"rows":[],"world":0}`, 'the member "world" refers to row 0, which is not there'],
    [`${head},"rows":[{}],"world":1.5}`, 'the member "world" refers to row 1.5, which is not there'],
    [`${head},"rows":[7],"world":0}`, 'row 0: it is neither an object nor a list'],
    [
      `${head},"rows":[{"a":[0]}],"world":0}`,
      'row 0, member "a": it refers to row 0, which is not among the rows before it',
    ],
    [
      `${head},"rows":[{"a":[-1]}],"world":0}`,
      'row 0, member "a": it refers to row -1, which is not among the rows before it',
    ],
    [`${head},"rows":[{"a":{}}],"world":0}`, 'row 0, member "a": it is neither a plain value nor a reference'],
    [`${head},"rows":[{"a":["x"]}],"world":0}`, 'row 0, member "a": there is no value named "x"'],
    [`${head},"rows":[["array",[]]],"world":0}`, 'row 0, item 0: it is neither a plain value nor a reference'],
    [`${head},"rows":[["set",1]],"world":0}`, 'row 0: there are no rows of kind "set"'],
    [`${head},"rows":[["table",null,1]],"world":0}`, 'row 0: key 0 of the table is none'],
    [`${head},"rows":[["table","k"]],"world":0}`, 'row 0, key "k": a table holds no undefined'],
    [`${head},"rows":[{}],"world":0}`, 'world.events is missing, not a table'],
    [`${head},"rows":[["array"]],"world":0}`, 'world is a list, not an object'],
    [broken((world) => (world['now'] = 'soon')), 'world.now is a string, not a number'],
    [broken((world) => (world['identity'] = { seed: 1, counter: 1 })), 'world.identity.seed is a number, not a string'],
    [
      broken((world) => (world['volumeLifetime'] = 'for ever')),
      'world.volumeLifetime is a string, not "course" or "engine"',
    ],
    [
      broken((world) => (world['ready'] = Table.of([['a', 1]]))),
      'world.ready is a table, not a table whose keys are numbers',
    ],
    [
      broken((world) => (world['hosts'] = Table.of([['box', { name: 'box' }]]))),
      'world.hosts["box"].nextProcess is missing, not a number',
    ],
    [
      broken((world) => (world['openFiles'] = Table.of([[1, { kind: 'socket', holders: 1 }]]))),
      'world.openFiles[1] is an object, not an object whose "kind" is null or zero or full or random or pipe or file or terminal or log or capture',
    ],
    [
      broken((world) => (world['events'] = Table.of(Array.from({ length: 257 }, (_, at) => [at, happened(at)])))),
      'there are 257 events, more than 256',
    ],
    [broken((world) => (world['events'] = Table.of([[0, happened(7)]]))), 'the event kept as 0 has the number 7'],
  ])('%s', (text, words) => {
    const refused = tryRestore(text);
    expect(refused).toMatchObject({ code: 'bad-snapshot', message: `This is not a snapshot of a world: ${words}` });
    expect(() => restore(text)).toThrow(SlipwayError);
  });

  it('looks into trees, and names the place', () => {
    const bad = { ...file('x'), mode: 'rw' } as unknown as Node;
    const text = snapshot(
      worldWithTree({
        ...emptyDirectory(),
        entries: Table.of([['etc', { ...emptyDirectory(), entries: Table.of([['x', bad]]) }]]),
      }),
    );
    const refused = tryRestore(text);
    expect(isFailure(refused) && refused.message).toContain(
      'world.hosts["box"].files.root.entries["etc"].entries["x"].mode is a string, not a number',
    );
  });

  it('whatever single character of a good one was lost or changed: a failure or a world, never an accident', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.constantFrom('', '0', '"', '[', ']', '{', ','), (at, other) => {
        const result = tryRestore(good.slice(0, at) + other + good.slice(at + 1));
        if (!isFailure(result)) expect(result.hosts.size).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is not needed for an empty table, file system or world', () => {
    expect(restore(good)).toEqual(empty);
    expect(restore(good).hosts).toEqual(emptyTable());
    expect(emptyFileSystem().root.entries.size).toBe(0);
  });
});
