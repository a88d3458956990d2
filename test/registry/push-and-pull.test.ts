import { describe, expect, it } from 'vitest';
import { shortId } from '../../src/digest/digest.js';
import { layerContentFaults, storeFaults } from '../../src/image/invariants.js';
import { imageHistory } from '../../src/image/image-history.js';
import { namesOf, topLayer } from '../../src/image/store.js';
import { compress } from '../../src/registry/manifest.js';
import { Workshop } from '../image/workshop.js';
import { Network } from './workshop.js';

const digest = /sha256:[0-9a-f]{64}/;
const plain = (lines: readonly string[]) => lines.map((line) => line.replace(digest, 'DIGEST'));

function ids(shop: Workshop, name: string): { diffs: readonly string[]; blobs: readonly string[] } {
  const layers = shop.image(name).layers.map((chainId) => shop.store.layers.get(chainId)!.layer);
  return {
    diffs: layers.map((layer) => shortId(layer.diffId)),
    blobs: layers.map((layer) => shortId(compress(layer).digest)),
  };
}

describe('docker push', () => {
  it('names layers top first, and knows what it pushed before (registry/push-shared-layers)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    const app = '127.0.0.1:5000/app';
    shop.build(`${app}:v1`, 'busybox', 'one', 4);
    const [base, one] = ids(shop, `${app}:v1`).diffs;
    expect(plain(net.push(shop, `${app}:v1`))).toEqual([
      `The push refers to repository [${app}]`,
      `${one}: Preparing`,
      `${base}: Preparing`,
      `${one}: Pushed`,
      `${base}: Pushed`,
      'v1: digest: DIGEST size: 735',
    ]);
    shop.build(`${app}:v2`, `${app}:v1`, 'two', 4);
    const two = ids(shop, `${app}:v2`).diffs[2];
    expect(plain(net.push(shop, `${app}:v2`)).slice(4)).toEqual([
      `${two}: Pushed`,
      `${one}: Layer already exists`,
      `${base}: Layer already exists`,
      'v2: digest: DIGEST size: 942',
    ]);
    shop.tag(`${app}:v1`, '127.0.0.1:5000/team/other');
    expect(plain(net.push(shop, '127.0.0.1:5000/team/other')).slice(3, 5)).toEqual([
      `${one}: Mounted from app`,
      `${base}: Mounted from app`,
    ]);
  });

  it('uploads again from a host that never saw the layer there', () => {
    const [shop, other, net] = [new Workshop(), new Workshop(), new Network()];
    for (const host of [shop, other]) host.tag('busybox', '127.0.0.1:5000/box');
    const [base] = ids(shop, 'busybox').diffs;
    expect(net.push(shop, '127.0.0.1:5000/box')[2]).toBe(`${base}: Pushed`);
    expect(net.push(other, '127.0.0.1:5000/box')[2]).toBe(`${base}: Pushed`);
    expect(net.push(other, '127.0.0.1:5000/box')[2]).toBe(`${base}: Layer already exists`);
  });

  it('lets the sixth layer wait', () => {
    const [shop, net] = [new Workshop(), new Network()];
    let from = 'busybox';
    for (let n = 0; n < 6; n++) from = shop.build(`127.0.0.1:5000/deep:${n}`, from, `f${n}`, 1);
    const { diffs, blobs } = ids(shop, '127.0.0.1:5000/deep:5');
    const waiting = (lines: readonly string[]) => lines.filter((line) => line.endsWith('Waiting'));
    expect(waiting(net.push(shop, '127.0.0.1:5000/deep:5'))).toEqual([`${diffs[1]}: Waiting`, `${diffs[0]}: Waiting`]);
    const fresh = new Workshop();
    expect(waiting(net.pull(fresh, '127.0.0.1:5000/deep:5'))).toEqual(blobs.slice(3).map((id) => `${id}: Waiting`));
  });

  it('fails as the Engine does (FINDINGS 83; registry/pull-denied)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    const refers = (name: string) => `The push refers to repository [${name}]`;
    expect(net.push(shop, '127.0.0.1:5000/nosuch')).toEqual([
      refers('127.0.0.1:5000/nosuch'),
      'An image does not exist locally with the tag: 127.0.0.1:5000/nosuch',
    ]);
    shop.tag('busybox', '127.0.0.1:5000/box:v1');
    expect(net.push(shop, '127.0.0.1:5000/box')[1]).toBe('tag does not exist: 127.0.0.1:5000/box:latest');
    shop.tag('busybox', '127.0.0.1:5001/team/box');
    expect(net.push(shop, '127.0.0.1:5001/team/box')).toEqual([
      refers('127.0.0.1:5001/team/box'),
      `${ids(shop, 'busybox').diffs[0]}: Preparing`,
      'denied: requested access to the resource is denied',
    ]);
    const unreachable = {
      'localhost:5999/box': 'Get "http://localhost:5999/v2/": dial tcp 127.0.0.1:5999: connect: connection refused',
      'reg.example.com:5000/a/box':
        'Get "https://reg.example.com:5000/v2/": dial tcp: lookup reg.example.com: no such host',
      'org/box': 'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
    };
    for (const [name, message] of Object.entries(unreachable)) {
      shop.tag('busybox', name);
      expect(net.push(shop, name)).toHaveLength(2);
      expect(net.push(shop, name)[1]).toBe(message);
      expect(net.pull(shop, name)).toEqual([message]);
    }
  });
});

