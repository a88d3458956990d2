import { describe, expect, it } from 'vitest';
import { containerDiff } from '../../src/view/container-diff.js';
import { containerTop } from '../../src/view/container-top.js';
import { diskUsage } from '../../src/view/disk-usage.js';
import { imageHistory } from '../../src/view/image-history.js';
import { info } from '../../src/view/info.js';
import { listImages } from '../../src/view/list-images.js';
import { listVolumes } from '../../src/view/list-volumes.js';
import { version } from '../../src/view/version.js';
import { isFailure } from '../../src/world/failure.js';
import { Machine } from './machine.js';

/** A machine with `box`, `work` upon it, and an image without a name upon that. */
function withImages(): Machine {
  const machine = new Machine('engine');
  machine.run({ name: 'one', config: { Labels: { b: '2', a: '1' } } }, ['fill', '/f', '1000']);
  machine.commit('one', 'work:v1');
  machine.do({ call: 'tag-image', host: 'box', source: 'work:v1', target: 'work:v2' });
  machine.advance(5000);
  machine.run({ name: 'two', image: 'work:v1' }, ['fill', '/g', '20']);
  machine.commit('two', '');
  return machine;
}

describe('images', () => {
  it('are rows of the real form, newest first', () => {
    const machine = withImages();
    const rows = listImages(machine.world, 'box');
    if (isFailure(rows)) throw new Error(rows.message);
    const [nameless, work, box] = rows;
    const text = JSON.stringify(rows);
    expect(text).toBe(
      JSON.stringify([
        {
          Containers: -1,
          Created: 1795413605,
          Id: nameless?.Id,
          Labels: { a: '1', b: '2' },
          ParentId: work?.Id,
          RepoDigests: ['<none>@<none>'],
          RepoTags: ['<none>:<none>'],
          SharedSize: -1,
          Size: 6020,
          VirtualSize: 6020,
        },
        {
          Containers: -1,
          Created: 1795413600,
          Id: work?.Id,
          Labels: { a: '1', b: '2' },
          ParentId: box?.Id,
          RepoDigests: null,
          RepoTags: ['work:v1', 'work:v2'],
          SharedSize: -1,
          Size: 6000,
          VirtualSize: 6000,
        },
        {
          Containers: -1,
          Created: 1795411200,
          Id: box?.Id,
          Labels: null,
          ParentId: '',
          RepoDigests: null,
          RepoTags: ['box:latest'],
          SharedSize: -1,
          Size: 5000,
          VirtualSize: 5000,
        },
      ]),
    );
  });

  it.each([
    [{ bogus: ['1'] }, "Invalid filter 'bogus'"],
    [{ dangling: ['x'] }, "Invalid filter 'dangling=[x]'"],
    [{ before: ['nosuch'] }, 'No such image: nosuch:latest'],
  ])('refuse the filters %j', (filters, message) => {
    expect(listImages(new Machine().world, 'box', { filters })).toMatchObject({ message });
  });

  it('have a history in the real form', () => {
    const machine = withImages();
    const rows = imageHistory(machine.world, 'box', 'work:v1');
    if (isFailure(rows)) throw new Error(rows.message);
    expect(JSON.stringify(rows)).toBe(
      JSON.stringify([
        {
          Comment: '',
          Created: 1795413600,
          CreatedBy: 'fill /f 1000',
          Id: rows[0]?.Id,
          Size: 1000,
          Tags: ['work:v1', 'work:v2'],
        },
        {
          Comment: 'Imported from -',
          Created: 1795411200,
          CreatedBy: '',
          Id: rows[1]?.Id,
          Size: 5000,
          Tags: ['box:latest'],
        },
      ]),
    );
    expect(imageHistory(machine.world, 'box', 'nosuch')).toMatchObject({ message: 'No such image: nosuch:latest' });
  });
});

describe('disk usage', () => {
  it('adds up: every layer once, shared and unique, containers by image, volumes by size and links', () => {
    const machine = withImages();
    machine.do({ call: 'create-volume', host: 'box', name: 'idle' });
    machine.do({ call: 'create-volume', host: 'box', name: 'foreign', options: { type: 'nfs', device: ':/exports' } });
    machine.run({ name: 'writer', hostConfig: { Binds: ['data:/data'] } }, ['fill', '/data/f', '345']);
    machine.create({ name: 'reader', hostConfig: { VolumesFrom: ['writer'] } });
    const usage = diskUsage(machine.world, 'box');
    expect(Object.keys(usage)).toEqual(['LayersSize', 'Images', 'Containers', 'Volumes', 'BuildCache', 'BuilderSize']);
    expect(usage.LayersSize).toBe(6020);
    expect(
      usage.Images.map(({ RepoTags, Containers, SharedSize, Size }) => [RepoTags?.[0], Containers, SharedSize, Size]),
    ).toEqual([
      ['<none>:<none>', 0, 6000, 6020],
      ['work:v1', 1, 6000, 6000],
      ['box:latest', 3, 5000, 5000],
    ]);
    expect(usage.Containers.map(({ Names, SizeRw, SizeRootFs }) => [Names[0], SizeRw, SizeRootFs])).toEqual([
      ['/reader', undefined, 5000],
      ['/writer', undefined, 5000],
      ['/two', 20, 6020],
      ['/one', 1000, 6000],
    ]);
    expect(usage.Volumes.map(({ Name, UsageData }) => [Name, UsageData.RefCount, UsageData.Size])).toEqual([
      ['data', 1, 345],
      ['idle', 0, 0],
    ]);
    expect([usage.BuildCache, usage.BuilderSize]).toEqual([null, 0]);
  });

  it("counts every container that mounts a volume under the course's law", () => {
    const machine = new Machine('course');
    machine.run({ name: 'writer', hostConfig: { Binds: ['data:/data'] } });
    machine.create({ name: 'reader', hostConfig: { VolumesFrom: ['writer'] } });
    expect(diskUsage(machine.world, 'box').Volumes[0]?.UsageData.RefCount).toBe(2);
  });
});

