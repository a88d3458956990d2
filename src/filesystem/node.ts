import type { Table } from '../table/table.js';

/**
 * What a file holds. `bytes` is a byte string (every char code <= 0xFF) of exactly `length` characters;
 * without `bytes` the file is sparse: `length` zero bytes that take no memory.
 * `program` names the simulated program an executable runs; it travels with copies of the file.
 */
export interface Content {
  readonly length: number;
  readonly bytes?: string;
  readonly program?: string;
}

/** What every node has. */
export interface Owned {
  /** Permission bits, set-uid, set-gid and sticky included: 0o0000 to 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Last modification, milliseconds since the Unix epoch. */
  readonly mtime: number;
  /**
   * Present only while the node has more than one name or is held by a mount; the key of its alias row in the
   * file system. Never part of a comparison.
   */
  readonly inode?: number;
}

export interface Directory extends Owned {
  readonly kind: 'dir';
  readonly entries: Table<string, Node>;
}

export interface File extends Owned {
  readonly kind: 'file';
  readonly content: Content;
}

export interface Symlink extends Owned {
  readonly kind: 'symlink';
  readonly target: string;
}

export interface Device extends Owned {
  readonly kind: 'char' | 'block' | 'fifo';
  readonly major: number;
  readonly minor: number;
}

export type Node = Directory | File | Symlink | Device;

/** A name or a holder besides the first one that a node has. */
export interface Alias {
  /** Canonical absolute paths of every name, in code-unit order; empty when the node is unlinked but still held. */
  readonly paths: readonly string[];
  /** How many mounts hold the node. */
  readonly holders: number;
  /** The node itself once its last name is gone. */
  readonly orphan?: Node;
  /**
   * How many names the node has in the layers below, where overlayfs leaves it until it changes. `paths` are those
   * that still mean it: a change through one of them copies up that name only, and no removal lowers the count.
   */
  readonly lower?: number;
}

/** One tree of files: a host's disk, a container's root, a tmpfs, an image's merged tree. */
export interface FileSystem {
  readonly root: Directory;
  readonly aliases: Table<number, Alias>;
  readonly nextInode: number;
}
