import { describe, expect, it } from 'vitest';
import { biographyText } from '../../src/biography/biography-messages.js';
import { differs, nodeAtSpot, type Spot, treesOf } from '../../src/biography/spot.js';
import { writesTo } from '../../src/biography/writes.js';
import { forEachDifference } from '../../src/filesystem/differences.js';
import { causes } from '../../src/history/causes.js';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import { createLab } from '../../src/lab/lab.js';
import { openTerminal } from '../../src/terminal/terminal.js';
import { holds, play, timeout } from '../laws/law.js';

describe('the life of a file', () => {
  it('ends with the last step whose worlds differ there, and somebody did each thing in it', { timeout }, () => {
    holds(
      (sequence) => {
        const { core } = play(sequence);
        const all = [...causes(core.history)];
        for (const [name, host] of core.world.hosts) {
          const first = all.at(-1)?.before.hosts.get(name);
          const spots: Spot[] = [];
          if (first)
            forEachDifference(first.files.root, host.files.root, (path) => void spots.push({ tree: 'machine', path }));
          for (const { id, base, files } of host.containers.values()) {
            forEachDifference(base, files.root, (path) => void spots.push({ tree: 'container', container: id, path }));
          }
          for (const spot of spots) {
            const at = (world: typeof core.world) => {
              const trees = treesOf(world.hosts.get(name));
              if (spot.tree !== 'container' || trees.container(spot.container) !== undefined)
                return nodeAtSpot(trees, spot);
              return nodeAtSpot({ ...treesOf(host), container: born }, spot);
            };
            const born = (id: string) => {
              const row = host.containers.get(id);
              return row && { ...row, files: { ...row.files, root: row.base } };
            };
            const last = all.find(({ before, after }) => differs(at(before), at(after)));
            const writes = writesTo(all, name, spot, core.means);
            expect(writes.at(-1)?.cause).toBe(last);
            expect(writes.every(({ by }) => by !== undefined)).toBe(true);
            const final = at(core.world);
            if (writes.length > 0) expect(writes.at(-1)?.change === 'deleted').toBe(final === undefined);
          }
        }
      },
      undefined,
      0.03,
    );
  });

  it('is told of volumes: who wrote, who sees it on which path, by which chain', () => {
    const lab = createLab();
    const host = lab.host();
    host.run('busybox', { name: 'first', volumes: ['data:/data'], command: 'sleep 1h', detach: true });
    host.run('busybox', { name: 'second', volumesFrom: ['first'], command: 'sleep 1h', detach: true });
    const volumes = ['/cover:/data/sub', 'data:/other:ro'];
    host.run('busybox', { name: 'third', volumesFrom: ['second'], volumes, command: 'sleep 1h', detach: true });
    host.container('second').exec('mkdir -p /data/sub; echo hello > /data/sub/letter');
    host.container('first').exec('echo more >> /data/sub/letter');
    const { writes, sights, older, layers } = host.biography('/sub/letter', { volume: 'data' });
    expect({ older, layers }).toEqual({ older: false, layers: [] });
    expect(writes.map(({ change, bytes, by }) => ({ change, bytes, by }))).toEqual([
      {
        change: 'added',
        bytes: 6,
        by: { by: 'process', container: 'second', words: 'sh -c mkdir -p /data/sub; echo hello > /data/sub/letter' },
      },
      {
        change: 'changed',
        bytes: 11,
        by: { by: 'process', container: 'first', words: 'sh -c echo more >> /data/sub/letter' },
      },
    ]);
    expect(
      sights.map(({ container, path, sees, readonly, from, hiddenBy }) => [
        container,
        path,
        sees,
        readonly,
        from,
        hiddenBy,
      ]),
    ).toEqual([
      ['first', '/data/sub/letter', 'it', false, [], undefined],
      ['second', '/data/sub/letter', 'it', false, ['first'], undefined],
      ['third', '/data/sub/letter', 'hidden', false, ['second', 'first'], '/data/sub'],
      ['third', '/other/sub/letter', 'it', true, [], undefined],
    ]);
    const through = host.biography('/other/sub/letter', { container: 'third' });
    expect([through.writes, through.sights]).toEqual([writes, sights]);
  });

  it('is told of images and containers: layers with their commands, white-outs, changes of their own', () => {
    const host = createLab().host();
    const work = host.run('debian', {
      name: 'work',
      command: 'rm /etc/issue; echo ours > /etc/motd; echo v1 > /version',
    });
    work.commit('app:v1');
    const second = 'echo v2 > /version; sleep 1h';
    const user = host.run('app:v1', { name: 'user', command: second, volumes: ['/etc'], detach: true });
    const told = (path: string, place: Parameters<typeof host.biography>[1]) => {
      const { layers, writes, sights } = host.biography(path, place);
      return {
        layers: layers.map(({ change, step }) => [change, step?.created_by?.slice(0, 20)]),
        writes: writes.map(({ change, by }) => [change, by?.words]),
        sights: sights.map(({ container, sees }) => [container, sees]),
      };
    };
    const line = 'sh -c rm /etc/issue; echo ours > /etc/motd; echo v1 > /version';
    expect(told('/version', { image: 'app:v1' })).toEqual({
      layers: [['added', line.slice(0, 20)]],
      writes: [],
      sights: [['user', 'own']],
    });
    expect(told('/etc/issue', { image: 'app:v1' }).layers.map(([change]) => change)).toEqual(['added', 'deleted']);
    expect(told('/etc/issue', { image: 'debian' }).sights).toEqual([
      ['work', 'deleted'],
      ['user', 'hidden'],
    ]);
    expect(told('/version', { container: 'user' })).toEqual({
      layers: [['added', line.slice(0, 20)]],
      writes: [['changed', `sh -c ${second}`]],
      sights: [],
    });
    expect(told('/etc/issue', { container: 'work' }).writes).toEqual([['deleted', 'rm /etc/issue']]);
    // /bin is a link to usr/bin there.
    expect(told('/bin/ls', { image: 'debian' }).layers.length).toBe(1);
    // The engine copied it up into the new volume.
    expect(told('/etc/motd', { container: user.name }).writes).toEqual([['added', 'create-container']]);
    expect(host.tryBiography('/x', { image: 'nosuch' })).toMatchObject({ code: 'no-such-image' });
    expect(host.tryBiography('x', { image: 'debian' })).toMatchObject({ code: 'invalid-argument' });
    expect(host.tryBiography('/x', { volume: 'nosuch' })).toMatchObject({ code: 'no-such-volume' });
  });

  it('goes on after a leap, an undo and in the middle of a script, and is whole in every language', () => {
    const lab = createLab();
    lab.host().pull('busybox');
    const terminal = openTerminal(lab);
    terminal.enter(
      "docker run -d --name clock -v data:/data busybox sh -c 'while true; do sleep 10; date >> /data/log; done'",
    );
    terminal.enter('moment start');
    terminal.enter('sleep 35');
    terminal.enter('fork start');
    terminal.enter('sleep 15');
    const host = lab.host();
    const life = host.biography('/log', { volume: 'data' });
    expect(life.writes.map(({ by, change, cause }) => [by?.words.slice(0, 4), change, cause.deed?.line])).toEqual([
      ['sh -', 'added', 'sleep 15'],
      ['date', 'changed', 'sleep 15'],
    ]);
    expect(biographyText(life)).toMatch(
      /^\/log is in volume data\.\n {2}1\. .*Z {2}written \(0B\) by `sh -c while .*` in container clock\n {5}line: sleep 15\n/,
    );
    const again = (language: typeof english) => biographyText(host.biography('/log', { volume: 'data' }), language);
    for (const language of [english, german]) expect(again(language)).not.toMatch(/undefined|null|NaN|\[object/);
    expect(terminal.enter('biography data:/log').output).toBe(`${again(english)}\n`);
    expect(terminal.enter('LANG=de biography data:/log').output).toBe(`${again(german)}\n`);
    terminal.enter('undo');
    expect(host.biography('/log', { volume: 'data' }).writes).toEqual([]);
    expect(terminal.enter('biography /etc/passwd').output).toMatch(
      /^\/etc\/passwd is a file of .* itself.*\n {2}It was there/,
    );
    expect(terminal.enter('biography nosuch:/x; biography').output).toMatch(
      /^biography: No such container: nosuch\nUsage: /,
    );
  });
});
