/** The outlines of volumes and folders, and the ends of wires. */
import type { Rectangle } from './rectangle.js';
import { element } from './svg-element.js';

/** A drum, as volumes are drawn everywhere; its lid takes `lid` pixels above and below the rim. */
export function cylinder({ x, y, width, height }: Rectangle, lid: number): string {
  const rx = width / 2;
  const arc = (to: string, sweep: 0 | 1) => `a${rx} ${lid} 0 0 ${sweep} ${to} 0`;
  const body = `M${x} ${y + lid}${arc(`${width}`, 1)}v${height - 2 * lid}${arc(`${-width}`, 1)}z`;
  return element('path', { class: 'box', d: `${body}M${x} ${y + lid}${arc(`${width}`, 0)}` });
}

/** A folder with its tab. */
export function folderShape({ x, y, width, height }: Rectangle, tab: number): string {
  const flap = Math.min(3 * tab + 12, Math.floor(width / 2));
  const d = `M${x} ${y + height}v${-height}h${flap}l${tab} ${tab}h${width - flap - tab}v${height - tab}z`;
  return element('path', { class: 'box', d });
}

/** Where a wire ends, or where several join. */
export function wireEnd(kind: 'dot' | 'ring' | 'arrow', as: string, x: number, y: number): string {
  if (kind === 'arrow') return element('path', { class: `end ${as}`.trim(), d: `M${x} ${y}l-7 -4v8z` });
  const hollow = kind === 'ring' ? ' hollow' : '';
  return element('circle', { class: `end ${as}${hollow}`.trim(), cx: x, cy: y, r: 3.5 });
}
