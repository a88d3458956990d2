import type { Container, Health } from '../container/container.js';
import { formatRfc3339Nano, zeroTime } from '../time/instant.js';
import { isUp } from './container-status.js';

export interface HealthDocument {
  readonly Status: string;
  readonly FailingStreak: number;
  readonly Log: readonly {
    readonly Start: string;
    readonly End: string;
    readonly ExitCode: number;
    readonly Output: string;
  }[];
}

export interface StateDocument {
  readonly Status: string;
  readonly Running: boolean;
  readonly Paused: boolean;
  readonly Restarting: boolean;
  readonly OOMKilled: boolean;
  readonly Dead: boolean;
  readonly Pid: number;
  readonly ExitCode: number;
  readonly Error: string;
  readonly StartedAt: string;
  readonly FinishedAt: string;
  readonly Health?: HealthDocument;
}

/** Go's zero time for what has never happened. */
export function timeOrNever(instant: number | undefined): string {
  return instant === undefined ? zeroTime : formatRfc3339Nano(instant);
}

function healthDocument(health: Health): HealthDocument {
  return {
    Status: health.status,
    FailingStreak: health.failingStreak,
    Log: health.log.map((probe) => ({
      Start: formatRfc3339Nano(probe.started),
      End: formatRfc3339Nano(probe.ended),
      ExitCode: probe.exitCode,
      Output: probe.output,
    })),
  };
}

/** `State` of `docker inspect` (containers/state-json). */
export function stateDocument({ state }: Container): StateDocument {
  return {
    Status: state.status,
    Running: isUp(state),
    Paused: state.status === 'paused',
    Restarting: state.status === 'restarting',
    OOMKilled: false,
    Dead: state.status === 'dead',
    Pid: state.pid,
    ExitCode: state.exitCode,
    Error: state.error,
    StartedAt: timeOrNever(state.startedAt),
    FinishedAt: timeOrNever(state.finishedAt),
    ...(state.health ? { Health: healthDocument(state.health) } : {}),
  };
}
