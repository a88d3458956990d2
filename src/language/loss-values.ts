/** What is told of the paths that would be lost. */
export interface Told {
  readonly bytes: number;
  readonly paths: readonly string[];
  /** How many paths are not told. */
  readonly more: number;
}
