import { beforeAll, describe, expect, it } from 'vitest';
import type { ContainerRow } from '../../src/view/container-row.js';
import { type ListContainersOptions, listContainers } from '../../src/view/list-containers.js';
import { isFailure } from '../../src/world/failure.js';
import { Machine } from './machine.js';

function rowsOf(machine: Machine, options: ListContainersOptions = {}): readonly ContainerRow[] {
  const rows = listContainers(machine.world, 'box', options);
  if (isFailure(rows)) throw new Error(rows.message);
  return rows;
}

function names(machine: Machine, options: ListContainersOptions = {}): string {
  return rowsOf(machine, options)
    .map(({ Names }) => Names[0]?.slice(1))
    .join(' ');
}

describe('a row', () => {
  it('is member for member what the real engine answers', () => {
    const machine = new Machine();
    const id = machine.run(
      {
        name: 'web',
        config: { Labels: { z: '1', a: '2' }, Volumes: { '/anon': {} }, ExposedPorts: { '80/tcp': {}, '9/udp': {} } },
        hostConfig: {
          Binds: ['data:/data:ro', '/work/h:/h'],
          PortBindings: { '80/tcp': [{ HostPort: '8080' }] },
          Tmpfs: { '/t': '' },
        },
      },
      ['wait', 'a b', "it's", 'say "x"', ''],
    );
    machine.advance(5000);
    const [row] = rowsOf(machine, { size: true });
    const anonymous = machine.world.hosts.get('box')!.volumes.first()![0];
    expect(JSON.stringify(row, null, 1)).toBe(
      JSON.stringify(
        {
          Id: id,
          Names: ['/web'],
          Image: 'box',
          ImageID: row?.ImageID,
          Command: `wait 'a b' it's 'say "x"' `,
          Created: 1795413600,
          Ports: [
            { PrivatePort: 9, Type: 'udp' },
            { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
            { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
          ],
          SizeRootFs: 5000,
          Labels: { a: '2', z: '1' },
          State: 'running',
          Status: 'Up 5 seconds',
          HostConfig: { NetworkMode: 'default' },
          NetworkSettings: {
            Networks: {
              bridge: {
                IPAMConfig: null,
                Links: null,
                Aliases: null,
                NetworkID: '',
                EndpointID: '',
                Gateway: '',
                IPAddress: '',
                IPPrefixLen: 0,
                IPv6Gateway: '',
                GlobalIPv6Address: '',
                GlobalIPv6PrefixLen: 0,
                MacAddress: '',
                DriverOpts: null,
              },
            },
          },
          Mounts: [
            {
              Type: 'volume',
              Name: 'data',
              Source: '/var/lib/docker/volumes/data/_data',
              Destination: '/data',
              Driver: 'local',
              Mode: 'ro',
              RW: false,
              Propagation: '',
            },
            { Type: 'bind', Source: '/work/h', Destination: '/h', Mode: '', RW: true, Propagation: 'rprivate' },
            {
              Type: 'volume',
              Name: anonymous,
              Source: '',
              Destination: '/anon',
              Driver: 'local',
              Mode: '',
              RW: true,
              Propagation: '',
            },
          ],
        },
        null,
        1,
      ),
    );
  });

  it('has the size of its own layer only when that is not 0, and no size unless asked', () => {
    const machine = new Machine();
    machine.run({ name: 'one' }, ['fill', '/f', '12345']);
    expect(rowsOf(machine, { all: true, size: true })[0]).toMatchObject({ SizeRw: 12345, SizeRootFs: 17345 });
    expect(rowsOf(machine, { all: true })[0]).not.toHaveProperty('SizeRootFs');
  });

  it('counts what was deleted, changed back and put into a volume as the engine does', () => {
    const machine = new Machine();
    machine.run({ name: 'over' }, ['fill', '/bin/say', '7']);
    machine.run({ name: 'volume', hostConfig: { Binds: ['data:/data'] } }, ['fill', '/data/f', '999']);
    expect(rowsOf(machine, { all: true, size: true }).map(({ SizeRw }) => SizeRw)).toEqual([undefined, 7]);
  });

  it('names its image by the name it was made from, until that means another image or none', () => {
    const machine = new Machine();
    machine.do({ call: 'tag-image', host: 'box', source: 'box', target: 'mine' });
    machine.run({ name: 'one', image: 'mine' });
    const id = rowsOf(machine)[0]!.ImageID;
    machine.run({ name: 'short', image: id.slice(7, 17) });
    const images = () => rowsOf(machine).map(({ Image }) => Image);
    expect(images()).toEqual([id.slice(7, 17), 'mine']);
    machine.do({ call: 'remove-image', host: 'box', image: 'mine' });
    expect(images()[1]).toBe(id);
    machine.commit('short', 'mine');
    expect(images()[1]).toBe(id);
    machine.do({ call: 'tag-image', host: 'box', source: 'box', target: 'mine' });
    expect(images()[1]).toBe('mine');
  });
});

describe('a list', () => {
  let machine: Machine;
  beforeAll(() => {
    machine = new Machine();
    machine.run({
      name: 'web',
      config: { Labels: { tier: 'front', x: '' } },
      hostConfig: { Binds: ['data:/data'], PortBindings: { '80/tcp': [{ HostPort: '8080' }] } },
    });
    machine.run({ name: 'zero' }, ['say', 'x']);
    machine.run({ name: 'three' }, ['fill', '/f', '1', '3']);
    machine.create({ name: 'made', config: { Labels: { tier: 'back' } }, hostConfig: { VolumesFrom: ['web'] } });
    machine.commit('three', 'work');
    machine.run({ name: 'child', image: 'work', hostConfig: { Binds: ['/work/h:/data'] } });
    machine.run({ name: 'held', hostConfig: { NetworkMode: 'none' } });
    machine.call('pause-container', 'held');
    machine.run({ name: 'sick', config: { Healthcheck: { Test: ['CMD', 'false'], Interval: 1e9, Retries: 1 } } });
    machine.advance(3000);
  });

  it('has the running ones, or all, or the newest so many; the newest first', () => {
    expect(names(machine)).toBe('sick held child web');
    expect(names(machine, { all: true })).toBe('sick held child made three zero web');
    expect(names(machine, { limit: 4 })).toBe('sick held child made');
    expect(names(machine, { limit: -1 })).toBe('sick held child web');
  });

  it.each([
    ['name', ['e'], 'held made three zero web'],
    ['name', ['^/web$', '^made'], 'made web'],
    ['name', ['['], ''],
    ['name', ['(?i)WEB'], 'web'],
    ['name', ['(?=w)'], ''],
    ['label', ['tier'], 'made web'],
    ['label', ['tier=front'], 'web'],
    ['label', ['tier', 'x'], 'web'],
    ['label', ['x='], 'web'],
    ['label', ['tier=other'], ''],
    ['status', ['exited'], 'three zero'],
    ['status', ['created', 'paused'], 'held made'],
    ['status', ['dead'], ''],
    ['exited', ['0'], 'zero'],
    ['exited', ['0', '3'], 'three zero'],
    ['exited', ['+3'], 'three'],
    ['ancestor', ['work'], 'child'],
    ['ancestor', ['box'], 'sick held child made three zero web'],
    ['ancestor', ['nosuch'], ''],
    ['ancestor', ['nosuch', 'work:latest'], 'child'],
    ['before', ['made'], 'three zero web'],
    ['since', ['/made'], 'sick held child'],
    ['volume', ['data'], 'made web'],
    ['volume', ['/data'], 'child made web'],
    ['volume', ['/work/h'], 'child'],
    ['volume', ['nosuch'], ''],
    ['health', ['unhealthy'], 'sick'],
    ['health', ['none'], 'held child made three zero web'],
    ['publish', ['8080'], 'web'],
    ['publish', ['80'], ''],
    ['publish', ['8000-9000/tcp'], 'web'],
    ['publish', ['8080/udp'], ''],
    ['expose', ['80'], 'web'],
    ['expose', ['8080'], ''],
    ['network', ['none'], 'held'],
    ['network', ['bridge'], 'sick child made three zero web'],
    ['is-task', ['false'], 'sick held child made three zero web'],
    ['is-task', ['true'], ''],
    ['isolation', ['anything'], 'sick held child made three zero web'],
  ])('filtered by %s=%j: %s', (key, values, expected) => {
    expect(names(machine, { all: true, filters: { [key]: values } })).toBe(expected);
  });

  it('finds ids by a prefix that one container has', () => {
    const id = rowsOf(machine)[0]!.Id;
    expect(names(machine, { filters: { id: [id.slice(0, 10)] } })).toBe('sick');
    expect(names(machine, { filters: { id: [''] } })).toBe('');
    expect(names(machine, { filters: { id: [id.slice(1)] } })).toBe('');
  });

  it('shows ended ones for a status, and not for an exit code', () => {
    expect(names(machine, { filters: { status: ['exited'] } })).toBe('three zero');
    expect(names(machine, { filters: { exited: ['3'] } })).toBe('');
  });

  it('counts to its limit before it looks at the state', () => {
    expect(names(machine, { limit: 1, filters: { label: ['tier'] } })).toBe('made');
    expect(names(machine, { limit: 1, filters: { volume: ['/work/h'] } })).toBe('child');
  });

  it.each([
    [{ bogus: ['1'] }, "Invalid filter 'bogus'"],
    [{ status: ['bogus'] }, "Invalid filter 'status=bogus'"],
    [{ exited: ['x'] }, 'strconv.Atoi: parsing "x": invalid syntax'],
    [{ exited: ['99999999999999999999'] }, 'strconv.Atoi: parsing "99999999999999999999": value out of range'],
    [{ before: ['nosuch'] }, 'no such container nosuch'],
    [{ since: ['nosuch'] }, 'no such container nosuch'],
    [{ health: ['bogus'] }, 'Unrecognised filter value for health: bogus'],
    [{ 'is-task': ['x'] }, "Invalid filter 'is-task=[x]'"],
    [{ publish: ['x'] }, 'error while looking up for publish x: strconv.ParseUint: parsing "x": invalid syntax'],
    [{ publish: [''] }, 'error while looking up for publish : Empty string specified for ports.'],
    [
      { publish: ['99999'] },
      'error while looking up for publish 99999: strconv.ParseUint: parsing "99999": value out of range',
    ],
    [{ publish: ['-5'] }, 'error while looking up for publish -5: strconv.ParseUint: parsing "": invalid syntax'],
    [{ expose: ['100-90'] }, 'error while looking up for expose 100-90: Invalid range specified for the Port: 100-90'],
    [{ expose: ['80:'] }, "filter for 'expose' should not contain ':': 80:"],
  ])('refuses %j', (filters, message) => {
    expect(listContainers(machine.world, 'box', { filters })).toMatchObject({ message });
  });
});
