/** The panel of images, layers and containers. */
import { boxText, notches, prose, rectangle } from './box-svg.js';
import type { LayersPicture } from './layers-picture.js';
import type { Sign } from './legend.js';
import { sizeText } from './measure.js';
import type { Panel } from './panel.js';
import type { Say } from './say.js';
import { type PlacedLayer, placeStacks, spineWidth, type Stacks } from './stack-layout.js';
import { stackThings } from './stack-things.js';
import { element, textElement } from './svg-element.js';

/** A bar, with its spine and its further shelves as one outline. */
function outline({ bar, shelves }: PlacedLayer): string {
  const { x, y, width, height } = bar;
  const right = x + width;
  const inner = x + spineWidth;
  const arms = shelves.map((shelf) => `H${inner}V${shelf.y + shelf.height}H${right}V${shelf.y}`);
  return `M${x} ${y + height}H${right}V${y}${arms.join('')}H${x}z`;
}

function drawLayer(placed: PlacedLayer, title: string, hatch: string): string {
  const { layer, bar, shelves, lines } = placed;
  const shared = layer.sharedBy > 1;
  const shape = (attributes: { readonly class: string; readonly fill?: string }) =>
    shelves.length === 0
      ? element('rect', { ...attributes, ...bar, rx: 4 })
      : element('path', { ...attributes, d: outline(placed) });
  return element(
    'g',
    { class: `layer ${shared ? 'shared' : 'own'} ${layer.change ?? ''}`.trim(), 'data-layer': layer.chainId },
    textElement('title', {}, title),
    shape({ class: 'box' }),
    shared ? shape({ class: 'hatched', fill: `url(#${hatch})` }) : '',
    notches(layer.size, bar),
    boxText(lines, bar),
  );
}

function draw(stacks: Stacks, things: ReadonlyMap<string, string>, hatch: string): string {
  const layers = stacks.layers.map((placed) => drawLayer(placed, things.get(placed.layer.chainId) ?? '', hatch));
  const bare = stacks.bare.map(({ image, box, lines }) =>
    element(
      'g',
      { class: `bare ${image.change ?? ''}`.trim() },
      textElement('title', {}, things.get(image.id) ?? ''),
      rectangle(box, 4),
      boxText(lines, box),
    ),
  );
  const bays = stacks.bays.map(
    ({ box, title }) => rectangle(box, 6, 'bay') + (title === '' ? '' : prose(title, box.x + 10, box.y + 16, 'note')),
  );
  const containers = stacks.containers.map(({ container, box, lines }) =>
    element(
      'g',
      { class: `container writable ${container.change ?? ''}`.trim(), 'data-container': container.id },
      textElement('title', {}, things.get(container.id) ?? ''),
      rectangle(box, 8),
      notches(container.size, box),
      boxText(lines, box),
    ),
  );
  return [...layers, ...bare, ...bays, ...containers].join('');
}

function signsOf(picture: LayersPicture): readonly Sign[] {
  const { layers, containers } = picture;
  const statuses = [...new Set(containers.map(({ status }) => status))].sort();
  return [
    ...(layers.some(({ sharedBy }) => sharedBy > 1) ? (['shared'] as const) : []),
    ...(layers.some(({ sharedBy }) => sharedBy <= 1) ? (['own'] as const) : []),
    ...(containers.length > 0 ? (['writable'] as const) : []),
    ...statuses.map((status): Sign => ({ status })),
    ...(layers.length > 0 ? (['notch'] as const) : []),
  ];
}

function summary({ images, layers, containers, stored, listed }: LayersPicture, put: Say): readonly string[] {
  const here = <T extends { readonly change?: string }>(things: readonly T[]) =>
    things.filter(({ change }) => change !== 'removed');
  const kept = here(containers);
  if (layers.length + images.length + containers.length === 0) return [put('picture.nothing', {})];
  const sums = put('picture.images-sum', { images: here(images).length, layers: here(layers).length });
  const sizes = put('picture.sizes-sum', { listed: sizeText(listed), stored: sizeText(stored) });
  const bytes = sizeText(kept.reduce((sum, { size }) => sum + size, 0));
  return [
    listed > stored ? `${sums} ${sizes}` : sums,
    ...(kept.length > 0 ? [put('picture.containers-sum', { containers: kept.length, bytes })] : []),
  ];
}

export function stackPanel(picture: LayersPicture, put: Say, most: number, hatch: string): Panel {
  const stacks = placeStacks(picture, put, most);
  const things = stackThings(picture, put);
  const byKey = new Map(things);
  return {
    title: put('picture.layers', { host: picture.host }),
    summary: summary(picture, put),
    things: things.map(([, sentence]) => sentence),
    signs: signsOf(picture),
    width: stacks.width,
    height: stacks.height,
    draw: (x, y) => element('g', { transform: `translate(${x} ${y})` }, draw(stacks, byKey, hatch)),
  };
}
