import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import type { Table } from '../table/table.js';
import { volumesGoneKept } from '../volume/volume-gone.js';
import type { Finding } from './invariants-broken.js';
import { isAlive } from './invariants-of-containers.js';

interface Users {
  readonly mountedBy: Set<string>;
  readonly references: Set<string>;
  readonly runningBy: Set<string>;
}

/** Each volume's lists of users say what the containers say, and a container that needs a volume has it. */
export function* brokenVolumes(host: Host): Finding {
  const { size } = host.volumesGone;
  if (size > volumesGoneKept) {
    const message = `There are ${size} volumes remembered that are gone, more than ${volumesGoneKept}.`;
    yield { rule: 'volumes', message, about: { host: host.name } };
  }
  const users = new Map<string, Users>();
  for (const container of host.containers.values()) {
    noteMounts(container, users);
    yield* missingVolumes(host, container);
  }
  for (const [name, volume] of host.volumes) {
    const known = users.get(name);
    for (const list of ['mountedBy', 'references', 'runningBy'] as const) {
      const difference = firstDifference(volume[list], known?.[list] ?? new Set());
      if (difference === undefined) continue;
      const message = `The list "${list}" of volume ${name} ${difference}.`;
      yield { rule: 'volumes', message, about: { host: host.name, volume: name } };
    }
  }
}

function noteMounts(container: Container, users: Map<string, Users>): void {
  for (const { type, name, referenced } of container.mounts) {
    if (type !== 'volume') continue;
    const known = users.get(name) ?? { mountedBy: new Set(), references: new Set(), runningBy: new Set() };
    users.set(name, known);
    known.mountedBy.add(container.id);
    if (referenced) known.references.add(container.id);
    if (isAlive(container)) known.runningBy.add(container.id);
  }
}

/** A running container has all its volumes, under either law of their lifetime. */
function* missingVolumes(host: Host, container: Container): Finding {
  if (!isAlive(container)) return;
  for (const { type, name } of container.mounts) {
    if (type !== 'volume' || host.volumes.has(name)) continue;
    const message = `Container ${container.name} runs with volume ${name}, which is not there.`;
    yield { rule: 'mounts', message, about: { host: host.name, container: container.id, volume: name } };
  }
}

function firstDifference(listed: Table<string, true>, real: ReadonlySet<string>): string | undefined {
  for (const id of listed.keys()) if (!real.has(id)) return `names ${id}, which is no such user`;
  for (const id of real) if (!listed.has(id)) return `lacks ${id}`;
  return undefined;
}
