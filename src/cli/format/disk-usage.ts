/** `docker system df`, in short and in full. */
import { humanSize } from '../../time/size.js';
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';
import { compileTemplate, runTemplate } from '../template/template.js';
import { GoStruct } from '../template/value.js';
import { containerSpec } from './containers.js';
import type { ContainerSummaryDocument } from './containers.js';
import { imageRows, imageSpec } from './images.js';
import type { ImageRow, ImageSummaryDocument } from './images.js';
import { chosenFormat, formatList, isTable, rowValue } from './list-format.js';
import type { ListSpec } from './list-format.js';
import { VOLUME_SPEC } from './volumes.js';
import type { VolumeDocument } from './volumes.js';

/** `GET /system/df`. The build cache is always empty here. */
export interface DiskUsageDocument {
  readonly LayersSize: number;
  readonly Images: readonly ImageSummaryDocument[] | null;
  readonly Containers: readonly ContainerSummaryDocument[] | null;
  readonly Volumes: readonly VolumeDocument[] | null;
  readonly BuildCache?: readonly unknown[] | null;
}

/** A line of the short form. */
interface Usage {
  readonly type: string;
  readonly total: number;
  readonly active: number;
  readonly size: number;
  readonly reclaimable: number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Layers that no image with a container has: what is shared between unused images counts as reclaimable too. */
function imagesUsage({ LayersSize: size, Images: images }: DiskUsageDocument): Usage {
  const all = images ?? [];
  const active = all.filter((image) => image.Containers > 0);
  const used = sum(
    active
      .filter((image) => image.Size !== -1 && image.SharedSize !== -1)
      .map((image) => (image.VirtualSize ?? image.Size) - image.SharedSize),
  );
  return { type: 'Images', total: all.length, active: active.length, size, reclaimable: size - used };
}

function isActive({ State: state }: ContainerSummaryDocument): boolean {
  return ['running', 'paused', 'restarting'].some((word) => state.toLowerCase().includes(word));
}

function containersUsage({ Containers: containers }: DiskUsageDocument): Usage {
  const all = containers ?? [];
  const sizes = (some: readonly ContainerSummaryDocument[]) => sum(some.map(({ SizeRw: size = 0 }) => size));
  const idle = all.filter((container) => !isActive(container));
  const active = all.length - idle.length;
  return { type: 'Containers', total: all.length, active, size: sizes(all), reclaimable: sizes(idle) };
}

function volumesUsage({ Volumes: volumes }: DiskUsageDocument): Usage {
  const all = volumes ?? [];
  const sizes = (some: readonly VolumeDocument[]) =>
    sum(some.map(({ UsageData: use }) => (use && use.Size !== -1 ? use.Size : 0)));
  const idle = all.filter(({ UsageData: use }) => (use?.RefCount ?? 0) === 0);
  const active = all.filter(({ UsageData: use }) => (use?.RefCount ?? 0) > 0).length;
  return { type: 'Local Volumes', total: all.length, active, size: sizes(all), reclaimable: sizes(idle) };
}

/** The percentage is cut to a whole one, and left out where there is nothing. */
function reclaimable({ size, reclaimable: bytes }: Usage): string {
  return size > 0 ? `${humanSize(bytes)} (${Math.trunc((bytes * 100) / size)}%)` : humanSize(bytes);
}

function usageSpec(type: string): ListSpec<Usage> {
  return {
    type,
    fields: [
      { name: 'Type', header: 'TYPE', value: (usage) => usage.type },
      { name: 'TotalCount', header: 'TOTAL', value: (usage) => String(usage.total) },
      { name: 'Active', header: 'ACTIVE', value: (usage) => String(usage.active) },
      { name: 'Size', header: 'SIZE', value: (usage) => humanSize(usage.size) },
      {
        name: 'Reclaimable',
        header: 'RECLAIMABLE',
        value: (usage) => (usage.type === 'Build Cache' ? humanSize(usage.reclaimable) : reclaimable(usage)),
      },
    ],
  };
}

const TABLE = 'table {{.Type}}\\t{{.TotalCount}}\\t{{.Active}}\\t{{.Size}}\\t{{.Reclaimable}}';
const RAW =
  'type: {{.Type}}\\ntotal: {{.TotalCount}}\\nactive: {{.Active}}\\nsize: {{.Size}}\\nreclaimable: {{.Reclaimable}}\\n';

export function formatDiskUsage(usage: DiskUsageDocument, format: string): Reading<string> {
  const cache: Usage = { type: 'Build Cache', total: 0, active: 0, size: 0, reclaimable: 0 };
  const lines = [imagesUsage(usage), containersUsage(usage), volumesUsage(usage), cache];
  const chosen = chosenFormat(format, { table: TABLE, raw: RAW });
  return formatList(usageSpec('*formatter.diskUsageImagesContext'), lines, chosen);
}

/** An image has one row here, under its first tag. */
function firstRow(image: ImageSummaryDocument): ImageRow {
  const [row] = imageRows({ ...image, RepoDigests: null }, 'no');
  const none = { image, repository: '<none>', tag: '<none>', digest: '' };
  return row === undefined ? none : { ...row, image, digest: '' };
}

/** The size of the image below is left out here. */
function ownSizes(containers: DiskUsageDocument['Containers']): readonly ContainerSummaryDocument[] {
  return (containers ?? []).map((container) => ({ ...container, SizeRootFs: 0 }));
}

const IMAGE_TABLE = [
  'table {{.Repository}}\\t{{.Tag}}\\t{{.ID}}\\t{{.CreatedSince}}\\t{{.Size}}',
  '\\t{{.SharedSize}}\\t{{.UniqueSize}}\\t{{.Containers}}',
].join('');
const CONTAINER_TABLE =
  'table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.LocalVolumes}}\\t{{.Size}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Names}}';
const VOLUME_TABLE = 'table {{.Name}}\\t{{.Links}}\\t{{.Size}}';
const CACHE_HEADER = 'CACHE ID   CACHE TYPE   SIZE      CREATED   LAST USED   USAGE     SHARED\n';

function textOf(reading: Reading<string>): string {
  return reading.ok ? reading.value : '';
}

function verboseTables(usage: DiskUsageDocument, now: number): string {
  const options = { trunc: true, now };
  const images = formatList(imageSpec(options), (usage.Images ?? []).map(firstRow), IMAGE_TABLE);
  const containers = formatList(containerSpec(options), ownSizes(usage.Containers), CONTAINER_TABLE);
  const volumes = formatList(VOLUME_SPEC, usage.Volumes ?? [], VOLUME_TABLE);
  return [
    `Images space usage:\n\n${textOf(images)}\n`,
    `Containers space usage:\n\n${textOf(containers)}\n`,
    `Local Volumes space usage:\n\n${textOf(volumes)}\n`,
    `Build cache usage: 0B\n\n${CACHE_HEADER}`,
  ].join('');
}

/** One value with four lists, over which a template of `system df -v` ranges; it prints without a newline. */
export function formatDiskUsageVerbose(usage: DiskUsageDocument, format: string, now: number): Reading<string> {
  if (format === '' || format === 'table') return read(verboseTables(usage, now));
  const options = { trunc: isTable(format), now };
  const lists = new Map([
    ['Images', (usage.Images ?? []).map((image) => rowValue(imageSpec(options), firstRow(image)))],
    ['Containers', ownSizes(usage.Containers).map((container) => rowValue(containerSpec(options), container))],
    ['Volumes', (usage.Volumes ?? []).map((volume) => rowValue(VOLUME_SPEC, volume))],
    ['BuildCache', []],
  ]);
  const root = new GoStruct('*formatter.diskUsageContext', [...lists.keys()], (name) => lists.get(name));
  const text = (format === 'json' ? '{{json .}}' : format.replace(/^table */, ''))
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n');
  const template = compileTemplate(text);
  if (!template.ok) return refuse(`template parsing error: ${template.reason}`);
  const { output, failure } = runTemplate(template.value, root);
  return failure === undefined ? read(output) : refuse(failure);
}
