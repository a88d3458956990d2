import { humanSizeWithPrecision } from '../../time/size.js';
import type { Told } from '../loss-values.js';
import { listed } from './lists.js';

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 4);

function pathsOf({ paths, more }: Told): string {
  return more === 0 ? listed(paths) : `${paths.join(', ')} and ${more} more`;
}

export const lossWords = {
  'loss.nothing': () => 'Nothing would be lost.',
  'loss.container': ({ container, ...told }: Told & { readonly container: string }) =>
    told.paths.length === 0
      ? `Container ${container}, which has changed no file of its image.`
      : `Container ${container}, with ${pathsOf(told)} in its own layer (${size(told.bytes)}).`,
  'loss.volume': ({ volume, ...told }: Told & { readonly volume: string }) =>
    told.paths.length === 0
      ? `Volume ${volume}, which is empty.`
      : `Volume ${volume}, with ${pathsOf(told)} (${size(told.bytes)}).`,
  'loss.image': ({ image }: { image: string }) => `Image ${image}.`,
  'loss.name': ({ name }: { name: string }) => `The name ${name}; the image stays.`,
  'loss.layer': ({ layer, bytes }: { layer: string; bytes: number }) =>
    `Layer ${layer} (${size(bytes)}), which nothing else needs.`,
  'loss.freed': ({ bytes }: { bytes: number }) => `${size(bytes)} would be freed.`,
  'loss.refused': ({ words }: { words: string }) => `It would be refused: ${words}`,
  'loss.endless': () => 'It would not end by itself; while it runs:',
} as const;
