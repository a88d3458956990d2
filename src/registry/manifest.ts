import { type Bytes, toText } from '../digest/bytes.js';
import { type Digest, digestOf } from '../digest/digest.js';
import type { Layer } from '../image/layer.js';
import type { LayerBlob } from './registry.js';

interface Descriptor {
  readonly mediaType: string;
  readonly size: number;
  readonly digest: Digest;
}

/** Image manifest, version 2, schema 2, of the distribution project. */
export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType: string;
  readonly config: Descriptor;
  /** Lowest first. */
  readonly layers: readonly Descriptor[];
}

const distribution = 'application/vnd.docker';

/**
 * Stands in for the gzip of a layer's tar, which nobody needs here: a digest of its own, so that a push (diff ids)
 * and a pull (blobs) show different ids for one layer, and about the size that gzip would leave.
 */
export function compress(layer: Layer): LayerBlob {
  return {
    digest: digestOf(`gzip of ${layer.diffId}`),
    size: 120 + Math.floor((layer.size * 11) / 20),
    layer,
  };
}

/** The bytes that the Engine uploads: indented by three spaces, members in this order. */
export function encodeManifest(config: Bytes, blobs: readonly LayerBlob[]): Bytes {
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: `${distribution}.distribution.manifest.v2+json`,
    config: {
      mediaType: `${distribution}.container.image.v1+json`,
      size: config.length,
      digest: digestOf(config),
    },
    layers: blobs.map(({ size, digest }) => ({
      mediaType: `${distribution}.image.rootfs.diff.tar.gzip`,
      size,
      digest,
    })),
  };
  return JSON.stringify(manifest, undefined, 3);
}

/** Reads what `encodeManifest` wrote. */
export function decodeManifest(bytes: Bytes): Manifest {
  return JSON.parse(toText(bytes)) as Manifest;
}
