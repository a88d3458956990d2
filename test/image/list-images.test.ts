import { describe, expect, it } from 'vitest';
import { isRefused } from '../../src/image/failure.js';
import type { ImageFilters } from '../../src/image/filters.js';
import { commentOf, imageHistory } from '../../src/image/image-history.js';
import { listImages } from '../../src/image/list-images.js';
import { pruneImages } from '../../src/image/prune-images.js';
import { containersOf, imagesUsage, sizesOf } from '../../src/image/sizes.js';
import { tagImage } from '../../src/image/tag-image.js';
import { parseNormalized } from '../../src/reference/normalize.js';
import { Workshop } from './workshop.js';

function list(shop: Workshop, filters: ImageFilters = {}, all = false): readonly string[] | string {
  const rows = listImages(shop.store, { filters, all });
  if (isRefused(rows)) return rows.message;
  return rows.flatMap(({ tags }) => (tags.length > 0 ? tags : ['<none>']));
}

describe('docker images', () => {
  it('lists newest first, the tags of one image sorted', () => {
    const shop = new Workshop();
    shop.tag('busybox', 'busybox:old');
    shop.build('one', 'busybox', 'one', 1);
    expect(list(shop)).toEqual(['one:latest', 'debian:latest', 'busybox:latest', 'busybox:old']);
  });

  it('filters by dangling (images/filter-dangling)', () => {
    const shop = new Workshop();
    shop.build('work', 'busybox', 'one', 1);
    shop.build('work', 'busybox', 'two', 1);
    expect(list(shop)).toEqual(['work:latest', '<none>', 'debian:latest', 'busybox:latest']);
    expect(list(shop, { dangling: ['true'] })).toEqual(['<none>']);
    expect(list(shop, { dangling: ['false'] })).toEqual(['work:latest', 'debian:latest', 'busybox:latest']);
    expect(list(shop, { dangling: ['maybe'] })).toBe("Invalid filter 'dangling=[maybe]'");
  });

  it('filters by time, exclusively (images/filter-before-since)', () => {
    const shop = new Workshop();
    shop.create('c1', 'busybox');
    shop.commit('c1', 'one');
    shop.commit('c1', 'two');
    expect(list(shop, { since: ['busybox'] })).toEqual(['two:latest', 'one:latest', 'debian:latest']);
    expect(list(shop, { before: ['two'] })).toEqual(['one:latest', 'debian:latest', 'busybox:latest']);
    expect(list(shop, { since: ['busybox'], before: ['two'] })).toEqual(['one:latest', 'debian:latest']);
    expect(list(shop, { since: ['nosuch'] })).toBe('No such image: nosuch:latest');
  });

  it('filters by label: all of them (images/filter-label)', () => {
    const shop = new Workshop();
    shop.create('c1', 'busybox');
    shop.commit('c1', 'one', ['LABEL team=blue']);
    shop.commit('c1', 'two', ['LABEL team=red stage=test']);
    expect(list(shop, { label: ['team'] })).toEqual(['two:latest', 'one:latest']);
    expect(list(shop, { label: ['team=red'] })).toEqual(['two:latest']);
    expect(list(shop, { label: ['stage=prod'] })).toEqual([]);
    expect(list(shop, { label: ['team', 'stage'] })).toEqual(['two:latest']);
    expect(list(shop, { bogus: ['1'] })).toBe("Invalid filter 'bogus'");
  });

  it('filters by reference: the whole path, or a pattern of it (images/list-arg-tag)', () => {
    const shop = new Workshop();
    for (const name of ['tools:v1', 'tools:v2', 'acme/tools:v1']) shop.tag('busybox', name);
    expect(list(shop, { reference: ['tools'] })).toEqual(['tools:v1', 'tools:v2']);
    expect(list(shop, { reference: ['tools:v2'] })).toEqual(['tools:v2']);
    expect(list(shop, { reference: ['acme/*'] })).toEqual(['acme/tools:v1']);
    expect(list(shop, { reference: ['tool'] })).toEqual([]);
    expect(list(shop, { reference: ['['] })).toBe('syntax error in pattern');
  });
});

