import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import { humanSizeWithPrecision } from '../time/size.js';
import type { Mount } from '../volume/mount.js';
import type { World } from '../world/world.js';
import { Canvas, type PictureStyle, textWidth } from './canvas.js';
import { volumeSize } from './disk-usage.js';
import { hostOf } from './host-of.js';

/** What is mounted: a volume or a folder of the host. */
interface Source {
  readonly key: string;
  readonly lines: readonly [name: string, kind: string];
}

interface Wire {
  /** Row of the mount in the left column. */
  readonly row: number;
  readonly source: string;
}

interface Client {
  readonly title: string;
  readonly mounts: readonly { readonly text: string; readonly source: string }[];
}

interface Plan {
  readonly clients: readonly Client[];
  readonly sources: readonly Source[];
}

function keyOf(mount: Mount): string | undefined {
  if (mount.type === 'tmpfs') return undefined;
  return mount.type === 'volume' ? `volume ${mount.name}` : `folder ${mount.source}`;
}

function shortName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}

function client(container: Container): Client {
  const mounts = container.mounts.flatMap((mount) => {
    const source = keyOf(mount);
    const text = `${mount.destination}${mount.writable ? '' : ' ro'}`;
    return source === undefined ? [] : [{ text, source }];
  });
  return { title: `${container.name} (${container.state.status})`, mounts };
}

function volumeSource(host: Host, name: string): Source {
  const volume = host.volumes.get(name);
  const kind = volume ? (volume.anonymous ? 'anonymous' : 'named') : 'gone';
  const bytes = volume ? `, ${humanSizeWithPrecision(volumeSize(host, name), 3)}` : '';
  return { key: `volume ${name}`, lines: [shortName(name), `volume, ${kind}${bytes}`] };
}

/** Containers with mounts, oldest first; volumes by name, those that are gone but remembered too; then folders. */
function planOf(host: Host): Plan {
  const containers = [...host.containers.values()].sort((a, b) => a.created - b.created || a.sequence - b.sequence);
  const clients = containers.map(client).filter(({ mounts }) => mounts.length > 0);
  const volumes = new Set(host.volumes.keys());
  const folders = new Set<string>();
  for (const { mounts } of containers) {
    for (const mount of mounts) {
      if (mount.type === 'volume') volumes.add(mount.name);
      else if (mount.type === 'bind') folders.add(mount.source);
    }
  }
  const sources = [
    ...[...volumes].sort().map((name) => volumeSource(host, name)),
    ...[...folders].sort().map((path): Source => ({ key: `folder ${path}`, lines: [path, 'folder of the host'] })),
  ];
  return { clients, sources };
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(textWidth)) + 4;
}

const sourceHeight = 4;

/** The rows in which wires come to sources: no other wire may run there. */
function isSourceRow(row: number): boolean {
  return row % sourceHeight === 1;
}

/** The boxes of the left column; the rows at which wires leave them. */
function drawClients(canvas: Canvas, clients: readonly Client[], width: number): readonly Wire[] {
  const wires: Wire[] = [];
  let y = 0;
  for (const { title, mounts } of clients) {
    const top = y;
    canvas.text(2, top + 1, title);
    y += 2;
    for (const { text, source } of mounts) {
      if (isSourceRow(y)) y += 1;
      canvas.text(width - 2 - textWidth(text), y, text);
      wires.push({ row: y, source });
      y += 1;
    }
    canvas.box(0, top, width, y - top + 1);
    y += 2;
  }
  return wires;
}

/** Each source has a lane of its own between the columns: crossings do not join, joints are marked. */
function drawWires(
  canvas: Canvas,
  lane: number,
  wires: readonly Wire[],
  from: number,
  to: number,
  sourceRow: number,
): void {
  const rows = [...wires.map(({ row }) => row), sourceRow];
  canvas.vertical(lane, Math.min(...rows), Math.max(...rows));
  for (const { row } of wires) canvas.horizontal(row, from, lane);
  canvas.horizontal(sourceRow, lane, to);
  if (wires.length > 1) for (const { row } of wires) canvas.joint(lane, row);
}

function drawColumns({ clients, sources }: Plan, width: number, ascii: boolean): string | undefined {
  const left = widest(clients.flatMap(({ title, mounts }) => [title, ...mounts.map(({ text }) => text)]));
  const right = widest(sources.flatMap(({ lines }) => lines));
  const mounted = new Set(clients.flatMap(({ mounts }) => mounts.map(({ source }) => source)));
  const start = left + 2 * mounted.size + 2;
  if (start + right > width) return undefined;
  const canvas = new Canvas(ascii);
  const wires = drawClients(canvas, clients, left);
  let lane = start - 3;
  for (const [at, { key, lines }] of sources.entries()) {
    const top = at * sourceHeight;
    canvas.box(start, top, right, sourceHeight);
    for (const [index, line] of lines.entries()) canvas.text(start + 2, top + 1 + index, line);
    const own = wires.filter(({ source }) => source === key);
    if (own.length === 0) continue;
    drawWires(canvas, lane, own, left - 1, start, top + 1);
    lane -= 2;
  }
  return canvas.toString();
}

/** For a page that is too narrow: every source, and under it who mounts it. */
function drawList({ clients, sources }: Plan, ascii: boolean): string {
  const mark = ascii ? '`- ' : '└─ ';
  const users = (key: string) =>
    clients.flatMap(({ title, mounts }) =>
      mounts.filter(({ source }) => source === key).map(({ text }) => `${mark}${title} at ${text}\n`),
    );
  return sources.map(({ key, lines }) => `${lines.join(', ')}\n${users(key).join('')}`).join('');
}

/** Containers on the left, the volumes and host folders that they mount on the right, and wires between them. */
export function drawVolumes(world: World, hostName: string, { width = 80, ascii = false }: PictureStyle = {}): string {
  const plan = planOf(hostOf(world, hostName));
  if (plan.sources.length === 0) return 'No volumes and no mounted folders.\n';
  return drawColumns(plan, width, ascii) ?? drawList(plan, ascii);
}
