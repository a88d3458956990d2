/** `docker volume ls`. */
import { humanSize } from '../../time/size.js';
import type { Reading } from '../reading.js';
import { chosenFormat, formatList } from './list-format.js';
import type { ListSpec } from './list-format.js';
import { labelOf, labelText } from './words.js';
import type { Labels } from './words.js';

/** An item of `GET /volumes`; `UsageData` is there for `system df` only. */
export interface VolumeDocument {
  readonly Name: string;
  readonly Driver: string;
  readonly Mountpoint: string;
  readonly Scope: string;
  readonly Labels: Labels;
  readonly UsageData?: { readonly Size: number; readonly RefCount: number } | null;
}

const missing = () => 'N/A';

export const VOLUME_SPEC: ListSpec<VolumeDocument> = {
  type: '*formatter.volumeContext',
  label: (volume, name) => labelOf(volume.Labels, name),
  fields: [
    { name: 'Name', header: 'VOLUME NAME', value: (volume) => volume.Name },
    { name: 'Driver', header: 'DRIVER', value: (volume) => volume.Driver },
    { name: 'Scope', header: 'SCOPE', value: (volume) => volume.Scope },
    { name: 'Mountpoint', header: 'MOUNTPOINT', value: (volume) => volume.Mountpoint },
    { name: 'Labels', header: 'LABELS', value: (volume) => labelText(volume.Labels) },
    { name: 'Links', header: 'LINKS', value: ({ UsageData: use }) => (use ? String(use.RefCount) : 'N/A') },
    { name: 'Size', header: 'SIZE', value: ({ UsageData: use }) => (use ? humanSize(use.Size) : 'N/A') },
    { name: 'Availability', header: 'AVAILABILITY', value: missing },
    { name: 'Group', header: 'GROUP', value: missing },
    { name: 'Status', header: 'STATUS', value: missing },
  ],
};

export function formatVolumes(
  volumes: readonly VolumeDocument[],
  { quiet, format }: { readonly quiet: boolean; readonly format: string },
): Reading<string> {
  if (format === 'raw' && quiet) return formatList(VOLUME_SPEC, volumes, 'name: {{.Name}}');
  const chosen = chosenFormat(format, {
    table: 'table {{.Driver}}\\t{{.Name}}',
    raw: 'name: {{.Name}}\\ndriver: {{.Driver}}\\n',
    ...(quiet ? { quiet: '{{.Name}}' } : {}),
  });
  return formatList(VOLUME_SPEC, volumes, chosen);
}
