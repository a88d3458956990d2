import { type Bytes, toUint8Array } from '../digest/bytes.js';
import type { Digest } from '../digest/digest.js';
import { createSha256 } from '../digest/sha256.js';
import { type Header, headerBlocks, paddingOf } from './archive-header.js';
import type { Change } from './compare.js';
import type { Content, Node } from './node.js';
import { basename, childPath, parentPath } from './path.js';

/** What stands in a layer for a deleted name (OCI image specification, "Whiteouts"). */
export const WHITEOUT = '.wh.';

/** At most so many bytes in one piece. */
const PIECE = 65_536;

/** Shared by all archives. Whoever gets it must not write to it. */
const zeros = new Uint8Array(PIECE);

const types = { file: '0', symlink: '2', char: '3', block: '4', dir: '5', fifo: '6' } as const;

function relative(path: string): Bytes {
  return path === '/' ? '.' : path.slice(1);
}

function headerOf(path: string, node: Node, link: string | undefined): Header {
  const isLink = link !== undefined;
  const { mode, uid, gid } = node;
  return {
    name: node.kind === 'dir' ? `${relative(path)}/` : relative(path),
    mode,
    uid,
    gid,
    size: node.kind === 'file' && !isLink ? node.content.length : 0,
    mtime: Math.floor(node.mtime / 1000),
    type: isLink ? '1' : types[node.kind],
    linkname: isLink ? relative(link) : node.kind === 'symlink' ? node.target : '',
    major: 'major' in node ? node.major : 0,
    minor: 'minor' in node ? node.minor : 0,
    program: node.kind === 'file' && !isLink ? node.content.program : undefined,
  };
}

const noOwner = { mode: 0, uid: 0, gid: 0, mtime: 0 } as const;

function whiteout(path: string): Bytes {
  const name = childPath(parentPath(path), WHITEOUT + basename(path));
  return headerBlocks(headerOf(name, { kind: 'file', ...noOwner, content: { length: 0 } }, undefined));
}

function* zeroBytes(length: number): Generator<Uint8Array> {
  for (let left = length; left > 0; left -= PIECE) yield left < PIECE ? zeros.subarray(0, left) : zeros;
}

function* body(content: Content): Generator<Bytes | Uint8Array> {
  const { bytes, length } = content;
  if (bytes === undefined) yield* zeroBytes(length);
  else for (let at = 0; at < length; at += PIECE) yield bytes.slice(at, at + PIECE);
  yield* zeroBytes(paddingOf(length));
}

function* pieces(changes: readonly Change[]): Generator<Bytes | Uint8Array> {
  for (const { path, node, link } of changes) {
    yield node === undefined ? whiteout(path) : headerBlocks(headerOf(path, node, link));
    if (node?.kind === 'file' && link === undefined) yield* body(node.content);
  }
  yield* zeroBytes(1024);
}

/**
 * The changeset as a tar, in pieces of at most 64 KiB and in the order of the changes; the same bytes everywhere.
 * Times are cut to the second. The pieces that are zeros may be one shared array: read them, do not write.
 */
export function* archiveChunks(changes: readonly Change[]): Generator<Uint8Array> {
  for (const piece of pieces(changes)) yield typeof piece === 'string' ? toUint8Array(piece) : piece;
}

/** The diff id: SHA-256 of `archiveChunks`, without making the chunks of what is a string already. */
export function archiveDigest(changes: readonly Change[]): Digest {
  const hash = createSha256();
  for (const piece of pieces(changes)) hash.update(piece);
  return `sha256:${hash.hex()}`;
}
