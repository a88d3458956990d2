import * as change from './change-owner.js';
import type { Fault } from './fault.js';
import type { Entry, Files, FilesContext, MountPoint, Stat, WriteOptions } from './files.js';
import * as make from './make-files.js';
import type { Content } from './node.js';
import * as reading from './read-files.js';
import * as removing from './remove-files.js';
import { removeTree } from './remove-tree.js';
import * as writing from './write-files.js';

/** The files of one process. Cheap to make: nothing is looked at before the first call. */
export function openFiles(context: FilesContext): Files {
  return new OpenFiles(context);
}

class OpenFiles implements Files {
  readonly #context: FilesContext;

  constructor(context: FilesContext) {
    this.#context = context;
  }

  get mounts(): readonly MountPoint[] {
    return this.#context.mounts;
  }

  stat(path: string): Stat | Fault {
    return reading.stat(this.#context, path, true);
  }

  lstat(path: string): Stat | Fault {
    return reading.stat(this.#context, path, false);
  }

  list(path: string): readonly Entry[] | Fault {
    return reading.list(this.#context, path);
  }

  read(path: string): string | Fault {
    return reading.read(this.#context, path);
  }

  content(path: string): Content | Fault {
    return reading.content(this.#context, path);
  }

  readlink(path: string): string | Fault {
    return reading.readlink(this.#context, path);
  }

  realpath(path: string): string | Fault {
    return reading.realpath(this.#context, path);
  }

  access(path: string, wish: 'r' | 'w' | 'x'): Fault | undefined {
    return reading.access(this.#context, path, wish);
  }

  write(path: string, bytes: string, options?: WriteOptions): Fault | undefined {
    return writing.write(this.#context, path, bytes, options);
  }

  put(path: string, content: Content, options?: WriteOptions): Fault | undefined {
    return writing.put(this.#context, path, content, options);
  }

  truncate(path: string, length: number): Fault | undefined {
    return writing.truncate(this.#context, path, length);
  }

  mkdir(path: string, mode = 0o777): Fault | undefined {
    return make.mkdir(this.#context, path, mode);
  }

  symlink(target: string, path: string): Fault | undefined {
    return make.symlink(this.#context, target, path);
  }

  link(existing: string, path: string): Fault | undefined {
    return make.link(this.#context, existing, path);
  }

  mkfifo(path: string, mode = 0o666): Fault | undefined {
    return make.mkfifo(this.#context, path, mode);
  }

  rmdir(path: string): Fault | undefined {
    return removing.rmdir(this.#context, path);
  }

  unlink(path: string): Fault | undefined {
    return removing.unlink(this.#context, path);
  }

  removeTree(path: string): Fault | undefined {
    return removeTree(this.#context, path);
  }

  rename(from: string, to: string): Fault | undefined {
    return removing.rename(this.#context, from, to);
  }

  chmod(path: string, mode: number): Fault | undefined {
    return change.chmod(this.#context, path, mode);
  }

  chown(path: string, uid: number | undefined, gid: number | undefined, noFollow = false): Fault | undefined {
    return change.chown(this.#context, path, uid, gid, !noFollow);
  }

  utimes(path: string, mtime: number): Fault | undefined {
    return change.utimes(this.#context, path, mtime);
  }
}
