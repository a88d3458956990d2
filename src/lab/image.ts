import type { Digest } from '../digest/digest.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { type HistoryRow, imageHistory } from '../image/image-history.js';
import type { Image as ImageRow } from '../image/image.js';
import { sizesOf } from '../image/sizes.js';
import { namesOf } from '../image/store.js';
import type { RemovalRecord } from '../image/remove-image.js';
import { familiarString } from '../reference/familiar.js';
import { parseCanonical } from '../reference/normalize.js';
import { type Failure, failure, orThrow } from '../world/failure.js';
import type { LabCore } from './core.js';

/** An image by its id; calls go to the lab's present world. */
export class Image {
  readonly id: Digest;
  readonly #core: LabCore;
  readonly #host: string;

  constructor(core: LabCore, host: string, id: Digest) {
    this.#core = core;
    this.#host = host;
    this.id = id;
  }

  /** 12 hex digits, as `docker images` shows it. */
  get shortId(): string {
    return this.id.slice('sha256:'.length, 'sha256:'.length + 12);
  }

  get #store() {
    const host = this.#core.world.hosts.get(this.#host);
    if (!host) throw new Error(`no host ${this.#host}`);
    return host.images;
  }

  tryRow(): ImageRow | Failure {
    const image = findImage(this.#store, this.id);
    return isRefused(image) ? failure(image.refused, image.message, image.about) : image;
  }
  get row(): ImageRow {
    return orThrow(this.tryRow());
  }
  get exists(): boolean {
    return this.#store.images.has(this.id);
  }

  /** As `docker images` shows them: `debian:latest`, `127.0.0.1:5000/app:v1`. */
  get tags(): readonly string[] {
    return namesOf(this.#store, this.id)
      .map(parseCanonical)
      .filter(({ digest }) => digest === undefined)
      .map(familiarString);
  }
  /** Bytes of all its layers: what `docker images` shows. Sums of it count shared layers more than once. */
  get size(): number {
    return this.row.size;
  }
  /** Bytes of those of its layers that another listed image has too. */
  get sharedSize(): number {
    return sizesOf(this.#store, this.row).shared;
  }
  /** Bytes that removing it would free. */
  get uniqueSize(): number {
    return sizesOf(this.#store, this.row).unique;
  }
  /** Chain ids, lowest first. */
  get layers(): readonly Digest[] {
    return this.row.layers;
  }
  /** Newest step first, as `docker history`. */
  get history(): readonly HistoryRow[] {
    return imageHistory(this.#store, this.row);
  }

  tryTag(name: string): Failure | undefined {
    const call = { call: 'tag-image' as const, host: this.#host, source: this.id, target: name };
    return this.#core.act(() => this.#core.do(call));
  }
  tag(name: string): void {
    orThrow(this.tryTag(name));
  }

  /** `docker rmi ID`: what was untagged and deleted, in the order of its lines. */
  tryRemove(
    options: { readonly force?: boolean; readonly noPrune?: boolean } = {},
  ): readonly RemovalRecord[] | Failure {
    const call = { call: 'remove-image' as const, host: this.#host, image: this.id, ...options };
    return this.#core.act(() => this.#core.do(call));
  }
  remove(options?: { readonly force?: boolean; readonly noPrune?: boolean }): readonly RemovalRecord[] {
    return orThrow(this.tryRemove(options));
  }
}
