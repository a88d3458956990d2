import { toBytes, toText } from '../digest/bytes.js';
import { errnoText, isFault } from '../filesystem/fault.js';
import type { Entry, Stat } from '../filesystem/files.js';
import { filesFor } from '../step/edit-files.js';
import { Draft } from '../world/draft.js';
import { type Failure, failure, isFailure, orThrow } from '../world/failure.js';
import type { LabCore } from './core.js';

/**
 * The files of a host, or of a container (running or not) with its mounts while it runs. Paths are absolute;
 * everything is done as root. Writing makes missing folders.
 */
export class Folder {
  readonly #core: LabCore;
  readonly #host: string;
  readonly #container: string | undefined;

  constructor(core: LabCore, host: string, container?: string) {
    this.#core = core;
    this.#host = host;
    this.#container = container;
  }

  #look<T>(
    path: string,
    look: (files: Exclude<ReturnType<typeof filesFor>, Failure>) => T,
  ): Exclude<T, { fault: string }> | Failure {
    const files = filesFor(new Draft(this.#core.world), this.#host, this.#container);
    if (isFailure(files)) return files;
    const seen = look(files);
    if (isFault(seen)) return failure('file-fault', `${path}: ${errnoText[seen.fault]}`, { path });
    return seen as Exclude<T, { fault: string }>;
  }

  /** A file's content as text. */
  tryRead(path: string): string | Failure {
    const bytes = this.#look(path, (files) => files.read(path));
    return isFailure(bytes) ? bytes : toText(bytes);
  }
  read(path: string): string {
    return orThrow(this.tryRead(path));
  }

  /** Names in code-unit order. */
  tryList(path: string): readonly Entry[] | Failure {
    return this.#look(path, (files) => files.list(path));
  }
  list(path: string): readonly Entry[] {
    return orThrow(this.tryList(path));
  }

  /** Follows symbolic links. */
  tryStat(path: string): Stat | Failure {
    return this.#look(path, (files) => files.stat(path));
  }
  stat(path: string): Stat {
    return orThrow(this.tryStat(path));
  }

  exists(path: string): boolean {
    return !isFailure(this.tryStat(path));
  }

  #edit(edit: Parameters<typeof editCommand>[2]): Failure | undefined {
    const command = editCommand(this.#host, this.#container, edit);
    return this.#core.act(() => this.#core.do(command)) as Failure | undefined;
  }

  /** Replaces or creates a file. */
  tryWrite(path: string, text: string): Failure | undefined {
    return this.#edit({ edit: 'write', path, bytes: toBytes(text) });
  }
  write(path: string, text: string): void {
    orThrow(this.tryWrite(path, text));
  }

  tryMkdir(path: string): Failure | undefined {
    return this.#edit({ edit: 'mkdir', path });
  }
  mkdir(path: string): void {
    orThrow(this.tryMkdir(path));
  }

  /** With everything below it. */
  tryRemove(path: string): Failure | undefined {
    return this.#edit({ edit: 'remove', path });
  }
  remove(path: string): void {
    orThrow(this.tryRemove(path));
  }

  tryRename(from: string, to: string): Failure | undefined {
    return this.#edit({ edit: 'rename', from, to });
  }
  rename(from: string, to: string): void {
    orThrow(this.tryRename(from, to));
  }
}

type Edit =
  | { readonly edit: 'write'; readonly path: string; readonly bytes: string }
  | { readonly edit: 'mkdir' | 'remove'; readonly path: string }
  | { readonly edit: 'rename'; readonly from: string; readonly to: string };

function editCommand(host: string, container: string | undefined, edit: Edit) {
  return { do: 'edit-files' as const, host, edits: [edit], ...(container === undefined ? {} : { container }) };
}
