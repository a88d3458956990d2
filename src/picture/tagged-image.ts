import type { Digest } from '../digest/digest.js';
import { decodeManifest } from '../registry/manifest.js';
import type { Registry } from '../registry/registry.js';

/** The image that a registry has under a tag of a repository; undefined where there is no such tag. */
export function taggedImage(registry: Registry, path: string, tag: string): Digest | undefined {
  const repository = registry.repositories.get(path);
  const digest = repository?.tags.get(tag);
  const manifest = digest === undefined ? undefined : repository?.manifests.get(digest);
  return manifest === undefined ? undefined : decodeManifest(manifest).config.digest;
}
