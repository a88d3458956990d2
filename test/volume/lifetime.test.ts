import { describe, expect, test } from 'vitest';
import { Table } from '../../src/table/table.js';
import { type Moment, vanishes } from '../../src/volume/lifetime.js';
import type { Mount } from '../../src/volume/mount.js';
import type { Volume } from '../../src/volume/volume.js';

const users = (...ids: string[]) => Table.of<string, true>(ids.map((id) => [id, true]));

function volume(of: Partial<Volume>): Volume {
  return {
    name: 'v',
    driver: 'local',
    labels: null,
    options: null,
    created: 0,
    changed: 0,
    anonymous: true,
    mountedBy: users('a'),
    references: users('a'),
    runningBy: users(),
    ...of,
  };
}

const mount: Mount = {
  type: 'volume',
  destination: '/data',
  name: 'v',
  source: '',
  mode: '',
  writable: true,
  propagation: '',
  driver: 'local',
  named: false,
  copyUp: true,
  referenced: true,
  createSource: false,
  origin: { by: 'image' },
};

const exited: Moment = { event: 'exited' };
const removed = (volumes: boolean): Moment => ({ event: 'removed', volumes });

describe("the course's law", () => {
  const goes = (moment: Moment, of: Partial<Volume>) => vanishes('course', moment, volume(of), mount, 'a');

  test('a volume goes with the last running container that uses it', () => {
    expect(goes(exited, { runningBy: users('a') })).toBe(true);
    expect(goes(exited, { runningBy: users('a', 'b'), mountedBy: users('a', 'b') })).toBe(false);
  });

  test('a stopped user does not keep it', () => {
    expect(goes(exited, { runningBy: users('a'), mountedBy: users('a', 'b') })).toBe(true);
  });

  test('it goes with the last container that mounts it, with or without rm -v', () => {
    expect(goes(removed(false), {})).toBe(true);
    expect(goes(removed(false), { mountedBy: users('a', 'b') })).toBe(false);
  });

  test('a named volume stays', () => {
    expect(goes(exited, { anonymous: false, runningBy: users('a') })).toBe(false);
    expect(goes(removed(true), { anonymous: false })).toBe(false);
  });
});

describe("the engine's law", () => {
  const goes = (moment: Moment, of: Partial<Volume>, how: Partial<Mount> = {}) =>
    vanishes('engine', moment, volume(of), { ...mount, ...how }, 'a');

  test('an exit takes nothing away', () => expect(goes(exited, { runningBy: users('a') })).toBe(false));
  test('rm without -v takes nothing away', () => expect(goes(removed(false), {})).toBe(false));
  test('rm -v takes it when nobody else refers to it', () => {
    expect(goes(removed(true), {})).toBe(true);
    expect(goes(removed(true), { references: users('a', 'b') })).toBe(false);
  });
  test('a container that mounts it by its name never takes it along', () => {
    expect(goes(removed(true), {}, { named: true })).toBe(false);
  });
  test('nor does one that has not referred to it yet', () => {
    expect(goes(removed(true), {}, { referenced: false })).toBe(false);
  });
});
