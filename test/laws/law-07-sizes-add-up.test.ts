import { expect, it } from 'vitest';
import { isFailure } from '../../src/world/failure.js';
import type { Host } from '../../src/host/host.js';
import type { Lab } from '../../src/lab/lab.js';
import { isDangling, type ImageStore } from '../../src/image/store.js';
import type { LabCommand } from '../../src/testing/lab-command.js';
import { diskUsage } from '../../src/view/disk-usage.js';
import { holds, play, timeout } from './law.js';
import { baseLab } from './law.js';

/** Images that a list shows: with a name, or without a child. */
function listed({ images, references }: ImageStore): { readonly id: string; readonly layers: readonly string[] }[] {
  const named = new Set(references.values());
  const parents = new Set([...images.values()].map(({ parent }) => parent));
  return [...images.values()].filter(({ id }) => named.has(id) || !parents.has(id));
}

function sumOf(store: ImageStore, chainIds: Iterable<string>): number {
  let sum = 0;
  for (const chainId of new Set(chainIds))
    sum += store.layers.get(chainId as `sha256:${string}`)?.layer.size ?? Number.NaN;
  return sum;
}

function checkHost(lab: Lab, host: Host): void {
  const store = host.images;
  const usage = diskUsage(lab.world, host.name);
  const images = listed(store);
  expect(usage.Images.map(({ Id }) => Id).toSorted()).toEqual(images.map(({ id }) => id).toSorted());
  expect(usage.LayersSize).toBe(
    sumOf(
      store,
      images.flatMap(({ layers }) => layers),
    ),
  );
  for (const row of usage.Images) {
    const { layers = [] } = store.images.get(row.Id as `sha256:${string}`) ?? {};
    const others = new Set(images.filter(({ id }) => id !== row.Id).flatMap((other) => other.layers));
    const shared = sumOf(
      store,
      layers.filter((chainId) => others.has(chainId)),
    );
    const unique = sumOf(
      store,
      layers.filter((chainId) => !others.has(chainId)),
    );
    expect(row.Size).toBe(shared + unique);
    expect(row.SharedSize).toBe(shared);
    const handle = lab.host(host.name).image(row.Id);
    expect([handle.size, handle.sharedSize, handle.uniqueSize]).toEqual([shared + unique, shared, unique]);
  }
}

/** Bytes of every layer that is there, hidden or held by containers alone ones included. */
function stored(store: ImageStore): number {
  return sumOf(store, store.layers.keys());
}

/** `rmi` of one image frees exactly what was unique to it, unless a hidden parent comes to light or a container stays on it. */
function checkRemovalOf(lab: Lab, hostName: string, id: string): void {
  const fork = lab.fork();
  const host = fork.host(hostName);
  const before = host.row.images;
  const { uniqueSize } = host.image(id);
  const removed = host.image(id).tryRemove({ force: true });
  if (isFailure(removed)) return;
  const after = host.row.images;
  const deleted = removed.flatMap((record) => ('deleted' in record ? [record.deleted] : []));
  expect(stored(before) - stored(after)).toBe(
    sumOf(
      before,
      deleted.filter((one) => before.layers.has(one)),
    ),
  );
  const parent = before.images.get(id as `sha256:${string}`)?.parent;
  const surfaced =
    parent !== undefined && after.images.has(parent) && !namedBefore(before, parent) && isDangling(after, parent);
  if (surfaced) return;
  expect(before.sums.layers - after.sums.layers).toBe(uniqueSize);
  if (host.containers.length === 0) expect(stored(before) - stored(after)).toBe(uniqueSize);
}

function namedBefore(store: ImageStore, id: string): boolean {
  return [...store.references.values()].some((named) => named === id);
}

function checkPrune(lab: Lab, command: LabCommand): void {
  if (!command.command.endsWith('prune')) return;
  for (const { name } of lab.hosts) {
    const fork = lab.fork();
    const host = fork.host(name);
    const before = host.row;
    const usage = diskUsage(fork.world, name);
    const volumes = host.pruneVolumes();
    const gone = usage.Volumes.filter((volume) => volumes.removed.includes(volume.Name));
    expect(volumes.reclaimed).toBe(gone.reduce((sum, { UsageData }) => sum + UsageData.Size, 0));
    const containers = host.pruneContainers();
    const ended = usage.Containers.filter(({ Id }) => containers.removed.includes(Id));
    expect(containers.reclaimed).toBe(ended.reduce((sum, { SizeRw = 0 }) => sum + SizeRw, 0));
    const held = stored(host.row.images);
    const images = host.pruneImages({ all: true });
    expect(images.reclaimed).toBe(held - stored(host.row.images));
    if (host.containers.length === 0) expect(host.imagesSize).toBe(stored(host.row.images));
    expect(before.images.sums.layers - host.imagesSize).toBeGreaterThanOrEqual(0);
  }
}

it('the space used is the sum over distinct layers, shared + unique is the size, after every command', {
  timeout,
}, () => {
  holds((sequence) => {
    const lab = baseLab(sequence);
    let seen = lab.world.hosts;
    play(
      sequence,
      (_, command) => {
        for (const host of lab.world.hosts.values())
          if (seen.get(host.name)?.images !== host.images) checkHost(lab, host);
        seen = lab.world.hosts;
        checkPrune(lab, command);
      },
      lab,
    );
    for (const host of lab.hosts) for (const { id } of host.images) checkRemovalOf(lab, host.name, id);
  });
});
