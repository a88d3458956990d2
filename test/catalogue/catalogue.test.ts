import { describe, expect, it } from 'vitest';
import { catalogueImage, findRecipe, recipes, stepChanges, stockRepository } from '../../src/catalogue/catalogue.js';
import { diffIds } from '../../src/catalogue/diff-ids.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import { imageIdOf } from '../../src/image/config.js';
import { type Layer, stackLayer } from '../../src/image/layer.js';
import { emptyImageStore, topLayer } from '../../src/image/store.js';
import { parseNormalized } from '../../src/reference/normalize.js';
import { isFailedTransfer } from '../../src/registry/progress.js';
import { pullImage } from '../../src/registry/pull-image.js';
import { emptyRegistry } from '../../src/registry/registry.js';
import { labPrograms } from '../../src/lab/programs.js';
import debianPrograms from './debian-12-programs.json' with { type: 'json' };

function image(repository: string, tag = 'latest') {
  const recipe = findRecipe(`library/${repository}`, tag);
  if (recipe === undefined) throw new Error(`no ${repository}:${tag}`);
  return catalogueImage(recipe);
}

function topTree(repository: string, tag?: string) {
  const { layers } = image(repository, tag);
  return layers[layers.length - 1]!.tree;
}

function size(repository: string, tag?: string): number {
  return image(repository, tag).layers.reduce((sum, layer) => sum + layer.size, 0);
}

function list(tree: ReturnType<typeof topTree>, path = '/'): readonly string[] {
  const node = nodeAt(tree, path);
  return node?.kind === 'dir' ? [...node.entries.keys()] : [];
}

function program(tree: ReturnType<typeof topTree>, path: string): string | undefined {
  const node = nodeAt(tree, path);
  if (node?.kind === 'symlink') return `-> ${node.target}`;
  return node?.kind === 'file' ? node.content.program : undefined;
}

describe('precomputed diff ids', () => {
  it('are those of the trees', () => {
    const computed: Record<string, { diffId: string; size: number }> = {};
    for (const recipe of recipes) {
      let below: Layer | undefined;
      for (const { files, created } of recipe.steps) {
        if (files === undefined) continue;
        below = stackLayer(below, stepChanges(below, files, created));
        computed[files.key] = { diffId: below.diffId, size: below.size };
      }
    }
    expect(computed).toEqual(diffIds);
  });
});

describe('the simulated Docker Hub', () => {
  it('has the sizes that people know', () => {
    const megabytes = (bytes: number) => Number((bytes / 1e6).toPrecision(3));
    expect(megabytes(size('debian', '12'))).toBe(117);
    expect(megabytes(size('ubuntu'))).toBe(78.1);
    expect(megabytes(size('ubuntu', '22.04'))).toBe(77.9);
    expect(megabytes(size('busybox'))).toBe(4.26);
    expect(megabytes(size('alpine'))).toBe(7.8);
    expect(megabytes(size('nginx'))).toBe(192);
    expect(size('hello-world')).toBe(13_256);
  });

  it('has the root folders of the real images', () => {
    expect(list(topTree('debian')).join(' ')).toBe(
      'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var',
    );
    expect(list(topTree('ubuntu', '22.04')).join(' ')).toBe(
      'bin boot dev etc home lib lib32 lib64 libx32 media mnt opt proc root run sbin srv sys tmp usr var',
    );
    expect(list(topTree('busybox')).join(' ')).toBe('bin dev etc home lib lib64 root tmp usr var');
    expect(list(topTree('alpine')).join(' ')).toBe(
      'bin dev etc home lib media mnt opt proc root run sbin srv sys tmp usr var',
    );
    expect(list(topTree('hello-world'))).toEqual(['hello']);
  });

  it('has bash where the real images have it', () => {
    expect(program(topTree('debian'), '/usr/bin/bash')).toBe('bash');
    expect(program(topTree('ubuntu'), '/usr/bin/ls')).toBe('ls');
    expect(program(topTree('debian'), '/usr/bin/sh')).toBe('-> dash');
    expect(program(topTree('busybox'), '/bin/sh')).toBe('-> busybox');
    expect(program(topTree('busybox'), '/bin/busybox')).toBe('busybox');
    expect(program(topTree('alpine'), '/bin/sh')).toBe('-> /bin/busybox');
    for (const name of ['busybox', 'alpine']) expect(list(topTree(name), '/bin')).not.toContain('bash');
    expect(program(topTree('nginx'), '/usr/sbin/nginx')).toBe('nginx');
    expect(program(topTree('nginx'), '/docker-entrypoint.sh')).toBeUndefined();
  });

  it('has no programs that the real images have not', () => {
    for (const [folder, real] of Object.entries(debianPrograms)) {
      const names = list(topTree('debian'), folder);
      expect(names.filter((name) => !real.includes(name))).toEqual([]);
      if (folder === '/usr/bin') expect(names.length).toBeGreaterThan(real.length * 0.95);
    }
    const missing = 'ping ip curl wget vi less man sudo killall hexdump strings'.split(' ');
    for (const name of [...missing, 'ps', 'top', 'free', 'kill', 'uptime']) {
      expect(list(topTree('debian'), '/usr/bin')).not.toContain(name);
    }
    // docker-library/repo-info, repos/ubuntu/local: both have the package procps.
    for (const tag of ['22.04', '24.04']) {
      expect(program(topTree('ubuntu', tag), '/usr/bin/ps')).toBe('ps');
      for (const name of missing) expect(list(topTree('ubuntu', tag), '/usr/bin')).not.toContain(name);
    }
    expect(list(topTree('nginx'), '/usr/bin')).toContain('curl');
    expect(list(topTree('nginx'), '/usr/bin')).not.toContain('ps');
  });

  it('has which where the real images have it', () => {
    expect(program(topTree('debian'), '/usr/bin/which')).toBe('-> /etc/alternatives/which');
    expect(program(topTree('debian'), '/usr/bin/which.debianutils')).toBe('which.debianutils');
    expect(Object.keys(labPrograms)).toContain('which.debianutils');
  });

  it('shares the layer of debian with nginx', () => {
    expect(image('nginx').layers[0]?.chainId).toBe(image('debian').layers[0]?.chainId);
    expect(nodeAt(topTree('nginx'), '/usr/share/locale')).toBe(nodeAt(topTree('debian'), '/usr/share/locale'));
  });

  it('gives out images that can be pulled, one per recipe', () => {
    for (const recipe of recipes) {
      const hub = stockRepository(emptyRegistry('docker.io', true), recipe.repository);
      for (const tag of recipe.tags) {
        const pulled = pullImage(emptyImageStore, hub, parseNormalized(`${recipe.repository}:${tag}`));
        if (isFailedTransfer(pulled)) throw new Error(pulled.failure.message);
        expect(pulled.image).toBe(imageIdOf(catalogueImage(recipe).config));
        const stored = pulled.store.images.get(pulled.image)!;
        expect(topLayer(pulled.store, stored)?.tree).toBe(catalogueImage(recipe).layers.at(-1)?.tree);
      }
    }
  });

  it('stocks a repository once, and leaves what others pushed there', () => {
    const hub = stockRepository(emptyRegistry('docker.io', true), 'library/debian');
    expect(stockRepository(hub, 'library/debian')).toBe(hub);
    expect(stockRepository(hub, 'library/nosuch')).toBe(hub);
  });
});
