import { humanSizeWithPrecision } from '../../time/size.js';
import type { ImageStanding, LayerStanding } from '../image-values.js';
import { counted, listed, number } from './lists.js';

const size = (bytes: number): string => humanSizeWithPrecision(bytes, 4);

function holders({ names, containers, children }: ImageStanding): string {
  const reasons = [
    ...(names.length > 0 ? [`it is named ${listed(names)}`] : []),
    ...(children.length > 0
      ? [`${counted('image', children)} ${children.length > 1 ? 'were' : 'was'} made from it`]
      : []),
    ...(containers.length > 0
      ? [`${counted('container', containers)} ${containers.length > 1 ? 'were' : 'was'} made from it`]
      : []),
  ];
  return reasons.length === 0
    ? 'nobody has removed it, although it has no name, no container and no image on top of it: it dangles'
    : listed(reasons);
}

function layerHolders({ images, containers }: LayerStanding): string {
  const reasons = [
    ...(images.length > 0 ? [`${counted('image', images)} ${images.length > 1 ? 'include' : 'includes'} it`] : []),
    ...(containers.length > 0
      ? [`${counted('container', containers)} ${containers.length > 1 ? 'stand' : 'stands'} on it`]
      : []),
  ];
  return listed(reasons);
}

export const imageWords = {
  'image.there': (values: ImageStanding) => `Image ${values.image} is there: ${holders(values)}.`,
  'image.size': ({
    bytes,
    shared,
    unique,
    layers,
  }: {
    bytes: number;
    shared: number;
    unique: number;
    layers: number;
  }) =>
    `\`docker images\` lists it with ${size(bytes)}: ${layers === 1 ? 'its only layer' : `its ${layers} layers together`}. ${
      shared === 0
        ? 'No other image has any of that, and all of it would be freed with the image.'
        : `${size(shared)} of that lies in layers that other images have too, and is stored only once; ${size(unique)} belongs to it alone and would be freed with it.`
    }`,
  'image.shares': ({ layer, bytes, others }: { layer: string; bytes: number; others: readonly string[] }) =>
    `Its layer ${layer} (${size(bytes)}) is also part of ${listed(others)}.`,
  'image.names': ({ names }: { names: readonly string[] }) =>
    names.length === 1
      ? `\`docker rmi ${names[0]}\` takes its only name away, and the image with it if nothing else holds it.`
      : `It has ${names.length} names: each \`docker rmi NAME\` takes one away, and the last one the image with it.`,
  'image.container': ({ container, status, running }: { container: string; status: string; running: boolean }) =>
    running
      ? `Container ${container} (${status}) runs on it: not even force removes the image while it does.`
      : `Container ${container} (${status}) was made from it: the image cannot be removed without force while that exists.`,
  'image.child': ({ child }: { child: string }) => `Image ${child} was made from it and needs its layers.`,
  'image.hidden': () => 'Having no name but an image on top of it, it is listed by `docker images -a` only.',
  'layer.there': (values: LayerStanding) =>
    `Layer ${values.layer} (${size(values.bytes)}) is stored, once: ${layerHolders(values)}.`,
  'layer.made-by': ({ command }: { command: string }) => `It was made by: ${command}`,
  'layer.brings': ({ added, changed, deleted }: { added: number; changed: number; deleted: number }) =>
    `Over the layer beneath it adds ${number(added, 'path')}, changes ${changed} and deletes ${deleted}.`,
  'layer.on': ({ parent }: { parent: string }) => `It lies on layer ${parent}.`,
  'layer.bottom': () => 'It is the lowest layer of its stack.',
} as const;
