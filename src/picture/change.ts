/** What has become of a thing between two moments. */
export type Change = 'added' | 'removed' | 'changed';

/** Something that a picture shows. */
export interface Drawn {
  /** Told by what differs from an earlier moment; absent where nothing does, or nobody asked. */
  readonly change?: Change;
}

/**
 * The things of the later moment in their order, and behind each the things of the earlier one that followed it there
 * and are gone. A thing has changed when its facts have. Without an earlier moment, just the things.
 */
export function marked<T extends Drawn>(
  before: readonly T[] | undefined,
  after: readonly T[],
  keyOf: (thing: T) => string,
  factsOf: (thing: T) => string = JSON.stringify,
): readonly T[] {
  if (before === undefined) return after;
  const old = new Map(before.map((thing) => [keyOf(thing), thing]));
  const present = new Set(after.map(keyOf));
  const followers = new Map<string | undefined, T[]>();
  let last: string | undefined;
  for (const thing of before) {
    const key = keyOf(thing);
    if (present.has(key)) last = key;
    else followers.set(last, [...(followers.get(last) ?? []), { ...thing, change: 'removed' }]);
  }
  const now = after.flatMap((thing): T[] => {
    const key = keyOf(thing);
    return [markedOne(old.get(key), thing, factsOf), ...(followers.get(key) ?? [])];
  });
  return [...(followers.get(undefined) ?? []), ...now];
}

function markedOne<T extends Drawn>(before: T | undefined, after: T, factsOf: (thing: T) => string): T {
  if (before === undefined) return { ...after, change: 'added' };
  return factsOf(before) === factsOf(after) ? after : { ...after, change: 'changed' };
}
