/** Draws cards, wires and links where they were placed. */
import { boxText, rectangle } from './box-svg.js';
import { cylinder, folderShape, wireEnd } from './source-shapes.js';
import { element, textElement } from './svg-element.js';
import { drumLid, textBox } from './wiring.js';
import type { PlacedCard, PlacedLink, PlacedWire, PlacedWiring } from './wiring-layout.js';

const corner = 6;

/** Straight lines with round corners. */
function wirePath(points: PlacedWire['points']): string {
  const [[x, y] = [0, 0], second, third, last] = points;
  if (second === undefined || third === undefined || last === undefined) {
    const [ex, ey] = second ?? [x, y];
    return `M${x} ${y}L${ex} ${ey}`;
  }
  const [lane, to, end] = [second[0], third[1], last[0]];
  const down = Math.sign(to - y);
  const bend = Math.min(corner, Math.floor(Math.abs(to - y) / 2));
  const [into, out] = [Math.sign(lane - x) * bend, Math.sign(end - lane) * bend];
  return `M${x} ${y}H${lane - into}Q${lane} ${y} ${lane} ${y + down * bend}V${to - down * bend}Q${lane} ${to} ${lane + out} ${to}H${end}`;
}

function drawBundle(bundle: readonly PlacedWire[]): string {
  const halos = bundle.map(({ points }) => element('path', { class: 'halo', d: wirePath(points) }));
  const wires = bundle.map(({ wire, points }) => {
    const as = `wire ${wire.as} ${wire.change ?? ''}`.replaceAll(/ +/g, ' ').trim();
    const [[x, y] = [0, 0]] = points;
    return element(
      'g',
      { class: 'mount', [wire.data[0]]: wire.data[1] },
      textElement('title', {}, wire.title),
      element('path', { class: as, d: wirePath(points) }),
      wireEnd(wire.end, wire.as.replace('reads', '').trim(), x, y),
    );
  });
  return [...halos, ...wires].join('');
}

function drawLink({ link, points }: PlacedLink): string {
  const as = `wire ${link.as} ${link.change ?? ''}`.trim();
  const [x, y] = points.at(-1) ?? [0, 0];
  return element(
    'g',
    { class: 'link', [link.data[0]]: link.data[1] },
    textElement('title', {}, link.title),
    element('path', { class: 'halo', d: wirePath(points) }),
    element('path', { class: as, d: wirePath(points) }),
    wireEnd('arrow', link.as, x, y),
  );
}

function drawCard({ card, box }: PlacedCard): string {
  const shape =
    card.shape === 'drum'
      ? cylinder(box, drumLid)
      : card.shape === 'folder'
        ? folderShape(box, drumLid)
        : rectangle(box, 8);
  return element(
    'g',
    { class: card.as, [card.data[0]]: card.data[1] },
    textElement('title', {}, card.title),
    shape,
    boxText(card.lines, textBox(card, box)),
  );
}

export function drawWiring({ cards, bundles, links }: PlacedWiring): string {
  return [...cards.map(drawCard), ...links.map(drawLink), ...bundles.map(drawBundle)].join('');
}
