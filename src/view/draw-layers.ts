import { shortId } from '../digest/digest.js';
import { humanSizeWithPrecision } from '../time/size.js';
import type { World } from '../world/world.js';
import { Canvas, type PictureStyle, textWidth } from './canvas.js';
import {
  type LayerStacks,
  layerStacks,
  type StackedContainer,
  type StackedImage,
  type StackedLayer,
} from './layer-stack.js';

/** A box of the picture and the boxes that stand on it. */
interface Block {
  readonly lines: readonly string[];
  readonly above: readonly Block[];
  /** Columns, both borders included; so many that everything above has room. */
  readonly width: number;
}

function size(bytes: number): string {
  return humanSizeWithPrecision(bytes, 3);
}

function block(lines: readonly string[], above: readonly Block[]): Block {
  const own = Math.max(...lines.map(textWidth)) + 4;
  const carried = above.reduce((sum, one) => sum + one.width - 1, 1);
  return { lines, above, width: Math.max(own, carried) };
}

/** A digest says what a tag says better, and is long: it stands, cut short, only where there is no tag. */
function shownNames({ id, names }: StackedImage): readonly string[] {
  const tags = names.filter((name) => !name.includes('@'));
  if (tags.length > 0) return tags;
  if (names.length === 0) return [`<none> ${shortId(id)}`];
  return names.map((name) => name.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+/, '$1'));
}

function layerLines(stacks: LayerStacks, layer: StackedLayer): readonly string[] {
  const names = stacks.images.filter(({ id }) => layer.images.includes(id)).flatMap(shownNames);
  return [...names, shortId(layer.chainId), size(layer.size)];
}

function containerLine({ name, status, size: bytes }: StackedContainer): string {
  return `${name} (${status}) ${size(bytes)}`;
}

/** Containers on one layer: a block for each, or one block for all of them where columns are scarce. */
function containerBlocks(containers: readonly StackedContainer[], together: boolean): readonly Block[] {
  if (together) return containers.length === 0 ? [] : [block(containers.map(containerLine), [])];
  return containers.map(({ name, status, size: bytes }) => block([name, status, size(bytes)], []));
}

/** The blocks at the bottom. Made from the top down, so that what stands on a block is there before it. */
function blocks(stacks: LayerStacks, together: boolean): readonly Block[] {
  const above = new Map<string | undefined, Block[]>();
  const put = (on: string | undefined, one: Block) => void above.set(on, [one, ...(above.get(on) ?? [])]);
  for (const layer of [...stacks.layers].reverse()) {
    const users = stacks.containers.filter(({ on }) => on === layer.chainId);
    put(
      layer.parent,
      block(layerLines(stacks, layer), [...(above.get(layer.chainId) ?? []), ...containerBlocks(users, together)]),
    );
  }
  return above.get(undefined) ?? [];
}

function heightOf({ lines, above }: Block): number {
  return lines.length + 1 + Math.max(0, ...above.map(heightOf));
}

/** `bottom` is the row of the block's lower border, which is the upper border of what it stands on. */
function drawBlock(canvas: Canvas, { lines, above, width }: Block, x: number, bottom: number): void {
  const top = bottom - lines.length - 1;
  canvas.box(x, top, width, lines.length + 2);
  for (const [at, line] of lines.entries()) canvas.text(x + 2, top + 1 + at, line);
  let left = x;
  for (const one of above) {
    drawBlock(canvas, one, left, top);
    left += one.width - 1;
  }
}

function drawStack(base: Block, ascii: boolean): string {
  const canvas = new Canvas(ascii);
  drawBlock(canvas, base, 0, heightOf(base));
  return canvas.toString();
}

/** For a stack that is wider than the page: what stands on a layer is indented below it. */
function drawList(base: Block, ascii: boolean): string {
  const mark = ascii ? '`- ' : '└─ ';
  const waiting = [{ block: base, depth: 0 }];
  let list = '';
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { lines, above } = next.block;
    list += `${next.depth === 0 ? '' : '   '.repeat(next.depth - 1) + mark}${lines.join(', ')}\n`;
    for (const one of [...above].reverse()) waiting.push({ block: one, depth: next.depth + 1 });
  }
  return list;
}

/**
 * The layers of a host as stacks of boxes, each layer once however many images share it: the bottom layer below,
 * containers with their own layers on top. Under the names of the images that end with it a layer says its chain id
 * and what it adds.
 */
export function drawLayers(world: World, hostName: string, { width = 80, ascii = false }: PictureStyle = {}): string {
  const stacks = layerStacks(world, hostName);
  const bases = blocks(stacks, false);
  const narrower = blocks(stacks, true);
  if (bases.length === 0) return 'No layers.\n';
  const pictures = bases.map((base, at) => {
    const narrow = narrower[at] ?? base;
    if (base.width <= width) return drawStack(base, ascii);
    return narrow.width <= width ? drawStack(narrow, ascii) : drawList(narrow, ascii);
  });
  return pictures.join('\n');
}
