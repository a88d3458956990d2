import type { Container } from '../container/container.js';
import { unixSeconds } from '../time/instant.js';
import type { ImageStore } from '../image/store.js';
import { portsOf, type PortDocument } from './container-ports.js';
import { writableSize } from '../container/writable-size.js';
import { rootSize } from './container-size.js';
import { statusText } from './container-status.js';
import { listedMounts, type MountDocument } from './mount-document.js';
import { type EndpointDocument, networkMode, networksOf } from './network-document.js';
import { sortedByName } from './sorted-by-name.js';

/** A row of `/containers/json`. The sizes are there only when they were asked for, and not when they are 0. */
export interface ContainerRow {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly ImageID: string;
  readonly Command: string;
  /** Seconds. */
  readonly Created: number;
  readonly Ports: readonly PortDocument[];
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly Labels: Readonly<Record<string, string>>;
  readonly State: string;
  readonly Status: string;
  readonly HostConfig: { readonly NetworkMode: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, EndpointDocument>> };
  readonly Mounts: readonly MountDocument[];
}

/** Arguments with a space get single quotes, whatever else is in them (containers/ps-columns). */
function commandText({ path, args }: Container): string {
  return [path, ...args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg))].join(' ');
}

function sizes(store: ImageStore, container: Container): Pick<ContainerRow, 'SizeRw' | 'SizeRootFs'> {
  const own = writableSize(container);
  const all = rootSize(store, container);
  return { ...(own === 0 ? {} : { SizeRw: own }), ...(all === 0 ? {} : { SizeRootFs: all }) };
}

export interface RowContext {
  readonly now: number;
  readonly imageName: (container: Container) => string;
  readonly published: ReadonlyMap<string, readonly Required<PortDocument>[]>;
  /** Where sizes are looked up; absent when they were not asked for. */
  readonly sizesFrom: ImageStore | undefined;
}

export function containerRow(container: Container, context: RowContext): ContainerRow {
  const { config, state } = container;
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: context.imageName(container),
    ImageID: container.image,
    Command: commandText(container),
    Created: unixSeconds(container.created),
    Ports: portsOf(container, context.published.get(container.id)),
    ...(context.sizesFrom ? sizes(context.sizesFrom, container) : {}),
    Labels: sortedByName(config.Labels),
    State: state.status,
    Status: statusText(state, context.now),
    HostConfig: { NetworkMode: networkMode(container) },
    NetworkSettings: { Networks: networksOf(container) },
    Mounts: listedMounts(container),
  };
}
