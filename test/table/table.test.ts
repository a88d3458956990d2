import fc from 'fast-check';
import { Immer, isDraft } from 'immer';
import { describe, expect, it } from 'vitest';
import { Table, compareTables, emptyTable } from '../../src/table/table.js';

type Edit = { readonly key: string; readonly value: number | undefined };

/** Few keys, so that edits meet; among them the ones that break plain objects. */
const awkward = [
  '__proto__',
  'constructor',
  'toString',
  '10',
  '9',
  '010',
  '',
  'a',
  'A',
  'é',
  'z',
  '\u{1F600}',
  '\uFFFD',
];
const key = fc.oneof(
  fc.constantFrom(...awkward),
  fc.integer({ min: 0, max: 400 }).map((n) => `k${n}`),
);
const edit: fc.Arbitrary<Edit> = fc.record({
  key,
  value: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
});
const edits = fc.array(edit, { maxLength: 600, size: 'max' });

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function applyToMap(map: Map<string, number>, { key, value }: Edit): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function applyToTable(table: Table<string, number>, { key, value }: Edit): Table<string, number> {
  return value === undefined ? table.delete(key) : table.set(key, value);
}

function sorted(map: Map<string, number>): [string, number][] {
  return [...map].sort(([a], [b]) => byCodeUnit(a, b));
}

function differences(a: Table<string, number>, b: Table<string, number>): unknown[] {
  const found: unknown[] = [];
  compareTables(a, b, (...difference) => found.push(difference));
  return found;
}

function naiveDifferences(a: Map<string, number>, b: Map<string, number>): unknown[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .sort(byCodeUnit)
    .filter((key) => a.get(key) !== b.get(key))
    .map((key) => [key, a.get(key), b.get(key)]);
}

