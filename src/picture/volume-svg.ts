/** The panel of containers, volumes and folders. */
import { prose } from './box-svg.js';
import { components } from './components.js';
import type { Sign } from './legend.js';
import { extentOf, masonry } from './masonry.js';
import type { Panel } from './panel.js';
import type { Say } from './say.js';
import { element } from './svg-element.js';
import { memoryThings, volumeWiring } from './volume-cards.js';
import type { VolumesPicture } from './volumes-picture.js';
import type { Card } from './wiring.js';
import { cardHeight, cardWidth } from './wiring.js';
import { placeWiring } from './wiring-layout.js';
import { drawWiring } from './wiring-svg.js';

const gap = 34;
const gridGap = 10;
const headHeight = 26;
/** More things than this are shown in fewer lines. */
const mostWithRoom = 60;

interface Part {
  readonly width: number;
  readonly height: number;
  readonly draw: () => string;
}

/** Cards that nothing is wired to, under a line that says so. */
function gridPart(cards: readonly Card[], title: string, most: number): Part {
  const width = Math.max(...cards.map(cardWidth));
  const columns = Math.max(1, Math.floor((most + gridGap) / (width + gridGap)));
  const height = Math.max(...cards.map(cardHeight));
  const boxes = cards.map((card, at) => ({
    card,
    box: {
      x: (at % columns) * (width + gridGap),
      y: headHeight + Math.floor(at / columns) * (height + gridGap),
      width,
      height: cardHeight(card),
    },
  }));
  const placed = { cards: boxes, bundles: [], links: [], width: 0, height: 0 };
  return {
    ...extentOf(boxes.map(({ box }) => box)),
    draw: () => prose(title, 0, 14, 'prose note') + drawWiring(placed),
  };
}

function partsOf(picture: VolumesPicture, put: Say, most: number, dense: boolean): readonly Part[] {
  const wiring = volumeWiring(picture, put, dense);
  const wired = components(wiring);
  const shown = new Set(wired.flatMap(({ left, right }) => [...left, ...right]).map(({ key }) => key));
  const idle = wiring.left.filter(({ key }) => !shown.has(key));
  const unmounted = wiring.right.filter(({ key }) => !shown.has(key));
  const placed = wired.map(placeWiring).sort((a, b) => b.width - a.width);
  const boxes = masonry(placed, most, gap);
  const drawn = () =>
    placed
      .map((one, at) => element('g', { transform: `translate(${boxes[at]?.x} ${boxes[at]?.y})` }, drawWiring(one)))
      .join('');
  return [
    ...(placed.length > 0 ? [{ ...extentOf(boxes), draw: drawn }] : []),
    ...(unmounted.length > 0 ? [gridPart(unmounted, put('picture.unmounted', {}), most)] : []),
    ...(idle.length > 0 ? [gridPart(idle, put('picture.idle', { containers: idle.length }), most)] : []),
  ];
}

function signsOf({ clients, sources, mounts, inheritances }: VolumesPicture): readonly Sign[] {
  const statuses = [...new Set(clients.flatMap(({ status }) => status ?? []))].sort();
  const kinds = (['named', 'anonymous', 'folder', 'gone'] as const).filter((kind) =>
    sources.some((source) => source.kind === kind),
  );
  return [
    ...statuses.map((status): Sign => ({ status })),
    ...kinds,
    ...(mounts.some(({ writable, source }) => writable && source !== undefined) ? (['mount'] as const) : []),
    ...(mounts.some(({ writable, source }) => !writable && source !== undefined) ? (['read-only'] as const) : []),
    ...(inheritances.length > 0 ? (['inheritance'] as const) : []),
    ...(clients.some(({ status }) => status === undefined) ? (['removed-container'] as const) : []),
  ];
}

function summary({ clients, sources }: VolumesPicture, put: Say): readonly string[] {
  const containers = clients.filter(({ status, change }) => status !== undefined && change !== 'removed').length;
  const here = sources.filter(({ kind, change }) => kind !== 'gone' && change !== 'removed');
  const folders = here.filter(({ kind }) => kind === 'folder').length;
  if (clients.length + sources.length === 0) return [put('picture.nothing', {})];
  return [put('picture.volumes-sum', { containers, volumes: here.length - folders, folders })];
}

export function volumePanel(picture: VolumesPicture, put: Say, most: number): Panel {
  const dense = picture.clients.length + picture.sources.length > mostWithRoom;
  const parts = partsOf(picture, put, most, dense);
  const wiring = volumeWiring(picture, put, dense);
  const titles = [...wiring.left, ...wiring.right, ...wiring.wires, ...wiring.links].map(({ title }) => title);
  return {
    title: put('picture.volumes', { host: picture.host }),
    summary: summary(picture, put),
    things: [...titles, ...memoryThings(picture, put)],
    signs: signsOf(picture),
    width: Math.max(0, ...parts.map(({ width }) => width)),
    height: parts.reduce((sum, { height }) => sum + height + gap, -gap),
    draw: (x, y) => {
      let top = y;
      return parts
        .map(({ height, draw }) => {
          const drawn = element('g', { transform: `translate(${x} ${top})` }, draw());
          top += height + gap;
          return drawn;
        })
        .join('');
    },
  };
}
