import { writableSize } from '../container/writable-size.js';
import { directoryAt } from '../filesystem/lookup.js';
import { treeSize } from '../filesystem/sizes.js';
import { isUnused } from '../volume/lifetime.js';
import { hasOptions } from '../volume/volume-options.js';
import { volumeFolder } from '../volume/volume.js';
import { type Failure, failure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { removeContainerRow } from './remove-container.js';
import { dropVolume } from './volumes.js';

/** Filter values by name, as `--filter name=value` gives them. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export interface Pruned {
  /** Container ids or volume names, in the order in which they went. */
  readonly removed: readonly string[];
  /** Bytes. */
  readonly reclaimed: number;
}

export function unknownFilter(filters: Filters, known: readonly string[]): Failure | undefined {
  const unknown = Object.keys(filters).find((name) => !known.includes(name));
  return unknown === undefined ? undefined : failure('invalid-argument', `Invalid filter '${unknown}'`);
}

export function labelsMatch(filters: Filters, labels: Readonly<Record<string, string>>): boolean {
  const has = (wish: string) => {
    const at = wish.indexOf('=');
    return at < 0 ? wish in labels : labels[wish.slice(0, at)] === wish.slice(at + 1);
  };
  const unwanted = filters['label!'] ?? [];
  return (filters.label ?? []).every(has) && !(unwanted.length > 0 && unwanted.every(has));
}

/** `docker container prune`: every container that is not running; its volumes stay (FINDINGS 42). The newest goes first. `until`: milliseconds. */
export function pruneContainers(engine: Engine, filters: Filters, until?: number): Pruned | Failure {
  const wrong = unknownFilter(filters, ['label', 'label!', 'until']);
  if (wrong) return wrong;
  const { draft, host } = engine;
  const ended = [...draft.host(host).containers.keys()]
    .flatMap((id) => draft.peekContainer(host, id) ?? [])
    .filter(({ state }) => state.status === 'created' || state.status === 'exited' || state.status === 'dead')
    .filter(({ created }) => until === undefined || created <= until)
    .filter(({ config }) => labelsMatch(filters, config.Labels ?? {}))
    .sort((a, b) => b.sequence - a.sequence);
  draft.tick();
  let reclaimed = 0;
  for (const container of ended) {
    reclaimed += writableSize(container);
    removeContainerRow(engine, container.id, false);
  }
  draft.emit({ host, type: 'container', action: 'prune', id: '', attributes: { reclaimed: String(reclaimed) } });
  return { removed: ended.map(({ id }) => id), reclaimed };
}

/** `docker volume prune`: every volume without options that no container refers to, named or not (FINDINGS 47). */
export function pruneVolumes(engine: Engine, filters: Filters): Pruned | Failure {
  const wrong = unknownFilter(filters, ['label', 'label!']);
  if (wrong) return wrong;
  const { draft, host } = engine;
  const unused = [...draft.host(host).volumes.values()].filter(
    (volume) =>
      isUnused(draft.volumeLifetime, volume) &&
      !hasOptions(volume.options) &&
      labelsMatch(filters, volume.labels ?? {}),
  );
  draft.tick();
  let reclaimed = 0;
  for (const { name } of unused) {
    const folder = directoryAt(draft.host(host).files.root, volumeFolder(name));
    if (folder) reclaimed += treeSize(folder);
    dropVolume(engine, name, { because: 'pruned', container: '', otherwise: 'pruned' });
  }
  draft.emit({ host, type: 'volume', action: 'prune', id: '', attributes: { reclaimed: String(reclaimed) } });
  return { removed: unused.map(({ name }) => name), reclaimed };
}
