/** A store and its containers, as the tests of this room drive them: the least that an engine would do. */
import { installImage, readImagesFile } from '../../src/catalogue/images-file.js';
import type { FileRow } from '../../src/catalogue/file-row.js';
import type { Digest } from '../../src/digest/digest.js';
import { emptyDirectory } from '../../src/filesystem/empty-filesystem.js';
import { graft } from '../../src/filesystem/graft.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import type { Directory } from '../../src/filesystem/node.js';
import { commitImage } from '../../src/image/commit-image.js';
import { isRefused } from '../../src/image/failure.js';
import { findImage } from '../../src/image/find-image.js';
import { holdImage, releaseImage } from '../../src/image/hold-image.js';
import { pruneImages } from '../../src/image/prune-images.js';
import { type RemoveOptions, removeImage } from '../../src/image/remove-image.js';
import { emptyImageStore, type ImageStore, type ImageUsers, topLayer } from '../../src/image/store.js';
import { tagImage } from '../../src/image/tag-image.js';
import { parseNormalized } from '../../src/reference/normalize.js';

export interface TestContainer {
  readonly id: string;
  readonly image: Digest;
  readonly topLayer: Digest | undefined;
  readonly base: Directory;
  readonly tree: Directory;
  readonly running: boolean;
}

export const started = 1_790_000_000_000;

const rows: readonly FileRow[] = [
  ['/', 'dir', '755', 0, 0],
  ['/bin', 'dir', '755', 0, 0],
  ['/bin/busybox', 'file', '755', 0, 0, 1_982_256],
  ['/bin/sh', 'symlink', '777', 0, 0, 'busybox'],
];

/** The sizes of the two images that the recorded scenarios start from. */
export const bases = [
  { reference: 'busybox:latest', config: { Cmd: ['sh'] }, files: [...rows, ['/pad', 'file', '644', 0, 0, 419]] },
  { reference: 'debian:latest', config: { Cmd: ['bash'] }, files: [['/all', 'file', '644', 0, 0, 116_557_226]] },
];

let basesOnce: ImageStore | undefined;

function baseStore(): ImageStore {
  basesOnce ??= readImagesFile(bases, started).reduce(installImage, emptyImageStore);
  return basesOnce;
}

export class Workshop {
  store = baseStore();
  now = started + 60_000;
  readonly containers = new Map<string, TestContainer>();
  #numbers = 0;

  readonly users: ImageUsers = {
    containersOf: (image) => [...this.containers.values()].filter((container) => container.image === image),
  };

  image(name: string) {
    const image = findImage(this.store, name);
    if (isRefused(image)) throw new Error(image.message);
    return image;
  }

  create(name: string, imageName: string, running = false): TestContainer {
    const image = this.image(imageName);
    const top = topLayer(this.store, image);
    const base = top?.tree ?? emptyDirectory();
    this.#numbers += 1;
    const id = this.#numbers.toString(16).padStart(12, 'c').padEnd(64, '0');
    const container = { id, image: image.id, topLayer: top?.chainId, base, tree: base, running };
    this.store = holdImage(this.store, container);
    this.containers.set(name, container);
    return container;
  }

  /** Gives a file of the root folder this length. */
  write(name: string, file: string, length: number): void {
    const container = this.#container(name);
    const node = { kind: 'file', mode: 0o644, uid: 0, gid: 0, mtime: this.now, content: { length } } as const;
    this.containers.set(name, { ...container, tree: graft(container.tree, `/${file}`, node, this.now) });
  }

  delete(name: string, file: string): void {
    const container = this.#container(name);
    if (nodeAt(container.tree, `/${file}`) === undefined) return;
    this.containers.set(name, { ...container, tree: graft(container.tree, `/${file}`, undefined, this.now) });
  }

  commit(name: string, reference?: string, changes: readonly string[] = []): Digest {
    const { id, image, base, tree } = this.#container(name);
    this.now += 1000;
    const config = { Cmd: ['touch', '/one'], Image: 'busybox' };
    const result = commitImage(this.store, {
      container: { id, image, base, tree, config },
      changes,
      created: this.now,
    });
    if (isRefused(result)) throw new Error(result.message);
    this.store = result.store;
    if (reference !== undefined) this.tag(result.image.id, reference);
    return result.image.id;
  }

  /** `docker run --name NAME busybox ...; docker commit NAME REFERENCE; docker rm NAME`. */
  build(reference: string | undefined, from: string, file: string, length: number): Digest {
    this.create(`build ${file}`, from);
    this.write(`build ${file}`, file, length);
    const id = this.commit(`build ${file}`, reference);
    this.remove(`build ${file}`);
    return id;
  }

  tag(source: string, target: string): void {
    const tagged = tagImage(this.store, this.image(source).id, parseNormalized(target), this.now);
    if (isRefused(tagged)) throw new Error(tagged.message);
    this.store = tagged;
  }

  remove(name: string): void {
    this.store = releaseImage(this.store, this.#container(name));
    this.containers.delete(name);
  }

  /** The lines that `docker rmi` prints, or its error. */
  rmi(name: string, options: RemoveOptions = {}): readonly string[] {
    const removal = removeImage(this.store, this.users, name, options);
    if (isRefused(removal)) return [`Error response from daemon: ${removal.message}`];
    this.store = removal.store;
    return removal.records.map((record) =>
      'untagged' in record ? `Untagged: ${record.untagged}` : `Deleted: ${record.deleted}`,
    );
  }

  prune(filters: Readonly<Record<string, readonly string[]>> = {}): { lines: readonly string[]; freed: number } {
    const removal = pruneImages(this.store, this.users, { filters });
    if (isRefused(removal)) throw new Error(removal.message);
    this.store = removal.store;
    const lines = removal.records.map((record) =>
      'untagged' in record ? `untagged: ${record.untagged}` : `deleted: ${record.deleted}`,
    );
    return { lines, freed: removal.freed };
  }

  #container(name: string): TestContainer {
    const container = this.containers.get(name);
    if (container === undefined) throw new Error(`no container ${name}`);
    return container;
  }
}
