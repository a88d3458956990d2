import type { Container } from '../container/container.js';
import { isDefaultNetwork, isSharedNetwork, type NetworkLink, newLink } from '../container/network-link.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';
import { findNetwork } from './find-network.js';
import { joinOne, leaveOne } from './network-links.js';
import { claimPorts, freePorts } from './ports.js';

export interface ConnectRequest {
  readonly network: string;
  readonly container: string;
  readonly aliases?: readonly string[];
}

export interface DisconnectRequest {
  readonly network: string;
  readonly container: string;
  readonly force?: boolean;
}

const hostOnly = 'container cannot be disconnected from host network or connected to host network';
const noneOnly = 'container cannot be connected to multiple networks with one of the networks in private (none) mode';
const sharedOnly =
  'container sharing network namespace with another container or host cannot be connected to any other network';

function isRunning({ state: { status } }: Container): boolean {
  return status === 'running' || status === 'paused' || status === 'restarting';
}

/** What a container is in; the default network counts, though nothing is known of it. */
function linksOf(container: Container): readonly NetworkLink[] {
  if (container.networks) return container.networks;
  return isDefaultNetwork(container.hostConfig.NetworkMode ?? '') ? [newLink('bridge', [], false)] : [];
}

function modeProblem({ hostConfig: { NetworkMode: mode = '' } }: Container, links: readonly NetworkLink[], to: string) {
  const refuse = (reason: string) => failure('conflict', reason, { network: to });
  if (mode === 'host' || isSharedNetwork(mode)) return refuse(sharedOnly);
  if (to === 'host') return refuse(hostOnly);
  const lonely = links.some(({ name }) => name === 'none');
  return lonely || (to === 'none' && links.length > 0) ? refuse(noneOnly) : undefined;
}

/** `docker network connect`: at once, or at the next start of a container that does not run. */
export function connectNetwork(engine: Engine, request: ConnectRequest): Failure | undefined {
  const { draft, host } = engine;
  const network = findNetwork(draft.host(host), request.network);
  if (isFailure(network)) return network;
  const container = findInDraft(draft, host, request.container);
  if (isFailure(container)) return container;
  const links = linksOf(container);
  const wrong = modeProblem(container, links, network.name);
  if (wrong) return wrong;
  const { id, name } = container;
  if (isRunning(container) && links.some((link) => link.name === network.name)) {
    const reason = `endpoint with name ${name} already exists in network ${network.name}`;
    return failure('conflict', reason, { network: network.name, container: id });
  }
  draft.tick();
  const link = newLink(network.name, request.aliases ?? [], true);
  const others = links.filter((one) => one.name !== network.name);
  const row = draft.container(host, id);
  if (!isRunning(container) || container.state.status === 'restarting' || isDefaultNetwork(network.name)) {
    row.networks = [...others, link];
    return undefined;
  }
  const joined = joinOne(engine, id, link, network);
  if (isFailure(joined)) return joined;
  row.networks = [...others, joined];
  return others.length === 0 ? claimPorts(engine, id) : undefined;
}

/** `docker network disconnect`. */
export function disconnectNetwork(engine: Engine, request: DisconnectRequest): Failure | undefined {
  const { draft, host } = engine;
  const network = findNetwork(draft.host(host), request.network);
  if (isFailure(network)) return network;
  const container = findInDraft(draft, host, request.container);
  if (isFailure(container)) {
    const { about } = container;
    return request.force ? failure('no-such-object', `endpoint ${request.container} not found`, about) : container;
  }
  if (network.name === 'host') return failure('conflict', hostOnly, { network: network.name });
  const { id } = container;
  const links = linksOf(container);
  const link = links.find(({ name, network: known }) => name === network.name || known === network.id);
  if (!link) {
    const which = isRunning(container) ? 'network' : 'the network';
    const reason = `container ${id} is not connected to ${which} ${network.name}`;
    return failure('conflict', reason, { network: network.name, container: id });
  }
  draft.tick();
  leaveOne(engine, id, { ...link, name: network.name });
  const row = draft.container(host, id);
  row.networks = links.filter((one) => one !== link);
  if (row.networks.length === 0) freePorts(engine, id);
  return undefined;
}
