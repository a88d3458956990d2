import type { Container } from '../container/container.js';
import { sandboxOf, sandboxPath } from '../container/sandbox.js';
import { sha256 } from '../digest/sha256.js';
import { findContainer } from '../engine/find-container.js';
import { formatRfc3339Nano } from '../time/instant.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { type ConfigDocument, configDocument } from './config-document.js';
import { portsOf, portTable, publishedPorts } from './container-ports.js';
import { writableSize } from '../container/writable-size.js';
import { rootSize } from './container-size.js';
import { isUp } from './container-status.js';
import { containerGraphDriver, type GraphDriverDocument } from './graph-driver.js';
import { type HostConfigDocument, hostConfigDocument } from './host-config-document.js';
import { hostOf } from './host-of.js';
import { inspectedMounts, type MountDocument } from './mount-document.js';
import { inspectedNetworks } from './network-document.js';
import { type StateDocument, stateDocument } from './state-document.js';

/** What `docker inspect` prints of a container. The sizes are there only when they were asked for. */
export interface ContainerDocument {
  readonly Id: string;
  readonly Created: string;
  readonly Path: string;
  readonly Args: readonly string[];
  readonly State: StateDocument;
  readonly Image: string;
  readonly ResolvConfPath: string;
  readonly HostnamePath: string;
  readonly HostsPath: string;
  readonly LogPath: string;
  readonly Name: string;
  readonly RestartCount: number;
  readonly Driver: string;
  readonly Platform: string;
  readonly MountLabel: string;
  readonly ProcessLabel: string;
  readonly AppArmorProfile: string;
  readonly ExecIDs: readonly string[] | null;
  readonly HostConfig: HostConfigDocument;
  readonly GraphDriver: GraphDriverDocument;
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly Mounts: readonly MountDocument[];
  readonly Config: ConfigDocument;
  readonly NetworkSettings: Readonly<Record<string, unknown>>;
}

/** The engine writes these files when a start has come as far as the networks, and the log when it is opened. */
function filesOfEngine({ id, sandboxSince, hasLog, hostConfig }: Container) {
  const path = (name: string) => `/var/lib/docker/containers/${id}/${name}`;
  const given = (name: string) => (sandboxSince === undefined ? '' : path(name));
  const driver = hostConfig.LogConfig?.Type || 'json-file';
  return {
    ResolvConfPath: given('resolv.conf'),
    HostnamePath: given('hostname'),
    HostsPath: given('hosts'),
    LogPath: hasLog && driver === 'json-file' ? path(`${id}-json.log`) : '',
  };
}

/** An exec is told by its first process, which has no parent in the container. */
function execIds(world: World, { id, processes }: Container): readonly string[] | null {
  const ids: string[] = [];
  for (const [number, pid] of processes) {
    const process = world.processes.get(pid);
    if (number !== 1 && process?.parent === 0 && process.capture !== undefined && process.phase !== 'ended') {
      ids.push(sha256(`exec ${id} ${pid}`));
    }
  }
  return ids.length === 0 ? null : ids;
}

function networkSettings(world: World, hostName: string, container: Container) {
  const published = publishedPorts(hostOf(world, hostName)).get(container.id);
  return {
    Bridge: '',
    SandboxID: sandboxOf(container),
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    Ports: isUp(container.state) ? portTable(portsOf(container, published)) : {},
    SandboxKey: sandboxPath(container),
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: '',
    Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: '',
    IPPrefixLen: 0,
    IPv6Gateway: '',
    MacAddress: '',
    Networks: inspectedNetworks(container),
  };
}

/** By id, name or prefix of an id, as `/containers/NAME/json` finds it. */
export function inspectContainer(
  world: World,
  hostName: string,
  text: string,
  options: { readonly size?: boolean } = {},
): ContainerDocument | Failure {
  const host = hostOf(world, hostName);
  const container = findContainer(host, text);
  if (isFailure(container)) return container;
  return {
    Id: container.id,
    Created: formatRfc3339Nano(container.created),
    Path: container.path,
    Args: container.args,
    State: stateDocument(container),
    Image: container.image,
    ...filesOfEngine(container),
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: execIds(world, container),
    HostConfig: hostConfigDocument(container.hostConfig),
    GraphDriver: containerGraphDriver(host.images, container),
    ...(options.size ? { SizeRw: writableSize(container), SizeRootFs: rootSize(host.images, container) } : {}),
    Mounts: inspectedMounts(container),
    Config: configDocument(container.config),
    NetworkSettings: networkSettings(world, hostName, container),
  };
}
