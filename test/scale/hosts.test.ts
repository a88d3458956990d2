import { expect, it } from 'vitest';
import type { Host } from '../../src/lab/host.js';
import { createLab } from '../../src/lab/lab.js';
import { invariants } from '../../src/world/invariants.js';
import { timesAsLong } from './elapsed.js';
import { scaled, timeout } from './scale.js';

it('1,000 hosts pull one image from one registry: the last as fast as the first, and all share its layers', {
  timeout,
}, () => {
  const name = 'registry.example.com:5000/team/app:v1';
  const lab = createLab({ seed: 'fleet' });
  lab.addRegistry('registry.example.com:5000');
  const made = lab.host().run('debian', { command: 'echo v1 > /version' }).commit(name);
  lab.host().push(name);

  const hosts: Host[] = [];
  const use = (host: Host) => {
    expect(host.run(name, { command: 'cat /version', rm: true }).output.stdout).toBe('v1\n');
  };
  for (let i = 1; i <= scaled(1000); i += 1) {
    const host = lab.addHost(`host-${i}`);
    use(host);
    hosts.push(host);
  }
  const trees = hosts.map(({ row }) => row.images.layers.get(made.layers.at(-1)!)!.layer.tree);
  expect(new Set(trees).size).toBe(1);
  expect(lab.hosts.length).toBe(hosts.length + 1);
  expect(
    timesAsLong(
      () => use(hosts.at(-1)!),
      () => use(lab.host()),
    ),
  ).toBeLessThan(3);
  expect(invariants(lab.world)).toEqual([]);
});
