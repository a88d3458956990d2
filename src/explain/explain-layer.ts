import { type Digest, shortId } from '../digest/digest.js';
import { imageHistory } from '../image/image-history.js';
import type { Image } from '../image/image.js';
import { layerChanges } from '../image/layer.js';
import type { Host } from '../host/host.js';
import type { LayerRow } from '../image/store.js';
import { message } from '../language/language.js';
import { type Failure, failure } from '../world/failure.js';
import { imageName, oldestFirst } from './display-name.js';
import type { Explanation } from './explanation.js';
import { removeContainers, removeImages } from './removal-commands.js';

/** By chain id or diff id, or a prefix of one that no other layer has. */
export function findLayer({ images }: Host, text: string): LayerRow | Failure {
  const start = text.startsWith('sha256:') ? text : `sha256:${text}`;
  const rows = [...images.layers.values()];
  const found = rows.filter(
    ({ layer }) => text !== '' && (layer.chainId.startsWith(start) || layer.diffId.startsWith(start)),
  );
  if (found.length > 1) {
    return failure('ambiguous-id', `Several layers have an id that begins with ${text}`, { layer: text });
  }
  return found[0] ?? failure('no-such-object', `No such layer: ${text}`, { layer: text });
}

/** The command of the history that made this layer of an image. */
export function madeBy(host: Host, image: Image, chainId: Digest): string {
  const depth = image.layers.indexOf(chainId);
  const steps = image.config.history.filter((entry) => entry.empty_layer !== true);
  return steps[depth]?.created_by ?? imageHistory(host.images, image)[0]?.CreatedBy ?? '';
}

/** Why a layer is stored: the images that include it and the containers that hold it by themselves. */
export function explainLayer(host: Host, text: string): Explanation | Failure {
  const row = findLayer(host, text);
  if ('code' in row) return row;
  const { chainId, parent, size } = row.layer;
  const images = [...host.images.images.values()].filter(({ layers }) => layers.includes(chainId));
  const holding = oldestFirst(
    [...host.containers.values()].filter(
      (one) => !host.images.images.has(one.image) && standsOn(host, one.topLayer, chainId),
    ),
  );
  const changes = layerChanges(row.layer);
  const count = (kind: string) => changes.filter(({ change }) => change === kind).length;
  const command = images[0] === undefined ? '' : madeBy(host, images[0], chainId);
  const steps = [removeContainers(holding), images.length === 0 ? '' : removeImages(host, images)];
  return {
    answer: message('layer.there', {
      layer: shortId(chainId),
      bytes: size,
      images: images.map(({ id }) => imageName(host.images, id)).sort(),
      containers: holding.map(({ name }) => name),
    }),
    because: [
      parent === undefined ? message('layer.bottom', {}) : message('layer.on', { parent: shortId(parent) }),
      message('layer.brings', { added: count('add'), changed: count('modify'), deleted: count('delete') }),
      ...(command === '' ? [] : [message('layer.made-by', { command })]),
    ],
    remedy: {
      command: steps.filter((step) => step !== '').join(' && '),
      effect: message('remedy.free-layer', { layer: shortId(chainId) }),
    },
  };
}

function standsOn({ images }: Host, top: Digest | undefined, chainId: Digest): boolean {
  for (let at = top; at !== undefined; at = images.layers.get(at)?.layer.parent) if (at === chainId) return true;
  return false;
}
