import fc from 'fast-check';

/** What a generator draws from. Everything in it comes from one seed. */
export interface Chance {
  /** One of these, all as likely. */
  one<T>(...values: readonly [T, ...T[]]): T;
  /** One of these, by weight. */
  weighted<T>(choices: readonly (readonly [number, T])[]): T;
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean;
  /** A whole number, both ends included. */
  number(least: number, most: number): number;
}

const upTo = (most: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max: most }));

/** Draws by a value generator of fast-check. */
export function chanceOf(gen: fc.GeneratorValue): Chance {
  const plain = (most: number): number => gen(upTo, most);
  return {
    one: (...values) => values[plain(values.length - 1)]!,
    weighted: (choices) => {
      const total = choices.reduce((sum, [weight]) => sum + weight, 0);
      let left = plain(total - 1);
      const chosen = choices.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return chosen![1];
    },
    percent: (chance) => plain(99) < chance,
    number: (least, most) => least + plain(most - least),
  };
}
