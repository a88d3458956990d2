import { type Bytes, fromUint8Array } from '../digest/bytes.js';
import { BLOCK, type Header, PROGRAM_RECORD, paddingOf } from './archive-header.js';
import { contentOf, sparse } from './content.js';
import type { Content } from './node.js';

/*
 * Reads the format of archive-header.ts and what other writers add to it:
 *
 *   "g" a pax header for all members after it; "L" and "K" GNU's long name and long link name, in the body
 *   numbers of which the first byte has its high bit set are binary, big-endian (GNU)
 *   magic "ustar " (GNU) or none (before POSIX): then there is no prefix
 */

/** What the engine says about bytes that are no archive, and where they stopped being one. */
export interface ArchiveFailure {
  readonly failure: 'bad-archive';
  readonly message: string;
  readonly offset: number;
}

export interface Member extends Omit<Header, 'mtime'> {
  /** Milliseconds. */
  readonly mtime: number;
  readonly content: Content;
  /** Of its header, in the archive. */
  readonly offset: number;
}

/** Bytes from either form, without turning all of an array into a string. */
interface Source {
  readonly length: number;
  text(from: number, to: number): Bytes;
  isZero(from: number, to: number): boolean;
}

function sourceOf(archive: Uint8Array | Bytes): Source {
  const isText = typeof archive === 'string';
  const at = isText ? (i: number) => archive.charCodeAt(i) : (i: number) => archive[i];
  return {
    length: archive.length,
    text: (from, to) => (isText ? archive.slice(from, to) : fromUint8Array(archive.subarray(from, to))),
    isZero(from, to) {
      for (let i = from; i < to; i++) if (at(i) !== 0) return false;
      return true;
    },
  };
}

/** Left while reading; `readMembers` turns it into data. */
class Malformed extends Error {
  constructor(
    message: 'unexpected EOF' | 'archive/tar: invalid tar header',
    readonly offset: number,
  ) {
    super(message);
  }
}

const INVALID = 'archive/tar: invalid tar header';

function untilNul(field: Bytes): Bytes {
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}

function numberIn(field: Bytes, offset: number): number {
  const first = field.charCodeAt(0);
  if (first >= 0x80) {
    let value = first & 0x7f;
    if (first === 0xff) value = -1;
    for (let i = 1; i < field.length; i++) value = value * 256 + field.charCodeAt(i);
    return value;
  }
  const digits = untilNul(field).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Malformed(INVALID, offset);
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function sumOf(block: Bytes): number {
  let sum = 8 * 32;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block.charCodeAt(i);
  return sum;
}

type Records = Map<string, Bytes>;

function recordsIn(body: Bytes, offset: number, records: Records): void {
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(' ', at);
    const digits = body.slice(at, space);
    const end = at + Number(digits);
    const equals = body.indexOf('=', space);
    const sound = space > at && /^\d+$/.test(digits) && equals > space && equals < end && body[end - 1] === '\n';
    if (!sound || end > body.length) throw new Malformed(INVALID, offset);
    const value = body.slice(equals + 1, end - 1);
    if (value === '') records.delete(body.slice(space + 1, equals));
    else records.set(body.slice(space + 1, equals), value);
    at = end;
  }
}

function recorded(records: Records, keyword: string, otherwise: number, offset: number): number {
  const text = records.get(keyword);
  if (text === undefined) return otherwise;
  if (!/^-?\d+(\.\d*)?$/.test(text)) throw new Malformed(INVALID, offset);
  return Number(text);
}

/** What one header block says, with the records that stand in for its fields. */
function headerIn(block: Bytes, records: Records, offset: number): Header & { readonly mtime: number } {
  const field = (from: number, length: number): Bytes => block.slice(from, from + length);
  const number = (from: number, length: number): number => numberIn(field(from, length), offset);
  const prefix = field(257, 6) === 'ustar\0' ? untilNul(field(345, 155)) : '';
  const name = untilNul(field(0, 100));
  return {
    name: records.get('path') ?? (prefix === '' ? name : `${prefix}/${name}`),
    mode: number(100, 8) & 0o7777,
    uid: recorded(records, 'uid', number(108, 8), offset),
    gid: recorded(records, 'gid', number(116, 8), offset),
    size: recorded(records, 'size', number(124, 12), offset),
    mtime: Math.floor(recorded(records, 'mtime', number(136, 12), offset) * 1000),
    type: field(156, 1) === '\0' ? '0' : field(156, 1),
    linkname: records.get('linkpath') ?? untilNul(field(157, 100)),
    major: number(329, 8),
    minor: number(337, 8),
    program: records.get(PROGRAM_RECORD),
  };
}

/** Bytes follow these headers; what the others say about a size is no length of anything. */
function hasBody(type: string): boolean {
  return !'123456'.includes(type);
}

/** The block at an offset, if the archive goes on there: two zero blocks end it, and so does the end of the bytes. */
function nextBlock(source: Source, offset: number): Bytes | undefined {
  if (offset >= source.length) return undefined;
  if (offset + BLOCK > source.length) throw new Malformed('unexpected EOF', offset);
  const block = source.text(offset, offset + BLOCK);
  if (!source.isZero(offset, offset + BLOCK)) {
    if (numberIn(block.slice(148, 156), offset) !== sumOf(block)) throw new Malformed(INVALID, offset);
    return block;
  }
  const after = offset + BLOCK;
  if (after >= source.length) return undefined;
  if (after + BLOCK > source.length) throw new Malformed('unexpected EOF', after);
  if (!source.isZero(after, after + BLOCK)) throw new Malformed(INVALID, after);
  return undefined;
}

function bodyAt(source: Source, from: number, to: number): Content {
  return source.isZero(from, to) ? sparse(to - from) : contentOf(source.text(from, to));
}

function* members(source: Source): Generator<Member> {
  const global: Records = new Map();
  let records: Records = new Map();
  for (let offset = 0; ; ) {
    const block = nextBlock(source, offset);
    if (block === undefined) return;
    const header = headerIn(block, new Map([...global, ...records]), offset);
    const from = offset + BLOCK;
    const to = hasBody(header.type) ? from + header.size : from;
    if (!Number.isSafeInteger(to) || to < from) throw new Malformed(INVALID, offset);
    if (to > source.length) throw new Malformed('unexpected EOF', offset);
    if (header.type === 'x') recordsIn(source.text(from, to), offset, records);
    else if (header.type === 'g') recordsIn(source.text(from, to), offset, global);
    else if (header.type === 'L') records.set('path', untilNul(source.text(from, to)));
    else if (header.type === 'K') records.set('linkpath', untilNul(source.text(from, to)));
    else {
      yield { ...header, content: bodyAt(source, from, to), offset };
      records = new Map();
    }
    offset = to + paddingOf(to - from);
  }
}

/** Every member in the order of the archive, extended headers already applied. */
export function readMembers(archive: Uint8Array | Bytes): readonly Member[] | ArchiveFailure {
  try {
    return [...members(sourceOf(archive))];
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { failure: 'bad-archive', message: error.message, offset: error.offset };
  }
}
