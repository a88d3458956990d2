/**
 * Where everything of a picture of layers goes. What stands on a layer stands side by side above it, so that its bar
 * carries all of it; where that would become too wide, the layer grows a spine and further shelves:
 *
 *     | [..] [..] [..]     a row on a shelf
 *     +--------------
 *     | [...] [...]        the first row
 *     +--------------
 *     the bar
 */
import type { LayersPicture, PicturedContainer, PicturedImage, PicturedLayer } from './layers-picture.js';
import { heightFor } from './measure.js';
import { type Line, linesHeight, linesWidth, type Rectangle } from './rectangle.js';
import type { Say } from './say.js';
import { bareImageLines, cardLines, layerLine, layerLines, rowLine } from './stack-lines.js';

export interface PlacedLayer {
  readonly layer: PicturedLayer;
  readonly images: readonly PicturedImage[];
  readonly lines: readonly Line[];
  readonly bar: Rectangle;
  /** Bars for further rows of what stands on it, lowest first. */
  readonly shelves: readonly Rectangle[];
}

export interface PlacedContainer {
  readonly container: PicturedContainer;
  readonly lines: readonly Line[];
  readonly box: Rectangle;
}

/** A frame round the containers of one layer, where they are many. */
export interface PlacedBay {
  readonly box: Rectangle;
  readonly title: string;
}

export interface PlacedImage {
  readonly image: PicturedImage;
  readonly lines: readonly Line[];
  readonly box: Rectangle;
}

export interface Stacks {
  readonly layers: readonly PlacedLayer[];
  readonly containers: readonly PlacedContainer[];
  readonly bays: readonly PlacedBay[];
  /** Images without layers. */
  readonly bare: readonly PlacedImage[];
  readonly width: number;
  readonly height: number;
}

/** Something that takes so much room, and is put where its bottom left corner is told to be. */
interface Block {
  readonly width: number;
  readonly height: number;
  readonly put: (x: number, bottom: number) => void;
}

interface Yard {
  readonly put: Say;
  /** Pixels that a row may take. */
  readonly most: number;
  /** Much is to be shown: lines instead of cards, and lower bars. */
  readonly dense: boolean;
  readonly layers: PlacedLayer[];
  readonly containers: PlacedContainer[];
  readonly bays: PlacedBay[];
  readonly bare: PlacedImage[];
}

const aside = 6;
const mortar = 3;
export const shelfHeight = 8;
export const spineWidth = 8;
const leastWidth = 130;
const mostCards = 4;
const stackGap = 22;
/** Layers and containers that are shown with all the room they like. */
const mostWithRoom = 60;

const notchStep = ({ dense }: Yard) => (dense ? 4 : 10);

/** In their order, as many side by side as there is room for. */
function rowsOf(blocks: readonly Block[], most: number): readonly (readonly Block[])[] {
  const rows: Block[][] = [];
  let width = 0;
  for (const block of blocks) {
    const row = rows.at(-1);
    if (row && width + aside + block.width <= most) {
      row.push(block);
      width += aside + block.width;
    } else {
      rows.push([block]);
      width = block.width;
    }
  }
  return rows;
}

const rowWidth = (row: readonly Block[]) => row.reduce((sum, { width }) => sum + width + aside, -aside);
const rowHeight = (row: readonly Block[]) => Math.max(...row.map(({ height }) => height));

function putRow(row: readonly Block[], x: number, bottom: number): void {
  let left = x;
  for (const block of row) {
    block.put(left, bottom);
    left += block.width + aside;
  }
}

function cardBlock(yard: Yard, container: PicturedContainer): Block {
  const lines = cardLines(container, yard.put);
  const width = Math.max(leastWidth, linesWidth(lines));
  const height = Math.max(linesHeight(lines), heightFor(container.size, notchStep(yard)));
  const place = (x: number, bottom: number) =>
    void yard.containers.push({ container, lines, box: { x, y: bottom - height, width, height } });
  return { width, height, put: place };
}

const rowStep = 26;
const rowGap = 4;
const bayInset = 7;
const bayTitle = 22;

/** Containers of one layer in columns, a line for each, in a frame; where they are many it says how many. */
function bayBlock(yard: Yard, containers: readonly PicturedContainer[]): Block {
  const running = containers.filter(({ status }) => status === 'running').length;
  const title =
    containers.length > mostCards ? yard.put('picture.bay', { containers: containers.length, running }) : '';
  const lines = containers.map((container) => rowLine(container, yard.put));
  const cell = linesWidth(lines);
  const fitting = Math.max(1, Math.floor((yard.most - 2 * bayInset + aside) / (cell + aside)));
  const square = Math.round(Math.sqrt((containers.length * 2 * rowStep) / cell));
  const columns = Math.min(fitting, title === '' ? 1 : Math.max(2, square));
  const rows = Math.ceil(containers.length / columns);
  const head = title === '' ? 0 : linesWidth([{ left: [{ text: title, as: 'note' }] }]);
  const above = title === '' ? bayInset : bayTitle;
  const width = Math.max(head, columns * (cell + aside) - aside + 2 * bayInset);
  const height = above + rows * rowStep - rowGap + bayInset;
  const place = (x: number, bottom: number) => {
    const top = bottom - height;
    yard.bays.push({ box: { x, y: top, width, height }, title });
    for (const [at, container] of containers.entries()) {
      const left = x + bayInset + Math.floor(at / rows) * (cell + aside);
      const box = { x: left, y: top + above + (at % rows) * rowStep, width: cell, height: rowStep - rowGap };
      yard.containers.push({ container, lines: lines.slice(at, at + 1), box });
    }
  };
  return { width, height, put: place };
}