describe('a table against a Map', () => {
  it('holds what the Map holds, in code-unit order, after any edits; old versions stay as they were', () => {
    fc.assert(
      fc.property(edits, (script) => {
        const model = new Map<string, number>();
        let table = emptyTable<string, number>();
        const versions: [Table<string, number>, [string, number][]][] = [];
        for (const [index, step] of script.entries()) {
          const next = applyToTable(table, step);
          expect(next === table).toBe(model.get(step.key) === step.value);
          applyToMap(model, step);
          table = next;
          expect(table.get(step.key)).toBe(step.value);
          expect(table.has(step.key)).toBe(step.value !== undefined);
          expect(table.size).toBe(model.size);
          if (index % 37 === 0) versions.push([table, sorted(model)]);
        }
        versions.push([table, sorted(model)]);
        for (const [version, content] of versions) {
          expect([...version]).toEqual(content);
          expect([...version.entries()]).toEqual(content);
          expect([...version.keys()]).toEqual(content.map(([key]) => key));
          expect([...version.values()]).toEqual(content.map(([, value]) => value));
          expect(version.first()).toEqual(content[0]);
          expect(version.last()).toEqual(content.at(-1));
          expect(JSON.parse(JSON.stringify(version))).toEqual(content);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whether edited one by one or in batches, and a batch leaves its table alone', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 4 }), (batches) => {
        let oneByOne = emptyTable<string, number>();
        let batched = emptyTable<string, number>();
        for (const batch of batches) {
          const before = batched;
          const content = [...before];
          oneByOne = batch.reduce(applyToTable, oneByOne);
          batched = batched.with((draft) => {
            for (const { key, value } of batch) {
              if (value === undefined) draft.delete(key);
              else draft.set(key, value);
              expect(draft.get(key)).toBe(value);
              expect(draft.has(key)).toBe(value !== undefined);
            }
            expect(draft.size).toBe(oneByOne.size);
          });
          expect([...before]).toEqual(content);
          expect([...batched]).toEqual([...oneByOne]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('walks from a key', () => {
    fc.assert(
      fc.property(edits, key, (script, low) => {
        const table = script.reduce(applyToTable, emptyTable<string, number>());
        expect([...table.entriesFrom(low)]).toEqual([...table].filter(([key]) => key >= low));
      }),
      { numRuns: 60 },
    );
  });
});

describe('compareTables', () => {
  it('finds what a naive comparison finds, in ascending order, between relatives', () => {
    fc.assert(
      fc.property(edits, edits, edits, (common, left, right) => {
        const model = new Map<string, number>();
        const ancestor = common.reduce(applyToTable, emptyTable<string, number>());
        for (const step of common) applyToMap(model, step);
        const [modelA, modelB] = [new Map(model), new Map(model)];
        for (const step of left) applyToMap(modelA, step);
        for (const step of right) applyToMap(modelB, step);
        const a = left.reduce(applyToTable, ancestor);
        const b = right.reduce(applyToTable, ancestor);
        expect(differences(a, b)).toEqual(naiveDifferences(modelA, modelB));
        expect(differences(ancestor, b)).toEqual(naiveDifferences(model, modelB));
        expect(differences(a, ancestor)).toEqual(naiveDifferences(modelA, model));
        expect(differences(Table.of(modelA), b)).toEqual(naiveDifferences(modelA, modelB));
        expect(differences(a, emptyTable())).toEqual(naiveDifferences(modelA, new Map()));
        expect(differences(emptyTable(), b)).toEqual(naiveDifferences(new Map(), modelB));
        expect(differences(a, a)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('looks only at what changed: few differences among many entries cost few comparisons', () => {
    const value = { valueOf: () => 0 };
    let table = Table.of(Array.from({ length: 100_000 }, (_, n): [number, object] => [n, value]));
    const before = table;
    for (let n = 0; n < 10; n++) table = table.set(n * 10_000, {});
    let visited = 0;
    const original = Object.is;
    Object.is = (a, b) => {
      visited++;
      return original(a, b);
    };
    try {
      compareTables(before, table, () => undefined);
    } finally {
      Object.is = original;
    }
    expect(visited).toBeGreaterThanOrEqual(10);
    expect(visited).toBeLessThan(1_000);
  });
});

describe('a table', () => {
  it('is itself when nothing changes', () => {
    const table = Table.of<string, number>([['a', Number.NaN]]);
    expect(table.set('a', Number.NaN)).toBe(table);
    expect(table.delete('b')).toBe(table);
    expect(table.with(() => undefined)).toBe(table);
    expect(table.with((batch) => batch.set('a', Number.NaN))).toBe(table);
    expect(emptyTable()).toBe(emptyTable());
  });

  it('orders numbers by value, before strings', () => {
    const keys: (string | number)[] = ['10', 9, 10, '9', -1, 0.5, ''];
    const table = Table.of(keys.map((key) => [key, true] as const));
    expect([...table.keys()]).toEqual([-1, 0.5, 9, 10, '', '10', '9']);
  });

  it('refuses what it cannot tell from absence', () => {
    expect(() => emptyTable<string, undefined>().set('a', undefined)).toThrow(TypeError);
    expect(() => Table.of([['a', undefined]])).toThrow(TypeError);
    expect(() => emptyTable<number, string>().set(Number.NaN, '')).toThrow(TypeError);
  });

  it('survives a batch that throws, and kills a batch that escapes', () => {
    const table = Table.of<string, number>([['a', 1]]);
    let escaped: { set(key: string, value: number): void; delete(key: string): void } | undefined;
    expect(() =>
      table.with((batch) => {
        escaped = batch;
        batch.set('b', 2);
        throw new RangeError('half way');
      }),
    ).toThrow(RangeError);
    expect([...table]).toEqual([['a', 1]]);
    expect(() => escaped?.set('a', 1)).toThrow(TypeError);
    expect(() => escaped?.delete('a')).toThrow(TypeError);
  });

  it('stays usable after its descendants were emptied', () => {
    const full = Table.of(Array.from({ length: 2_000 }, (_, n): [number, number] => [n, n]));
    let table = full;
    for (let n = 0; n < 2_000; n++) table = table.delete((n * 7) % 2_000);
    expect(table.size).toBe(0);
    expect(table.first()).toBeUndefined();
    expect(table.last()).toBeUndefined();
    expect([...full.keys()]).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
  });

  it('is compared by its entries in tests, not by how it came to be', () => {
    const table = Table.of<string, number>([['a', 1]]);
    expect(table.set('b', 2).delete('b')).toEqual(table);
    expect(table.set('a', 2)).not.toEqual(table);
    expect({ table: table.set('b', 2) }).not.toEqual({ table });
  });

  it('is an atom for immer: not drafted, not frozen, usable afterwards', () => {
    const { produce } = new Immer({ autoFreeze: true });
    const state = { rows: Table.of<string, { n: number }>([['a', { n: 1 }]]) };
    const next = produce(state, (draft) => {
      expect(isDraft(draft.rows)).toBe(false);
      draft.rows = draft.rows.set('b', { n: 2 });
    });
    expect(Object.isFrozen(next)).toBe(true);
    expect([...next.rows.set('c', { n: 3 }).keys()]).toEqual(['a', 'b', 'c']);
    expect([...state.rows.keys()]).toEqual(['a']);
  });
});
