import { toBytes, toText } from '../digest/bytes.js';
import { errnoText, isFault } from '../filesystem/fault.js';
import type { Entry, Files, Stat } from '../filesystem/files.js';
import { filesFor } from '../step/edit-files.js';
import { Draft } from '../world/draft.js';
import { type Failure, failure, isFailure, orThrow } from '../world/failure.js';
import type { World } from '../world/world.js';
import type { LabCore } from './core.js';

/**
 * The files of a host, or of a container (running or not) with its mounts while it runs. Paths are absolute;
 * everything is done as root. Writing makes missing folders.
 */
export class Folder {
  readonly #core: LabCore;
  readonly #host: string;
  readonly #container: string | undefined;
  /** What was looked at last, and the files as that world has them: a reader asks the same one again and again. */
  #seen: { readonly world: World; readonly files: Files | Failure } | undefined;

  constructor(core: LabCore, host: string, container?: string) {
    this.#core = core;
    this.#host = host;
    this.#container = container;
  }

  #files(): Files | Failure {
    const { world } = this.#core;
    if (this.#seen?.world !== world) {
      this.#seen = { world, files: filesFor(new Draft(world), this.#host, this.#container) };
    }
    return this.#seen.files;
  }

  #look<T>(path: string, look: (files: Files) => T): Exclude<T, { fault: string }> | Failure {
    const files = this.#files();
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
    return !isFailure(this.#look(path, (files) => files.access(path, 'r')));
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
