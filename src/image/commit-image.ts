import type { Digest } from '../digest/digest.js';
import { commitChanges } from '../filesystem/commit-changes.js';
import type { Directory } from '../filesystem/node.js';
import { formatRfc3339Nano } from '../time/instant.js';
import { addImage } from './add-image.js';
import { applyChangeInstructions } from './change-instruction.js';
import { type ContainerConfig, dockerVersion, type ImageConfig } from './config.js';
import { type ImageFailure, isRefused, refuse } from './failure.js';
import type { HistoryEntry } from './history.js';
import type { Image } from './image.js';
import { layerChanges, stackLayer } from './layer.js';
import { mergeConfig } from './merge-config.js';
import { type ImageStore, layersOf } from './store.js';

export interface CommitRequest {
  readonly container: {
    readonly id: string;
    /** Id of the image it was created from. */
    readonly image: Digest;
    readonly config: ContainerConfig;
    /** What `docker diff` compares: the tree it was created with, and its tree now. */
    readonly base: Directory;
    readonly tree: Directory;
  };
  /** Replaces the container's config before the changes are made and it fills what is left open. */
  readonly config?: ContainerConfig | undefined;
  /** Dockerfile instructions of `--change`. */
  readonly changes?: readonly string[] | undefined;
  readonly author?: string | undefined;
  readonly message?: string | undefined;
  /** Milliseconds. */
  readonly created: number;
}

const imageFolder = '/var/lib/docker/image/overlay2/imagedb/content/sha256';

function historyEntry({ container, author, message, created }: CommitRequest, isEmpty: boolean): HistoryEntry {
  return {
    created: formatRfc3339Nano(created),
    ...(author ? { author } : {}),
    created_by: (container.config.Cmd ?? []).join(' '),
    ...(message ? { comment: message } : {}),
    ...(isEmpty ? { empty_layer: true } : {}),
  };
}

/** `docker commit` without the name. A container that changed nothing gives an image of the very same layers. */
export function commitImage(
  store: ImageStore,
  request: CommitRequest,
): { readonly store: ImageStore; readonly image: Image } | ImageFailure {
  const { container, author, created } = request;
  const changed = applyChangeInstructions(request.config ?? container.config, request.changes ?? []);
  if (isRefused(changed)) return changed;
  const parent = store.images.get(container.image);
  if (parent === undefined) {
    const path = `${imageFolder}/${container.image.slice('sha256:'.length)}`;
    const message = `failed to get digest ${container.image}: open ${path}: no such file or directory`;
    return refuse('no-such-image', message, { image: container.image, container: container.id });
  }
  const below = layersOf(store, parent);
  const top = stackLayer(below[below.length - 1], commitChanges(container.base, container.tree));
  const isEmpty = layerChanges(top).length === 0;
  const layers = isEmpty ? below : [...below, top];
  const config: ImageConfig = {
    architecture: parent.config.architecture,
    ...(author ? { author } : {}),
    config: mergeConfig(changed, container.config),
    container: container.id,
    container_config: container.config,
    created: formatRfc3339Nano(created),
    docker_version: dockerVersion,
    history: [...parent.config.history, historyEntry(request, isEmpty)],
    os: parent.config.os,
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => layer.diffId) },
  };
  return addImage(store, { config, layers, parent: parent.id });
}
