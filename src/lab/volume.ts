import { directoryAt } from '../filesystem/lookup.js';
import { treeSize } from '../filesystem/sizes.js';
import { type Volume as VolumeRow, volumeFolder } from '../volume/volume.js';
import { type Failure, failure, isFailure, orThrow } from '../world/failure.js';
import type { LabCore } from './core.js';

/** A volume by its name; calls go to the lab's present world. */
export class Volume {
  readonly name: string;
  readonly #core: LabCore;
  readonly #host: string;

  constructor(core: LabCore, host: string, name: string) {
    this.#core = core;
    this.#host = host;
    this.name = name;
  }

  tryRow(): VolumeRow | Failure {
    const row = this.#core.world.hosts.get(this.#host)?.volumes.get(this.name);
    return row ?? failure('no-such-volume', `get ${this.name}: no such volume`, { volume: this.name });
  }
  get row(): VolumeRow {
    return orThrow(this.tryRow());
  }
  get exists(): boolean {
    return !isFailure(this.tryRow());
  }

  /** Made without a name: an ephemeral volume. */
  get anonymous(): boolean {
    return this.row.anonymous;
  }
  /** The folder on the host that holds its data. */
  get folder(): string {
    return volumeFolder(this.name);
  }
  /** Ids of the containers that mount it, and of those that run. */
  get mountedBy(): readonly string[] {
    return [...this.row.mountedBy.keys()];
  }
  get runningBy(): readonly string[] {
    return [...this.row.runningBy.keys()];
  }
  /** Bytes, as `docker system df -v` counts them. */
  get size(): number {
    const files = this.#core.world.hosts.get(this.#host)?.files;
    const folder = files && directoryAt(files.root, this.folder);
    return folder ? treeSize(folder) : 0;
  }

  tryRemove(options: { readonly force?: boolean } = {}): Failure | undefined {
    const call = { call: 'remove-volume' as const, host: this.#host, volume: this.name, ...options };
    return this.#core.act(() => this.#core.do(call));
  }
  remove(options?: { readonly force?: boolean }): void {
    orThrow(this.tryRemove(options));
  }
}
