/** One line of `docker events`, as the Engine API has it. `sequence` numbers the events of a world from 1. */
export interface Event {
  readonly sequence: number;
  readonly host: string;
  readonly time: number;
  readonly type: 'container' | 'image' | 'volume' | 'network';
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** How many events a world remembers; the engine keeps as many. */
export const eventsKept = 256;
