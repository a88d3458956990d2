import { type Message, message } from '../language/language.js';
import { beginning, type History, type Moment } from './history.js';

/** Why a moment could not be named or found. */
export interface MomentRefused {
  readonly moment: string;
  readonly refused: Message;
  readonly code: 'invalid-argument' | 'name-in-use' | 'no-such-object';
}

const nameForm = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** The present moment by a name: what names it is no world, so undo does not take it away. */
export function mark(history: History, name: string): History | MomentRefused {
  if (!nameForm.test(name) || name === 'now') {
    return { moment: name, refused: message('moment.bad-name', { name }), code: 'invalid-argument' };
  }
  if (history.moments.has(name))
    return { moment: name, refused: message('moment.taken', { name }), code: 'name-in-use' };
  const { world, past } = history;
  return { ...history, moments: history.moments.set(name, { name, world, past }) };
}

/** The present moment by the first free name of `branch-1`, `branch-2`, … */
export function markBranch(history: History): readonly [History, name: string] {
  let number = 1;
  while (history.moments.has(`branch-${number}`)) number += 1;
  const name = `branch-${number}`;
  const { world, past } = history;
  return [{ ...history, moments: history.moments.set(name, { name, world, past }) }, name];
}

/** Takes a name away; whoever is there stays there. */
export function forget(history: History, name: string): History | MomentRefused {
  const found = momentOf(history, name);
  return 'refused' in found ? found : { ...history, moments: history.moments.delete(name) };
}

/** A moment by its name; `now` is the present one. */
export function momentOf(history: History, name: string): Moment | MomentRefused {
  const { world, past } = history;
  if (name === 'now') return { name, world, past };
  const known = [...history.moments.keys()];
  return (
    history.moments.get(name) ?? {
      moment: name,
      refused: message('moment.missing', { name, known }),
      code: 'no-such-object',
    }
  );
}

/** Leaps to a moment. That is a step like any other: taken back, it leads to where one was before. */
export function goTo(history: History, name: string): History | MomentRefused {
  const moment = momentOf(history, name);
  if ('refused' in moment) return moment;
  const { world } = history;
  if (moment.world === world) return history;
  const leap = { to: name, past: moment.past };
  const past = { before: world, after: moment.world, deed: { line: `goto ${name}` }, earlier: history.past, leap };
  return { ...history, world: moment.world, past, ahead: undefined };
}

/** A history of its own that goes on from a moment, with what had led to it; it knows the same moments. */
export function branchAt(history: History, name: string): History | MomentRefused {
  const moment = momentOf(history, name);
  if ('refused' in moment) return moment;
  return { ...beginning(moment.world), past: moment.past, moments: history.moments };
}
