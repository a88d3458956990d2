import type { LayersPicture } from './layers-picture.js';
import { sizeText } from './measure.js';
import type { Say } from './say.js';

/** A sentence for each layer, image and container, by its identifier. */
export function stackThings(picture: LayersPicture, put: Say): readonly (readonly [key: string, sentence: string])[] {
  const { layers, images, containers } = picture;
  const labels = new Map<string, string>(layers.map(({ chainId, label }) => [chainId, label]));
  const labelOf = (id: string | undefined) => (id === undefined ? undefined : labels.get(id));
  return [
    ...layers.map(({ chainId, label, parent, size, sharedBy, change }) => {
      const told = {
        what: 'layer',
        layer: label,
        size: sizeText(size),
        on: labelOf(parent),
        images: sharedBy,
      } as const;
      return [chainId, put('picture.thing', { ...told, change })] as const;
    }),
    ...images.map(({ id, names: shown, top, size, change }) => {
      const names = shown.filter((name) => name.change !== 'removed').map(({ text }) => text);
      const told = { what: 'image', names, size: sizeText(size), layer: labelOf(top) } as const;
      return [id, put('picture.thing', { ...told, change })] as const;
    }),
    ...containers.map(({ id, label, status, size, on, change }) => {
      const told = { what: 'container', name: label, status, size: sizeText(size), on: labelOf(on) } as const;
      return [id, put('picture.thing', { ...told, change })] as const;
    }),
  ];
}
