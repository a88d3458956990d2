import { describe, expect, it } from 'vitest';
import type { Container } from '../../src/container/container.js';
import { addName, hold } from '../../src/filesystem/alias.js';
import { put } from '../../src/filesystem/edit.js';
import type { File } from '../../src/filesystem/node.js';
import type { Host } from '../../src/host/host.js';
import type { Image } from '../../src/image/image.js';
import type { ImageStore, LayerRow } from '../../src/image/store.js';
import type { Process } from '../../src/process/process.js';
import { Table } from '../../src/table/table.js';
import type { Event } from '../../src/world/event.js';
import { invariants } from '../../src/world/invariants.js';
import { snapshot } from '../../src/world/snapshot.js';
import { restore } from '../../src/world/snapshot-restore.js';
import type { World } from '../../src/world/world.js';
import { Machine } from '../view/machine.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function furnished(): Machine {
  const machine = new Machine('engine');
  machine.run({
    name: 'one',
    hostConfig: { Binds: ['data:/data', '/work/f:/f'], PortBindings: { '80/tcp': [{ HostPort: '80' }] } },
  });
  machine.run({ name: 'two', hostConfig: { VolumesFrom: ['one'] }, config: { OpenStdin: true } });
  machine.run({ name: 'three' }, ['fill', '/f', '10']);
  machine.commit('three', 'work');
  machine.run({ name: 'four', image: 'work' });
  machine.call('pause-container', 'four');
  machine.do({ call: 'exec', host: 'box', container: 'one', command: ['wait'], stdin: true });
  return machine;
}

const sound = furnished().world;

const lastEvent = ({ events }: World): Event => events.last()![1];

/** A copy of the furnished world in which something was changed that no command changes so. */
function spoil(change: (world: Mutable<World>) => void): World {
  const copy = { ...sound };
  change(copy);
  return copy;
}

function spoilHost(change: (host: Mutable<Host>) => void): World {
  return spoil((world) => {
    const host = { ...world.hosts.get('box')! };
    change(host);
    world.hosts = world.hosts.set('box', host);
  });
}

function spoilContainer(name: string, change: (container: Mutable<Container>) => void): World {
  return spoilHost((host) => {
    const id = host.containerNames.get(name)!;
    const container = { ...host.containers.get(id)! };
    change(container);
    host.containers = host.containers.set(id, container);
  });
}

function spoilProcess(change: (process: Mutable<Process>, world: Mutable<World>) => void): World {
  return spoil((world) => {
    const process = { ...[...world.processes.values()].find(({ number }) => number === 1)! };
    change(process, world);
    world.processes = world.processes.set(process.pid, process);
  });
}

function spoilStore(change: (store: Mutable<ImageStore>) => void): World {
  return spoilHost((host) => {
    const store = { ...host.images };
    change(store);
    host.images = store;
  });
}

function spoilImage(change: (image: Mutable<Image>) => void): World {
  return spoilStore((store) => {
    const image = { ...[...store.images.values()].find(({ parent }) => parent !== undefined)! };
    change(image);
    store.images = store.images.set(image.id, image);
  });
}

function spoilLayer(change: (row: Mutable<LayerRow>) => void): World {
  return spoilStore((store) => {
    const [id, row] = store.layers.first()!;
    const copy = { ...row };
    change(copy);
    store.layers = store.layers.set(id, copy);
  });
}

function spoilFiles(change: (files: Host['files']) => Host['files']): World {
  return spoilHost((host) => (host.files = change(host.files)));
}

const text: File = { kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime: 0, content: { length: 1, bytes: 'x' } };
const linked = (files: Host['files']) => addName(put(files, '/work/a', text, 0), '/work/a', '/work/b', 0);
const gone = `sha256:${'0'.repeat(64)}` as const;
const nobody = 'f'.repeat(64);

