import { describe, expect, test } from 'vitest';
import { type MountRequest, parseBind, parseMountRequest } from '../../src/volume/mount-spec.js';
import rows from './mount-specs.json' with { type: 'json' };

interface Row {
  readonly of: string;
  readonly given: unknown;
  readonly driver?: string;
  readonly refused?: string;
  readonly accepted?: boolean;
  readonly gives?: Readonly<Record<string, unknown>>;
}

/** Whether a bind's source exists is asked of the host when the mount is resolved, not by the grammar. */
const needsHost = (row: Row) => /some crazy error|bind source path does not exist/.test(row.refused ?? '');

function parse(row: Row) {
  return row.of === 'ParseMountRaw'
    ? parseBind(String(row.given), row.driver ?? '')
    : parseMountRequest(row.given as MountRequest);
}

describe('the engine reads mounts as moby does', () => {
  for (const row of rows as readonly Row[]) {
    if (needsHost(row)) continue;
    test(`${row.of} ${JSON.stringify(row.given)}`, () => {
      const mount = parse(row);
      if (row.refused !== undefined) return expect(mount).toEqual({ problem: row.refused });
      if ('problem' in mount) return expect.fail(mount.problem);
      if (row.accepted) return expect(mount.destination).not.toBe('');
      const { Type, Destination, RW, Mode, Source, Propagation, Driver, Name, CopyData } = row.gives ?? {};
      const anonymous = String(Name).startsWith('<random');
      expect({ ...mount, named: mount.type !== 'volume' || mount.named }).toMatchObject({
        type: Type,
        destination: Destination,
        writable: RW,
        mode: Mode,
        source: Source,
        propagation: Propagation,
        driver: Driver,
        name: anonymous ? '' : Name,
        copyUp: CopyData,
        named: !anonymous,
      });
      return undefined;
    });
  }

  test('the rows that need a host are few', () => {
    expect((rows as readonly Row[]).filter(needsHost)).toHaveLength(3);
    expect(rows).toHaveLength(143);
  });
});
