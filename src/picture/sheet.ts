/** A whole picture: panels under their headings, the legend, and the text for those who cannot see it. */
import { prose, rectangle } from './box-svg.js';
import { legend, type Sign } from './legend.js';
import type { Panel } from './panel.js';
import type { Say } from './say.js';
import { styleText } from './style.js';
import { element, textElement } from './svg-element.js';

const margin = 24;
const leastWidth = 460;
const panelGap = 30;
const leastColumn = 360;
const columnGap = 44;
/** Pixels that panels side by side may take. */
const mostBeside = 960;
const proseLine = 19;
/** Pixels of a letter of prose on average, and a little more. */
const letter = 7.6;

/** Lines of at most so many pixels. */
function wrapped(sentence: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + 1 + word.length) * letter <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function uniqueSigns(panels: readonly Panel[], changes: readonly Sign[]): readonly Sign[] {
  const all = [...panels.flatMap(({ signs }) => signs), ...changes];
  return [...new Map(all.map((sign) => [JSON.stringify(sign), sign])).values()];
}

interface PlacedPanel {
  readonly text: string;
  readonly bottom: number;
}

function placedPanel(panel: Panel, x: number, top: number, width: number): PlacedPanel {
  let y = top + 26;
  const lines = panel.summary
    .flatMap((sentence) => wrapped(sentence, width))
    .map((line) => {
      y += proseLine;
      return prose(line, x, y - proseLine + 14, 'prose note');
    });
  y += 14;
  return {
    text: prose(panel.title, x, top + 17, 'title') + lines.join('') + panel.draw(x, y),
    bottom: y + panel.height,
  };
}

const columnWidth = ({ width }: Panel) => Math.max(width, leastColumn);

/** The width that panels take side by side, where there is room for that. */
function besideOneAnother(panels: readonly Panel[]): number | undefined {
  const width = panels.reduce((sum, panel) => sum + columnWidth(panel) + columnGap, -columnGap);
  return panels.length > 1 && width <= mostBeside ? width : undefined;
}

function placedPanels(panels: readonly Panel[], inner: number): readonly PlacedPanel[] {
  let [x, y] = [margin, margin - 4];
  const beside = besideOneAnother(panels) !== undefined;
  return panels.map((panel) => {
    const placed = placedPanel(panel, x, y, beside ? columnWidth(panel) : inner);
    if (beside) x += columnWidth(panel) + columnGap;
    else y = placed.bottom + panelGap;
    return placed;
  });
}

export interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly panels: readonly Panel[];
  readonly changes: readonly ('added' | 'removed' | 'changed')[];
}

function hatchPattern(id: string): string {
  const line = element('path', { class: 'hatch', d: 'M-2 10L10 -2M4 14L14 4' });
  const pattern = element('pattern', { id, width: 12, height: 12, patternUnits: 'userSpaceOnUse' }, line);
  return element('defs', {}, pattern);
}

export function sheetText({ id, title, language, panels, changes }: Sheet, put: Say): string {
  const hatch = `${id}-hatch`;
  const beside = besideOneAnother(panels);
  const inner = beside ?? Math.max(leastWidth, ...panels.map(({ width }) => width));
  const placed = placedPanels(panels, inner);
  const parts = placed.map(({ text }) => text);
  const y = Math.max(...placed.map(({ bottom }) => bottom)) + panelGap;
  const key = legend(uniqueSigns(panels, changes), put, inner, hatch);
  parts.push(key.draw(margin, y - 8));
  const height = y - 8 + key.height + margin - 12;
  const width = inner + 2 * margin;
  const words = panels.flatMap(({ summary, things }) => [...summary, ...things]).join(' ');
  const sheet = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      lang: language,
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
    },
    textElement('title', { id: `${id}-title` }, title),
    textElement('desc', { id: `${id}-desc` }, words),
    `<style>\n${styleText(id)}</style>\n`,
    hatchPattern(hatch),
    rectangle(sheet, 8, 'sheet'),
    ...parts,
  );
}
