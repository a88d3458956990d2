import { findContainer } from '../engine/find-container.js';
import { bytesOf } from '../filesystem/content.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { FileSystem } from '../filesystem/node.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';
import { psColumns, type UserNames } from './ps-columns.js';

/** The answer of `/containers/NAME/top`: processes as the host sees them. */
export interface TopDocument {
  readonly Processes: readonly (readonly string[])[];
  readonly Titles: readonly string[];
}

/** By the /etc/passwd of the host, where ps runs; root whatever it says. */
function userNames({ root }: FileSystem): UserNames {
  const file = nodeAt(root, '/etc/passwd');
  const lines = file?.kind === 'file' ? bytesOf(file.content).split('\n') : [];
  const known = new Map(lines.map((line) => line.split(':')).map(([name = '', , uid]) => [Number(uid), name]));
  return (uid) => (uid === 0 ? 'root' : (known.get(uid) ?? String(uid)));
}

export function containerTop(
  world: World,
  hostName: string,
  text: string,
  options: readonly string[] = [],
): TopDocument | Failure {
  const container = findContainer(hostOf(world, hostName), text);
  if (isFailure(container)) return container;
  const { status } = container.state;
  if (status === 'restarting') {
    const reason = `Container ${container.id} is restarting, wait until the container is running`;
    return failure('not-running', reason, { container: container.id });
  }
  if (status !== 'running' && status !== 'paused') {
    return failure('not-running', `Container ${container.id} is not running`, { container: container.id });
  }
  const chosen = psColumns(options);
  if (isFailure(chosen)) return chosen;
  const names = userNames(hostOf(world, hostName).files);
  const processes = [...container.processes.values()].flatMap((pid) => world.processes.get(pid) ?? []);
  return {
    Processes: processes.map((process) => chosen.map(({ value }) => value(process, names))),
    Titles: chosen.map(({ title }) => title),
  };
}
