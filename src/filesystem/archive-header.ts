import type { Bytes } from '../digest/bytes.js';

/*
 * archive    = { member } two zero blocks
 * member     = [ pax ] header body           (each padded with zeros to whole blocks of 512 bytes)
 * pax        = header of type "x", body { record }
 * record     = length " " keyword "=" value "\n"     (length: decimal, of the whole record, itself included)
 * header     = name[100] mode[8] uid[8] gid[8] size[12] mtime[12] sum[8] type linkname[100] "ustar\0" "00"
 *              uname[32] gname[32] devmajor[8] devminor[8] prefix[155]
 *
 * Numbers are octal digits, then NUL. A pax record stands in for a field that cannot hold its value; so the bytes
 * depend on nothing but the members, and a digest of them identifies a layer.
 */

export const BLOCK = 512;

/** The keyword that carries the name of a simulated program: to a real engine an extended attribute of the file. */
export const PROGRAM_RECORD = 'SCHILY.xattr.user.slipway.program';

export interface Header {
  /** Relative, with a slash at the end of a directory. */
  readonly name: Bytes;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Whole seconds. */
  readonly mtime: number;
  /** One character: 0 file, 1 hard link, 2 symbolic link, 3 character, 4 block, 5 directory, 6 fifo. */
  readonly type: string;
  readonly linkname: Bytes;
  readonly major: number;
  readonly minor: number;
  readonly program?: string | undefined;
}

const MAX_ID = 0o7777777;
const MAX_LONG = 0o77777777777;

function octal(value: number, digits: number): string {
  return `${value.toString(8).padStart(digits, '0')}\0`;
}

/** The number if the field can say it; else 0, and a record says it. */
function fitting(value: number, max: number): number {
  return value >= 0 && value <= max ? value : 0;
}

function isAscii(text: string): boolean {
  return /^[\x01-\x7f]*$/.test(text);
}

/** The longest prefix that leaves a name of at most 100 bytes; undefined when no slash is in the right place. */
function splitName(name: string): readonly [prefix: string, name: string] | undefined {
  if (!isAscii(name)) return undefined;
  if (name.length <= 100) return ['', name];
  const slash = name.lastIndexOf('/', Math.min(155, name.length - 2));
  return slash > 0 && name.length - slash - 1 <= 100 ? [name.slice(0, slash), name.slice(slash + 1)] : undefined;
}

/** What is left of a text in a field that a record overrides. */
function remnant(text: string): string {
  return text.replace(/[^\x01-\x7f]/g, '').slice(0, 100);
}

function block(header: Header): Bytes {
  const split = splitName(header.name) ?? ['', remnant(header.name)];
  const linkname =
    isAscii(header.linkname) && header.linkname.length <= 100 ? header.linkname : remnant(header.linkname);
  const before =
    split[1].padEnd(100, '\0') +
    octal(header.mode, 7) +
    octal(fitting(header.uid, MAX_ID), 7) +
    octal(fitting(header.gid, MAX_ID), 7) +
    octal(fitting(header.size, MAX_LONG), 11) +
    octal(fitting(header.mtime, MAX_LONG), 11);
  const after =
    `${header.type}${linkname.padEnd(100, '\0')}ustar\x0000${'\0'.repeat(64)}` +
    octal(header.major, 7) +
    octal(header.minor, 7) +
    split[0].padEnd(167, '\0');
  let sum = 8 * 32;
  for (const part of [before, after]) for (let i = 0; i < part.length; i++) sum += part.charCodeAt(i);
  return `${before}${octal(sum, 6)} ${after}`;
}

function record(keyword: string, value: Bytes): Bytes {
  const rest = ` ${keyword}=${value}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}

/** Records in the order of their keywords, for what the header itself cannot say. */
function recordsFor(header: Header): Bytes {
  let records = '';
  if (header.program !== undefined) records += record(PROGRAM_RECORD, header.program);
  if (fitting(header.gid, MAX_ID) !== header.gid) records += record('gid', String(header.gid));
  if (header.linkname.length > 100 || !isAscii(header.linkname)) records += record('linkpath', header.linkname);
  if (fitting(header.mtime, MAX_LONG) !== header.mtime) records += record('mtime', String(header.mtime));
  if (splitName(header.name) === undefined) records += record('path', header.name);
  if (fitting(header.size, MAX_LONG) !== header.size) records += record('size', String(header.size));
  if (fitting(header.uid, MAX_ID) !== header.uid) records += record('uid', String(header.uid));
  return records;
}

/** Zeros that fill the last block of so many bytes. */
export function paddingOf(length: number): number {
  return (BLOCK - (length % BLOCK)) % BLOCK;
}

/** The header's own block, after the blocks of its records if it needs any. */
export function headerBlocks(header: Header): Bytes {
  const records = recordsFor(header);
  if (records === '') return block(header);
  const name = header.name.replace(/\/$/, '');
  const pax: Header = {
    name: `PaxHeaders.0/${remnant(name.slice(name.lastIndexOf('/') + 1)).slice(0, 87)}`,
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: records.length,
    mtime: 0,
    type: 'x',
    linkname: '',
    major: 0,
    minor: 0,
  };
  return block(pax) + records + '\0'.repeat(paddingOf(records.length)) + block(header);
}
