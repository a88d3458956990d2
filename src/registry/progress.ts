import type { ImageFailure } from '../image/failure.js';

/** One message of a push or a pull: printed as `id: status`, or as the status alone. */
export interface ProgressLine {
  readonly id?: string;
  readonly status: string;
}

/** What was said before it failed. Nothing else has happened. */
export interface FailedTransfer {
  readonly failure: ImageFailure;
  readonly progress: readonly ProgressLine[];
}

export function isFailedTransfer(value: object): value is FailedTransfer {
  return 'failure' in value;
}

export function formatProgress({ id, status }: ProgressLine): string {
  return id === undefined ? status : `${id}: ${status}`;
}

/**
 * Everything that was said, line by line. A terminal has one line for each layer, written over and over, so that only the
 * last of its messages is left; a line without an id begins anew.
 */
export function progressText(lines: readonly ProgressLine[], onTerminal: boolean): string {
  const shown: ProgressLine[] = [];
  const places = new Map<string, number>();
  for (const line of lines) {
    const place = line.id === undefined ? undefined : places.get(line.id);
    if (line.id === undefined) places.clear();
    else if (place === undefined) places.set(line.id, shown.length);
    if (onTerminal && place !== undefined) shown[place] = line;
    else shown.push(line);
  }
  return shown.map((line) => `${formatProgress(line)}\n`).join('');
}
