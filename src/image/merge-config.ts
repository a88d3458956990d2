import type { ContainerConfig, Healthcheck } from './config.js';

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function mergeEnvironment(wanted: readonly string[], defaults: readonly string[]): readonly string[] {
  const name = (variable: string) => variable.split('=', 1)[0];
  const names = new Set(wanted.map(name));
  return [...wanted, ...defaults.filter((variable) => !names.has(name(variable)))];
}

function mergeHealthcheck(wanted: Healthcheck | undefined, defaults: Healthcheck): Healthcheck {
  if (wanted === undefined) return defaults;
  return {
    Test: isEmpty(wanted.Test) ? (defaults.Test ?? []) : (wanted.Test ?? []),
    Interval: wanted.Interval || defaults.Interval || 0,
    Timeout: wanted.Timeout || defaults.Timeout || 0,
    StartPeriod: wanted.StartPeriod || defaults.StartPeriod || 0,
    Retries: wanted.Retries || defaults.Retries || 0,
  };
}

/**
 * Fills what a config leaves open with an image's (or, for a commit, the container's) config: `merge` of moby's
 * daemon/commit.go, which `docker create` and `docker commit` share. An entrypoint of one's own drops the command.
 */
export function mergeConfig(wanted: ContainerConfig, defaults: ContainerConfig): ContainerConfig {
  const ownEntrypoint = !isEmpty(wanted.Entrypoint);
  const ports = { ...defaults.ExposedPorts, ...wanted.ExposedPorts };
  const healthcheck =
    defaults.Healthcheck === undefined
      ? wanted.Healthcheck
      : mergeHealthcheck(wanted.Healthcheck, defaults.Healthcheck);
  const stopSignal = wanted.StopSignal || defaults.StopSignal;
  const fallBack = !ownEntrypoint && isEmpty(wanted.Cmd);
  const argsEscaped = fallBack ? defaults.ArgsEscaped : wanted.ArgsEscaped;
  return Object.assign({}, wanted, {
    User: wanted.User || defaults.User || '',
    ...(isEmpty(ports) ? {} : { ExposedPorts: ports }),
    Env: isEmpty(wanted.Env) ? (defaults.Env ?? null) : mergeEnvironment(wanted.Env ?? [], defaults.Env ?? []),
    Labels: { ...defaults.Labels, ...wanted.Labels },
    Cmd: fallBack ? (defaults.Cmd ?? null) : (wanted.Cmd ?? null),
    Entrypoint: ownEntrypoint ? (wanted.Entrypoint ?? null) : (wanted.Entrypoint ?? defaults.Entrypoint ?? null),
    ...(healthcheck === undefined ? {} : { Healthcheck: healthcheck }),
    ...(argsEscaped === undefined ? {} : { ArgsEscaped: argsEscaped }),
    WorkingDir: wanted.WorkingDir || defaults.WorkingDir || '',
    Volumes: isEmpty(wanted.Volumes) ? (defaults.Volumes ?? null) : { ...wanted.Volumes, ...defaults.Volumes },
    ...(stopSignal === undefined || stopSignal === '' ? {} : { StopSignal: stopSignal }),
  });
}
