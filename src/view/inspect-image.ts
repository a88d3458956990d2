import { fromImages } from '../engine/from-image-failure.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { commentOf } from '../image/image-history.js';
import { namesOf } from '../image/store.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import type { Failure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { type ConfigDocument, configDocument } from './config-document.js';
import { type GraphDriverDocument, imageGraphDriver } from './graph-driver.js';
import { hostOf } from './host-of.js';
import { timeOrNever } from './state-document.js';

/** What `docker image inspect` prints. */
export interface ImageDocument {
  readonly Id: string;
  readonly RepoTags: readonly string[];
  readonly RepoDigests: readonly string[];
  readonly Parent: string;
  readonly Comment: string;
  readonly Created: string;
  readonly Container: string;
  readonly ContainerConfig: ConfigDocument;
  readonly DockerVersion: string;
  readonly Author: string;
  readonly Config: ConfigDocument;
  readonly Architecture: string;
  readonly Os: string;
  readonly Size: number;
  readonly VirtualSize: number;
  readonly GraphDriver: GraphDriverDocument;
  readonly RootFS: { readonly Type: string; readonly Layers?: readonly string[] };
  readonly Metadata: { readonly LastTagTime: string };
}

/** The words of a missing image are those of `/images/NAME/json`: the CLI prints them as they are (FINDINGS 80). */
export function inspectImage(world: World, hostName: string, text: string): ImageDocument | Failure {
  const store = hostOf(world, hostName).images;
  const image = findImage(store, text);
  if (isRefused(image)) {
    return fromImages({ ...image, message: `no such image: ${text}: ${image.message}` });
  }
  const { config } = image;
  const names = namesOf(store, image.id).map((name) => familiarString(parseCanonical(name)));
  const diffIds = config.rootfs.diff_ids;
  return {
    Id: image.id,
    RepoTags: names.filter((name) => !name.includes('@')),
    RepoDigests: names.filter((name) => name.includes('@')),
    Parent: image.parent ?? '',
    Comment: commentOf(image),
    Created: config.created,
    Container: config.container ?? '',
    ContainerConfig: configDocument(config.container_config),
    DockerVersion: config.docker_version ?? '',
    Author: config.author ?? '',
    Config: configDocument(config.config),
    Architecture: config.architecture,
    Os: config.os,
    Size: image.size,
    VirtualSize: image.size,
    GraphDriver: imageGraphDriver(image),
    RootFS: { Type: 'layers', ...(diffIds.length === 0 ? {} : { Layers: diffIds }) },
    Metadata: { LastTagTime: timeOrNever(image.lastTagged) },
  };
}
