import type { History, Step } from './history.js';

/** Where somebody is after going back or forward, and the steps in the order in which they were passed. */
export interface Moved {
  readonly history: History;
  readonly passed: readonly Step[];
}

/** Takes steps back, the newest first; fewer when there are no more. */
export function undo(history: History, steps = 1): Moved {
  const passed: Step[] = [];
  let { world, past, ahead } = history;
  for (; passed.length < steps && past !== undefined; past = past.earlier) {
    passed.push(past);
    ahead = { step: past, later: ahead };
    world = past.before;
  }
  return { history: passed.length === 0 ? history : { ...history, world, past, ahead }, passed };
}

/** Does again what was taken back, the last taken back first; fewer when there is no more. */
export function redo(history: History, steps = 1): Moved {
  const passed: Step[] = [];
  let { world, past, ahead } = history;
  for (; passed.length < steps && ahead !== undefined; ahead = ahead.later) {
    passed.push(ahead.step);
    past = ahead.step;
    world = past.after;
  }
  return { history: passed.length === 0 ? history : { ...history, world, past, ahead }, passed };
}
