import { type ImageFailure, isRefused } from '../../src/image/failure.js';
import { parseNormalized } from '../../src/reference/normalize.js';
import { isFailedTransfer, formatProgress } from '../../src/registry/progress.js';
import { pullImage, type PullOptions } from '../../src/registry/pull-image.js';
import { pushImage, type PushOptions } from '../../src/registry/push-image.js';
import { reachRegistry } from '../../src/registry/reach-registry.js';
import { emptyRegistry, type Registry } from '../../src/registry/registry.js';
import { Table } from '../../src/table/table.js';
import type { Workshop } from '../image/workshop.js';

/** Registries and what `docker push` and `docker pull` print of them, the error last. */
export class Network {
  registries = Table.of<string, Registry>([
    ['127.0.0.1:5000', emptyRegistry('127.0.0.1:5000')],
    ['127.0.0.1:5001', emptyRegistry('127.0.0.1:5001', true)],
  ]);

  push(shop: Workshop, name: string, options: PushOptions = {}): readonly string[] {
    const reference = parseNormalized(name);
    const pushed = pushImage(shop.store, this.#reach(reference.domain), reference, options);
    const lines = pushed.progress.map(formatProgress);
    if (isFailedTransfer(pushed)) return [...lines, pushed.failure.message];
    shop.store = pushed.store;
    this.registries = this.registries.set(pushed.registry.name, pushed.registry);
    return lines;
  }

  pull(shop: Workshop, name: string, options: PullOptions = {}): readonly string[] {
    const reference = parseNormalized(name);
    const registry = this.#reach(reference.domain);
    if (isRefused(registry)) return [registry.message];
    const pulled = pullImage(shop.store, registry, reference, options);
    if (isFailedTransfer(pulled)) return [...pulled.progress.map(formatProgress), pulled.failure.message];
    shop.store = pulled.store;
    return pulled.progress.map(formatProgress);
  }

  #reach(domain: string): Registry | ImageFailure {
    return reachRegistry(this.registries, domain, false);
  }
}