describe('volumes', () => {
  const machine = new Machine('engine');
  machine.do({ call: 'create-volume', host: 'box', name: 'zeta', labels: { a: 'b' } });
  machine.create({ hostConfig: { Binds: ['named:/n'] } });
  machine.do({ call: 'create-volume', host: 'box', name: 'alpha' });

  it.each([
    [{}, 'alpha named zeta'],
    [{ dangling: ['true'] }, 'alpha zeta'],
    [{ dangling: ['0'] }, 'named'],
    [{ dangling: ['true', 'false'] }, 'alpha zeta'],
    [{ driver: ['local'] }, 'alpha named zeta'],
    [{ driver: ['x'] }, ''],
    [{ name: ['am'] }, 'named'],
    [{ name: ['^z', 'pha$'] }, 'alpha zeta'],
    [{ name: ['['] }, ''],
    [{ label: ['a'] }, 'zeta'],
    [{ label: ['a=c'] }, ''],
  ])('%j: %s', (filters, names) => {
    const listed = listVolumes(machine.world, 'box', filters);
    if (isFailure(listed)) throw new Error(listed.message);
    expect(listed.Volumes.map(({ Name }) => Name).join(' ')).toBe(names);
    expect(listed.Warnings).toBeNull();
  });

  it.each([
    [{ bogus: ['1'] }, "Invalid filter 'bogus'"],
    [{ dangling: ['x'] }, "Invalid filter 'dangling=[x]'"],
  ])('refuse %j', (filters, message) => {
    expect(listVolumes(machine.world, 'box', filters)).toMatchObject({ message });
  });
});

describe('the changes of a container', () => {
  it('are its own, not those in its mounts', () => {
    const machine = new Machine();
    machine.run({ name: 'one', hostConfig: { Binds: ['data:/new'] } }, ['fill', '/new/f', '1']);
    machine.do({
      do: 'edit-files',
      host: 'box',
      container: 'one',
      edits: [
        { edit: 'remove', path: '/bin/say' },
        { edit: 'write', path: '/etc/x', bytes: '' },
      ],
    });
    expect(containerDiff(machine.world, 'box', 'one')).toEqual([
      { Path: '/bin', Kind: 0 },
      { Path: '/bin/say', Kind: 2 },
      { Path: '/etc', Kind: 0 },
      { Path: '/etc/x', Kind: 1 },
      { Path: '/new', Kind: 1 },
    ]);
    expect(containerDiff(machine.world, 'box', 'nosuch')).toMatchObject({ message: 'No such container: nosuch' });
  });
});

describe('the processes of a container', () => {
  const machine = new Machine();
  const id = machine.run({ name: 'one' }, ['wait', '1 2']);
  machine.create({ name: 'idle' });

  it('are those of ps on the host', () => {
    const pid = String(machine.world.hosts.get('box')!.containers.get(id)!.state.pid);
    expect(containerTop(machine.world, 'box', 'one')).toEqual({
      Processes: [['root', pid, '0', '0', '06:00', '?', '00:00:00', 'wait 1 2']],
      Titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'],
    });
    expect(containerTop(machine.world, 'box', 'one', ['-o', 'pid,args'])).toEqual({
      Processes: [[pid, 'wait 1 2']],
      Titles: ['PID', 'COMMAND'],
    });
    expect(containerTop(machine.world, 'box', 'one', ['aux'])).toMatchObject({
      Titles: expect.arrayContaining(['USER', '%CPU', 'COMMAND']),
      Processes: [expect.arrayContaining(['root', pid, '0.0', 'wait 1 2'])],
    });
  });

  it.each([
    ['one', ['-o', 'args'], "Couldn't find PID field in ps output"],
    ['nosuch', [], 'No such container: nosuch'],
    ['idle', [], /^Container [0-9a-f]{64} is not running$/],
  ])('%s %j: %s', (name, options, message) => {
    expect(containerTop(machine.world, 'box', name, options)).toMatchObject({
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });
});

describe('the engine about itself', () => {
  it('counts containers by state', () => {
    const machine = new Machine();
    machine.run({ name: 'one' });
    machine.run({ name: 'two' });
    machine.call('pause-container', 'two');
    machine.create({ name: 'three' });
    expect(info(machine.world, 'box')).toMatchObject({
      Containers: 3,
      ContainersRunning: 1,
      ContainersPaused: 1,
      ContainersStopped: 1,
      Images: 1,
      Name: 'box',
      ServerVersion: '20.10.24',
      ID: expect.stringMatching(/^([A-Z2-7]{4}:){11}[A-Z2-7]{4}$/),
    });
  });

  it('says its version', () => {
    const { Version, ApiVersion, MinAPIVersion, Os, Arch } = version;
    expect([Version, ApiVersion, MinAPIVersion, Os, Arch]).toEqual(['20.10.24', '1.41', '1.12', 'linux', 'amd64']);
    expect(version.Components.map(({ Name }) => Name)).toEqual(['Engine', 'containerd', 'runc', 'docker-init']);
  });
});
