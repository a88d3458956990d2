/*
 * Section 4 of the design once more, as small as can be: which volumes exist, by what has happened to containers.
 *
 * It takes for granted what containers do (created, started, died, destroyed, and what they mount), and says which
 * volumes are there. It knows nothing of the engine's own counts of users.
 */
import type { Command } from '../../src/step/command.js';
import type { Event } from '../../src/world/event.js';
import type { World } from '../../src/world/world.js';

interface ModelMount {
  readonly volume: string;
  /** The request gave no name, or what it was inherited from did not. */
  readonly anonymous: boolean;
  readonly inherited: boolean;
}

interface ModelContainer {
  readonly host: string;
  readonly mounts: readonly ModelMount[];
  readonly running: boolean;
  /** Has been started at some time. */
  readonly begun: boolean;
}

/** Volumes are keyed `host name`; the value says whether it is ephemeral. */
export interface Model {
  readonly volumes: ReadonlyMap<string, boolean>;
  readonly containers: ReadonlyMap<string, ModelContainer>;
}

export const emptyModel: Model = { volumes: new Map(), containers: new Map() };

const keyOf = (host: string, volume: string) => `${host} ${volume}`;

export class ModelStep {
  readonly volumes: Map<string, boolean>;
  readonly containers: Map<string, ModelContainer>;
  readonly #law: World['volumeLifetime'];
  readonly #command: Command;
  readonly #after: World;

  constructor(before: Model, command: Command, after: World) {
    this.volumes = new Map(before.volumes);
    this.containers = new Map(before.containers);
    this.#law = after.volumeLifetime;
    this.#command = command;
    this.#after = after;
  }

  take(events: Iterable<Event>): this {
    for (const { type, action, id, host } of events) {
      if (type !== 'container') continue;
      if (action === 'create') this.#created(host, id);
      if (action === 'start') this.#started(id);
      if (action === 'die') this.#died(id);
      if (action === 'destroy') this.#destroyed(id);
    }
    return this;
  }

  #created(host: string, id: string): void {
    const row = this.#after.hosts.get(host)?.containers.get(id);
    const mounts = (row?.mounts ?? [])
      .filter(({ type }) => type === 'volume')
      .map(({ name, named, origin }) => ({ volume: name, anonymous: !named, inherited: origin.by === 'volumes-from' }));
    this.containers.set(id, { host, mounts, running: false, begun: false });
    for (const mount of mounts) if (!mount.inherited) this.#ensure(host, mount);
  }

  #ensure(host: string, { volume, anonymous }: ModelMount): void {
    const key = keyOf(host, volume);
    if (!this.volumes.has(key)) this.volumes.set(key, anonymous);
  }

  #started(id: string): void {
    const container = this.containers.get(id);
    if (!container) return;
    // Who mounts an ephemeral volume by its made-up name makes it anew as one.
    for (const { volume, anonymous, inherited } of container.mounts) {
      this.#ensure(container.host, { volume, anonymous: anonymous || /^[0-9a-f]{64}$/.test(volume), inherited });
    }
    this.containers.set(id, { ...container, running: true, begun: true });
  }

  #others(key: string, id: string, counts: (other: ModelContainer, mount: ModelMount) => boolean): boolean {
    return [...this.containers].some(
      ([other, container]) =>
        other !== id &&
        container.mounts.some((mount) => keyOf(container.host, mount.volume) === key && counts(container, mount)),
    );
  }

  #died(id: string): void {
    const container = this.containers.get(id);
    if (!container) return;
    this.containers.set(id, { ...container, running: false });
    if (this.#law === 'engine') return;
    for (const { volume } of container.mounts) {
      const key = keyOf(container.host, volume);
      if (this.volumes.get(key) && !this.#others(key, id, ({ running }) => running)) this.volumes.delete(key);
    }
  }

  /** `rm -v` says so; a container that goes by itself was run with `--rm`; a prune takes no volumes. */
  #takesVolumes(id: string): boolean {
    const command = this.#command;
    if (!('call' in command)) return true;
    if (command.call === 'remove-container' && command.container === id) return command.volumes === true;
    return command.call !== 'prune-containers';
  }

  #destroyed(id: string): void {
    const container = this.containers.get(id);
    if (!container) return;
    this.containers.delete(id);
    for (const { volume, anonymous } of container.mounts) {
      const key = keyOf(container.host, volume);
      const goes =
        this.#law === 'course'
          ? this.volumes.get(key) === true && !this.#others(key, id, () => true)
          : anonymous && this.#takesVolumes(id) && !this.#others(key, id, holds);
      if (goes) this.volumes.delete(key);
    }
  }

  /** What `volume rm` and `volume prune` may take. */
  isUnused(key: string): boolean {
    return !this.#others(key, '', this.#law === 'course' ? () => true : holds);
  }
}

/** The engine counts an inheritor of a named volume from its first start on (FINDINGS 44a). */
function holds(container: ModelContainer, mount: ModelMount): boolean {
  return container.begun || !mount.inherited || mount.anonymous;
}
