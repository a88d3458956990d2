import { nodeAt } from '../filesystem/lookup.js';
import { treeFromRows } from '../filesystem/tree-literal.js';
import { type Change, compareTrees } from '../filesystem/compare.js';
import type { Directory } from '../filesystem/node.js';
import { dockerVersion, encodeConfig, type ImageConfig } from '../image/config.js';
import { baseLayer, type Layer, noTree, stackLayer } from '../image/layer.js';
import { publishImage } from '../registry/publish.js';
import type { Registry } from '../registry/registry.js';
import { parseRfc3339 } from '../time/instant.js';
import { alpine, busybox } from './busybox.js';
import { debian } from './debian.js';
import { diffIds } from './diff-ids.js';
import { withParents } from './file-row.js';
import { helloWorld } from './hello-world.js';
import { nginx } from './nginx.js';
import type { Recipe, StepFiles } from './recipe.js';
import { ubuntu2204, ubuntu2404 } from './ubuntu.js';

/** The images of the simulated Docker Hub. */
export const recipes: readonly Recipe[] = [alpine, busybox, debian, helloWorld, nginx, ubuntu2204, ubuntu2404];

export interface CatalogueImage {
  readonly config: ImageConfig;
  /** Lowest first. */
  readonly layers: readonly Layer[];
}

function stepTree(files: StepFiles, created: string): Directory {
  const tree = treeFromRows(withParents(files.rows()), parseRfc3339(created));
  if ('failure' in tree) throw new Error(`${files.key}, ${tree.path}: ${tree.message}`);
  return tree;
}

/** What a step's files change: folders that are there already stay as they are. */
export function stepChanges(below: Layer | undefined, files: StepFiles, created: string): readonly Change[] {
  const changes = compareTrees(noTree, stepTree(files, created));
  if (below === undefined) return changes;
  return changes.flatMap((change): readonly Change[] => {
    const old = nodeAt(below.tree, change.path);
    if (old === undefined || change.change === 'delete') return [change];
    return old.kind === 'dir' && change.node.kind === 'dir' ? [] : [{ ...change, change: 'modify' }];
  });
}

/** Made once, so that images share what they have in common. */
const made = new Map<Recipe, CatalogueImage>();
const madeLayers = new Map<string, Layer>();

function makeLayer(below: Layer | undefined, files: StepFiles, created: string): Layer {
  const before = madeLayers.get(files.key);
  if (before !== undefined) return before;
  const known = diffIds[files.key];
  const layer =
    below === undefined
      ? baseLayer(stepTree(files, created), known)
      : stackLayer(below, stepChanges(below, files, created), known);
  madeLayers.set(files.key, layer);
  return layer;
}

function make(recipe: Recipe): CatalogueImage {
  const layers: Layer[] = [];
  for (const { files, created } of recipe.steps) {
    if (files !== undefined) layers.push(makeLayer(layers[layers.length - 1], files, created));
  }
  const config = { Image: '', ...recipe.config };
  return {
    layers,
    config: {
      architecture: 'amd64',
      config,
      container_config: config,
      created: recipe.steps[recipe.steps.length - 1]?.created ?? '',
      docker_version: dockerVersion,
      history: recipe.steps.map(({ createdBy, created, files }) => ({
        created,
        created_by: createdBy,
        ...(files === undefined ? { empty_layer: true } : {}),
      })),
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    },
  };
}

/** The image of a recipe; made when it is first asked for, always the same. */
export function catalogueImage(recipe: Recipe): CatalogueImage {
  const known = made.get(recipe);
  if (known !== undefined) return known;
  const image = make(recipe);
  made.set(recipe, image);
  return image;
}

/** The recipe that a tag of a repository (`library/debian`) stands for. */
export function findRecipe(repository: string, tag: string): Recipe | undefined {
  return recipes.find((recipe) => recipe.repository === repository && recipe.tags.includes(tag));
}

/**
 * Docker Hub with this repository in it: what the catalogue has is put there when somebody first asks for it. A
 * repository that the registry has already stays as it is.
 */
export function stockRepository(hub: Registry, repository: string): Registry {
  if (hub.repositories.has(repository)) return hub;
  let stocked = hub;
  for (const recipe of recipes) {
    if (recipe.repository !== repository) continue;
    const { config, layers } = catalogueImage(recipe);
    const json = encodeConfig(config);
    for (const tag of recipe.tags) stocked = publishImage(stocked, repository, tag, json, layers).registry;
  }
  return stocked;
}
