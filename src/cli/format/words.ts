/** Small texts that several lists share: cut identifiers, ellipses, ages, labels. */
import { humanDuration } from '../../time/duration.js';

export type Labels = Readonly<Record<string, string>> | null | undefined;

/** At most `width` characters, the last one `…` where something was cut. */
export function ellipsis(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

/** `7 minutes ago`, counted from a whole second; `now` in milliseconds. */
export function ago(seconds: number, now: number): string {
  return `${humanDuration(now - seconds * 1000)} ago`;
}

export function labelText(labels: Labels): string {
  return Object.entries(labels ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',');
}

export function labelOf(labels: Labels, name: string): string {
  return labels !== null && labels !== undefined && Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}
