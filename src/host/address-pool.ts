/*
 * IPv4 ranges as numbers.
 *
 *     subnet = a "." b "." c "." d "/" prefix
 */

export interface AddressRange {
  /** First address, as a number. */
  readonly first: number;
  readonly prefix: number;
}

const pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

export function parseSubnet(text: string): AddressRange | undefined {
  const parts = pattern.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [prefix = 0] = parts.splice(4);
  if (prefix > 32 || parts.some((part) => part > 255)) return undefined;
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { first: address - (address % size(prefix)), prefix };
}

function size(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** How many addresses containers can have: all but the range's own and the last. */
export function roomOf({ prefix }: AddressRange): number {
  return Math.max(0, size(prefix) - 2);
}

export function overlap(a: AddressRange, b: AddressRange): boolean {
  return a.first < b.first + size(b.prefix) && b.first < a.first + size(a.prefix);
}

/** The address that is so many after the range's first. */
export function addressIn({ first }: AddressRange, offset: number): string {
  const address = first + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export function subnetText(range: AddressRange): string {
  return `${addressIn(range, 0)}/${range.prefix}`;
}

/** The engine's own ranges, in the order in which networks get them; the first is the default network's. */
const pools: readonly string[] = [
  ...Array.from({ length: 15 }, (_, index) => `172.${17 + index}.0.0/16`),
  ...Array.from({ length: 16 }, (_, index) => `192.168.${16 * index}.0/20`),
];

export const poolCount = pools.length;

export function poolAt(index: number): AddressRange {
  return parseSubnet(pools[index % poolCount] ?? '') ?? { first: 0, prefix: 32 };
}

/** Hardware addresses follow from the others. */
export function hardwareAddress(address: string): string {
  if (address === '') return '';
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return `02:42:${bytes.join(':')}`;
}
