import type { Container } from '../container/container.js';
import type { World } from '../world/world.js';
import { hostOf } from './host-of.js';
import { info } from './info.js';

/** What of `/containers/NAME/stats` the model knows: processes, and memory reckoned from their number. */
export interface StatsDocument {
  readonly id: string;
  readonly name: string;
  readonly processes: number;
  /** Bytes; 0 for a container that does not run. */
  readonly memory: number;
  readonly memoryLimit: number;
}

/** A process of the model uses this much memory, whatever it does. */
const memoryOfProcess = 512 * 1024;

export function containerStats(world: World, hostName: string, container: Container): StatsDocument {
  const { id, name, state, processes, hostConfig } = container;
  const runs = state.status === 'running' || state.status === 'paused';
  const all = Number(info(world, hostName)['MemTotal']);
  const count = runs ? [...processes.values()].length : 0;
  return {
    id,
    name,
    processes: count,
    memory: count * memoryOfProcess,
    memoryLimit: runs ? hostConfig.Memory || all : 0,
  };
}

/** Containers to show when none is named, newest first. */
export function statsOfAll(world: World, hostName: string, { all }: { readonly all: boolean }): StatsDocument[] {
  const rows = [...hostOf(world, hostName).containers.values()];
  const shown = rows.filter(({ state }) => all || state.status === 'running' || state.status === 'paused');
  return shown.sort((a, b) => b.sequence - a.sequence).map((container) => containerStats(world, hostName, container));
}
