import { describe, expect, it } from 'vitest';
import { shortId } from '../../src/digest/digest.js';
import { listImages } from '../../src/image/list-images.js';
import { isRefused } from '../../src/image/failure.js';
import { Workshop } from './workshop.js';

function names(shop: Workshop, all = false): readonly string[] {
  const list = listImages(shop.store, { all });
  if (isRefused(list)) throw new Error(list.message);
  return list.flatMap(({ tags }) => (tags.length > 0 ? tags : ['<none>:<none>']));
}

function conflict(id: string, how: string, reason: string): readonly string[] {
  return [`Error response from daemon: conflict: unable to delete ${shortId(id)} (${how} be forced) - ${reason}`];
}

describe('rmi by name', () => {
  it('untags one of several tags, whoever uses the image (FINDINGS 1)', () => {
    const shop = new Workshop();
    shop.tag('busybox', 'box:v1');
    shop.create('c1', 'box:v1', true);
    expect(shop.rmi('box:v1')).toEqual(['Untagged: box:v1']);
  });

  it('deletes the image and its own layers by chain id (FINDINGS 2)', () => {
    const shop = new Workshop();
    const id = shop.build('one', 'busybox', 'one', 5);
    const { layers } = shop.image('one');
    expect(layers).toHaveLength(2);
    expect(shop.rmi('one')).toEqual(['Untagged: one:latest', `Deleted: ${id}`, `Deleted: ${layers[1]}`]);
    expect(names(shop)).toEqual(['debian:latest', 'busybox:latest']);
  });

  it('prints one line for an image that added no layer', () => {
    const shop = new Workshop();
    shop.create('c1', 'debian');
    const id = shop.commit('c1', 'same');
    expect(shop.rmi('same')).toEqual(['Untagged: same:latest', `Deleted: ${id}`]);
  });

  it('climbs to untagged parents, image and layer in turn (FINDINGS 3; images/rmi-base-with-child)', () => {
    const shop = new Workshop();
    const busybox = shop.image('busybox');
    const one = shop.build('one', 'busybox', 'one', 5);
    const [lower, upper] = shop.image('one').layers;
    expect(shop.rmi('busybox')).toEqual(['Untagged: busybox:latest']);
    expect(names(shop)).toEqual(['one:latest', 'debian:latest']);
    expect(names(shop, true)).toEqual(['one:latest', 'debian:latest', '<none>:<none>']);
    expect(shop.rmi('one')).toEqual([
      'Untagged: one:latest',
      `Deleted: ${one}`,
      `Deleted: ${upper}`,
      `Deleted: ${busybox.id}`,
      `Deleted: ${lower}`,
    ]);
    expect(names(shop, true)).toEqual(['debian:latest']);
  });

  it('stops climbing at a parent that a container uses (images/all-hides-intermediates)', () => {
    const shop = new Workshop();
    const middle = shop.build(undefined, 'busybox', 'one', 1);
    shop.create('c2', middle);
    shop.write('c2', 'two', 1);
    const two = shop.commit('c2', 'two');
    const top = shop.image('two').layers[2];
    expect(names(shop)).toEqual(['two:latest', 'debian:latest', 'busybox:latest']);
    expect(shop.prune().lines).toEqual([]);
    expect(shop.rmi('two')).toEqual(['Untagged: two:latest', `Deleted: ${two}`, `Deleted: ${top}`]);
    expect(names(shop)).toEqual(['<none>:<none>', 'debian:latest', 'busybox:latest']);
  });

  it('stops at once with --no-prune (images/rmi-no-prune)', () => {
    const shop = new Workshop();
    const middle = shop.build(undefined, 'busybox', 'one', 1);
    const two = shop.build('two', middle, 'two', 1);
    const top = shop.image('two').layers[2];
    expect(shop.rmi('two', { noPrune: true })).toEqual(['Untagged: two:latest', `Deleted: ${two}`, `Deleted: ${top}`]);
    expect(shop.rmi(shortId(middle))[0]).toBe(`Deleted: ${middle}`);
  });

  it('refuses the last tag of an image with a container, and frees no layer by force (FINDINGS 4, 6)', () => {
    const shop = new Workshop();
    const { id } = shop.image('busybox');
    const { id: container } = shop.create('c1', 'busybox');
    expect(shop.rmi('busybox')).toEqual([
      'Error response from daemon: conflict: unable to remove repository reference "busybox" (must force) - ' +
        `container ${shortId(container)} is using its referenced image ${shortId(id)}`,
    ]);
    expect(shop.rmi('busybox', { force: true })).toEqual(['Untagged: busybox:latest', `Deleted: ${id}`]);
    expect(names(shop, true)).toEqual(['debian:latest']);
    expect(shop.store.layers.size).toBe(2);
    expect(() => shop.commit('c1')).toThrow(
      `failed to get digest ${id}: open /var/lib/docker/image/overlay2/imagedb/content/sha256/${id.slice(7)}: ` +
        'no such file or directory',
    );
    shop.remove('c1');
    expect(shop.store.layers.size).toBe(1);
  });

  it('only untags by force under a running container (FINDINGS 7)', () => {
    const shop = new Workshop();
    shop.create('c1', 'busybox', true);
    expect(shop.rmi('busybox', { force: true })).toEqual(['Untagged: busybox:latest']);
    expect(names(shop)).toEqual(['debian:latest', '<none>:<none>']);
  });

  it('says what is missing with the default tag (FINDINGS 11)', () => {
    const shop = new Workshop();
    expect(shop.rmi('nosuch')).toEqual(['Error response from daemon: No such image: nosuch:latest']);
    expect(shop.rmi('org/nosuch:v2')).toEqual(['Error response from daemon: No such image: org/nosuch:v2']);
    expect(shop.rmi('Bad')).toEqual([
      'Error response from daemon: invalid reference format: repository name must be lowercase',
    ]);
  });
});

