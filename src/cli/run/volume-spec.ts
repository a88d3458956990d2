/**
 * `-v` as the client reads it, before the Engine reads it again.
 *
 *     spec    = target | source ":" target [ ":" mode { "," mode } ]
 *     section = one or more characters up to ":", where ":" after one single letter is a Windows drive's and stays
 *     source  = a path (starts with "." "/" "~" "\" or a drive) for a bind, or a volume's name
 *
 * So `-v x:/data` is one section: an anonymous volume at the target `x:/data`.
 */
import { read, refuse } from '../reading.js';
import type { Reading } from '../reading.js';

export interface VolumeSpec {
  readonly type: 'bind' | 'volume';
  /** Empty for an anonymous volume. */
  readonly source: string;
  readonly target: string;
  readonly modes: readonly string[];
}

function splitSections(spec: string): Reading<readonly string[]> {
  const sections: string[] = [];
  let section = '';
  for (const character of spec) {
    if (character !== ':' || /^[a-zA-Z]$/.test(section)) {
      section += character;
      continue;
    }
    if (section === '') return refuse(`invalid spec: ${spec}: empty section between colons`);
    sections.push(section);
    section = '';
  }
  return read([...sections, section]);
}

function isFilePath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\') || /^[a-zA-Z]:/.test(source);
}

export function parseVolumeSpec(spec: string): Reading<VolumeSpec> {
  if (spec === '') return refuse('invalid empty volume spec');
  if ([...spec].length <= 2) return read({ type: 'volume', source: '', target: spec, modes: [] });
  const sections = splitSections(spec);
  if (!sections.ok) return sections;
  const [first = '', target, modes, ...excess] = sections.value;
  if (excess[0] !== undefined && excess[0] !== '') return refuse(`invalid spec: ${spec}: too many colons`);
  if (sections.value.at(-1) === '') return refuse(`invalid spec: ${spec}: empty section between colons`);
  if (target === undefined) return read({ type: 'volume', source: '', target: first, modes: [] });
  const type = isFilePath(first) ? 'bind' : 'volume';
  return read({ type, source: first, target, modes: modes === undefined ? [] : modes.split(',') });
}
