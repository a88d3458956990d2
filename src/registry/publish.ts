import type { Bytes } from '../digest/bytes.js';
import { type Digest, digestOf } from '../digest/digest.js';
import type { Layer } from '../image/layer.js';
import { compress, encodeManifest } from './manifest.js';
import { emptyRepository, type Registry } from './registry.js';

export interface Publication {
  readonly registry: Registry;
  /** Of the manifest. */
  readonly digest: Digest;
  /** Bytes of the manifest. */
  readonly size: number;
}

/** Puts an image under a tag of a repository (`library/debian`). What is there already is stored once. */
export function publishImage(
  registry: Registry,
  path: string,
  tag: string,
  config: Bytes,
  layers: readonly Layer[],
): Publication {
  const blobs = layers.map(compress);
  const manifest = encodeManifest(config, blobs);
  const digest = digestOf(manifest);
  const repository = registry.repositories.get(path) ?? emptyRepository;
  const known = registry.layers;
  return {
    digest,
    size: manifest.length,
    registry: {
      ...registry,
      layers: known.with((table) => {
        for (const blob of blobs) if (!known.has(blob.digest)) table.set(blob.digest, blob);
      }),
      configs: registry.configs.set(digestOf(config), config),
      repositories: registry.repositories.set(path, {
        tags: repository.tags.set(tag, digest),
        manifests: repository.manifests.set(digest, manifest),
        blobs: repository.blobs.with((table) => {
          for (const blob of blobs) table.set(blob.digest, true);
        }),
      }),
    },
  };
}
