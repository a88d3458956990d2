/** `-v`, `--mount` and `--tmpfs` together: anonymous volumes, binds, mounts and file systems in memory. */
import { read } from '../reading.js';
import type { Reading } from '../reading.js';
import { absolutePath } from './absolute-path.js';
import { sortedTable } from './key-value-file.js';
import type { MountDocument } from './mount-option.js';
import { parseVolumeSpec } from './volume-spec.js';

export interface VolumeSettings {
  readonly anonymous: Readonly<Record<string, object>>;
  readonly binds: readonly string[];
}

/** `./x`, `../x` and `.` of a bind are made absolute; another relative word is a volume's name, `~` is left alone. */
export function volumeSettings(specs: readonly string[], cwd: string): Reading<VolumeSettings> {
  const anonymous: [string, object][] = [];
  const binds: string[] = [];
  for (const spec of new Set(specs)) {
    const volume = parseVolumeSpec(spec);
    if (!volume.ok) return volume;
    const colon = spec.indexOf(':');
    if (volume.value.source === '') anonymous.push([spec, {}]);
    else if (volume.value.type === 'bind' && spec.startsWith('.')) {
      binds.push(`${absolutePath(spec.slice(0, colon), cwd)}${spec.slice(colon)}`);
    } else binds.push(spec);
  }
  return read({ anonymous: sortedTable(anonymous), binds });
}

/** A bind whose source is `.` or begins with `.` and a slash, or climbs, is made absolute too. */
export function absoluteMount(mount: MountDocument, cwd: string): MountDocument {
  const { Source: source } = mount;
  if (mount.Type !== 'bind' || source === undefined || !/^\.\.?(\/|$)/.test(source)) return mount;
  return { ...mount, Source: absolutePath(source, cwd) };
}

/** `target[:options]`; the last of a target stays. */
export function tmpfsTable(specs: readonly string[]): Readonly<Record<string, string>> {
  const table = new Map<string, string>();
  for (const spec of specs) {
    const colon = spec.indexOf(':');
    table.set(colon < 0 ? spec : spec.slice(0, colon), colon < 0 ? '' : spec.slice(colon + 1));
  }
  return sortedTable(table);
}
