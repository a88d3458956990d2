/** What is written in the boxes of a picture of layers. */
import type { PicturedContainer, PicturedImage, PicturedLayer, PicturedName } from './layers-picture.js';
import { shortened, sizeText } from './measure.js';
import { type Line, lineWidth, type Span } from './rectangle.js';
import { changeSpans, type Say } from './say.js';

const longestName = 52;
/** So many names of images are written in a layer; the others are told in its title. */
const mostNames = 5;

function nameSpans(image: PicturedImage, { text, change }: PicturedName, put: Say): readonly Span[] {
  const became = change ?? (image.change === 'changed' ? undefined : image.change);
  const as = became === 'removed' ? 'gone' : 'name';
  return [{ text: shortened(text, longestName), as, image: image.id }, ...changeSpans(became, put)];
}

function sizeSpans({ size, sharedBy, change }: PicturedLayer, put: Say): readonly Span[] {
  const spans: Span[] = [{ text: sizeText(size), as: 'note' }];
  if (sharedBy > 1) spans.push({ text: put('picture.in-images', { images: sharedBy }), as: 'note' });
  return [...spans, ...changeSpans(change, put)];
}

/** The names of images that end here, each on a line with what the image takes in all; then the layer's own line. */
export function layerLines(layer: PicturedLayer, images: readonly PicturedImage[], put: Say): readonly Line[] {
  const named = images.flatMap((image) => image.names.map((name, at) => ({ image, name, first: at === 0 })));
  const names = named.slice(0, mostNames).map(({ image, name, first }): Line => {
    const total = put('picture.in-all', { size: sizeText(image.size) });
    const inAll: readonly Span[] = first && layer.parent !== undefined ? [{ text: total, as: 'note' }] : [];
    return { left: nameSpans(image, name, put), right: inAll };
  });
  const more = named.length - names.length;
  const rest: readonly Line[] =
    more === 0 ? [] : [{ left: [{ text: put('picture.more', { count: more }), as: 'note' }] }];
  return [...names, ...rest, { left: [{ text: layer.label, as: 'note' }], right: sizeSpans(layer, put) }];
}

/** The same on one line, where there is room for it. */
export function layerLine(
  layer: PicturedLayer,
  images: readonly PicturedImage[],
  put: Say,
  width: number,
): Line | undefined {
  const names = images.flatMap((image) => image.names.flatMap((name) => nameSpans(image, name, put)));
  const [image] = images;
  const label: Span = { text: layer.label, as: 'note' };
  const inAll: readonly Span[] =
    images.length === 1 && image && layer.parent !== undefined
      ? [{ text: put('picture.in-all', { size: sizeText(image.size) }), as: 'note' }]
      : [];
  const line: Line = {
    left: names.length === 0 ? [label] : [...names, ...inAll],
    right: [...(names.length === 0 ? [] : [label]), ...sizeSpans(layer, put)],
  };
  return lineWidth(line) <= width ? line : undefined;
}

export function bareImageLines(image: PicturedImage, put: Say): readonly Line[] {
  return [
    ...image.names.slice(0, mostNames).map((name) => ({ left: nameSpans(image, name, put) })),
    { left: [{ text: put('picture.no-layers', {}), as: 'note' }] },
  ];
}

/** A card for a container that has room. */
export function cardLines({ label, status, size, change }: PicturedContainer, put: Say): readonly Line[] {
  return [
    { sign: status, left: [{ text: shortened(label, 30), as: 'name' }], right: changeSpans(change, put) },
    { left: [{ text: status, as: 'note' }], right: [{ text: sizeText(size), as: 'note' }] },
  ];
}

/** One line for a container among many; it has nothing of its own where no size is told. */
export function rowLine({ label, status, size, change }: PicturedContainer, put: Say): Line {
  const bytes: readonly Span[] = size === 0 ? [] : [{ text: sizeText(size), as: 'note' }];
  const right = [...bytes, ...changeSpans(change, put)];
  return { sign: status, left: [{ text: shortened(label, 24), as: 'name' }], right };
}
