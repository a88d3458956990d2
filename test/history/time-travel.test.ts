import { describe, expect, it } from 'vitest';
import { beginning, type History, recorded } from '../../src/history/history.js';
import { causes } from '../../src/history/causes.js';
import { branchAt, forget, goTo, mark } from '../../src/history/moments.js';
import { redo, undo } from '../../src/history/undo.js';
import { snapshot } from '../../src/world/snapshot.js';
import { Mover } from '../../src/terminal/mover.js';
import { holds, play, timeout } from '../laws/law.js';

const sure = <T extends object>(found: T): Exclude<T, { refused: unknown }> => {
  expect(found).not.toHaveProperty('refused');
  return found as never;
};

/** The worlds that a history has been in, oldest first. */
function worldsOf(history: History) {
  const worlds = [history.world];
  for (let step = history.past; step !== undefined; step = step.earlier) worlds.unshift(step.before);
  return worlds;
}

describe('a history', () => {
  it('of any calls: so many steps back and forth are the identity, and so is a leap that is taken back', {
    timeout,
  }, () => {
    holds(
      (sequence) => {
        const { history } = play(sequence).core;
        const worlds = worldsOf(history);
        for (let steps = 0; steps <= worlds.length; steps += 1) {
          const back = undo(history, steps);
          expect(back.passed.length).toBe(Math.min(steps, worlds.length - 1));
          expect(back.history.world === worlds[worlds.length - 1 - back.passed.length]).toBe(true);
          expect(redo(back.history, back.passed.length).history).toEqual(history);
          const marked = sure(mark(back.history, 'there'));
          const elsewhere = { ...redo(marked, steps).history };
          const leapt = sure(goTo(elsewhere, 'there'));
          expect(leapt.world === back.history.world).toBe(true);
          if (leapt !== elsewhere) expect(undo(leapt).history.world === elsewhere.world).toBe(true);
          expect(worldsOf(sure(branchAt(elsewhere, 'there')))).toEqual(worldsOf(back.history));
        }
      },
      undefined,
      0.05,
    );
  });

  it('of any calls can be done again: what was asked for comes to the same worlds', { timeout }, () => {
    holds(
      (sequence) => {
        const { core } = play(sequence);
        for (const { before, after, deed } of causes(core.history)) {
          const at = new Mover(before, core.means);
          for (const command of deed?.commands ?? []) at.do(command);
          expect(snapshot(at.world) === snapshot(after)).toBe(true);
        }
      },
      undefined,
      0.05,
    );
  });
});

describe('what led to a moment', () => {
  const world = play({ seed: 'a', volumeLifetime: 'course', commands: [] }).world;
  const at = (now: number) => ({ ...world, now });
  const did = (history: History, now: number) => recorded(history, at(now), { line: `${now}` });
  const linesTo = (history: History) => [...causes(history)].map(({ deed }) => deed?.line);

  it('is not what was done on the way that was left', () => {
    const first = sure(mark(did(beginning(at(0)), 1), 'one'));
    const there = sure(goTo(did(did(first, 2), 3), 'one'));
    expect(linesTo(did(there, 4))).toEqual(['4', '1']);
    expect(undo(did(there, 4), 2).history.world.now).toBe(3);
  });

  it('has time that passed between two deeds', () => {
    const later = { ...did(beginning(at(0)), 1), world: at(5) };
    expect(linesTo(did(later, 6))).toEqual(['6', undefined, '1']);
  });

  it('knows its names until they are forgotten', () => {
    const marked = sure(mark(beginning(at(0)), 'one'));
    expect(mark(marked, 'one')).toMatchObject({ code: 'name-in-use' });
    for (const name of ['now', '', '-x', 'a b']) expect(mark(marked, name)).toMatchObject({ code: 'invalid-argument' });
    expect(goTo(sure(forget(marked, 'one')), 'one')).toMatchObject({ code: 'no-such-object' });
    expect(goTo(marked, 'now')).toBe(marked);
  });
});
