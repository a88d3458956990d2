import { english } from '../language/english.js';
import type { Language } from '../language/language.js';
import type { HostsPicture } from './hosts-picture.js';
import type { LayersPicture, PicturedContainer } from './layers-picture.js';
import { sizeText } from './measure.js';
import { Chart } from './mermaid-chart.js';
import type { MachinePicture, Picture } from './picture.js';
import { changeSpans, type Say, sayIn } from './say.js';
import type { VolumesPicture } from './volumes-picture.js';

export interface MermaidOptions {
  readonly language?: Language;
}

/** So many containers of one layer are nodes of their own; more are one node that counts them. */
const mostContainers = 12;

const changeText = (change: Parameters<typeof changeSpans>[0], put: Say): readonly string[] =>
  changeSpans(change, put).map(({ text }) => text);

function drawStanding(chart: Chart, on: string, containers: readonly PicturedContainer[], put: Say): void {
  if (containers.length > mostContainers) {
    const running = containers.filter(({ status }) => status === 'running').length;
    chart.node(`bay ${on}`, 'round', [put('picture.bay', { containers: containers.length, running })], 'writable');
    chart.edge(on, `bay ${on}`, 'stands');
    return;
  }
  for (const { id, label, status, size, change } of containers) {
    const lines = [label, `${status}, ${sizeText(size)}`, ...changeText(change, put)];
    chart.node(`container ${id}`, 'round', lines, 'writable', change);
    chart.edge(on, `container ${id}`, 'stands');
  }
}

function drawLayers(chart: Chart, picture: LayersPicture, put: Say): void {
  const standing = new Map<string, PicturedContainer[]>();
  for (const container of picture.containers) {
    const on = container.on ?? container.image;
    standing.set(on, [...(standing.get(on) ?? []), container]);
  }
  for (const { chainId, label, parent, size, sharedBy, change } of picture.layers) {
    const names = picture.images
      .filter(({ top }) => top === chainId)
      .flatMap((image) =>
        image.names.map((name) => [name.text, ...changeText(name.change ?? image.change, put)].join(' ')),
      );
    const shared = sharedBy > 1 ? `, ${put('picture.in-images', { images: sharedBy })}` : '';
    const lines = [...names, `${label}, ${sizeText(size)}${shared}`, ...changeText(change, put)];
    chart.node(chainId, 'box', lines, sharedBy > 1 ? 'shared' : undefined, change);
    if (parent !== undefined) chart.edge(parent, chainId, 'stands');
  }
  for (const { id, names, top, change } of picture.images)
    if (top === undefined) {
      const lines = [...names.map(({ text }) => text), put('picture.no-layers', {}), ...changeText(change, put)];
      chart.node(id, 'box', lines, 'vanished', change);
    }
  for (const [on, containers] of standing) drawStanding(chart, on, containers, put);
}

const looks = { named: undefined, anonymous: 'nameless', gone: 'vanished', folder: undefined } as const;

/** In `machine` the containers are there already. */
function drawVolumes(chart: Chart, picture: VolumesPicture, put: Say, drawn: (id: string) => boolean): void {
  for (const { id, label, status, change } of picture.clients) {
    if (drawn(id)) continue;
    const lines = [label, status ?? put('picture.removed', {}), ...changeText(change, put)];
    chart.node(`container ${id}`, 'round', lines, status === undefined ? 'vanished' : 'writable', change);
  }
  for (const { key, kind, label, size, change } of picture.sources) {
    const bytes = size === undefined ? '' : `, ${sizeText(size)}`;
    const lines = [label, `${put('picture.source', { kind })}${bytes}`, ...changeText(change, put)];
    chart.node(key, kind === 'folder' ? 'folder' : 'drum', lines, looks[kind], change);
  }
  for (const { container, source, destination, writable, change } of picture.mounts) {
    if (source === undefined) continue;
    const reads = writable ? [] : [put('picture.read-only', {})];
    const label = [destination, ...reads, ...changeText(change, put)].join(', ');
    chart.edge(`container ${container}`, source, writable ? 'mounts' : 'reads', label);
  }
  for (const { container, from, change } of picture.inheritances) {
    const label = ['--volumes-from', ...changeText(change, put)].join(', ');
    chart.edge(`container ${container}`, `container ${from}`, 'inherits', label);
  }
}

function drawMachine(chart: Chart, { layers, volumes }: MachinePicture, put: Say): void {
  const counts = new Map<string, number>();
  for (const { on, image } of layers.containers) counts.set(on ?? image, (counts.get(on ?? image) ?? 0) + 1);
  const shown = new Set(
    layers.containers.filter(({ on, image }) => (counts.get(on ?? image) ?? 0) <= mostContainers).map(({ id }) => id),
  );
  drawLayers(chart, layers, put);
  drawVolumes(chart, volumes, put, (id) => shown.has(id));
}

function drawHosts(chart: Chart, { hosts, registries, tags, holdings }: HostsPicture, put: Say): void {
  for (const { name, images, stored, containers, running, change } of hosts) {
    chart.frame(`host ${name}`, name, () => {
      const counts = [
        put('picture.host-images', { images, stored: sizeText(stored) }),
        put('picture.host-containers', { containers, running }),
      ];
      chart.node(`counts ${name}`, 'flag', [...counts, ...changeText(change, put)], undefined, change);
      for (const { host, reference, label, size, change: became } of holdings.filter((one) => one.host === name))
        chart.node(
          `held ${host} ${reference}`,
          'box',
          [label, sizeText(size), ...changeText(became, put)],
          undefined,
          became,
        );
    });
  }
  for (const { name, change } of registries) {
    chart.frame(`registry ${name}`, name, () => {
      const own = tags.filter(({ registry }) => registry === name);
      if (own.length === 0) chart.node(`none ${name}`, 'flag', [put('picture.no-tags', {})], undefined, change);
      for (const { reference, label, change: became } of own)
        chart.node(`tag ${reference}`, 'box', [label, ...changeText(became, put)], undefined, became);
    });
  }
  const known = new Set(tags.map(({ reference }) => reference));
  for (const { host, reference, there } of holdings)
    if (there !== 'absent' && known.has(reference))
      chart.edge(`held ${host} ${reference}`, `tag ${reference}`, there === 'same' ? 'mounts' : 'reads');
  const names = new Set(hosts.map(({ name }) => name));
  for (const { name, speaksTo } of hosts)
    if (speaksTo !== undefined && names.has(speaksTo))
      chart.edge(`host ${name}`, `host ${speaksTo}`, 'inherits', put('picture.legend', { sign: 'engine' }));
}

/** A picture as a Mermaid flowchart, for pages that draw those; a layer is drawn once, and what stands on it is tied to it. */
export function mermaidText(picture: Picture, { language = english }: MermaidOptions = {}): string {
  const put = sayIn(language);
  const title =
    picture.of === 'hosts' ? put('picture.hosts', {}) : put(`picture.${picture.of}`, { host: picture.host });
  const chart = new Chart(picture.of === 'layers' || picture.of === 'machine' ? 'BT' : 'LR', title, title);
  if (picture.of === 'layers') drawLayers(chart, picture, put);
  else if (picture.of === 'volumes') drawVolumes(chart, picture, put, () => false);
  else if (picture.of === 'machine') drawMachine(chart, picture, put);
  else drawHosts(chart, picture, put);
  return chart.toString();
}
