import { customRandom } from 'nanoid';
import { type ByteSource, seededBytes } from './random-bytes.js';

/**
 * Where identifiers come from: plain data, kept in the world. Every draw gives the next identity beside its result;
 * nobody may draw twice from the same one. `counter` is the number of draws so far.
 */
export interface IdentityState {
  readonly seed: string;
  readonly counter: number;
}

const hexadecimal = '0123456789abcdef';

export function createIdentity(seed: string): IdentityState {
  return { seed, counter: 0 };
}

/** One draw: the bytes that belong to this identity, and the identity after it. */
export function draw(identity: IdentityState): [source: ByteSource, next: IdentityState] {
  const { seed, counter } = identity;
  return [seededBytes(seed, counter), { seed, counter: counter + 1 }];
}

/** So many lower-case hexadecimal digits. */
export function nextHex(identity: IdentityState, length: number): [hex: string, next: IdentityState] {
  const [source, next] = draw(identity);
  return [customRandom(hexadecimal, length, source)(), next];
}

/**
 * 64 lower-case hexadecimal digits. As in the Engine (pkg/stringid), the first 12 are never all decimal: a short
 * identifier must not look like a number.
 */
export function nextId(identity: IdentityState): [id: string, next: IdentityState] {
  let [id, next] = nextHex(identity, 64);
  while (/^\d{12}/.test(id)) [id, next] = nextHex(next, 64);
  return [id, next];
}

/** 32 random bits, as a number that is not negative. */
export function nextWord(identity: IdentityState): [word: number, next: IdentityState] {
  return nextInteger(identity, 0x1_0000_0000);
}

/** A whole number from 0 up to, but not including, `below`, which is at most 2^32. */
export function nextInteger(identity: IdentityState, below: number): [integer: number, next: IdentityState] {
  const [source, next] = draw(identity);
  return [integerFrom(source, below), next];
}

/** Uniform but for a bias below `below` / 2^32. */
export function integerFrom(source: ByteSource, below: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = source(4);
  return Math.floor((((a * 256 + b) * 256 + c) * 256 + d) * (below / 0x1_0000_0000));
}

/** Six octets of which the first two are `02:42`, as Docker's own hardware addresses begin. */
export function nextMac(identity: IdentityState): [mac: string, next: IdentityState] {
  const [hex, next] = nextHex(identity, 8);
  return [`02:42:${hex.match(/../g)?.join(':')}`, next];
}
