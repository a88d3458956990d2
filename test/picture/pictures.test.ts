import { describe, expect, it } from 'vitest';
import { english } from '../../src/language/english.js';
import { german } from '../../src/language/german.js';
import type { Lab } from '../../src/lab/lab.js';
import { type Picture, type PictureRequest, picture, pictureKinds } from '../../src/picture/picture.js';
import { svgText } from '../../src/picture/svg.js';
import { isFailure } from '../../src/world/failure.js';
import type { World } from '../../src/world/world.js';
import { holds, play, timeout } from '../laws/law.js';
import { boxesOf, overlaps } from './boxes.js';
import { thirty, three, threeHundred } from './worlds.js';
import { allElements, type Element, readXml, textOf, valuesOf } from './xml.js';

function pictured(world: World, request: PictureRequest): Picture {
  const drawn = picture(world, request);
  if (isFailure(drawn)) throw new Error(drawn.message);
  return drawn;
}

const once = (values: readonly string[]): boolean => new Set(values).size === values.length;
const sorted = (values: Iterable<string>): readonly string[] => [...values].sort();

/** What a picture of layers must have: every layer, container once. */
function expectLayers(root: Element, world: World, host: string): void {
  const row = world.hosts.get(host)!;
  expect(valuesOf(root, 'data-layer').toSorted()).toEqual(sorted(row.images.layers.keys()));
  expect(valuesOf(root, 'data-container').toSorted()).toEqual(sorted(row.containers.keys()));
}

/** Every volume and mount once; a container that is told of and gone may be there besides. */
function expectVolumes(root: Element, world: World, host: string): void {
  const row = world.hosts.get(host)!;
  const containers = [...row.containers.values()];
  const shown = valuesOf(root, 'data-container');
  expect(once(shown)).toBe(true);
  expect([...row.containers.keys()].filter((id) => !shown.includes(id))).toEqual([]);
  const volumes = valuesOf(root, 'data-volume');
  expect(once(volumes)).toBe(true);
  expect([...row.volumes.keys()].filter((name) => !volumes.includes(name))).toEqual([]);
  const mounts = containers.flatMap(({ id, mounts: own }) =>
    own.filter(({ type }) => type !== 'tmpfs').map(({ destination }) => `${id} ${destination}`),
  );
  expect(valuesOf(root, 'data-mount').toSorted()).toEqual(mounts.toSorted());
  const folders = containers.flatMap(({ mounts: own }) =>
    own.flatMap(({ type, source }) => (type === 'bind' ? source : [])),
  );
  expect(valuesOf(root, 'data-folder').toSorted()).toEqual(sorted(new Set(folders)));
}

/** What holds for each picture, whatever it shows. */
function expectSound(svg: string): Element {
  const root = readXml(svg);
  expect(overlaps(boxesOf(root))).toEqual([]);
  expect(root.attributes.get('role')).toBe('img');
  const byId = new Map(
    [...allElements(root)].flatMap((one) => (one.attributes.has('id') ? [[one.attributes.get('id'), one]] : [])),
  );
  expect(byId.size).toBe(valuesOf(root, 'id').length);
  const [title, description] = ['aria-labelledby', 'aria-describedby'].map((key) => byId.get(root.attributes.get(key)));
  expect(textOf(title as Element)).not.toBe('');
  const told = textOf(description as Element);
  for (const { name, children } of allElements(root)) {
    const [only] = children;
    if (name === 'title' && only !== textOf(title as Element)) expect(told).toContain(only);
  }
  expect(/\b(NaN|undefined|Infinity)\b/.test(svg.replace(/<desc[\s\S]*?<\/desc>/, ''))).toBe(false);
  return root;
}

function expectWhole(world: World, since?: World): void {
  const hosts = [...world.hosts.keys()];
  const earlier = since === undefined ? {} : { since };
  for (const host of hosts) {
    const layers = svgText(pictured(world, { of: 'layers', host, ...earlier }));
    const volumes = svgText(pictured(world, { of: 'volumes', host, ...earlier }));
    const [stack, wires] = [expectSound(layers), expectSound(volumes)];
    if (since !== undefined) continue;
    expectLayers(stack, world, host);
    expectVolumes(wires, world, host);
  }
  const root = expectSound(svgText(pictured(world, { of: 'hosts', ...earlier })));
  if (since === undefined) {
    expect(valuesOf(root, 'data-host').toSorted()).toEqual(sorted(hosts));
    expect(valuesOf(root, 'data-registry').toSorted()).toEqual(sorted(world.registries.keys()));
  }
}

