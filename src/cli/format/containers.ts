/** `docker ps`. */
import { formatGoTime } from '../../time/instant.js';
import { humanSizeWithPrecision } from '../../time/size.js';
import { goQuote } from '../../go/quote.js';
import type { Reading } from '../reading.js';
import { Named } from '../template/value.js';
import { chosenFormat, formatList, tryFormat } from './list-format.js';
import type { ListSpec } from './list-format.js';
import { displayablePorts } from './ports.js';
import type { PortDocument } from './ports.js';
import { shortId } from '../../digest/digest.js';
import { ago, ellipsis, labelOf, labelText } from './words.js';
import type { Labels } from './words.js';

/** An item of `GET /containers/json`. */
export interface ContainerSummaryDocument {
  readonly Id: string;
  readonly Names: readonly string[] | null;
  readonly Image: string;
  readonly ImageID?: string;
  readonly Command: string;
  /** Seconds. */
  readonly Created: number;
  readonly Ports: readonly PortDocument[] | null;
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly Labels: Labels;
  readonly State: string;
  readonly Status: string;
  readonly NetworkSettings?: { readonly Networks?: Readonly<Record<string, unknown>> | null } | null;
  readonly Mounts: readonly { readonly Name?: string; readonly Source?: string; readonly Driver?: string }[] | null;
}

export interface RowOptions {
  readonly trunc: boolean;
  /** Milliseconds. */
  readonly now: number;
}

type Row = ContainerSummaryDocument;

/** A linked name has a slash inside; the container's own has none. */
function names(row: Row, trunc: boolean): string {
  const all = (row.Names ?? []).map((name) => name.replace(/^\//, ''));
  const own = trunc ? all.find((name) => !name.includes('/')) : undefined;
  return own ?? all.join(',');
}

function image(row: Row, trunc: boolean): string {
  if (row.Image === '') return '<no image>';
  if (!trunc) return row.Image;
  if (shortId(row.ImageID ?? '') === shortId(row.Image)) return shortId(row.Image);
  return row.Image.replace(/@[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,}$/, '');
}

function size(row: Row): string {
  const own = humanSizeWithPrecision(row.SizeRw ?? 0, 3);
  const whole = row.SizeRootFs ?? 0;
  return whole > 0 ? `${own} (virtual ${humanSizeWithPrecision(whole, 3)})` : own;
}

function mounts(row: Row, trunc: boolean): string {
  const each = (row.Mounts ?? []).map(({ Name: name = '', Source: source = '' }) => (name === '' ? source : name));
  return each.map((name) => (trunc ? ellipsis(name, 15) : name)).join(',');
}

export function containerSpec({ trunc, now }: RowOptions): ListSpec<Row> {
  return {
    type: '*formatter.ContainerContext',
    label: (row, name) => labelOf(row.Labels, name),
    fields: [
      { name: 'ID', header: 'CONTAINER ID', value: (row) => (trunc ? shortId(row.Id) : row.Id) },
      { name: 'Names', header: 'NAMES', value: (row) => names(row, trunc) },
      { name: 'Image', header: 'IMAGE', value: (row) => image(row, trunc) },
      { name: 'Command', header: 'COMMAND', value: (row) => goQuote(trunc ? ellipsis(row.Command, 20) : row.Command) },
      { name: 'CreatedAt', header: 'CREATED AT', value: (row) => formatGoTime(row.Created * 1000) },
      { name: 'RunningFor', header: 'CREATED', value: (row) => ago(row.Created, now) },
      { name: 'Platform', header: 'PLATFORM', value: () => new Named(null, '*formatter.Platform') },
      { name: 'Ports', header: 'PORTS', value: (row) => displayablePorts(row.Ports) },
      { name: 'State', header: 'STATE', value: (row) => row.State },
      { name: 'Status', header: 'STATUS', value: (row) => row.Status },
      { name: 'Size', header: 'SIZE', value: size },
      { name: 'Labels', header: 'LABELS', value: (row) => labelText(row.Labels) },
      { name: 'Mounts', header: 'MOUNTS', value: (row) => mounts(row, trunc) },
      {
        name: 'LocalVolumes',
        header: 'LOCAL VOLUMES',
        value: (row) => String((row.Mounts ?? []).filter(({ Driver }) => Driver === 'local').length),
      },
      {
        name: 'Networks',
        header: 'NETWORKS',
        value: (row) => Object.keys(row.NetworkSettings?.Networks ?? {}).join(','),
      },
    ],
  };
}

const TABLE = 'table {{.ID}}\\t{{.Image}}\\t{{.Command}}\\t{{.RunningFor}}\\t{{.Status}}\\t{{.Ports}}\\t{{.Names}}';
const RAW = [
  'container_id: {{.ID}}\\nimage: {{.Image}}\\ncommand: {{.Command}}\\ncreated_at: {{.CreatedAt}}\\n',
  'state: {{- pad .State 1 0}}\\nstatus: {{- pad .Status 1 0}}\\nnames: {{.Names}}\\n',
  'labels: {{- pad .Labels 1 0}}\\nports: {{- pad .Ports 1 0}}\\n',
].join('');

export interface ContainerListOptions extends RowOptions {
  readonly quiet: boolean;
  readonly size: boolean;
  /** Empty where none was given. */
  readonly format: string;
}

function containerFormat({ quiet, size: sized, format }: ContainerListOptions): string {
  if (format === 'raw' && quiet) return 'container_id: {{.ID}}';
  return chosenFormat(format, {
    table: sized ? `${TABLE}\\t{{.Size}}` : TABLE,
    raw: sized ? `${RAW}size: {{.Size}}\\n` : RAW,
    ...(quiet ? { quiet: '{{.ID}}' } : {}),
  });
}

const EMPTY: Row = {
  Id: '',
  Names: null,
  Image: '',
  Command: '',
  Created: 0,
  Ports: null,
  Labels: null,
  State: '',
  Status: '',
  Mounts: null,
};

export function formatContainers(rows: readonly Row[], options: ContainerListOptions): Reading<string> {
  const spec = containerSpec(options);
  const format = containerFormat(options);
  const usable = tryFormat(spec, EMPTY, format);
  return usable.ok ? formatList(spec, rows, format) : usable;
}
