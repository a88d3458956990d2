import { hostPanel } from './host-svg.js';
import { english } from '../language/english.js';
import type { Language } from '../language/language.js';
import type { Panel } from './panel.js';
import type { Picture } from './picture.js';
import { type Say, sayIn } from './say.js';
import { sheetText } from './sheet.js';
import { stackPanel } from './stack-svg.js';
import { changesIn } from './things.js';
import { volumePanel } from './volume-svg.js';

export interface SvgOptions {
  readonly language?: Language;
  /** Pixels that boxes side by side may take; 1080 by default. A name may need more. */
  readonly width?: number;
  /** Begins the identifiers in the text, for pages that hold several pictures. */
  readonly id?: string;
}

function panelsOf(picture: Picture, put: Say, most: number, hatch: string): readonly Panel[] {
  switch (picture.of) {
    case 'layers':
      return [stackPanel(picture, put, most, hatch)];
    case 'volumes':
      return [volumePanel(picture, put, most)];
    case 'machine':
      return [stackPanel(picture.layers, put, most, hatch), volumePanel(picture.volumes, put, most)];
    case 'hosts':
      return [hostPanel(picture, put)];
  }
}

function titleOf(picture: Picture, put: Say): string {
  return picture.of === 'hosts' ? put('picture.hosts', {}) : put(`picture.${picture.of}`, { host: picture.host });
}

/** A picture as an SVG document of its own: equal pictures give equal bytes. */
export function svgText(picture: Picture, { language = english, width = 1080, id }: SvgOptions = {}): string {
  const put = sayIn(language);
  const named = id ?? `slipway-${picture.of}`;
  const panels = panelsOf(picture, put, width, `${named}-hatch`);
  const sheet = { id: named, title: titleOf(picture, put), language: language.code, panels };
  return sheetText({ ...sheet, changes: changesIn(picture) }, put);
}
