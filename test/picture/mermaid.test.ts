import { describe, expect, it } from 'vitest';
import { quotedLabel } from '../../src/picture/mermaid-chart.js';
import { mermaidText } from '../../src/picture/mermaid.js';
import { picture, pictureKinds } from '../../src/picture/picture.js';
import { isFailure } from '../../src/world/failure.js';
import type { World } from '../../src/world/world.js';
import { thirty, three, threeHundred } from './worlds.js';

const label = '"[\\p{L}\\p{N} ./:@_+,()#;\\u00b1\\u2212<br>\\ufffd-]*"';

/** What a chart consists of; nothing else may stand in a line. */
const lines = [
  /^flowchart (BT|LR)$/,
  /^ {2}acc(Title|Descr): [^{}#;%\n]+$/,
  new RegExp(`^  n\\d+(\\[${label}\\]|\\(${label}\\)|\\[\\(${label}\\)\\]|\\[/${label}/\\]|>${label}\\])$`, 'u'),
  new RegExp(`^  n\\d+ (---|-->|-\\.->|==>)(\\|${label}\\|)? n\\d+$`, 'u'),
  new RegExp(`^  subgraph n\\d+\\[${label}\\]$`, 'u'),
  /^ {2}end$/,
  /^ {2}classDef \w+ [\w:#,-]+( [\w:#,-]+)*$/,
  /^ {2}class n\d+(,n\d+)* \w+$/,
];

function chartOf(world: World, of: (typeof pictureKinds)[number], since?: World): string {
  const drawn = picture(world, { of, ...(since ? { since } : {}) });
  if (isFailure(drawn)) throw new Error(drawn.message);
  return mermaidText(drawn);
}

function strange(chart: string): readonly string[] {
  return chart
    .trimEnd()
    .split('\n')
    .filter((line) => !lines.some((form) => form.test(line.replaceAll(/stroke-dasharray:\d+ \d+/g, 'x:1'))));
}

describe('a chart', () => {
  it.each([
    ['3', three],
    ['30', thirty],
  ] as const)('of %s objects is the committed one', async (size, make) => {
    const { world } = make();
    for (const of of pictureKinds) {
      const chart = chartOf(world, of);
      expect(strange(chart)).toEqual([]);
      await expect(chart).toMatchFileSnapshot(`golden/${size}-${of}.mmd`);
    }
  });

  it('of 300 objects stays below what Mermaid draws by default', () => {
    const { world } = threeHundred();
    for (const of of pictureKinds) {
      const chart = chartOf(world, of);
      expect(strange(chart)).toEqual([]);
      expect(chart.length).toBeLessThan(50_000);
      expect(chart.match(/^ {2}n\d+ \S+ n\d+$|\| n\d+$/gm)?.length ?? 0).toBeLessThan(500);
    }
  });

  it('has every layer once, tied to the one it lies on, and every mount', () => {
    const { world } = thirty();
    const host = world.hosts.get('laptop')!;
    const chart = chartOf(world, 'machine');
    for (const { layer } of host.images.layers.values()) expect(chart.split(layer.chainId.slice(7, 19)).length).toBe(2);
    const upon = [...host.images.layers.values()].filter(({ layer }) => layer.parent !== undefined).length;
    expect(chart.match(/ --- /g)?.length).toBe(upon + host.containers.size);
    const mounts = [...host.containers.values()].flatMap((one) => one.mounts.filter(({ type }) => type !== 'tmpfs'));
    expect(chart.match(/ (-->|-\.->)\|/g)?.length).toBe(mounts.length);
  });

  it('says what has changed', () => {
    const lab = three();
    const before = lab.world;
    lab.host().container('diary').remove({ force: true });
    const chart = chartOf(lab.world, 'layers', before);
    expect(chart).toContain('− gone');
    expect(chart).toMatch(/^ {2}class n\d+ removed$/m);
  });

  it.each([
    ['a "b" [c] #d;', 'a #34;b#34; #91;c#93; #35;d#59;'],
    ['<script>|`x`|%%{init}%%', '#60;script#62;#124;#96;x#96;#124;#37;#37;#123;init#125;#37;#37;'],
    ['registry.example:5000/x@y:v1', 'registry.example:5000/x@y:v1'],
    ['höhe 日本\u0007\u202e', 'höhe 日本##'.replace('##', '#65533;#65533;')],
  ])('writes %j so that it means only itself', (text, written) => {
    expect(quotedLabel(text)).toBe(written);
  });
});
