import { expect, test } from 'vitest';
import { createLab } from '../../src/lab/lab.js';

test("a mount of one's own comes from a flag, one of the image's VOLUME from the image", () => {
  const host = createLab().host();
  host.run('busybox', { name: 'made' }).commit('data', { changes: ['VOLUME /data'] });
  const container = host.create('data', { volumes: ['/v', 'named:/n'], name: 'own' });
  const origins = container.mounts.map(({ destination, origin }) => [destination, origin.by]);
  expect(Object.fromEntries(origins)).toEqual({ '/n': 'volume-flag', '/v': 'volume-flag', '/data': 'image' });
  expect(container.lineage.mounts.find(({ destination }) => destination === '/v')?.by).toBe('volume-flag');
  const heir = host.create('busybox', { volumesFrom: [container] });
  expect(heir.mounts.map(({ origin }) => origin.by)).toEqual(['volumes-from', 'volumes-from', 'volumes-from']);
});