const planted: readonly (readonly [rule: string, sentence: RegExp, world: World])[] = [
  [
    'names',
    /The host kept as other is called box\./,
    spoil((w) => (w.hosts = w.hosts.set('other', w.hosts.get('box')!))),
  ],
  ['names', /but that name does not lead to it/, spoilHost((h) => (h.containerNames = h.containerNames.delete('one')))],
  [
    'names',
    /The container name ghost leads to/,
    spoilHost((h) => (h.containerNames = h.containerNames.set('ghost', nobody))),
  ],
  [
    'names',
    /The volume kept as x is called data/,
    spoilHost((h) => (h.volumes = h.volumes.set('x', h.volumes.get('data')!))),
  ],
  [
    'networks',
    /Network lan is called bridge\./,
    spoilHost((h) => (h.networks = h.networks.set('lan', h.networks.get('bridge')!))),
  ],
  [
    'networks',
    /Network bridge has container f+, which does not run/,
    spoilHost((h) => {
      const bridge = h.networks.get('bridge')!;
      h.networks = h.networks.set('bridge', { ...bridge, endpoints: bridge.endpoints.set(nobody, 2) });
    }),
  ],
  [
    'networks',
    /Container one is in network lan, which does not know it/,
    spoilContainer('one', (c) => {
      const link = { name: 'lan', network: nobody, endpoint: nobody, address: '', gateway: '', prefix: 0 };
      c.networks = [{ ...link, aliases: [], connected: false }];
    }),
  ],
  ['containers', /Container one was created in the future/, spoilContainer('one', (c) => (c.created = 9e15))],
  ['containers', /one has a number that was never given out/, spoilContainer('one', (c) => (c.sequence = 9e9))],
  [
    'containers',
    /three is created|three is only created/,
    spoilContainer('three', (c) => (c.state = { ...c.state, status: 'created' })),
  ],
  [
    'containers',
    /one is running, and its first process is not there/,
    spoilContainer('one', (c) => (c.state = { ...c.state, pid: 999 })),
  ],
  [
    'containers',
    /one is exited, and has a first process/,
    spoilContainer('one', (c) => (c.state = { ...c.state, status: 'exited' })),
  ],
  [
    'containers',
    /one is exited, and has processes/,
    spoilContainer('one', (c) => (c.state = { ...c.state, status: 'exited' })),
  ],
  [
    'containers',
    /one is exited, and has things mounted/,
    spoilContainer('one', (c) => (c.state = { ...c.state, status: 'exited' })),
  ],
  [
    'containers',
    /two is exited, and its standard input is open/,
    spoilContainer('two', (c) => (c.state = { ...c.state, status: 'exited' })),
  ],
  [
    'containers',
    /one is paused, and its process \d+ is not/,
    spoilContainer('one', (c) => (c.state = { ...c.state, status: 'paused' })),
  ],
  [
    'containers',
    /one is running, and nothing is mounted at its root/,
    spoilContainer('one', (c) => (c.mountPoints = [])),
  ],
  ['containers', /one stands on layer sha256:0+, which is gone/, spoilContainer('one', (c) => (c.topLayer = gone))],
  [
    'containers',
    /one has two mounts at one place/,
    spoilContainer('one', (c) => (c.mounts = [...c.mounts, c.mounts[0]!])),
  ],
  [
    'containers',
    /three has a log with gaps/,
    spoilContainer('three', (c) => (c.log = Table.of([[5, { stream: 'stdout', time: 0, text: '' }]]))),
  ],
  ['containers', /one has a process 1|one has a process 2/, spoilContainer('one', (c) => (c.nextProcess = 1))],
  [
    'containers',
    /Port 1.2.3.4:1\/tcp 1 belongs to f+, which is no running container/,
    spoilHost((h) => (h.ports = h.ports.set('1.2.3.4:1/tcp 1', nobody))),
  ],
  [
    'mounts',
    /Container one runs with volume data, which is not there/,
    spoilHost((h) => (h.volumes = h.volumes.delete('data'))),
  ],
  [
    'volumes',
    /There are 257 volumes remembered that are gone, more than 256/,
    spoilHost((h) => {
      const gone = {
        name: 'x',
        anonymous: true,
        time: 0,
        because: 'ended',
        container: 'one',
        otherwise: 'kept',
      } as const;
      h.volumesGone = Table.of(Array.from({ length: 257 }, (_, index) => [index, gone]));
    }),
  ],
  [
    'volumes',
    /The list "references" of volume data lacks/,
    spoilHost((h) => (h.volumes = h.volumes.set('data', { ...h.volumes.get('data')!, references: Table.of([]) }))),
  ],
  [
    'volumes',
    /The list "mountedBy" of volume data names f+, which is no such user/,
    spoilHost((h) => {
      const volume = h.volumes.get('data')!;
      h.volumes = h.volumes.set('data', { ...volume, mountedBy: volume.mountedBy.set(nobody, true) });
    }),
  ],
  [
    'volumes',
    /The list "runningBy" of volume data names/,
    spoilContainer('one', (c) => (c.state = { ...c.state, status: 'exited' })),
  ],
  ['images', /has a config with another digest/, spoilImage((i) => (i.config = { ...i.config, author: 'me' }))],
  ['images', /has a number that was never given out/, spoilImage((i) => (i.sequence = 99))],
  ['images', /has a parent that is gone, sha256:0+/, spoilImage((i) => (i.parent = gone))],
  ['images', /is missing among the children of/, spoilStore((s) => (s.children = Table.of([])))],
  [
    'images',
    /counts sha256:0+ as its child, which is not/,
    spoilStore((s) => (s.children = s.children.set(`${gone} ${gone}`, true))),
  ],
  ['images', /has 1 bytes, and its layers have 5010/, spoilImage((i) => (i.size = 1))],
  ['images', /has a layer that is gone/, spoilStore((s) => (s.layers = s.layers.delete(s.layers.first()![0])))],
  [
    'images',
    /has a layer 0 that is not the one of its config/,
    spoilImage((i) => (i.layers = [...i.layers].reverse())),
  ],
  [
    'images',
    /The name docker.io\/library\/x:latest means an image that is gone/,
    spoilStore((s) => (s.references = s.references.set('docker.io/library/x:latest', gone))),
  ],
  ['images', /does not know its name docker.io\/library\/box:latest/, spoilStore((s) => (s.names = Table.of([])))],
  [
    'images',
    /has a name that does not mean it, docker.io\/library\/x:latest/,
    spoilStore((s) => (s.names = s.names.set(`${gone} docker.io/library/x:latest`, true))),
  ],
  ['images', /counts 7 containers, and there are 0/, spoilStore((s) => (s.containers = s.containers.set(gone, 7)))],
  ['images', /counts no container, and there are/, spoilStore((s) => (s.containers = Table.of([])))],
  ['layers', /has 99 in "references", and counting gives/, spoilLayer((row) => (row.references = 99))],
  ['layers', /has 99 in "counted", and counting gives/, spoilLayer((row) => (row.counted = 99))],
  ['layers', /has 99 in "used", and counting gives/, spoilLayer((row) => (row.used = 99))],
  ['layers', /has another chain id/, spoilLayer((row) => (row.layer = { ...row.layer, diffId: gone }))],
  [
    'layers',
    /The sum "uniqueInUse" of the images is 1, and counting gives/,
    spoilStore((s) => (s.sums = { ...s.sums, uniqueInUse: 1 })),
  ],
  ['layers', /The sum "layers" of the images is 1/, spoilStore((s) => (s.sums = { ...s.sums, layers: 1 }))],
  ['processes', /has a number that was never given out/, spoil((w) => (w.sequence = 1))],
  ['processes', /is missing in the table of its container or host/, spoilProcess((p) => (p.number = 77))],
  ['processes', /has the parent 1, which does not know it/, spoilProcess((p) => (p.parent = 1))],
  ['processes', /has the child 1, which does not know it/, spoilProcess((p) => (p.children = [1]))],
  ['processes', /has ended without a status/, spoilProcess((p) => (p.phase = 'ended'))],
  ['processes', /has ended, and holds open files/, spoilProcess((p) => (p.phase = 'ended'))],
  [
    'processes',
    /The table of host box has 999 as process 5/,
    spoilHost((h) => (h.processes = h.processes.set(5, 999))),
  ],
  [
    'open files',
    /counts 9 holders, and there are 1/,
    spoil((w) => {
      const [key, file] = w.openFiles.first()!;
      w.openFiles = w.openFiles.set(key, { ...file, holders: 9 });
    }),
  ],
  ['open files', /Somebody holds open file \d+, which is gone/, spoil((w) => (w.openFiles = Table.of([])))],
  ['open files', /is an end of pipe \d+, which is gone/, spoil((w) => (w.pipes = Table.of([])))],
  [
    'open files',
    /counts 5 readers and 0 writers, and there are/,
    spoil((w) => (w.pipes = w.pipes.set(w.pipes.first()![0], { buffer: '', readers: 5, writers: 0 }))),
  ],
  ['queues', /is ready, and not in the queue/, spoilProcess((p) => (p.phase = 'ready'))],
  ['queues', /is blocked, and has a place in the queue/, spoilProcess((p) => (p.queued = 5))],
  [
    'queues',
    /Place 5 in the queue is for process 1, which does not wait there/,
    spoil((w) => (w.ready = w.ready.set(5, 1))),
  ],
  ['queues', /waits for a timer that is gone/, spoil((w) => (w.timers = Table.of([])))],
  [
    'queues',
    /The timer x wakes process 1, which did not set it/,
    spoil((w) => (w.timers = w.timers.set('x', { wakes: 'process', pid: 1 }))),
  ],
  [
    'queues',
    /The timer x wakes the engine of moon, which is no host/,
    spoil((w) => {
      w.timers = w.timers.set('x', { wakes: 'engine', host: 'moon', container: '', about: 'kill' });
    }),
  ],
  ['queues', /is blocked, and waits for nothing/, spoilProcess((p) => (p.waitsFor = []))],
  ['queues', /waits for a time, and no timer will wake it/, spoilProcess((p) => delete p.timer)],
  [
    'queues',
    /waits for "container:x", and nobody will tell it/,
    spoilProcess((p) => (p.waitsFor = [{ topic: 'container:x' }])),
  ],
  ['queues', /is listed as waiting for "x 1", and does not/, spoil((w) => (w.waiters = w.waiters.set('x 1', 1)))],
  [
    'files',
    /Inode \d+ of host box counts 0 holders, and there are 2/,
    spoilFiles((files) => {
      const [inode, row] = files.aliases.first()!;
      return { ...files, aliases: files.aliases.set(inode, { ...row, holders: 0 }) };
    }),
  ],
  [
    'files',
    /A mount holds inode \d+ of host box, which is gone/,
    spoilFiles((files) => ({ ...files, aliases: Table.of([]) })),
  ],
  [
    'files',
    /counts 2 holders, and there are 1|counts 1 holders, and there are 0/,
    spoilFiles((files) => hold(files, '/work')[0]),
  ],
  [
    'files',
    /has the name \/work\/b, where nothing is/,
    spoilFiles((files) => {
      const both = linked(files);
      return { ...both, root: put(files, '/work/a', { ...text, inode: both.nextInode - 1 }, 0).root };
    }),
  ],
  [
    'files',
    /is another node at \/work\/b than at \/work\/a/,
    spoilFiles((files) => {
      const both = linked(files);
      return { ...both, root: put(both, '/work/b', { ...text, inode: both.nextInode - 1 }, 0).root };
    }),
  ],
  ['files', /is still to be given out/, spoilFiles((files) => ({ ...linked(files), nextInode: 1 }))],
  [
    'files',
    /has neither a second name nor a holder/,
    spoilFiles((files) => ({ ...files, aliases: files.aliases.set(0, { paths: ['/work'], holders: 0 }) })),
  ],
  ['events', /The clock stands at 0.5/, spoil((w) => (w.now = 0.5))],
  ['events', /The last number given out is -1/, spoil((w) => (w.sequence = -1))],
  [
    'events',
    /Event 1 comes after event \d+/,
    spoil((w) => (w.events = w.events.with([{ ...lastEvent(w), sequence: 1 }]))),
  ],
  [
    'events',
    /Event \d+ happened before event \d+/,
    spoil((w) => {
      const event = lastEvent(w);
      w.events = w.events.with([{ ...event, sequence: event.sequence + 1, time: 0 }]);
    }),
  ],
  ['events', /Event \d+ happens in the future/, spoil((w) => (w.now = 5))],
  [
    'events',
    /There is pipe 999999, and no such number was ever given out/,
    spoil((w) => (w.pipes = w.pipes.set(999999, { buffer: '', readers: 0, writers: 0 }))),
  ],
];

describe('invariants', () => {
  it('are nothing for a sound world', () => {
    expect(invariants(sound)).toEqual([]);
    expect(invariants(restore(snapshot(sound)))).toEqual([]);
  });

  it.each(planted)('%s: %s', (rule, sentence, world) => {
    const broken = invariants(world);
    expect(broken.filter((one) => one.rule === rule && sentence.test(one.message))).not.toEqual([]);
    for (const { message } of broken) expect(message).toMatch(/^[A-Z].*[.]$/s);
  });

  it('names every rule in a planted world', () => {
    expect(new Set(planted.map(([rule]) => rule)).size).toBe(12);
  });
});
