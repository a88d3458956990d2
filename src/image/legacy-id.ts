import { type Bytes, toBytes } from '../digest/bytes.js';
import { canonicalJson } from '../digest/canonical-json.js';
import { type Digest, digestOf } from '../digest/digest.js';
import { type ContainerConfig, encodeContainerConfig } from './config.js';
import type { Image } from './image.js';

type Member = readonly [name: string, json: string];

function text(name: string, value: string | undefined): readonly Member[] {
  return value === undefined || value === '' ? [] : [[name, canonicalJson(value, { escape: 'go' })]];
}

function config(name: string, value: ContainerConfig | undefined): readonly Member[] {
  return value === undefined ? [] : [[name, encodeContainerConfig(value)]];
}

function object(members: readonly Member[]): string {
  return `{${members.map(([name, json]) => `"${name}":${json}`).join(',')}}`;
}

/** What an engine before 1.10 kept of an image, in the order of moby's V1Image. The top layer has it all. */
function members({ config: image }: Image, isTop: boolean): readonly Member[] {
  if (!isTop) return [...text('created', '1970-01-01T00:00:00Z'), ...config('container_config', {})];
  return [
    ...text('comment', image.comment),
    ...text('created', image.created),
    ...text('container', image.container),
    ...config('container_config', image.container_config ?? {}),
    ...text('docker_version', image.docker_version),
    ...text('author', image.author),
    ...config('config', image.config),
    ...text('architecture', image.architecture),
    ...text('os', image.os),
  ];
}

export interface LegacyLayer {
  /** 64 hex digits: the layer's folder in an archive. */
  readonly id: string;
  /** Its `json` file. */
  readonly json: Bytes;
}

/** The layers of an image under the ids that they had before there were chain ids (moby's v1.CreateID). Lowest first. */
export function legacyLayers(image: Image): readonly LegacyLayer[] {
  const layers: LegacyLayer[] = [];
  let parent: Digest | undefined;
  for (const [index, chainId] of image.layers.entries()) {
    const own = members(image, index === image.layers.length - 1);
    const identity = [...own, ...text('layer_id', chainId), ...text('parent', parent)];
    const id = digestOf(toBytes(object(identity.toSorted(([a], [b]) => (a < b ? -1 : 1)))));
    const links = [...text('id', id.slice('sha256:'.length)), ...text('parent', parent?.slice('sha256:'.length))];
    const rest = own.some(([name]) => name === 'os') ? own : [...own, ...text('os', image.config.os)];
    layers.push({ id: id.slice('sha256:'.length), json: toBytes(object([...links, ...rest])) });
    parent = id;
  }
  return layers;
}
