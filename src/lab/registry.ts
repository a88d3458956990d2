import type { Registry as RegistryRow } from '../registry/registry.js';
import { failure, orThrow } from '../world/failure.js';
import type { LabCore } from './core.js';

/** A registry by its host and port. */
export class Registry {
  readonly name: string;
  readonly #core: LabCore;

  constructor(core: LabCore, name: string) {
    this.#core = core;
    this.name = name;
  }

  get row(): RegistryRow {
    const row = this.#core.world.registries.get(this.name);
    return orThrow(row ?? failure('no-such-object', `No such registry: ${this.name}`));
  }

  /** Paths, such as `library/debian`; Docker Hub's appear when they are first asked for. */
  get repositories(): readonly string[] {
    return [...this.row.repositories.keys()];
  }

  tags(repository: string): readonly string[] {
    return [...(this.row.repositories.get(repository)?.tags.keys() ?? [])];
  }
}
