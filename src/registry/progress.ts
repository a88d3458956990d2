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
