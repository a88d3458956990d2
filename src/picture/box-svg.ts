/** Boxes with lines of text, and the signs of containers. */
import { lineHeight, notchesOf, padding, widthOf } from './measure.js';
import { type Line, type Rectangle, signWidth, type Span, spanGap } from './rectangle.js';
import { element, escaped, textElement } from './svg-element.js';

/** Spans one behind the other, each told where it begins, so that no gap depends on a font. */
function spans(list: readonly Span[], x: number): string {
  let left = x;
  return list
    .map(({ text, as, image }) => {
      const start = left;
      left += widthOf(text) + spanGap;
      const of = image === undefined ? '' : ` data-image="${escaped(image)}"`;
      return `<tspan x="${start}" class="${as}"${of}>${escaped(text)}</tspan>`;
    })
    .join('');
}

/** The same from the right edge to the left. */
function spansFromRight(list: readonly Span[], x: number): string {
  const total = list.reduce((sum, { text }, at) => sum + widthOf(text) + (at > 0 ? spanGap : 0), 0);
  let right = x - total;
  return list
    .map(({ text, as }) => {
      right += widthOf(text);
      const end = right;
      right += spanGap;
      return `<tspan x="${end}" class="${as}">${escaped(text)}</tspan>`;
    })
    .join('');
}

function text(content: string, y: number, anchor?: 'end'): string {
  return content === '' ? '' : `<text y="${y}"${anchor ? ` text-anchor="${anchor}"` : ''}>${content}</text>\n`;
}

/** Lines from the top of a box; they stand in the middle of it if it is higher. */
export function boxText(lines: readonly Line[], { x, y, width, height }: Rectangle): string {
  const top = y + Math.floor((height - lines.length * lineHeight) / 2) + 13;
  return lines
    .map(({ left, right = [], sign }, at) => {
      const base = top + at * lineHeight;
      const start = x + padding + (sign === undefined ? 0 : signWidth);
      const signed = sign === undefined ? '' : statusSign(sign, x + padding, base - 9);
      return signed + text(spans(left, start), base) + text(spansFromRight(right, x + width - padding), base, 'end');
    })
    .join('');
}

/** A tick for each power of ten of a size, from the bottom of a box's left edge up. */
export function notches(bytes: number, { x, y, height }: Rectangle): string {
  const count = notchesOf(bytes);
  if (count === 0) return '';
  const ticks = Array.from({ length: count }, (_, at) => `M${x} ${y + height - 4 - at * 4}h5`);
  return element('path', { class: 'notch', d: ticks.join('') });
}

const signs: Readonly<Record<string, readonly [path: string, open: boolean]>> = {
  running: ['M1 0l9 5l-9 5z', false],
  paused: ['M1 0h3v10h-3zM6 0h3v10h-3z', false],
  exited: ['M1 1h8v8h-8z', false],
  created: ['M5 1a4 4 0 1 0 .01 0z', true],
  restarting: ['M0 0l5 5l-5 5zM5 0l5 5l-5 5z', false],
  dead: ['M1 1l8 8M9 1l-8 8', true],
};

/** What a container does, as players of music show it; ten pixels wide and high. */
export function statusSign(status: string, x: number, y: number): string {
  const [path, open] = signs[status] ?? ['M1 5h8', true];
  return element('path', { class: open ? 'sign open' : 'sign', transform: `translate(${x} ${y})`, d: path });
}

export function prose(content: string, x: number, y: number, as = 'prose'): string {
  return textElement('text', { class: as, x, y }, content);
}

export function rectangle({ x, y, width, height }: Rectangle, rx: number, as = 'box'): string {
  return element('rect', { class: as, x, y, width, height, rx });
}
