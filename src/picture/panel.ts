import type { Sign } from './legend.js';

/** A part of a picture with a heading of its own. */
export interface Panel {
  readonly title: string;
  /** Sentences under the heading. */
  readonly summary: readonly string[];
  /** Sentences for those who read the picture instead of seeing it: one for each thing in it. */
  readonly things: readonly string[];
  readonly signs: readonly Sign[];
  readonly width: number;
  readonly height: number;
  readonly draw: (x: number, y: number) => string;
}
