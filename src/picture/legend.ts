/** What the signs of a picture mean. */
import { prose, rectangle, statusSign } from './box-svg.js';
import type { Say } from './say.js';
import { cylinder, folderShape, wireEnd } from './source-shapes.js';
import { element } from './svg-element.js';
import type { Values } from '../language/language.js';

type Meaning = Values<'picture.legend'>['sign'];

export type Sign = Meaning | { readonly status: string };

const swatchWidth = 34;
const rowHeight = 24;
/** Pixels of a letter of prose, on average, and a little more. */
const letter = 7.6;

function wire(as: string, x: number, y: number): string {
  return element('path', { class: `wire ${as}`, d: `M${x} ${y + 8}h26` });
}

function swatch(sign: Sign, x: number, y: number, hatch: string): string {
  const box = { x, y: y + 1, width: 26, height: 14 };
  const grouped = (as: string, ...shapes: readonly string[]) => element('g', { class: as }, ...shapes);
  if (typeof sign !== 'string') return statusSign(sign.status, x, y + 3);
  switch (sign) {
    case 'shared':
      return grouped('shared', rectangle(box, 3), element('rect', { fill: `url(#${hatch})`, ...box, rx: 3 }));
    case 'own':
      return grouped('own', rectangle(box, 3));
    case 'writable':
      return grouped('writable', rectangle(box, 5));
    case 'removed-container':
      return grouped('writable vanished', rectangle(box, 5));
    case 'notch':
      return grouped(
        'own',
        rectangle(box, 3),
        element('path', { class: 'notch', d: `M${x} ${y + 12}h5M${x} ${y + 8}h5M${x} ${y + 4}h5` }),
      );
    case 'named':
      return grouped('volume', cylinder(box, 3));
    case 'anonymous':
      return grouped('volume anonymous', cylinder(box, 3));
    case 'gone':
      return grouped('volume vanished', cylinder(box, 3));
    case 'folder':
      return grouped('folder', folderShape(box, 3));
    case 'mount':
      return wire('', x, y) + wireEnd('dot', '', x + 2, y + 8);
    case 'read-only':
      return wire('reads', x, y) + wireEnd('ring', '', x + 2, y + 8);
    case 'inheritance':
      return wire('inherits', x, y) + wireEnd('arrow', 'inherits', x + 26, y + 8);
    case 'engine':
      return wire('quiet', x, y) + wireEnd('arrow', 'quiet', x + 26, y + 8);
    case 'same':
      return wire('equal', x, y) + wireEnd('dot', 'equal', x + 2, y + 8);
    case 'another':
      return wire('quiet reads', x, y) + wireEnd('ring', 'quiet', x + 2, y + 8);
    case 'added':
    case 'removed':
    case 'changed':
      return grouped(`own ${sign}`, rectangle(box, 3));
  }
}

export interface Legend {
  readonly height: number;
  readonly draw: (x: number, y: number) => string;
}

/** Signs with their meanings, in lines no longer than `width`. */
export function legend(signs: readonly Sign[], put: Say, width: number, hatch: string): Legend {
  const items = signs.map((sign) => {
    const text = typeof sign === 'string' ? put('picture.legend', { sign }) : sign.status;
    const before = typeof sign === 'string' ? swatchWidth : 16;
    return { sign, text, before, width: before + Math.ceil(text.length * letter) + 20 };
  });
  const placed: ((typeof items)[number] & { readonly x: number; readonly y: number })[] = [];
  let [x, y] = [0, 0];
  for (const item of items) {
    if (x > 0 && x + item.width > width) [x, y] = [0, y + rowHeight];
    placed.push({ ...item, x, y });
    x += item.width;
  }
  const draw = (left: number, top: number) =>
    placed
      .map((item) => {
        const text = prose(item.text, left + item.x + item.before, top + item.y + 13, 'prose note');
        return swatch(item.sign, left + item.x, top + item.y, hatch) + text;
      })
      .join('');
  return { height: items.length === 0 ? 0 : y + rowHeight, draw };
}
