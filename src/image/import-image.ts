import type { Directory } from '../filesystem/node.js';
import { formatRfc3339Nano } from '../time/instant.js';
import { addImage } from './add-image.js';
import { applyChangeInstructions } from './change-instruction.js';
import { type ContainerConfig, dockerVersion, type ImageConfig } from './config.js';
import { type ImageFailure, isRefused } from './failure.js';
import type { Image } from './image.js';
import { baseLayer, type KnownLayer, type Layer } from './layer.js';
import type { ImageStore } from './store.js';

export interface ImportRequest {
  readonly tree: Directory;
  readonly changes?: readonly string[] | undefined;
  /** `Imported from -` by default. */
  readonly message?: string | undefined;
  readonly architecture?: string | undefined;
  /** Milliseconds. */
  readonly created: number;
  readonly known?: KnownLayer | undefined;
}

/** The config of an image that has one layer and one line of history. */
export function importedConfig(
  layer: Layer,
  config: ContainerConfig,
  request: Omit<ImportRequest, 'tree'>,
): ImageConfig {
  const comment = request.message || 'Imported from -';
  const created = formatRfc3339Nano(request.created);
  return {
    architecture: request.architecture ?? 'amd64',
    comment,
    config,
    container_config: {},
    created,
    docker_version: dockerVersion,
    history: [{ created, comment }],
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: [layer.diffId] },
  };
}

/** `docker import` of an archive that was read into a tree. Nothing of a container's config comes along. */
export function importImage(
  store: ImageStore,
  request: ImportRequest,
): { readonly store: ImageStore; readonly image: Image } | ImageFailure {
  const config = applyChangeInstructions({}, request.changes ?? []);
  if (isRefused(config)) return config;
  const layer = baseLayer(request.tree, request.known);
  return addImage(store, { config: importedConfig(layer, config, request), layers: [layer] });
}
