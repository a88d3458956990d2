/** Where a named moment lies: so many lines behind or ahead of here; neither: on another branch. */
export interface MomentPlace {
  readonly name: string;
  readonly clock: string;
  readonly behind?: number | undefined;
  readonly ahead?: number | undefined;
  /** The line that had led to it. */
  readonly line?: string | undefined;
}

/** Lines in the order in which they were passed, and what the clock shows now. */
export interface Passed {
  readonly lines: readonly string[];
  /** How many are not told. */
  readonly more: number;
  readonly clock: string;
}
