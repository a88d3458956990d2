import type { Event } from './event.js';
import type { Broken, Finding } from './invariants-broken.js';
import type { World } from './world.js';

/** Events are few, numbered and in the order of time; and numbers that were given out do not exceed the last one. */
export function* brokenEvents(world: World): Finding {
  const find = (message: string): Broken => ({ rule: 'events', message, about: {} });
  if (!Number.isSafeInteger(world.now))
    yield find(`The clock stands at ${world.now}, which is no whole number of milliseconds.`);
  if (!Number.isSafeInteger(world.sequence) || world.sequence < 0) {
    yield find(`The last number given out is ${world.sequence}.`);
  }
  let before: Event | undefined;
  for (const [sequence, event] of world.events) {
    if (before && sequence <= before.sequence) yield find(`Event ${sequence} comes after event ${before.sequence}.`);
    if (before && event.time < before.time) yield find(`Event ${sequence} happened before event ${before.sequence}.`);
    if (event.time > world.now) yield find(`Event ${sequence} happens in the future.`);
    before = event;
  }
  const numbers = { event: world.events, 'open file': world.openFiles, pipe: world.pipes, capture: world.captures };
  for (const [what, table] of Object.entries(numbers)) {
    const last = table.last()?.[0] ?? 0;
    if (last > world.sequence) yield find(`There is ${what} ${last}, and no such number was ever given out.`);
  }
}
