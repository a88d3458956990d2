import type { Wiring } from './wiring.js';

/** The parts of a wiring that nothing connects, in the order of their first card; cards without any wire are left out. */
export function components(wiring: Wiring): readonly Wiring[] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  const join = (one: string, other: string) => {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b) parents.set(b, a);
  };
  const owner = new Map<string, string>();
  for (const card of [...wiring.left, ...wiring.right]) {
    owner.set(card.key, card.key);
    for (const port of card.ports.values()) owner.set(port, card.key);
  }
  const cardOf = (key: string) => owner.get(key) ?? key;
  const wired = new Set<string>();
  for (const { from, to } of [...wiring.wires, ...wiring.links]) {
    join(cardOf(from), cardOf(to));
    wired.add(cardOf(from)).add(cardOf(to));
  }
  const roots = new Set(
    [...wiring.left, ...wiring.right].filter(({ key }) => wired.has(key)).map(({ key }) => rootOf(key)),
  );
  const ofRoot = new Map<string, { [K in keyof Wiring]: Wiring[K][number][] }>();
  for (const root of roots) ofRoot.set(root, { left: [], right: [], wires: [], links: [] });
  for (const card of wiring.left) ofRoot.get(rootOf(card.key))?.left.push(card);
  for (const card of wiring.right) ofRoot.get(rootOf(card.key))?.right.push(card);
  for (const wire of wiring.wires) ofRoot.get(rootOf(cardOf(wire.from)))?.wires.push(wire);
  for (const link of wiring.links) ofRoot.get(rootOf(cardOf(link.from)))?.links.push(link);
  return [...ofRoot.values()];
}
