import { shortId } from '../digest/digest.js';
import { fromImages } from '../engine/from-image-failure.js';
import type { Host } from '../host/host.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import type { Image } from '../image/image.js';
import { sizesOf } from '../image/sizes.js';
import { childrenOf } from '../image/store.js';
import { type Message, message } from '../language/language.js';
import { isUp } from '../view/container-status.js';
import type { Failure } from '../world/failure.js';
import { containersOfImage, familiarNames, imageName } from './display-name.js';
import type { Explanation } from './explanation.js';
import { removeImages } from './removal-commands.js';

/** Other images that have one of its layers, for each layer that others have: the biggest first, as they matter most. */
function sharing({ images }: Host, image: Image): readonly Message[] {
  const shared = image.layers.flatMap((chainId) => {
    const others = [...images.images.values()].filter(({ id, layers }) => id !== image.id && layers.includes(chainId));
    const layer = images.layers.get(chainId)?.layer;
    if (others.length === 0 || layer === undefined) return [];
    return [
      { layer: shortId(chainId), bytes: layer.size, others: others.map(({ id }) => imageName(images, id)).sort() },
    ];
  });
  return shared.sort((a, b) => b.bytes - a.bytes).map((values) => message('image.shares', values));
}

/** Its tags; a digest only where there is no tag: what a learner calls an image. */
function listedNames({ images }: Host, { id }: Image): readonly string[] {
  const names = familiarNames(images, id);
  const tags = names.filter((name) => !name.includes('@'));
  return tags.length > 0 ? tags : names;
}

function holders(host: Host, image: Image): readonly Message[] {
  const store = host.images;
  const names = listedNames(host, image);
  const children = childrenOf(store, image.id).map((child) => imageName(store, child));
  const used = containersOfImage(host, image.id).map(({ name, state }) =>
    message('image.container', { container: name, status: state.status, running: isUp(state) }),
  );
  return [
    ...used,
    ...children.map((child) => message('image.child', { child })),
    ...(names.length === 0 && children.length > 0 ? [message('image.hidden', {})] : []),
    ...(names.length > 0 && children.length === 0 && used.length === 0 ? [message('image.names', { names })] : []),
  ];
}

/** Why an image is there, why its size is what a list says, and what would have to go before it can. */
export function explainImage(host: Host, text: string): Explanation | Failure {
  const image = findImage(host.images, text);
  if (isRefused(image)) return fromImages(image);
  const store = host.images;
  const name = imageName(store, image.id);
  const sizes = { bytes: image.size, ...sizesOf(store, image), layers: image.layers.length };
  return {
    answer: message('image.there', {
      image: name,
      names: listedNames(host, image),
      containers: containersOfImage(host, image.id).map((container) => container.name),
      children: childrenOf(store, image.id).map((child) => imageName(store, child)),
    }),
    because: [...holders(host, image), message('image.size', sizes), ...sharing(host, image)],
    remedy: { command: removeImages(host, [image]), effect: message('remedy.remove-image', { image: name }) },
  };
}