function lineBlock(yard: Yard, container: PicturedContainer): Block {
  const lines = [rowLine(container, yard.put)];
  const width = linesWidth(lines);
  const height = rowStep;
  const place = (x: number, bottom: number) =>
    void yard.containers.push({ container, lines, box: { x, y: bottom - height, width, height } });
  return { width, height, put: place };
}

function containerBlocks(yard: Yard, containers: readonly PicturedContainer[]): readonly Block[] {
  if (containers.length > mostCards || (yard.dense && containers.length > 1)) return [bayBlock(yard, containers)];
  return containers.map((container) => (yard.dense ? lineBlock : cardBlock)(yard, container));
}

function layerBlock(
  yard: Yard,
  layer: PicturedLayer,
  images: readonly PicturedImage[],
  above: readonly Block[],
): Block {
  const rows = rowsOf(above, yard.most);
  const indent = rows.length > 1 ? spineWidth + aside : 0;
  const carried = Math.max(0, ...rows.map(rowWidth)) + indent;
  const several = layerLines(layer, images, yard.put);
  const single = layerLine(layer, images, yard.put, Math.max(carried, leastWidth));
  const lines = single ? [single] : several;
  const width = Math.max(leastWidth, carried, linesWidth(lines));
  const bar = Math.max(linesHeight(lines), heightFor(layer.size, notchStep(yard)));
  const shelf = mortar + shelfHeight;
  const height =
    bar + rows.reduce((sum, row) => sum + mortar + rowHeight(row), 0) + Math.max(0, rows.length - 1) * shelf;
  const place = (x: number, bottom: number) => {
    let y = bottom - bar;
    const shelves: Rectangle[] = [];
    for (const [at, row] of rows.entries()) {
      if (at > 0) {
        y -= shelf;
        shelves.push({ x, y, width, height: shelfHeight });
      }
      putRow(row, x + indent, y - mortar);
      y -= mortar + rowHeight(row);
    }
    yard.layers.push({ layer, images, lines, bar: { x, y: bottom - bar, width, height: bar }, shelves });
  };
  return { width, height, put: place };
}

function bareBlock(yard: Yard, image: PicturedImage, above: readonly Block[]): Block {
  const lines = bareImageLines(image, yard.put);
  const rows = rowsOf(above, yard.most);
  const width = Math.max(leastWidth, linesWidth(lines), ...rows.map(rowWidth));
  const foot = linesHeight(lines);
  const height = foot + rows.reduce((sum, row) => sum + mortar + rowHeight(row), 0);
  const place = (x: number, bottom: number) => {
    yard.bare.push({ image, lines, box: { x, y: bottom - foot, width, height: foot } });
    let y = bottom - foot;
    for (const row of rows) {
      putRow(row, x, y - mortar);
      y -= mortar + rowHeight(row);
    }
  };
  return { width, height, put: place };
}

/** The blocks that stand on the ground. */
function groundBlocks(yard: Yard, picture: LayersPicture): readonly Block[] {
  const above = new Map<string, Block[]>();
  const known = new Set<string>(picture.layers.map(({ chainId }) => chainId));
  const ground: Block[] = [];
  const standing = new Map<string, PicturedContainer[]>();
  for (const container of picture.containers) {
    const on = container.on ?? container.image;
    standing.set(on, [...(standing.get(on) ?? []), container]);
  }
  const imagesOn = new Map<string, PicturedImage[]>();
  for (const image of picture.images)
    if (image.top !== undefined) imagesOn.set(image.top, [...(imagesOn.get(image.top) ?? []), image]);
  const users = (id: string) => {
    const own = standing.get(id) ?? [];
    standing.delete(id);
    return containerBlocks(yard, own);
  };
  for (const layer of picture.layers.toReversed()) {
    const stands = [...(above.get(layer.chainId) ?? []), ...users(layer.chainId)];
    const block = layerBlock(yard, layer, imagesOn.get(layer.chainId) ?? [], stands);
    if (layer.parent === undefined || !known.has(layer.parent)) ground.unshift(block);
    else above.set(layer.parent, [block, ...(above.get(layer.parent) ?? [])]);
  }
  for (const image of picture.images.filter(({ top }) => top === undefined))
    ground.push(bareBlock(yard, image, users(image.id)));
  const homeless = [...standing.values()].flat();
  return [...ground, ...containerBlocks(yard, homeless)];
}

/** `most`: pixels that a row may take. */
export function placeStacks(picture: LayersPicture, put: Say, most: number): Stacks {
  const dense = picture.layers.length + picture.containers.length > mostWithRoom;
  const yard: Yard = { put, most, dense, layers: [], containers: [], bays: [], bare: [] };
  const rows = rowsOf(groundBlocks(yard, picture), most);
  let y = 0;
  for (const [at, row] of rows.entries()) {
    y += rowHeight(row) + (at > 0 ? stackGap : 0);
    putRow(row, 0, y);
  }
  const { layers, containers, bays, bare } = yard;
  return { layers, containers, bays, bare, width: Math.max(0, ...rows.map(rowWidth)), height: y };
}
