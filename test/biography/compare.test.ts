import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFiles } from '../../src/biography/compare-files.js';
import { compareMoments, type MomentsCompared } from '../../src/biography/compare-moments.js';
import { momentRows } from '../../src/biography/comparison-rows.js';
import { applyChanges } from '../../src/filesystem/apply.js';
import { compareTrees } from '../../src/filesystem/compare.js';
import { nodeAt } from '../../src/filesystem/lookup.js';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import { say } from '../../src/language/language.js';
import { createLab } from '../../src/lab/lab.js';
import type { World } from '../../src/world/world.js';
import { holds, play, timeout } from '../laws/law.js';
import { evolution, fileSystem } from '../filesystem/arbitrary-tree.js';

describe('two trees of files compared', () => {
  it('applied to the first are the second; files are there before and after as it says, and both ways round alike', () => {
    fc.assert(
      fc.property(fc.oneof(evolution, fc.tuple(fileSystem, fileSystem)), ([{ root: a }, { root: b }]) => {
        const { files, changes, bytes } = compareFiles(a, b);
        expect(compareTrees(applyChanges(a, changes), b)).toEqual([]);
        for (const { path, change, before, after } of files) {
          expect([before === undefined, after === undefined]).toEqual([change === 'added', change === 'deleted']);
          expect([before !== undefined, after !== undefined]).toEqual(
            [a, b].map((root) => path === '/' || nodeAt(root, path) !== undefined),
          );
        }
        const other = compareFiles(b, a);
        expect(other.bytes).toEqual([bytes[1], bytes[0]]);
        const changed = (one: typeof files) => one.filter(({ change }) => change === 'changed').map(({ path }) => path);
        expect(changed(other.files)).toEqual(changed(files));
        expect(compareFiles(a, a).files).toEqual([]);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});

/** What a list would show: kind, machine and id of every object. */
function objectsOf(world: World): Set<string> {
  const all = [...world.hosts.values()].flatMap((host) =>
    [
      ...[...host.containers.keys()].map((id) => `container ${id}`),
      ...[...host.images.images.keys()].map((id) => `image ${id}`),
      ...[...host.images.references.keys()].map((id) => `name ${id}`),
      ...[...host.volumes.keys()].map((id) => `volume ${id}`),
      ...[...host.networks.keys()].map((id) => `network ${id}`),
    ].map((one) => `${host.name} ${one}`),
  );
  return new Set(all);
}

function applied(objects: ReadonlySet<string>, compared: MomentsCompared): Set<string> {
  const next = new Set(objects);
  for (const { kind, host, id, before, after } of compared.objects) {
    if (kind === 'host' || kind === 'tag') continue;
    if (before === undefined) next.add(`${host} ${kind} ${id}`);
    if (after === undefined) next.delete(`${host} ${kind} ${id}`);
  }
  return next;
}

const mirrored = ({ objects }: MomentsCompared) =>
  objects.map(({ kind, host, id, before, after }) => ({ kind, host, id, before: after, after: before }));
const plain = ({ objects }: MomentsCompared) =>
  objects.map(({ kind, host, id, before, after }) => ({ kind, host, id, before, after }));

describe('two moments compared', () => {
  it('lead from the objects of one to those of the other, and are the mirror of the way back', { timeout }, () => {
    holds(
      (sequence) => {
        const lab = play(sequence);
        const { history } = lab.core;
        const worlds = [history.world];
        for (let step = history.past; step !== undefined; step = step.earlier) worlds.push(step.before);
        const now = history.world;
        for (const then of worlds) {
          const compared = compareMoments(then, now);
          expect(applied(objectsOf(then), compared)).toEqual(objectsOf(now));
          expect(mirrored(compareMoments(now, then))).toEqual(plain(compared));
          for (const language of [english, german]) {
            const told = momentRows(compared).flatMap((row) =>
              'more' in row ? [] : [row.what, row.before, row.after].flatMap((one) => one ?? []),
            );
            const text = told.map((one) => (typeof one === 'string' ? one : say(one, language))).join('\n');
            expect(text).not.toMatch(/undefined|null|NaN|\[object/);
          }
        }
        expect(compareMoments(now, now).objects).toEqual([]);
      },
      undefined,
      0.02,
    );
  });

  it('tell what came, went and changed, with files and sizes', () => {
    const lab = createLab();
    const host = lab.host();
    host.run('busybox', { name: 'work', volumes: ['data:/data'], command: 'echo a > /data/letter; echo b > /note' });
    lab.mark('before');
    host.run('busybox', { rm: true, volumes: ['data:/data'], command: 'echo more >> /data/letter' });
    host.container('work').commit('app:v1');
    host.container('work').remove();
    host.files.write('/root/list', 'x');
    const told = lab
      .compare('before')
      .objects.map(({ kind, name, before, after, files }) => [
        kind,
        name.replace(/[0-9a-f]{12}/, 'ID'),
        before?.is,
        after?.is,
        files.map(({ path, change }) => `${change} ${path}`).join(),
      ]);
    expect(told).toEqual([
      ['host', 'laptop', 'there', 'there', 'added /root/list'],
      ['container', 'work', 'container', undefined, ''],
      ['image', 'ID', undefined, 'size', ''],
      ['name', 'app:v1', undefined, 'image', ''],
      ['volume', 'data', 'size', 'size', 'changed /letter'],
    ]);
    expect(lab.tryCompare('before', 'never')).toMatchObject({ code: 'no-such-object' });
    const other = lab.fork('before');
    other.host().container('work').remove();
    expect(lab.compare(other.world).objects.map(({ kind }) => kind)).toEqual(['host', 'image', 'name', 'volume']);
  });
});

describe('two things of a host compared', () => {
  const lab = createLab();
  const host = lab.host();
  const work = host.run('busybox', { name: 'work', command: 'echo a > /note; rm /bin/sh', volumes: ['data:/data'] });
  lab.mark('then');
  work.files.write('/note', 'other');
  work.commit('app:v1');
  const paths = (...things: Parameters<typeof host.compare>) =>
    host.compare(...things).files.map(({ path, change }) => `${change} ${path}`);

  it('an image and a container, then and now', () => {
    expect(paths({ image: 'busybox' }, { image: 'app:v1' })).toEqual(['deleted /bin/sh', 'added /data', 'added /note']);
    expect(paths({ container: 'work', at: 'then' }, { container: 'work' })).toEqual(['changed /note']);
    expect(paths({ image: 'app:v1' }, { container: 'work' })).toEqual([]);
    expect(paths({ container: 'work' }, { image: 'busybox' })).toEqual([
      'added /bin/sh',
      'deleted /data',
      'deleted /note',
    ]);
    expect(paths({ volume: 'data' }, { volume: 'data', at: 'then' })).toEqual([]);
  });

  it('refuses what is not there, in the words of whoever looks for it', () => {
    expect(host.tryCompare({ image: 'app:v1', at: 'then' }, { volume: 'data' })).toMatchObject({
      code: 'no-such-image',
    });
    expect(host.tryCompare({ container: 'x' }, { volume: 'data' })).toMatchObject({ code: 'no-such-container' });
    expect(host.tryCompare({ volume: 'data' }, { volume: 'x', at: 'then' })).toMatchObject({ code: 'no-such-volume' });
    expect(host.tryCompare({ volume: 'data', at: 'x' }, { volume: 'data' })).toMatchObject({ code: 'no-such-object' });
  });
});
