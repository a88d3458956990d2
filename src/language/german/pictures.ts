import type { Language } from '../language.js';
import type { PicturedThing } from '../picture-values.js';
import { number } from './lists.js';

const kinds = {
  named: 'Volume mit Namen',
  anonymous: 'Volume ohne Namen',
  gone: 'Volume, das fort ist',
  folder: 'Ordner des Rechners',
} as const;

const changes = { added: 'neu', removed: 'fort', changed: 'geändert' } as const;

const images = (count: number) => number(count, 'Image', 'Images');
const containersOf = (count: number) => number(count, 'Container', 'Container');
const volumesOf = (count: number) => number(count, 'Volume', 'Volumes');

export const pictureWords = {
  'picture.layers': ({ host }) => `Images und Container auf ${host}`,
  'picture.volumes': ({ host }) => `Volumes auf ${host}`,
  'picture.machine': ({ host }) => `Images, Container und Volumes auf ${host}`,
  'picture.hosts': () => 'Rechner und Registries',
  'picture.images-sum': ({ images: count, layers }) =>
    `${images(count)} aus ${number(layers, 'Schicht', 'Schichten')}.`,
  'picture.sizes-sum': ({ listed, stored }) =>
    `Die Listen ergeben zusammen ${listed}; auf der Platte liegen ${stored}, denn jede Schicht ist nur einmal da.`,
  'picture.containers-sum': ({ containers, bytes }) => `${containersOf(containers)} mit ${bytes} an Eigenem.`,
  'picture.volumes-sum': ({ containers, volumes, folders }) => {
    const counts = [containersOf(containers), volumesOf(volumes), `${folders} Ordner des Rechners`];
    return `${counts.filter((count) => !count.startsWith('0 ')).join(', ')}.`;
  },
  'picture.hosts-sum': ({ hosts, registries }) => `${hosts} Rechner, ${number(registries, 'Registry', 'Registries')}.`,
  'picture.bay': ({ containers, running }) => `${containersOf(containers)}, ${running} davon laufen`,
  'picture.idle': ({ containers }) =>
    `${containersOf(containers)} ${containers === 1 ? 'bindet' : 'binden'} nichts ein`,
  'picture.unmounted': () => 'von niemandem eingebunden',
  'picture.in-all': ({ size }) => `insgesamt ${size}`,
  'picture.in-images': ({ images: count }) => `in ${images(count)}`,
  'picture.more': ({ count }) => `und ${count} weitere`,
  'picture.no-layers': () => 'keine Schichten',
  'picture.nothing': () => 'Es ist nichts da.',
  'picture.source': ({ kind }) => kinds[kind],
  'picture.memory': () => 'im Arbeitsspeicher',
  'picture.read-only': () => 'nur lesend',
  'picture.removed': () => 'entfernt',
  'picture.offline': () => 'ohne Netz',
  'picture.denies': () => 'weist Fremde ab',
  'picture.host-images': ({ images: count, stored }) => `${images(count)}, ${stored} auf der Platte`,
  'picture.host-containers': ({ containers, running }) => `${containersOf(containers)}, ${running} davon laufen`,
  'picture.host-volumes': ({ volumes }) => volumesOf(volumes),
  'picture.no-tags': () => 'keine Tags',
  'picture.change': ({ change }) => changes[change],
  'picture.legend': ({ sign }) => signs[sign],
  'picture.thing': (thing) => sentence(thing),
} satisfies Partial<Language['words']>;

const signs = {
  shared: 'Schicht mehrerer Images',
  own: 'Schicht eines Images, oder keines',
  writable: 'ein Container mit seiner eigenen, beschreibbaren Schicht',
  notch: 'eine Kerbe je Zehnfachem: 1kB hat eine, 1MB vier',
  named: 'Volume mit Namen',
  anonymous: 'Volume ohne Namen',
  folder: 'Ordner des Rechners',
  gone: 'Volume, das fort ist',
  'removed-container': 'Container, der fort ist',
  mount: 'bindet ein und darf schreiben',
  'read-only': 'bindet ein und darf nur lesen',
  inheritance: '--volumes-from',
  engine: 'sein docker spricht mit',
  same: 'dasselbe Image unter demselben Namen',
  another: 'derselbe Name, ein anderes Image',
  added: 'neu',
  removed: 'fort',
  changed: 'geändert',
} as const;

function sentence(thing: PicturedThing): string {
  const became = thing.change === undefined ? '' : ` (${changes[thing.change]})`;
  switch (thing.what) {
    case 'layer':
      return `Schicht ${thing.layer}${became} von ${thing.size}${thing.on === undefined ? '' : ` auf Schicht ${thing.on}`}, in ${images(thing.images)}.`;
    case 'image':
      return `Image ${thing.names.join(', ')}${became} von ${thing.size}${thing.layer === undefined ? ' hat keine Schichten' : ` endet mit Schicht ${thing.layer}`}.`;
    case 'container':
      return `Container ${thing.name}${became}, ${thing.status}, mit ${thing.size} an Eigenem${thing.on === undefined ? '' : ` auf Schicht ${thing.on}`}.`;
    case 'client':
      return `Container ${thing.name}${became}, ${thing.status ?? 'entfernt'}.`;
    case 'source':
      return `${thing.kind === 'folder' ? 'Ordner' : 'Volume'} ${thing.name}${became}: ${kinds[thing.kind]}${thing.size === undefined ? '' : `, ${thing.size}`}.`;
    case 'mount':
      return `Container ${thing.container} hat ${thing.source ?? 'Arbeitsspeicher'} unter ${thing.at}${thing.readonly ? ', nur lesend' : ''}${became}.`;
    case 'inheritance':
      return `Container ${thing.container} hat seine Volumes von ${thing.from}${became}.`;
    case 'host':
      return `Rechner ${thing.name}${became}: ${images(thing.images)}, ${containersOf(thing.containers)}, ${volumesOf(thing.volumes)}${thing.speaksTo === undefined ? '' : `; sein docker spricht mit ${thing.speaksTo}`}.`;
    case 'registry':
      return `Registry ${thing.name}${became}.`;
    case 'tag':
      return `${thing.registry} hat ${thing.name}${became}.`;
    case 'holding':
      return `Rechner ${thing.host} hat ${thing.name}${became}${{ same: ', wie seine Registry es hat', another: ', ein anderes Image als seine Registry', absent: ', das keine Registry hier hat' }[thing.there]}.`;
  }
}
