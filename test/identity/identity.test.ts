import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IdentityState,
  createIdentity,
  draw,
  nextHex,
  nextId,
  nextInteger,
  nextMac,
} from '../../src/identity/identity.js';

function take<T>(
  count: number,
  start: IdentityState,
  next: (identity: IdentityState) => [T, IdentityState],
): [T[], IdentityState] {
  const drawn: T[] = [];
  let identity = start;
  for (let i = 0; i < count; i++) {
    let one: T;
    [one, identity] = next(identity);
    drawn.push(one);
  }
  return [drawn, identity];
}

/** The chi-squared statistic of counts that should be equal. */
function chiSquared(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('identity', () => {
  it('is frozen: these identifiers belong to this seed in every version', () => {
    const [ids, after] = take(3, createIdentity('slipway'), nextId);
    expect({ ids, after, mac: nextMac(after)[0], integer: nextInteger(after, 1000)[0] }).toMatchInlineSnapshot(`
      {
        "after": {
          "counter": 3,
          "seed": "slipway",
        },
        "ids": [
          "41988984d2da4f8954b02385ca4ea4cc6871dadf16cc2d10f44732b1f0a67876",
          "315466ff059224f507d031a4fc1690419d2d8cc2ae8b34f150b1dde7370ed1ac",
          "2bfa453d84f3502e7207dca403977dfa06ef378be689d5a7242cdf03c8ccb566",
        ],
        "integer": 41,
        "mac": "02:42:e1:5e:b0:4a",
      }
    `);
  });

  it('is plain data: a draw changes nothing, and a copy goes on as the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (seed, counter) => {
        const identity = Object.freeze({ seed, counter });
        const copy = JSON.parse(JSON.stringify(identity)) as IdentityState;
        expect(nextId(identity)).toEqual(nextId(copy));
        expect(nextId(identity)).toEqual(nextId(identity));
        expect(nextId(identity)[1].counter).toBeGreaterThan(counter);
      }),
    );
  });

  it('never gives the same identifier twice, nor one that seems a number', () => {
    const seen = new Set<string>();
    let identity = createIdentity('many');
    for (let i = 0; i < 100_000; i++) {
      let id: string;
      [id, identity] = nextId(identity);
      seen.add(id.slice(0, 24));
      if (!/^[0-9a-f]{64}$/.test(id) || /^[0-9]{12}/.test(id)) expect.fail(id);
    }
    expect(seen.size).toBe(100_000);
  });

  it('draws again when the first twelve digits are decimal', () => {
    let decimal: number | undefined;
    for (let counter = 0; decimal === undefined; counter++) {
      if (/^\d{12}/.test(nextHex({ seed: 'decimal', counter }, 64)[0])) decimal = counter;
    }
    const [id, next] = nextId({ seed: 'decimal', counter: decimal });
    expect(next.counter).toBe(decimal + 2);
    expect(id).toBe(nextHex({ seed: 'decimal', counter: decimal + 1 }, 64)[0]);
  });

  it('is uniform in every place of an identifier', () => {
    const [ids] = take(20_000, createIdentity('uniform'), nextId);
    for (let place = 0; place < 64; place++) {
      const counts = new Array<number>(16).fill(0);
      for (const id of ids) {
        const digit = Number.parseInt(id.charAt(place), 16);
        counts[digit] = (counts[digit] ?? 0) + 1;
      }
      // 15 degrees of freedom: 50 has a chance of one in a hundred thousand; decimal prefixes are drawn again.
      expect(chiSquared(counts), `place ${place}`).toBeLessThan(50);
    }
  });

  it('gives neighbouring seeds and counters unrelated streams: half of the bits differ', () => {
    const bits = (identity: IdentityState): number[] => [...draw(identity)[0](32)];
    const pairs: [IdentityState, IdentityState][] = [
      [
        { seed: 'a', counter: 0 },
        { seed: 'b', counter: 0 },
      ],
      [
        { seed: 'a', counter: 0 },
        { seed: 'a', counter: 1 },
      ],
      [
        { seed: 'a', counter: 0 },
        { seed: 'a', counter: 2 ** 32 },
      ],
      [
        { seed: '', counter: 0 },
        { seed: '\0', counter: 0 },
      ],
      [
        { seed: 'ab', counter: 0 },
        { seed: 'ba', counter: 0 },
      ],
      [
        { seed: 'a', counter: 1 },
        { seed: 'b', counter: 0 },
      ],
    ];
    for (const [one, other] of pairs) {
      const others = bits(other);
      const differing = bits(one).reduce(
        (sum, byte, i) => sum + (byte ^ (others[i] ?? 0)).toString(2).replace(/0/g, '').length,
        0,
      );
      expect(Math.abs(differing - 128), JSON.stringify([one, other])).toBeLessThan(40);
    }
  });

  it('keeps to the length, range and form asked for', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 2 ** 32 }),
        (counter, length, below) => {
          const identity = { seed: 'forms', counter };
          expect(nextHex(identity, length)[0]).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
          expect(nextMac(identity)[0]).toMatch(/^02:42(:[0-9a-f]{2}){4}$/);
          const [integer] = nextInteger(identity, below);
          expect(Number.isInteger(integer) && integer >= 0 && integer < below).toBe(true);
        },
      ),
    );
    const [integers] = take(1_000, createIdentity('dice'), (identity) => nextInteger(identity, 6));
    expect(
      chiSquared([0, 1, 2, 3, 4, 5].map((face) => integers.filter((integer) => integer === face).length)),
    ).toBeLessThan(30);
  });
});
