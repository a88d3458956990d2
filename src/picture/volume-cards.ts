/** The cards and wires of a picture of volumes. */
import { shortened, sizeText } from './measure.js';
import type { Line, Span } from './rectangle.js';
import { changeSpans, type Say } from './say.js';
import type { PicturedClient, PicturedMount, PicturedSource, VolumesPicture } from './volumes-picture.js';
import type { Card, Link, Wire, Wiring } from './wiring.js';

const longest = 38;

const portOf = ({ container, destination }: PicturedMount) => `${container} ${destination}`;

function mountLine({ destination, writable, source, change }: PicturedMount, put: Say): Line {
  const notes: Span[] = [];
  if (source === undefined) notes.push({ text: put('picture.memory', {}), as: 'note' });
  if (!writable) notes.push({ text: put('picture.read-only', {}), as: 'note' });
  const path: Span = { text: shortened(destination, longest), as: 'note' };
  return { left: [], right: [...notes, ...changeSpans(change, put), path] };
}

function headLine({ label, status, change }: PicturedClient, put: Say): Line {
  const text = status ?? put('picture.removed', {});
  return {
    sign: status ?? 'removed',
    left: [{ text: shortened(label, longest), as: status === undefined ? 'gone' : 'name' }],
    right: [{ text, as: 'note' }, ...changeSpans(change, put)],
  };
}

/** A line for the container and one for each mount; where there is much, the first mount stands on the container's line. */
function clientLines(
  client: PicturedClient,
  mounts: readonly PicturedMount[],
  put: Say,
  dense: boolean,
): readonly Line[] {
  const head = headLine(client, put);
  const [first, ...others] = mounts.map((mount) => mountLine(mount, put));
  if (!dense || first === undefined) return [head, ...(first === undefined ? [] : [first]), ...others];
  const right = [...changeSpans(client.change, put), ...(first.right ?? [])];
  return [{ ...head, right }, ...others];
}

function clientCard(client: PicturedClient, mounts: readonly PicturedMount[], put: Say, dense: boolean): Card {
  const { id, label, status, change } = client;
  const line = dense ? 0 : 1;
  const wired = mounts.flatMap((mount, at) =>
    mount.source === undefined ? [] : [[at + line, portOf(mount)] as const],
  );
  return {
    key: id,
    shape: 'box',
    as: `container writable ${status === undefined ? 'vanished' : ''} ${change ?? ''}`.replaceAll(/ +/g, ' ').trim(),
    data: ['data-container', id],
    title: put('picture.thing', { what: 'client', name: label, status, change }),
    lines: clientLines(client, mounts, put, dense),
    ports: new Map(wired),
  };
}

const classes = { named: 'volume', anonymous: 'volume anonymous', gone: 'volume vanished', folder: 'folder' } as const;

function sourceLines({ kind, label, size, change }: PicturedSource, put: Say, dense: boolean): readonly Line[] {
  const name: Span = { text: shortened(label, longest), as: kind === 'gone' ? 'gone' : 'name' };
  const bytes: readonly Span[] = size === undefined ? [] : [{ text: sizeText(size), as: 'note' }];
  if (dense) return [{ left: [name], right: [...bytes, ...changeSpans(change, put)] }];
  return [
    { left: [name], right: changeSpans(change, put) },
    { left: [{ text: put('picture.source', { kind }), as: 'note' }], right: bytes },
  ];
}

function sourceTitle({ kind, label, size, change }: PicturedSource, put: Say): string {
  const bytes = size === undefined ? undefined : sizeText(size);
  return put('picture.thing', { what: 'source', kind, name: label, size: bytes, change });
}

function sourceCard(source: PicturedSource, put: Say, dense: boolean): Card {
  const { key, kind, change } = source;
  const space = key.indexOf(' ');
  return {
    key,
    shape: kind === 'folder' ? 'folder' : 'drum',
    as: `${classes[kind]} ${change ?? ''}`.trim(),
    data: [kind === 'folder' ? 'data-folder' : 'data-volume', key.slice(space + 1)],
    title: sourceTitle(source, put),
    lines: sourceLines(source, put, dense),
    ports: new Map(),
  };
}

/** Everything with the sentences that tell of it; `dense` where there is much. */
export function volumeWiring(picture: VolumesPicture, put: Say, dense: boolean): Wiring {
  const mounts = new Map<string, PicturedMount[]>();
  for (const mount of picture.mounts) mounts.set(mount.container, [...(mounts.get(mount.container) ?? []), mount]);
  const names = new Map(picture.clients.map(({ id, label }) => [id, label]));
  const sources = new Map(picture.sources.map((source) => [source.key, source]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const wires = picture.mounts.flatMap((mount): readonly Wire[] => {
    const { source, writable, container, destination, change } = mount;
    const to = source === undefined ? undefined : sources.get(source);
    if (to === undefined) return [];
    const told = { container: nameOf(container), source: to.label, at: destination, readonly: !writable, change };
    return [
      {
        from: portOf(mount),
        to: to.key,
        as: `${to.kind === 'folder' ? 'to-folder' : ''} ${writable ? '' : 'reads'}`.trim(),
        end: writable ? 'dot' : 'ring',
        data: ['data-mount', portOf(mount)],
        title: put('picture.thing', { what: 'mount', ...told }),
        change,
      },
    ];
  });
  const links = picture.inheritances.map(({ container, from, change }): Link => {
    const told = { container: nameOf(container), from: nameOf(from), change };
    const title = put('picture.thing', { what: 'inheritance', ...told });
    return {
      from: container,
      to: from,
      as: 'inherits',
      data: ['data-inherits', `${container} ${from}`],
      title,
      change,
    };
  });
  return {
    left: picture.clients.map((client) => clientCard(client, mounts.get(client.id) ?? [], put, dense)),
    right: picture.sources.map((source) => sourceCard(source, put, dense)),
    wires,
    links,
  };
}

/** What is in memory only has no wire: its sentence. */
export function memoryThings(picture: VolumesPicture, put: Say): readonly string[] {
  const names = new Map(picture.clients.map(({ id, label }) => [id, label]));
  return picture.mounts
    .filter(({ source }) => source === undefined)
    .map(({ container, destination, writable, change }) => {
      const told = { container: names.get(container) ?? container, at: destination, readonly: !writable, change };
      return put('picture.thing', { what: 'mount', ...told });
    });
}