describe('prune filters', () => {
  it('are refused and obeyed as by the Engine', () => {
    const shop = new Workshop();
    shop.create('c1', 'busybox');
    const kept = shop.commit('c1', undefined, ['LABEL keep=1']);
    const other = shop.commit('c1');
    const prune = (filters: ImageFilters, until?: number) => {
      const result = pruneImages(shop.store, shop.users, { filters, until });
      return isRefused(result) ? result.message : result.records.map((record) => Object.values(record)[0]);
    };
    expect(prune({ bogus: ['1'] })).toBe("Invalid filter 'bogus'");
    expect(prune({ dangling: ['x'] })).toBe("Invalid filter 'dangling=[x]'");
    expect(prune({ 'label!': ['keep'] })).toEqual([other]);
    expect(prune({ label: ['keep=1'] })).toEqual([kept]);
    expect(prune({ until: ['1h'] }, shop.now - 500)).toEqual([kept]);
  });
});

describe('tags', () => {
  it('move silently and are refused only for the name of a digest algorithm (images/tag-errors)', () => {
    const shop = new Workshop();
    const tag = (name: string) => tagImage(shop.store, shop.image('busybox').id, parseNormalized(name), 0);
    const result = tag('sha256:abc');
    expect(isRefused(result) && result.message).toBe(
      'refusing to create an ambiguous tag using digest algorithm as name',
    );
    shop.tag('busybox', 'app:1');
    shop.tag('busybox', 'app');
    shop.tag('debian', 'app');
    expect(list(shop, { reference: ['app'] })).toEqual(['app:latest', 'app:1']);
  });
});

describe('history', () => {
  it('gives the ids and tags of parents, oldest last (registry/pull-history-missing)', () => {
    const shop = new Workshop();
    const one = shop.build('one', 'busybox', 'one', 4);
    shop.create('c2', 'one');
    const two = shop.commit('c2', 'two');
    const rows = imageHistory(shop.store, shop.image('two'));
    const bottom = shop.image('busybox');
    expect(rows.map(({ Id, Size, Tags, Comment }) => [Id, Size, Tags, Comment])).toEqual([
      [two, 0, ['two:latest'], ''],
      [one, 4, ['one:latest'], ''],
      [bottom.id, 1_982_682, ['busybox:latest'], 'Imported from -'],
    ]);
    expect(rows.map(({ CreatedBy }) => CreatedBy)).toEqual(['touch /one', 'touch /one', '']);
    expect(commentOf(bottom)).toBe('Imported from -');
  });
});

describe('system df', () => {
  it('counts every layer once (FINDINGS 34)', () => {
    const shop = new Workshop();
    shop.build('lib', 'busybox', 'lib', 1_000_000);
    shop.build('app1', 'lib', 'app', 2_000_000);
    shop.build('app2', 'lib', 'app', 4_000_000);
    expect(imagesUsage(shop.store)).toEqual({ total: 5, active: 0, size: 125_539_908, reclaimable: 125_539_908 });
    const sizes = ['busybox', 'lib', 'app1', 'app2'].map((name) => sizesOf(shop.store, shop.image(name)));
    expect(sizes).toEqual([
      { shared: 1_982_682, unique: 0 },
      { shared: 2_982_682, unique: 0 },
      { shared: 2_982_682, unique: 2_000_000 },
      { shared: 2_982_682, unique: 4_000_000 },
    ]);
  });

  it('can reclaim all but what only images in use have (FINDINGS 35; system/df-containers)', () => {
    const shop = new Workshop();
    shop.create('c1', 'busybox');
    expect(imagesUsage(shop.store)).toMatchObject({ total: 2, active: 1, reclaimable: 116_557_226 });
    shop.build('app', 'busybox', 'app', 10);
    expect(imagesUsage(shop.store)).toMatchObject({ total: 3, active: 1, reclaimable: 118_539_918 });
    expect(containersOf(shop.store, shop.image('busybox').id)).toBe(1);
  });

  it('does not count a hidden parent, whose layers are unique to its child (system/df-untagged-parent)', () => {
    const shop = new Workshop();
    const middle = shop.build(undefined, 'busybox', 'f1', 1_000_000);
    shop.build('top', middle, 'f2', 2_000_000);
    expect(imagesUsage(shop.store)).toMatchObject({ total: 3, size: 121_539_908 });
    expect(sizesOf(shop.store, shop.image('top'))).toEqual({ shared: 1_982_682, unique: 3_000_000 });
  });
});
