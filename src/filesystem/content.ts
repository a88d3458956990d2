import type { Content } from './node.js';

/*
 * One normal form for equal bytes: zeros from beginning to end, and nothing at all, are sparse. So content that is
 * equal has equal digests and equal sizes however it came to be.
 */

/** Longer byte strings cannot exist in every engine; longer *sparse* files can. */
export const MAX_BYTES = 0x1fffffe8;

export const emptyContent: Content = { length: 0 };

function isZeros(bytes: string): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes.charCodeAt(i) !== 0) return false;
  return true;
}

/** `length` zero bytes that take no memory. */
export function sparse(length: number): Content {
  return length === 0 ? emptyContent : { length };
}

/** The content that has these bytes. */
export function contentOf(bytes: string): Content {
  return isZeros(bytes) ? sparse(bytes.length) : { length: bytes.length, bytes };
}

/** All bytes, holes as zeros. At most `MAX_BYTES` long. */
export function bytesOf(content: Content): string {
  return content.bytes ?? '\0'.repeat(content.length);
}

/** The first `length` bytes, with zeros added where there are none. Undefined when that cannot be stored. */
export function resized(content: Content, length: number): Content | undefined {
  if (length === content.length) return content;
  if (content.bytes === undefined) return sparse(length);
  if (length > MAX_BYTES) return undefined;
  if (length < content.length) return contentOf(content.bytes.slice(0, length));
  return { length, bytes: content.bytes + '\0'.repeat(length - content.length) };
}

/** With `bytes` written at an offset; a hole before them reads as zeros. Undefined when that cannot be stored. */
export function overwritten(content: Content, offset: number, bytes: string): Content | undefined {
  if (bytes === '') return content;
  const end = offset + bytes.length;
  const length = Math.max(content.length, end);
  if (content.bytes === undefined && isZeros(bytes)) return sparse(length);
  if (length > MAX_BYTES) return undefined;
  const old = bytesOf(content);
  const before = offset <= old.length ? old.slice(0, offset) : old + '\0'.repeat(offset - old.length);
  const all = before + bytes + old.slice(end);
  const mayBeZeros = offset < content.length && isZeros(bytes);
  return mayBeZeros ? contentOf(all) : { length, bytes: all };
}
