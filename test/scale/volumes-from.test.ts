import { expect, it } from 'vitest';
import type { Container } from '../../src/lab/container.js';
import { createLab } from '../../src/lab/lab.js';
import { invariants } from '../../src/world/invariants.js';
import { timesAsLong } from './elapsed.js';
import { scaled, timeout } from './scale.js';

function chain(links: number): () => Container {
  const host = createLab({ seed: 'chain' }).host();
  const options = { command: ['sleep', '1h'], detach: true };
  const first = host.run('busybox', { ...options, volumes: ['/data'] });
  first.files.write('/data/file', 'passed on\n');
  let last = first;
  const link = () => {
    last = host.run('busybox', { ...options, volumesFrom: [last] });
    return last;
  };
  for (let i = 1; i < links; i += 1) link();
  return link;
}

it("a chain of 10,000 by volumes-from: its last link sees the first one's bytes, and costs what the tenth did", {
  timeout,
}, () => {
  const links = scaled(10_000);
  const [long, short] = [chain(links), chain(10)];
  const last = long();
  expect(last.files.read('/data/file')).toBe('passed on\n');
  expect(last.lineage.mounts[0]!.from.length).toBe(links);
  expect(
    timesAsLong(
      () => void long(),
      () => void short(),
    ),
  ).toBeLessThan(3);
});

it('whoever of a chain of 10,000 goes, the last one keeps the volume', { timeout }, () => {
  const lab = createLab({ seed: 'thinned' });
  const host = lab.host();
  const options = { command: ['sleep', '1h'], detach: true };
  let last = host.run('busybox', { ...options, volumes: ['/data'] });
  last.files.write('/data/file', 'passed on\n');
  for (let i = 1; i < scaled(10_000); i += 1) {
    const next = host.run('busybox', { ...options, volumesFrom: [last] });
    last.remove({ force: true, volumes: true });
    last = next;
  }
  expect(last.files.read('/data/file')).toBe('passed on\n');
  expect(invariants(lab.world)).toEqual([]);
  last.remove({ force: true, volumes: true });
  expect(host.volumes).toEqual([]);
});
