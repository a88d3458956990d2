import { describe, expect, it } from 'vitest';
import { Canvas } from '../../src/view/canvas.js';
import { drawLayers } from '../../src/view/draw-layers.js';
import { drawVolumes } from '../../src/view/draw-volumes.js';
import { layerStacks } from '../../src/view/layer-stack.js';
import type { World } from '../../src/world/world.js';
import { Machine } from './machine.js';

/** Identifiers depend on bytes that are none of a picture's business. */
function without(picture: string): string {
  return picture.replace(/[0-9a-f]{12}/g, 'identifier__');
}

function stacked(): World {
  const machine = new Machine('engine');
  machine.run({ name: 'one' }, ['fill', '/f', '1000']);
  machine.commit('one', 'app:v1');
  machine.run({ name: 'two', image: 'app:v1' }, ['fill', '/g', '2000000']);
  machine.commit('two', 'app:v2');
  machine.create({ name: 'three' });
  return machine.world;
}

describe('a picture of layers', () => {
  it('has every layer once, with what shares it on top', () => {
    expect(without(drawLayers(stacked(), 'box'))).toBe(`\
┌──────────────┬────────┐
│ app:v2       │ two    │
│ identifier__ │ exited │
│ 2MB          │ 2MB    │
├──────────────┴────────┼────────┬─────────┐
│ app:v1                │ one    │ three   │
│ identifier__          │ exited │ created │
│ 1kB                   │ 1kB    │ 0B      │
├───────────────────────┴────────┴─────────┤
│ box:latest                               │
│ identifier__                             │
│ 5kB                                      │
└──────────────────────────────────────────┘
`);
  });

  it('puts the containers of a layer together where columns are scarce, and becomes a list where that is not enough', () => {
    expect(without(drawLayers(stacked(), 'box', { width: 40, ascii: true }))).toBe(`\
box:latest, identifier__, 5kB
\`- app:v1, identifier__, 1kB
   \`- app:v2, identifier__, 2MB
   \`- two (exited) 2MB
\`- one (exited) 1kB, three (created) 0B
`);
    const machine = new Machine('engine');
    for (const name of ['one', 'two', 'three', 'four']) machine.create({ name });
    expect(without(drawLayers(machine.world, 'box', { width: 30, ascii: true }))).toBe(`\
+--------------------+
| one (created) 0B   |
| two (created) 0B   |
| three (created) 0B |
| four (created) 0B  |
+--------------------+
| box:latest         |
| identifier__       |
| 5kB                |
+--------------------+
`);
  });

  it('is no wider than the page', () => {
    for (const width of [40, 45, 60, 80, 120]) {
      for (const line of drawLayers(stacked(), 'box', { width }).split('\n'))
        expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  it('is drawn from data that adds up', () => {
    const { layers, images, containers } = layerStacks(stacked(), 'box');
    expect(layers.map(({ size, sharedBy, parent }) => [size, sharedBy, parent === undefined])).toEqual([
      [5000, 3, true],
      [1000, 2, false],
      [2000000, 1, false],
    ]);
    expect(images.map(({ names, size, shared, unique }) => [names[0], size, shared, unique])).toEqual([
      ['app:v2', 2006000, 6000, 2000000],
      ['app:v1', 6000, 6000, 0],
      ['box:latest', 5000, 5000, 0],
    ]);
    expect(containers.map(({ name, status, size }) => [name, status, size])).toEqual([
      ['one', 'exited', 1000],
      ['two', 'exited', 2000000],
      ['three', 'created', 0],
    ]);
  });

  it('says when there is nothing to draw', () => {
    const machine = new Machine();
    machine.do({ do: 'add-host', name: 'bare' });
    expect(drawLayers(machine.world, 'bare')).toBe('No layers.\n');
    expect(drawVolumes(machine.world, 'bare')).toBe('No volumes and no mounted folders.\n');
  });
});

describe('a picture of volumes', () => {
  const machine = new Machine('engine');
  machine.run({ name: 'one', hostConfig: { Binds: ['data:/data', '/work/conf:/conf:ro'] } });
  machine.run({ name: 'two', hostConfig: { VolumesFrom: ['one:ro'] } });
  machine.run({ name: 'three', hostConfig: { Binds: ['logs:/v'] } }, ['fill', '/v/f', '12']);
  machine.create({ name: 'none' });
  machine.do({ call: 'create-volume', host: 'box', name: 'idle' });

  it('has a wire from each mount to what is mounted; a dot where wires join', () => {
    expect(drawVolumes(machine.world, 'box')).toBe(
      `\
┌────────────────┐        ┌────────────────────┐
│ one (running)  │     ┌──┤ data               │
│          /data ├─────●  │ volume, named, 0B  │
│       /conf ro ├─●   │  └────────────────────┘
└────────────────┘ │   │  ┌────────────────────┐
                   │   │  │ idle               │
┌────────────────┐ │   │  │ volume, named, 0B  │
│ two (running)  │ │   │  └────────────────────┘
│       /data ro ├─┼───●  ┌────────────────────┐
│                │ │ ┌────┤ logs               │
│       /conf ro ├─● │    │ volume, named, 12B │
└────────────────┘ │ │    └────────────────────┘
                   │ │    ┌────────────────────┐
┌────────────────┐ └─┼────┤ /work/conf         │
│ three (exited) │   │    │ folder of the host │
│             /v ├───┘    └────────────────────┘
└────────────────┘
`,
    );
  });

  it('is a list where the page is too narrow', () => {
    expect(drawVolumes(machine.world, 'box', { width: 40, ascii: true })).toBe(`\
data, volume, named, 0B
\`- one (running) at /data
\`- two (running) at /data ro
idle, volume, named, 0B
logs, volume, named, 12B
\`- three (exited) at /v
/work/conf, folder of the host
\`- one (running) at /conf ro
\`- two (running) at /conf ro
`);
  });
});

describe('lines on a canvas', () => {
  it.each([
    [false, '┌┬┐\n├┼┤\n└┴┘\n'],
    [true, '+++\n+++\n+++\n'],
  ])('join where they meet (ascii: %s)', (ascii, picture) => {
    const canvas = new Canvas(ascii);
    for (const at of [0, 1, 2]) {
      canvas.horizontal(at, 0, 2);
      canvas.vertical(at, 0, 2);
    }
    expect(canvas.toString()).toBe(picture);
  });
});
