import { describe, expect, it } from 'vitest';
import { containerLineage, volumeLineage } from '../../src/view/lineage.js';
import { isFailure } from '../../src/world/failure.js';
import { Machine } from './machine.js';

const anonymous = { Volumes: { '/v': {} } };

describe('lineage', () => {
  const machine = new Machine('engine');
  const one = machine.run({ name: 'one', hostConfig: { Binds: ['data:/data'] }, config: anonymous });
  const two = machine.run({ name: 'two', hostConfig: { VolumesFrom: ['one:ro'] } });
  machine.run({ name: 'three', hostConfig: { VolumesFrom: ['two'], Binds: ['own:/own'] } });

  function chainsOf(text: string) {
    const lineage = containerLineage(machine.world, 'box', text);
    if (isFailure(lineage)) throw new Error(lineage.message);
    return lineage.mounts.map(({ destination, by, writable, from }) => [
      destination,
      by,
      writable,
      ...from.map(({ name, id }) => name ?? id),
    ]);
  }

  it('follows every mount to the container in which it began', () => {
    expect(chainsOf('three')).toEqual([
      ['/data', 'volumes-from', false, 'two', 'one'],
      ['/v', 'volumes-from', false, 'two', 'one'],
      ['/own', 'volume-flag', true],
    ]);
    expect(chainsOf('one')).toEqual([
      ['/data', 'volume-flag', true],
      ['/v', 'volume-flag', true],
    ]);
  });

  it('still knows the first and the last step when containers in between are gone', () => {
    machine.do({ call: 'remove-container', host: 'box', container: 'two', force: true });
    expect(chainsOf('three')[0]).toEqual(['/data', 'volumes-from', false, two, 'one']);
    machine.do({ call: 'remove-container', host: 'box', container: 'one', force: true });
    expect(chainsOf('three')[0]).toEqual(['/data', 'volumes-from', false, two, one]);
  });

  it('of a volume is everybody who mounts it', () => {
    const users = volumeLineage(machine.world, 'box', 'data');
    expect(isFailure(users) ? users : users.map(({ name, mounts }) => [name, mounts.length])).toEqual([['three', 1]]);
    expect(volumeLineage(machine.world, 'box', 'nosuch')).toMatchObject({ message: 'get nosuch: no such volume' });
    expect(containerLineage(machine.world, 'box', 'nosuch')).toMatchObject({ message: 'No such container: nosuch' });
  });
});
