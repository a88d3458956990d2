import type { World } from '../world/world.js';
import type { Deed, History, Step } from './history.js';

/** Two worlds of which one became the other. */
export interface Cause {
  readonly before: World;
  readonly after: World;
  /** Undefined where only time passed. */
  readonly deed: Deed | undefined;
}

/** What really led to the present world, newest first: a leap leads on to the past of the moment that it went to. */
export function* causes(history: History): Generator<Cause, void, undefined> {
  let next: World = history.world;
  for (let step: Step | undefined = history.past; step !== undefined; ) {
    const { before, after, deed, earlier, leap } = step;
    if (after !== next) yield { before: after, after: next, deed: undefined };
    if (leap === undefined) {
      yield { before, after, deed };
      next = before;
      step = earlier;
    } else {
      next = after;
      step = leap.past;
    }
  }
}
