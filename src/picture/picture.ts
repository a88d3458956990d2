import { type Failure, failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { type HostsPicture, hostsPicture } from './hosts-picture.js';
import { type LayersPicture, layersPicture } from './layers-picture.js';
import type { Naming } from './naming.js';
import { type VolumesPicture, volumesPicture } from './volumes-picture.js';

/** Layers and volumes of one host in one picture. */
export interface MachinePicture {
  readonly of: 'machine';
  readonly host: string;
  readonly layers: LayersPicture;
  readonly volumes: VolumesPicture;
}

/** What a world shows, as plain data: nothing of how it looks. */
export type Picture = LayersPicture | VolumesPicture | MachinePicture | HostsPicture;

export type PictureKind = Picture['of'];

export const pictureKinds: readonly PictureKind[] = ['layers', 'volumes', 'machine', 'hosts'];

export interface PictureRequest {
  readonly of: PictureKind;
  /** Of which host: without a name the first one that the world got; not needed for `hosts`. */
  readonly host?: string;
  /** An earlier moment: what is new, gone or different since then is marked. */
  readonly since?: World;
  /** What names and identifiers are called in the picture. */
  readonly called?: Naming;
}

/** A picture of a world, or `no-such-host`. */
export function picture(world: World, request: PictureRequest): Picture | Failure {
  const { of, since, called = (name) => name } = request;
  if (of === 'hosts') return hostsPicture(world, since, called);
  const host = request.host ?? firstHost(world);
  if (!world.hosts.has(host)) return failure('no-such-host', `No such host: ${host}`, { host });
  if (of === 'layers') return layersPicture(world, host, since, called);
  if (of === 'volumes') return volumesPicture(world, host, since, called);
  const layers = layersPicture(world, host, since, called);
  return { of, host, layers, volumes: volumesPicture(world, host, since, called) };
}

/** Addresses are given out in the order in which hosts come. */
function firstHost(world: World): string {
  const [first] = [...world.hosts.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  return first?.name ?? '';
}
