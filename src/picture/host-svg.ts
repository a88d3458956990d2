/** The panel of hosts and registries. */
import type { HostsPicture, PicturedHolding, PicturedHost, PicturedRegistry, PicturedTag } from './hosts-picture.js';
import type { Sign } from './legend.js';
import { shortened, sizeText } from './measure.js';
import type { Panel } from './panel.js';
import type { Line } from './rectangle.js';
import { changeSpans, type Say } from './say.js';
import { element } from './svg-element.js';
import type { Card, Link, Wire, Wiring } from './wiring.js';
import { placeWiring } from './wiring-layout.js';
import { drawWiring } from './wiring-svg.js';

const longest = 52;

const holdingKey = ({ host, reference }: PicturedHolding) => `held ${host} ${reference}`;
const tagKey = ({ reference }: PicturedTag) => `tag ${reference}`;

function note(text: string): Line {
  return { left: [{ text, as: 'note' }] };
}

function hostCard(host: PicturedHost, holdings: readonly PicturedHolding[], put: Say): Card {
  const { name, online, images, stored, containers, running, volumes, change } = host;
  const offline = online ? [] : [{ text: put('picture.offline', {}), as: 'note' } as const];
  const head: readonly Line[] = [
    { left: [{ text: name, as: 'name' }], right: [...offline, ...changeSpans(change, put)] },
    note(put('picture.host-images', { images, stored: sizeText(stored) })),
    note(put('picture.host-containers', { containers, running })),
    note(put('picture.host-volumes', { volumes })),
  ];
  const rows = holdings.map((holding): Line => {
    const size = { text: sizeText(holding.size), as: 'note' } as const;
    const label = { text: shortened(holding.label, longest), as: 'name' } as const;
    return { left: [], right: [...changeSpans(holding.change, put), size, label] };
  });
  const { speaksTo } = host;
  return {
    key: name,
    shape: 'box',
    as: `host own ${change ?? ''}`.trim(),
    data: ['data-host', name],
    title: put('picture.thing', { what: 'host', name, images, containers, volumes, speaksTo, change }),
    lines: [...head, ...rows],
    ports: new Map(holdings.map((holding, at) => [head.length + at, holdingKey(holding)])),
  };
}

function registryCard(registry: PicturedRegistry, tags: readonly PicturedTag[], put: Say): Card {
  const { name, denies, change } = registry;
  const head: readonly Line[] = [
    { left: [{ text: name, as: 'name' }], right: changeSpans(change, put) },
    ...(denies ? [note(put('picture.denies', {}))] : []),
    ...(tags.length === 0 ? [note(put('picture.no-tags', {}))] : []),
  ];
  const rows = tags.map((tag): Line => {
    return { left: [{ text: shortened(tag.label, longest), as: 'name' }], right: changeSpans(tag.change, put) };
  });
  return {
    key: `registry ${name}`,
    shape: 'folder',
    as: `registry volume ${change ?? ''}`.trim(),
    data: ['data-registry', name],
    title: put('picture.thing', { what: 'registry', name, change }),
    lines: [...head, ...rows],
    ports: new Map(tags.map((tag, at) => [head.length + at, tagKey(tag)])),
  };
}

const looks = { same: 'equal', another: 'quiet reads', absent: '' } as const;

function wiringOf({ hosts, registries, tags, holdings }: HostsPicture, put: Say): Wiring {
  const known = new Set(tags.map(({ reference }) => reference));
  const wires = holdings
    .filter(({ there, reference }) => there !== 'absent' && known.has(reference))
    .map((holding): Wire => {
      const { host, label: name, there, reference, change } = holding;
      return {
        from: holdingKey(holding),
        to: `tag ${reference}`,
        as: looks[there],
        end: there === 'same' ? 'dot' : 'ring',
        data: ['data-holding', `${host} ${reference}`],
        title: put('picture.thing', { what: 'holding', host, name, there, change }),
        change,
      };
    });
  const names = new Set(hosts.map(({ name }) => name));
  const links = hosts.flatMap(({ name, images, containers, volumes, speaksTo, change }): readonly Link[] => {
    if (speaksTo === undefined || !names.has(speaksTo)) return [];
    const title = put('picture.thing', { what: 'host', name, images, containers, volumes, speaksTo, change });
    return [{ from: name, to: speaksTo, as: 'quiet', data: ['data-speaks-to', `${name} ${speaksTo}`], title, change }];
  });
  return {
    left: hosts.map((host) =>
      hostCard(
        host,
        holdings.filter((one) => one.host === host.name),
        put,
      ),
    ),
    right: registries.map((one) =>
      registryCard(
        one,
        tags.filter(({ registry }) => registry === one.name),
        put,
      ),
    ),
    wires,
    links,
  };
}

function thingsOf(picture: HostsPicture, wiring: Wiring, put: Say): readonly string[] {
  return [
    ...[...wiring.left, ...wiring.right].map(({ title }) => title),
    ...picture.tags.map(({ registry, label: name, change }) => {
      return put('picture.thing', { what: 'tag', registry, name, change });
    }),
    ...picture.holdings.map(({ host, label: name, there, change }) => {
      return put('picture.thing', { what: 'holding', host, name, there, change });
    }),
  ];
}

function signsOf(wiring: Wiring): readonly Sign[] {
  return [
    ...(wiring.wires.some(({ end }) => end === 'dot') ? (['same'] as const) : []),
    ...(wiring.wires.some(({ end }) => end === 'ring') ? (['another'] as const) : []),
    ...(wiring.links.length > 0 ? (['engine'] as const) : []),
  ];
}

export function hostPanel(picture: HostsPicture, put: Say): Panel {
  const wiring = wiringOf(picture, put);
  const placed = placeWiring(wiring);
  const here = (things: readonly { readonly change?: string }[]) =>
    things.filter(({ change }) => change !== 'removed').length;
  return {
    title: put('picture.hosts', {}),
    summary: [put('picture.hosts-sum', { hosts: here(picture.hosts), registries: here(picture.registries) })],
    things: thingsOf(picture, wiring, put),
    signs: signsOf(wiring),
    width: placed.width,
    height: placed.height,
    draw: (x, y) => element('g', { transform: `translate(${x} ${y})` }, drawWiring(placed)),
  };
}
