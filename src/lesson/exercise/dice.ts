import { integerFrom } from '../../identity/identity.js';
import { seededBytes } from '../../identity/random-bytes.js';

/** Choices that a seed makes: the same for the same seed, everywhere. */
export class Dice {
  readonly #bytes;

  constructor(seed: string) {
    this.#bytes = seededBytes(`exercise ${seed}`, 0);
  }

  /** A whole number from `low` to `high`, both included. */
  number(low: number, high: number): number {
    return low + integerFrom(this.#bytes, high - low + 1);
  }

  /** In so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.number(1, 100) <= percent;
  }

  pick<T>(things: readonly T[]): T {
    const thing = things[this.number(0, things.length - 1)];
    if (thing === undefined) throw new Error('there is nothing to pick from');
    return thing;
  }

  /** So many different ones, in an order of the dice's. */
  several<T>(things: readonly T[], count: number): readonly T[] {
    const left = [...things];
    return Array.from({ length: count }, () => {
      const [thing] = left.splice(this.number(0, left.length - 1), 1);
      if (thing === undefined) throw new Error('there are not so many things');
      return thing;
    });
  }
}