describe('pictures of any world', () => {
  it('have every layer, container, volume and mount once, side by side, and in words', { timeout }, () => {
    holds(
      (sequence) => {
        let first: World | undefined;
        const lab = play(sequence, (one) => {
          first ??= one.world;
        });
        expectWhole(lab.world);
        expectWhole(lab.world, first);
      },
      undefined,
      0.2,
    );
  });

  it.each<[string, () => Lab]>([
    ['3', three],
    ['30', thirty],
    ['300', threeHundred],
  ])('hold at %s objects, and are the committed ones', async (size, make) => {
    const { world } = make();
    expectWhole(world);
    for (const of of pictureKinds) {
      const svg = svgText(pictured(world, { of }));
      expect(svgText(pictured(make === threeHundred ? world : make().world, { of }))).toBe(svg);
      if (of !== 'machine') await expect(svg).toMatchFileSnapshot(`golden/${size}-${of}.svg`);
    }
  });

  it('are checked by laws that can fail', () => {
    const root = readXml(
      '<svg><g data-x="1"><rect class="box" x="0" y="0" width="9" height="9"/></g><g transform="translate(8 0)">' +
        '<g data-x="2"><path class="box" d="M0 0H9V9H0z"/></g></g></svg>',
    );
    expect(overlaps(boxesOf(root))).toHaveLength(1);
    for (const broken of ['<a>', '<a></b>', '<a b="1" b="2"/>', '<a>&</a>', '<a/><a/>', '<a>\u0001</a>', '<a b=1/>'])
      expect(() => readXml(broken)).toThrow();
  });
});

describe('what differs from an earlier moment', () => {
  const lab = thirty();
  const before = lab.world;
  const host = lab.host('laptop');
  host.container('audit').remove({ force: true });
  host.removeImage('app:debug');
  host.container('till').unpause();
  host.image('app:v1').tag('app:stable');
  const mirror = host.run('nginx', { name: 'mirror', volumes: ['goods:/goods'], command: 'sleep 1h', detach: true });
  const changesOf = (things: readonly { readonly change?: string }[], nameOf: (thing: never) => string) =>
    things.flatMap((thing) => (thing.change === undefined ? [] : [`${thing.change} ${nameOf(thing as never)}`]));

  it('is marked in the model', () => {
    const drawn = pictured(lab.world, { of: 'machine', since: before });
    if (drawn.of !== 'machine') throw new Error(drawn.of);
    const { layers, volumes } = drawn;
    expect(changesOf(layers.containers, ({ label }: { label: string }) => label)).toEqual([
      'changed till',
      'removed audit',
      'added mirror',
    ]);
    expect(
      layers.images
        .flatMap(({ names, change }) => names.flatMap((name) => `${name.change ?? change ?? ''} ${name.text}`))
        .filter((text) => !text.startsWith(' ')),
    ).toEqual(['added app:stable', 'changed app:v1', 'removed app:debug']);
    expect(layers.layers.flatMap(({ change }) => change ?? [])).toEqual(['removed']);
    expect(changesOf(volumes.mounts, ({ destination }: { destination: string }) => destination)).toEqual([
      'removed /goods',
      'removed /cache',
      'added /goods',
    ]);
    expect(changesOf(volumes.inheritances, ({ container }: { container: string }) => container)).toHaveLength(1);
  });

  it('is seen without colours, and told', () => {
    const root = expectSound(svgText(pictured(lab.world, { of: 'machine', since: before })));
    const container = [...allElements(root)].find(({ attributes }) => attributes.get('data-container') === mirror.id);
    expect(container?.attributes.get('class')).toContain('added');
    expect(textOf(container!)).toContain('+ new');
    expect(textOf(root)).toContain('Container mirror (new), running');
  });

  it('is nothing where nothing happened', () => {
    expect(svgText(pictured(before, { of: 'machine', since: before }))).toBe(
      svgText(pictured(before, { of: 'machine' })),
    );
  });
});

describe('a picture', () => {
  it('is in the language that is asked for', () => {
    const drawn = pictured(three().world, { of: 'machine' });
    expect(svgText(drawn, { language: german })).toContain('>Images und Container auf laptop<');
    expect(svgText(drawn, { language: english })).toBe(svgText(drawn));
  });

  it('shows names that mean something in XML, in paths and in other scripts as they are', () => {
    const lab = three();
    lab.host().sh('docker run -d --name x-y -v \'/höhe & <tür> 日本:/"a"\' debian sleep 1h');
    const root = expectSound(svgText(pictured(lab.world, { of: 'volumes' })));
    expect(textOf(root)).toContain('/höhe & <tür> 日本');
    expect(textOf(root)).toContain('/"a"');
  });

  it('calls things as it is told', () => {
    const drawn = pictured(three().world, { of: 'layers', called: (name) => (name === 'diary' ? 'the-book' : name) });
    expect(svgText(drawn)).toContain('>the-book<');
  });

  it('of a host that there is not is refused', () => {
    expect(picture(three().world, { of: 'layers', host: 'nowhere' })).toMatchObject({ code: 'no-such-host' });
  });

  it('of nothing says so', () => {
    const lab = three();
    lab.addHost('empty');
    const root = expectSound(svgText(pictured(lab.world, { of: 'machine', host: 'empty' })));
    expect(textOf(root)).toContain('Nothing is there.');
  });
});