describe('docker pull', () => {
  const app = '127.0.0.1:5000/app';

  it('shows the blobs and gives back the same image (registry/pull-up-to-date, FINDINGS 84, 85, 90)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    const id = shop.build(app, 'busybox', 'f', 4);
    net.push(shop, app);
    const { diffs, blobs } = ids(shop, app);
    expect(diffs.some((diff) => blobs.includes(diff))).toBe(false);
    shop.rmi(app);
    const lines = [
      'latest: Pulling from app',
      `${blobs[0]}: Already exists`,
      `${blobs[1]}: Pulling fs layer`,
      `${blobs[1]}: Verifying Checksum`,
      `${blobs[1]}: Download complete`,
      `${blobs[1]}: Pull complete`,
      'Digest: DIGEST',
      `Status: Downloaded newer image for ${app}:latest`,
    ];
    expect(plain(net.pull(shop, app))).toEqual(lines);
    expect(shop.image(app).id).toBe(id);
    const upToDate = [lines[0], 'Digest: DIGEST', `Status: Image is up to date for ${app}:latest`];
    expect(plain(net.pull(shop, app))).toEqual(upToDate);
    shop.tag('busybox', app);
    expect(plain(net.pull(shop, app))).toEqual([lines[0], 'Digest: DIGEST', lines[7]]);
    expect(storeFaults(shop.store, [])).toEqual([]);
  });

  it('keeps no parent, so history is <missing> (FINDINGS 22, 92)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    const one = shop.build(`${app}:v1`, 'busybox', 'one', 4);
    const two = shop.build(`${app}:v2`, `${app}:v1`, 'two', 4);
    net.push(shop, `${app}:v2`);
    shop.rmi(`${app}:v2`);
    net.pull(shop, `${app}:v2`);
    const rows = imageHistory(shop.store, shop.image(`${app}:v2`));
    expect(rows.map(({ Id, Size }) => [Id, Size])).toEqual([
      [two, 4],
      ['<missing>', 4],
      ['<missing>', 1_982_682],
    ]);
    expect(shop.rmi(shortId(one))).toEqual([`Untagged: ${app}:v1`, `Deleted: ${one}`]);
  });

  it('brings the very tree to another host', () => {
    const [shop, other, net] = [new Workshop(), new Workshop(), new Network()];
    shop.build(app, 'busybox', 'f', 4);
    net.push(shop, app);
    other.rmi('busybox');
    expect(plain(net.pull(other, app)).filter((line) => line.endsWith('Pull complete'))).toHaveLength(2);
    expect(topLayer(other.store, other.image(app))?.tree).toBe(topLayer(shop.store, shop.image(app))?.tree);
    other.rmi('debian');
    expect(layerContentFaults(other.store)).toEqual([]);
  });

  it('pulls every tag (registry/pull-all-tags)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    shop.create('c1', 'busybox');
    shop.write('c1', 'f', 4);
    shop.commit('c1', `${app}:v1`);
    shop.commit('c1', `${app}:v2`, ['ENV V=2']);
    shop.remove('c1');
    expect(net.push(shop, app, { allTags: true })).toHaveLength(11);
    const { blobs } = ids(shop, `${app}:v1`);
    shop.rmi(`${app}:v1`);
    shop.rmi(`${app}:v2`);
    expect(plain(net.pull(shop, app, { allTags: true }))).toEqual([
      'v1: Pulling from app',
      `${blobs[0]}: Already exists`,
      `${blobs[1]}: Pulling fs layer`,
      `${blobs[1]}: Verifying Checksum`,
      `${blobs[1]}: Download complete`,
      `${blobs[1]}: Pull complete`,
      'Digest: DIGEST',
      'v2: Pulling from app',
      `${blobs[0]}: Already exists`,
      `${blobs[1]}: Already exists`,
      'Digest: DIGEST',
      `Status: Downloaded newer image for ${app}`,
    ]);
  });

  it('fails as the Engine does (FINDINGS 87)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    shop.tag('busybox', '127.0.0.1:5000/box:v1');
    net.push(shop, '127.0.0.1:5000/box:v1');
    const unknown = (name: string) => [`manifest for ${name} not found: manifest unknown: manifest unknown`];
    expect(net.pull(shop, '127.0.0.1:5000/box')).toEqual(unknown('127.0.0.1:5000/box:latest'));
    expect(net.pull(shop, '127.0.0.1:5000/nosuch:v1')).toEqual(unknown('127.0.0.1:5000/nosuch:v1'));
    const odd = `127.0.0.1:5000/box@sha256:${'1'.repeat(64)}`;
    expect(net.pull(shop, odd)).toEqual(unknown(odd));
    expect(net.pull(shop, '127.0.0.1:5000/nosuch', { allTags: true })).toEqual([
      'repository 127.0.0.1:5000/nosuch not found: name unknown: repository name not known to registry',
    ]);
    expect(net.pull(shop, '127.0.0.1:5001/team/nosuch:v1')).toEqual([
      "pull access denied for 127.0.0.1:5001/team/nosuch, repository does not exist or may require 'docker login': " +
        'denied: requested access to the resource is denied',
    ]);
  });
});

