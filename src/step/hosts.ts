import { addFolders, hostTree } from '../host/host-tree.js';
import { predefinedNetworks } from '../host/network.js';
import { addImage } from '../image/add-image.js';
import { isRefused } from '../image/failure.js';
import { emptyImageStore } from '../image/store.js';
import { tagImage } from '../image/tag-image.js';
import { parseNormalized } from '../reference/normalize.js';
import { emptyTable } from '../table/table.js';
import type { Draft } from '../world/draft.js';
import { type Failure, failure } from '../world/failure.js';
import type { NewHost, WorldCommands } from './command.js';

const hostName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** Adds a machine with an empty engine. */
export function addHost(draft: Draft, request: NewHost, programs: readonly string[]): Failure | undefined {
  const { name } = request;
  if (!hostName.test(name)) return failure('invalid-argument', `Invalid host name: ${name}`, { host: name });
  if (draft.peekHost(name)) return failure('name-in-use', `Host already exists: ${name}`, { host: name });
  const hostname = request.hostname ?? name;
  let files = hostTree(hostname, programs, request.users ?? [], draft.now);
  for (const folder of request.folders ?? []) files = addFolders(files, folder, 0, draft.now);
  draft.addHost({
    name,
    hostname,
    address: `192.168.99.${100 + draft.hostNames().length}`,
    files,
    images: emptyImageStore,
    containers: emptyTable(),
    containerNames: emptyTable(),
    volumes: emptyTable(),
    volumesGone: emptyTable(),
    networks: predefinedNetworks(name, draft.now),
    nextPool: 1,
    ports: emptyTable(),
    online: request.online ?? true,
    engine: request.engine ?? name,
    processes: emptyTable(),
    nextProcess: 100,
  });
  return undefined;
}

/** Puts an image into a host's store, as `docker load` would: its id. */
export function loadImage(draft: Draft, request: WorldCommands['load-image'][0]): string | Failure {
  const host = draft.host(request.host);
  const { store, image } = addImage(host.images, { config: request.config, layers: request.layers });
  let images = store;
  for (const name of request.names) {
    const tagged = tagImage(images, image.id, parseNormalized(name), draft.now);
    if (isRefused(tagged)) return failure(tagged.refused, tagged.message, tagged.about);
    images = tagged;
  }
  host.images = images;
  return image.id;
}
