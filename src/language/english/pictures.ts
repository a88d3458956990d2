import type { PicturedThing } from '../picture-values.js';
import { number } from './lists.js';

const changes = { added: 'new', removed: 'gone', changed: 'changed' } as const;

const kinds = {
  named: 'named volume',
  anonymous: 'volume without a name',
  gone: 'volume that is gone',
  folder: 'folder of the host',
} as const;

export const pictureWords = {
  'picture.layers': ({ host }: { host: string }) => `Images and containers on ${host}`,
  'picture.volumes': ({ host }: { host: string }) => `Volumes on ${host}`,
  'picture.machine': ({ host }: { host: string }) => `Images, containers and volumes on ${host}`,
  'picture.hosts': () => 'Hosts and registries',
  'picture.images-sum': ({ images, layers }: { images: number; layers: number }) =>
    `${number(images, 'image')} made of ${number(layers, 'layer')}.`,
  'picture.sizes-sum': ({ listed, stored }: { listed: string; stored: string }) =>
    `The lists add up to ${listed}; the disk holds ${stored}, because a layer is stored once.`,
  'picture.containers-sum': ({ containers, bytes }: { containers: number; bytes: string }) =>
    `${number(containers, 'container')} with ${bytes} of ${containers === 1 ? 'its' : 'their'} own.`,
  'picture.volumes-sum': ({ containers, volumes, folders }: Record<'containers' | 'volumes' | 'folders', number>) => {
    const counts = [number(containers, 'container'), number(volumes, 'volume'), number(folders, 'folder')];
    return `${counts.filter((count) => !count.startsWith('0 ')).join(', ')}${folders > 0 ? ' of the host' : ''}.`;
  },
  'picture.hosts-sum': ({ hosts, registries }: { hosts: number; registries: number }) =>
    `${number(hosts, 'host')}, ${number(registries, 'registry', 'registries')}.`,
  'picture.bay': ({ containers, running }: { containers: number; running: number }) =>
    `${number(containers, 'container')}, ${running} running`,
  'picture.idle': ({ containers }: { containers: number }) =>
    `${number(containers, 'container')} ${containers === 1 ? 'mounts' : 'mount'} nothing`,
  'picture.unmounted': () => 'mounted by nobody',
  'picture.in-all': ({ size }: { size: string }) => `${size} in all`,
  'picture.in-images': ({ images }: { images: number }) => `in ${number(images, 'image')}`,
  'picture.more': ({ count }: { count: number }) => `and ${count} more`,
  'picture.no-layers': () => 'no layers',
  'picture.nothing': () => 'Nothing is there.',
  'picture.source': ({ kind }: { kind: keyof typeof kinds }) => kinds[kind],
  'picture.memory': () => 'in memory',
  'picture.read-only': () => 'read-only',
  'picture.removed': () => 'removed',
  'picture.offline': () => 'offline',
  'picture.denies': () => 'refuses strangers',
  'picture.host-images': ({ images, stored }: { images: number; stored: string }) =>
    `${number(images, 'image')}, ${stored} on disk`,
  'picture.host-containers': ({ containers, running }: { containers: number; running: number }) =>
    `${number(containers, 'container')}, ${running} running`,
  'picture.host-volumes': ({ volumes }: { volumes: number }) => number(volumes, 'volume'),
  'picture.no-tags': () => 'no tags',
  'picture.change': ({ change }: { change: 'added' | 'removed' | 'changed' }) => changes[change],
  'picture.legend': ({ sign }: { sign: keyof typeof signs }) => signs[sign],
  'picture.thing': (thing: PicturedThing) => sentence(thing),
} as const;

const signs = {
  shared: 'layer of several images',
  own: 'layer of one image, or of none',
  writable: 'a container, with its own writable layer',
  notch: 'a notch for each tenfold: 1kB has one, 1MB four',
  named: 'named volume',
  anonymous: 'volume without a name',
  folder: 'folder of the host',
  gone: 'volume that is gone',
  'removed-container': 'container that is gone',
  mount: 'mounts, and may write',
  'read-only': 'mounts, and may only read',
  inheritance: '--volumes-from',
  engine: 'its docker speaks to',
  same: 'the same image under the same name',
  another: 'the same name, another image',
  added: 'new',
  removed: 'gone',
  changed: 'changed',
} as const;

const listed = (names: readonly string[]) => names.join(', ');

function sentence(thing: PicturedThing): string {
  const became = thing.change === undefined ? '' : ` (${changes[thing.change]})`;
  switch (thing.what) {
    case 'layer':
      return `Layer ${thing.layer}${became} of ${thing.size}${thing.on === undefined ? '' : ` on layer ${thing.on}`}, in ${number(thing.images, 'image')}.`;
    case 'image':
      return `Image ${listed(thing.names)}${became} of ${thing.size}${thing.layer === undefined ? ' without layers' : ` ends with layer ${thing.layer}`}.`;
    case 'container':
      return `Container ${thing.name}${became}, ${thing.status}, with ${thing.size} of its own${thing.on === undefined ? '' : ` on layer ${thing.on}`}.`;
    case 'client':
      return `Container ${thing.name}${became}, ${thing.status ?? 'removed'}.`;
    case 'source':
      return `${thing.kind === 'folder' ? 'Folder' : 'Volume'} ${thing.name}${became}: ${kinds[thing.kind]}${thing.size === undefined ? '' : `, ${thing.size}`}.`;
    case 'mount':
      return `Container ${thing.container} has ${thing.source ?? 'memory'} at ${thing.at}${thing.readonly ? ', read-only' : ''}${became}.`;
    case 'inheritance':
      return `Container ${thing.container} has its mounts from ${thing.from}${became}.`;
    case 'host':
      return `Host ${thing.name}${became}: ${number(thing.images, 'image')}, ${number(thing.containers, 'container')}, ${number(thing.volumes, 'volume')}${thing.speaksTo === undefined ? '' : `; its docker speaks to ${thing.speaksTo}`}.`;
    case 'registry':
      return `Registry ${thing.name}${became}.`;
    case 'tag':
      return `${thing.registry} has ${thing.name}${became}.`;
    case 'holding':
      return `Host ${thing.host} has ${thing.name}${became}${{ same: ', as its registry has it', another: ', another image than its registry has', absent: ', which no registry here has' }[thing.there]}.`;
  }
}
