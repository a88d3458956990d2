import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveDifferences } from '../../src/transcript/difference-constraints.js';

const difference = fc.record({ earlier: fc.nat(5), later: fc.nat(5), least: fc.integer({ min: -20, max: 20 }) });

test('a solution keeps every difference; a contradiction is a circle of positive length', () => {
  fc.assert(
    fc.property(fc.array(difference, { maxLength: 14 }), (some) => {
      const chain = [1, 2, 3, 4, 5].map((later) => ({ earlier: later - 1, later, least: 0 }));
      const all = [...chain, ...some].map((each, why) => ({ ...each, why }));
      const solution = solveDifferences(6, all);
      if (solution.ok) {
        for (const { earlier, later, least } of all)
          expect((solution.values[later] ?? 0) - (solution.values[earlier] ?? 0)).toBeGreaterThanOrEqual(least);
        expect(solution.values[0]).toBe(0);
        return;
      }
      const circle = solution.circle.map((why) => all[why]);
      expect(circle.reduce((sum, each) => sum + (each?.least ?? 0), 0)).toBeGreaterThan(0);
      for (const [index, each] of circle.entries()) {
        expect(each?.later).toBe(circle[(index + 1) % circle.length]?.earlier);
      }
    }),
    { numRuns: 500 },
  );
});