describe('rmi by id', () => {
  it('must be forced under a stopped container, cannot under a running one (FINDINGS 5)', () => {
    const shop = new Workshop();
    const { id } = shop.image('busybox');
    const stopped = shop.create('c1', 'busybox');
    const use = `image is being used by stopped container ${shortId(stopped.id)}`;
    expect(shop.rmi(shortId(id))).toEqual(conflict(id, 'must', use));
    shop.remove('c1');
    const running = shop.create('c2', 'busybox', true);
    const run = `image is being used by running container ${shortId(running.id)}`;
    expect(shop.rmi(shortId(id))).toEqual(conflict(id, 'cannot', run));
    expect(shop.rmi(shortId(id), { force: true })).toEqual(conflict(id, 'cannot', run));
  });

  it('must be forced with two tags, of one repository too (FINDINGS 9)', () => {
    const shop = new Workshop();
    const id = shop.build('one:v1', 'busybox', 'one', 1);
    shop.tag('one:v1', 'one:v2');
    const top = shop.image('one:v1').layers[1];
    const referenced = 'image is referenced in multiple repositories';
    expect(shop.rmi(shortId(id))).toEqual(conflict(id, 'must', referenced));
    expect(shop.rmi(shortId(id), { force: true })).toEqual([
      'Untagged: one:v1',
      'Untagged: one:v2',
      `Deleted: ${id}`,
      `Deleted: ${top}`,
    ]);
  });

  it('cannot be forced with a child, tagged or dangling (FINDINGS 10)', () => {
    const shop = new Workshop();
    const one = shop.build('one', 'busybox', 'one', 1);
    shop.build(undefined, 'one', 'two', 1);
    const child = 'image has dependent child images';
    expect(shop.rmi(shortId(one))).toEqual(conflict(one, 'cannot', child));
    expect(shop.rmi(one, { force: true })).toEqual(conflict(one, 'cannot', child));
    expect(shop.rmi('one')).toEqual(['Untagged: one:latest']);
    expect(shop.prune().lines).toHaveLength(4);
    expect(names(shop, true)).toEqual(['debian:latest', 'busybox:latest']);
  });

  it('loses to a tag that looks like it (images/name-beats-id)', () => {
    const shop = new Workshop();
    const short = shortId(shop.image('busybox').id);
    shop.tag('debian', short);
    expect(shop.image(short).id).toBe(shop.image('debian').id);
    expect(shop.rmi(short)).toEqual([`Untagged: ${short}:latest`]);
    expect(shop.image(short).id).toBe(shop.image('busybox').id);
  });
});

describe('image prune', () => {
  it('takes every image without a container, names first (images/image-prune-all)', () => {
    const shop = new Workshop();
    const one = shop.build('one', 'busybox', 'one', 0);
    shop.tag('one', 'two');
    const top = shop.image('one').layers[1];
    shop.create('c2', 'busybox');
    shop.create('c3', 'debian');
    const all = { dangling: ['false'] };
    expect(shop.prune(all)).toEqual({
      lines: ['untagged: one:latest', 'untagged: two:latest', `deleted: ${one}`, `deleted: ${top}`],
      freed: 0,
    });
    expect(shop.prune(all)).toEqual({ lines: [], freed: 0 });
    shop.remove('c3');
    const debian = shop.image('debian');
    expect(shop.prune(all)).toEqual({
      lines: ['untagged: debian:latest', `deleted: ${debian.id}`, `deleted: ${debian.layers[0]}`],
      freed: 116_557_226,
    });
  });

  it('skips a dangling image that a container uses (images/image-prune-in-use)', () => {
    const shop = new Workshop();
    shop.create('c1', 'busybox');
    shop.write('c1', 'one', 0);
    const old = shop.commit('c1', 'work');
    shop.create('c2', 'work');
    shop.commit('c1', 'work');
    expect(shop.prune().lines).toEqual([]);
    shop.remove('c2');
    expect(shop.prune().lines).toEqual([`deleted: ${old}`]);
  });
});
