import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGeneral } from '../../src/time/general-format.js';

describe('formatGeneral', () => {
  // What fmt.Sprintf("%.*g") of Go prints.
  it.each([
    [0, 4, '0'],
    [-0, 4, '-0'],
    [1, 4, '1'],
    [999.9, 3, '1e+03'],
    [999.9, 4, '999.9'],
    [999.96, 4, '1000'],
    [9999.6, 4, '1e+04'],
    [1.0625, 4, '1.062'],
    [1.1875, 4, '1.188'],
    [2.5, 1, '2'],
    [3.5, 1, '4'],
    [0.0001, 4, '0.0001'],
    [0.00001234, 4, '1.234e-05'],
    [0.00012345, 4, '0.0001234'],
    [-12.5, 3, '-12.5'],
    [100, 4, '100'],
    [1e21, 4, '1e+21'],
    [1.5e300, 4, '1.5e+300'],
    [Number.POSITIVE_INFINITY, 4, '+Inf'],
    [Number.NEGATIVE_INFINITY, 4, '-Inf'],
    [Number.NaN, 4, 'NaN'],
  ] as const)('%d with %d digits is %s', (value, precision, expected) => {
    expect(formatGeneral(value, precision)).toBe(expected);
  });

  it('is the value of toPrecision, but for ties', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 1, max: 10 }),
        (value, precision) => {
          const printed = Number(formatGeneral(value, precision));
          const below = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - precision + 1);
          if (printed !== Number(value.toPrecision(precision)))
            expect(Math.abs(printed - value)).toBeLessThanOrEqual(below / 1.999);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