describe('digests', () => {
  const app = '127.0.0.1:5000/app';

  it('go with the last tag of their repository (FINDINGS 88; registry/rmi-digest)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    const id = shop.build(`${app}:v1`, 'busybox', 'f', 4);
    const top = shop.image(`${app}:v1`).layers[1];
    net.push(shop, `${app}:v1`);
    const name = namesOf(shop.store, id).find((reference) => reference.includes('@'))!;
    shop.tag(`${app}:v1`, `${app}:v2`);
    expect(shop.rmi(`${app}:v2`)).toEqual([`Untagged: ${app}:v2`]);
    const deleted = [`Deleted: ${id}`, `Deleted: ${top}`];
    expect(shop.rmi(`${app}:v1`)).toEqual([`Untagged: ${app}:v1`, `Untagged: ${name}`, ...deleted]);
    expect(net.pull(shop, name)[0]).toBe(`${name}: Pulling from app`);
    expect(namesOf(shop.store, id)).toEqual([name]);
    expect(shop.rmi(name)).toEqual([`Untagged: ${name}`, ...deleted]);
  });

  it('leave the tag alone when they are removed (registry/rmi-digest-keeps-tag)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    shop.tag('busybox', '127.0.0.1:5000/box:v1');
    net.push(shop, '127.0.0.1:5000/box:v1');
    const { id } = shop.image('busybox');
    const name = namesOf(shop.store, id).find((reference) => reference.includes('@'))!;
    expect(shop.rmi(name)).toEqual([`Untagged: ${name}`]);
    expect(namesOf(shop.store, id)).toEqual(['127.0.0.1:5000/box:v1', 'docker.io/library/busybox:latest']);
  });

  it('are one for an image under two tags (registry/same-digest)', () => {
    const [shop, net] = [new Workshop(), new Network()];
    for (const tag of ['v1', 'v2']) shop.tag('busybox', `127.0.0.1:5000/box:${tag}`);
    net.push(shop, '127.0.0.1:5000/box', { allTags: true });
    const names = namesOf(shop.store, shop.image('busybox').id);
    expect(names.filter((name) => name.includes('@'))).toHaveLength(1);
  });
});
