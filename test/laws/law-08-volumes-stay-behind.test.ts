import { expect, it } from 'vitest';
import type { Lab } from '../../src/lab/lab.js';
import { snapshot } from '../../src/world/snapshot.js';
import type { World } from '../../src/world/world.js';
import { sequenceRegistry } from '../../src/testing/sequence-lab.js';
import { baseLab, holds, play, timeout } from './law.js';

/** In names and in contents of files. */
const marker = 'NOT-FOR-IMAGES';

/** Puts marked files into everything that any container mounts. */
function markMounts(lab: Lab): number {
  let marked = 0;
  for (const host of lab.hosts) {
    for (const container of host.containers) {
      for (const { type, source, destination } of container.mounts) {
        const [files, folder] = type === 'tmpfs' ? [container.files, destination] : [host.files, source];
        if (type === 'tmpfs' && !container.isRunning) continue;
        if (files.tryWrite(`${folder}/${marker}`, `${marker} ${marked}\n`) === undefined) marked += 1;
      }
    }
  }
  return marked;
}

/** Everything that images, layers and registries consist of. */
function everyImage({ hosts, registries, events }: World): string {
  const stores = [...hosts.values()].map(({ images }) => images);
  return snapshot({ stores, registries, events } as unknown as World);
}

it('nothing of a volume, bind or tmpfs is ever in an image, a push or a pull', { timeout }, () => {
  let marked = 0;
  holds((sequence) => {
    const lab = baseLab(sequence);
    play(sequence, () => void (marked += markMounts(lab)), lab);
    const [laptop, server] = [lab.host(), lab.host('server')];
    laptop.online = true;
    server.online = true;
    for (const [index, container] of laptop.containers.entries()) {
      expect(container.diff.filter(({ path }) => path.includes(marker))).toEqual([]);
      const name = `${sequenceRegistry}/marked:v${index}`;
      if ('code' in container.tryCommit(name)) continue;
      laptop.push(name);
      server.pull(name);
    }
    expect(everyImage(lab.world).includes(marker)).toBe(false);
  });
  expect(marked).toBeGreaterThan(0);
});

it('is looked for by a search that finds what is there', () => {
  const lab = baseLab({ seed: 'a', volumeLifetime: 'course', commands: [] });
  const container = lab.host().run('box:1', { command: 'sleep 1h', detach: true });
  container.files.write(`/${marker}`, '');
  container.commit();
  expect(everyImage(lab.world)).toContain(marker);
});
