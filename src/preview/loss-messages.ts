import { shortId } from '../digest/digest.js';
import { volumeName } from '../explain/display-name.js';
import { type Message, message } from '../language/language.js';
import type { Losses } from './losses.js';

/** At most so many paths are told one by one. */
const pathsTold = 5;

function some(paths: readonly string[]): { readonly paths: readonly string[]; readonly more: number } {
  return { paths: paths.slice(0, pathsTold), more: Math.max(0, paths.length - pathsTold) };
}

/** What a learner should read before the command is really given. */
export function lossMessages({ containers, volumes, images, names, layers, freed }: Losses): readonly Message[] {
  const told = [
    ...containers.map(({ name, paths, bytes }) =>
      message('loss.container', { container: name, bytes, ...some(paths) }),
    ),
    ...volumes.map(({ name, paths, bytes }) =>
      message('loss.volume', { volume: volumeName(name), bytes, ...some(paths) }),
    ),
    ...images.map(({ name }) => message('loss.image', { image: name })),
    ...names.map((name) => message('loss.name', { name })),
    ...layers.map(({ chainId, bytes }) => message('loss.layer', { layer: shortId(chainId), bytes })),
  ];
  return told.length === 0 ? [message('loss.nothing', {})] : [...told, message('loss.freed', { bytes: freed })];
}
