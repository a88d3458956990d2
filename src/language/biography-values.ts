/** Something that happened to a file. */
export type FileChange = 'added' | 'changed' | 'deleted';

/** Who did it. */
export type Author =
  /** A program in a container or on a machine itself, as it was called. */
  | { readonly by: 'process'; readonly words: string; readonly container?: string; readonly machine?: string }
  /** The engine, for a client's command or a call of its API; for nobody when it did so by itself. */
  | { readonly by: 'engine'; readonly words: string }
  /** Whoever used the typed API on the files themselves. */
  | { readonly by: 'call'; readonly words: string };

export interface WriteValues {
  /** Counted from 1. */
  readonly number: number;
  readonly clock: string;
  readonly change: FileChange;
  readonly bytes?: number | undefined;
  readonly by?: Author | undefined;
  /** The line that it came from; absent: time passed, or a program called. */
  readonly line?: string | undefined;
}

export interface LayerWriteValues {
  readonly number: number;
  readonly clock: string;
  readonly change: FileChange;
  readonly bytes?: number | undefined;
  readonly layer: string;
  /** What the image's history says; '' for nothing. */
  readonly command: string;
}

/** How a container sees a file. */
export interface SightValues {
  readonly container: string;
  /** Where in it. */
  readonly path: string;
  /** `own`: it has one of its own there; `deleted`: it has deleted it for itself; `hidden`: something is mounted over it. */
  readonly sees: 'it' | 'own' | 'deleted' | 'hidden';
  readonly readonly: boolean;
  readonly running: boolean;
  /** The containers that it inherited the mount from, the nearest first. */
  readonly from: readonly string[];
  /** Where that is mounted that hides it. */
  readonly hiddenBy?: string | undefined;
}
