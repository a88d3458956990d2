import type { ContainerState } from '../container/container.js';
import { humanDuration } from '../time/duration.js';

/** `State.Running` of the Engine API: true while paused, and also while waiting for a restart. */
export function isUp(state: ContainerState): boolean {
  return state.status === 'running' || state.status === 'paused' || state.status === 'restarting';
}

/** The `Status` of lists, as moby 20.10 words it in container/state.go. */
export function statusText(state: ContainerState, now: number): string {
  const since = (instant: number | undefined): string => humanDuration(now - (instant ?? now));
  if (state.status === 'created') return 'Created';
  if (state.status === 'dead') return 'Dead';
  if (state.status === 'paused') return `Up ${since(state.startedAt)} (Paused)`;
  if (state.status === 'restarting') return `Restarting (${state.exitCode}) ${since(state.finishedAt)} ago`;
  if (state.status === 'running') return `Up ${since(state.startedAt)}${healthText(state)}`;
  if (state.finishedAt === undefined) return '';
  return `Exited (${state.exitCode}) ${since(state.finishedAt)} ago`;
}

function healthText({ health }: ContainerState): string {
  if (!health) return '';
  return health.status === 'starting' ? ' (health: starting)' : ` (${health.status})`;
}
