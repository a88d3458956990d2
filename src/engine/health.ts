import type { ContainerState, HealthProbe } from '../container/container.js';
import { containerEnvironment } from '../container/environment.js';
import type { ContainerConfig, Healthcheck } from '../image/config.js';
import { publish, setTimer } from '../kernel/queue.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';
import { launchInContainer } from './launch-in-container.js';

const nanosecondsAMillisecond = 1e6;

function checkOf(config: ContainerConfig): Healthcheck | undefined {
  const check = config.Healthcheck;
  return check?.Test?.length && check.Test[0] !== 'NONE' ? check : undefined;
}

/** The health of a container that has just started, if its config has a check. */
export function firstHealth(config: ContainerConfig): Pick<ContainerState, 'health'> {
  if (!checkOf(config)) return {};
  return { health: { status: 'starting', failingStreak: 0, log: [], probe: 0 } };
}

/** Time for a probe: runs the check's command in the container. Its end comes back through `probeEnded`. */
export function probeHealth(engine: Engine, id: string): void {
  const row = engine.draft.peekContainer(engine.host, id);
  const check = row && checkOf(row.config);
  if (!row || !check || row.state.pid === 0 || !row.state.health) return;
  const [kind, ...words] = check.Test ?? [];
  const command = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', words[0] ?? ''] : words;
  const hostname = row.config.Hostname || id.slice(0, 12);
  const probe = launchInContainer(engine, id, {
    command,
    env: containerEnvironment({ Env: row.config.Env ?? [] }, hostname),
    cwd: row.config.WorkingDir || '/',
    user: row.config.User ?? '',
  });
  const container = engine.draft.container(engine.host, id);
  const health = container.state.health;
  if (!health) return;
  if (typeof probe !== 'object' || 'code' in probe) return noteProbe(engine, id, 126, 'the check could not be run');
  container.state = { ...container.state, health: { ...health, probe: probe.pid } };
}

/** A probe has ended: streaks are counted, and the next one is due after the interval. */
export function noteProbe(engine: Engine, id: string, code: number, output: string): void {
  const { draft, host } = engine;
  const seen = draft.peekContainer(host, id);
  const check = seen && checkOf(seen.config);
  if (!seen?.state.health || !check) return;
  const row = draft.container(host, id);
  const health = seen.state.health;
  const probe: HealthProbe = { started: draft.now, ended: draft.now, exitCode: code, output };
  const failingStreak = code === 0 ? 0 : health.failingStreak + 1;
  const inStartPeriod = draft.now - (row.state.startedAt ?? 0) < (check.StartPeriod ?? 0) / nanosecondsAMillisecond;
  const tooMany = failingStreak >= (check.Retries || 3) && !(inStartPeriod && health.status === 'starting');
  const status = code === 0 ? 'healthy' : tooMany ? 'unhealthy' : health.status;
  row.state = { ...row.state, health: { status, failingStreak, log: [...health.log, probe].slice(-5), probe: 0 } };
  if (status !== health.status) emitContainer(engine, row, `health_status: ${status}`);
  const interval = (check.Interval || 30e9) / nanosecondsAMillisecond;
  setTimer(draft, draft.now + interval, { wakes: 'engine', host, container: id, about: 'health' });
  publish(draft, `container:${id}`);
}
