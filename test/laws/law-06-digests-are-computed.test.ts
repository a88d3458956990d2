import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { archiveChunks } from '../../src/filesystem/archive-write.js';
import { configBytes } from '../../src/image/add-image.js';
import type { ImageStore } from '../../src/image/store.js';
import { type Layer, layerChanges } from '../../src/image/layer.js';
import type { Registry } from '../../src/registry/registry.js';
import { holds, play, timeout } from './law.js';

function sha256(parts: Iterable<Uint8Array | string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  return `sha256:${hash.digest('hex')}`;
}

/** Content -> what it is called: the same content always has the same name, another content another one. */
class Names {
  readonly #names = new Map<string, string>();
  readonly #contents = new Map<string, string>();
  readonly #checked = new WeakSet<object>();

  note(content: string, name: string): void {
    expect(this.#names.get(content) ?? name).toBe(name);
    expect(this.#contents.get(name) ?? content).toBe(content);
    this.#names.set(content, name);
    this.#contents.set(name, content);
  }

  isNew(thing: object): boolean {
    if (this.#checked.has(thing)) return false;
    this.#checked.add(thing);
    return true;
  }
}

const names = new Names();

function checkLayer(layer: Layer): void {
  if (!names.isNew(layer)) return;
  const archive = Buffer.concat([...archiveChunks(layerChanges(layer))]);
  expect(sha256([archive])).toBe(layer.diffId);
  names.note(archive.toString('latin1'), layer.diffId);
  const chain = layer.parent === undefined ? layer.diffId : sha256([`${layer.parent} ${layer.diffId}`]);
  expect(chain).toBe(layer.chainId);
}

function checkStore(store: ImageStore): void {
  for (const [chainId, { layer }] of store.layers) {
    expect(layer.chainId).toBe(chainId);
    checkLayer(layer);
  }
  for (const [id, image] of store.images) {
    const config = configBytes(image);
    expect(sha256([config])).toBe(id);
    names.note(config, id);
    const diffIds = image.layers.map((chainId) => store.layers.get(chainId)?.layer.diffId);
    expect(diffIds).toEqual(image.config.rootfs.diff_ids);
  }
}

function checkRegistry(registry: Registry): void {
  for (const [digest, config] of registry.configs) expect(sha256([config])).toBe(digest);
  for (const { layer } of registry.layers.values()) checkLayer(layer);
  for (const { manifests } of registry.repositories.values()) {
    for (const [digest, manifest] of manifests) expect(sha256([manifest])).toBe(digest);
  }
}

it('equal content has an equal digest, and every identifier of an image is computed', { timeout }, () => {
  holds((sequence) => {
    const { world } = play(sequence);
    for (const { images } of world.hosts.values()) checkStore(images);
    for (const registry of world.registries.values()) checkRegistry(registry);
  });
});

it('what is pulled is what was pushed', { timeout }, () => {
  holds((sequence) => {
    const lab = play(sequence);
    const [laptop, server] = [lab.host(), lab.host('server')];
    laptop.online = true;
    server.online = true;
    for (const image of laptop.images) {
      const name = `registry.example.com:5000/checked:${image.shortId}`;
      image.tag(name);
      laptop.push(name);
      expect(server.pull(name).id).toBe(image.id);
    }
  });
});
