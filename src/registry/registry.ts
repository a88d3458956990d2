import type { Bytes } from '../digest/bytes.js';
import type { Digest } from '../digest/digest.js';
import type { Layer } from '../image/layer.js';
import { emptyTable, type Table } from '../table/table.js';

/** A compressed layer as a registry keeps it: its digest is not the diff id. */
export interface LayerBlob {
  readonly digest: Digest;
  /** Bytes that travel. */
  readonly size: number;
  /** A layer with this content; where a pull puts it on another chain, its changes are applied there. */
  readonly layer: Layer;
}

export interface Repository {
  readonly tags: Table<string, Digest>;
  /** The exact bytes of each manifest, by digest. */
  readonly manifests: Table<Digest, Bytes>;
  /** Blobs that were pushed to or mounted into this repository. */
  readonly blobs: Table<Digest, true>;
}

/** A remote registry. `name` is its host and port as references have it: `127.0.0.1:5000`, `docker.io`. */
export interface Registry {
  readonly name: string;
  /** Refuses whatever it does not have, and every push, as Docker Hub does to a stranger. */
  readonly denies: boolean;
  readonly repositories: Table<string, Repository>;
  readonly layers: Table<Digest, LayerBlob>;
  /** Image configs: exact bytes by digest, which is the image id. */
  readonly configs: Table<Digest, Bytes>;
}

export const emptyRepository: Repository = { tags: emptyTable(), manifests: emptyTable(), blobs: emptyTable() };

export function emptyRegistry(name: string, denies = false): Registry {
  return { name, denies, repositories: emptyTable(), layers: emptyTable(), configs: emptyTable() };
}
