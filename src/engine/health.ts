import type { ContainerState, Health, HealthProbe } from '../container/container.js';
import { containerEnvironment } from '../container/environment.js';
import type { ContainerConfig, Healthcheck } from '../image/config.js';
import { publish, setTimer } from '../kernel/queue.js';
import { sendSignal } from '../kernel/signal.js';
import { formatGoDuration } from '../time/duration.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';
import { eventText } from './exec.js';
import { launchInContainer } from './launch-in-container.js';

const nanosecondsAMillisecond = 1e6;

function checkOf(config: ContainerConfig): Healthcheck | undefined {
  const check = config.Healthcheck;
  return check?.Test?.length && check.Test[0] !== 'NONE' ? check : undefined;
}

/** The health of a container that has just started, if its config has a check. What the probes of its last run said stays. */
export function firstHealth(config: ContainerConfig, before: Health | undefined): Pick<ContainerState, 'health'> {
  if (!checkOf(config)) return {};
  return { health: { status: 'starting', failingStreak: 0, log: before?.log ?? [], probe: 0, since: 0, due: 0 } };
}

/** The health of a container that has ended: nobody probes it, so it counts as unhealthy. */
export function lastHealth(health: Health): Health {
  return { ...health, status: 'unhealthy', probe: 0 };
}

/** The next probe is due when the interval has passed. */
export function scheduleProbe(engine: Engine, id: string): void {
  const check = checkOf(engine.draft.container(engine.host, id).config);
  if (check) ringLater(engine, id, check.Interval || 30e9);
}

function ringLater(engine: Engine, id: string, nanoseconds: number): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  const { health } = row.state;
  if (!health) return;
  const due = draft.now + nanoseconds / nanosecondsAMillisecond;
  row.state = { ...row.state, health: { ...health, due } };
  setTimer(draft, due, { wakes: 'engine', host, container: id, about: 'health' });
}

/** What a timer of a container's health means: a probe is due, or the one that runs has taken too long. */
export function watchHealth(engine: Engine, id: string): void {
  const row = engine.draft.peekContainer(engine.host, id);
  const check = row && checkOf(row.config);
  const health = row?.state.health;
  if (!check || !health || row.state.pid === 0 || engine.draft.now < health.due) return;
  if (health.probe === 0) startProbe(engine, id, row.config, check);
  else endProbe(engine, id, health.probe, check.Timeout || 30e9);
}

/** Runs the check's command in the container. Its end comes back through `noteProbe`. */
function startProbe(engine: Engine, id: string, config: ContainerConfig, check: Healthcheck): void {
  const [kind, ...words] = check.Test ?? [];
  const command = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', words[0] ?? ''] : words;
  const hostname = config.Hostname || id.slice(0, 12);
  const text = eventText(command);
  const before = engine.draft.peekContainer(engine.host, id);
  if (before) emitContainer(engine, before, `exec_create: ${text}`);
  const probe = launchInContainer(engine, id, {
    command,
    env: containerEnvironment({ Env: config.Env ?? [] }, hostname),
    cwd: config.WorkingDir || '/',
    user: config.User ?? '',
  });
  const container = engine.draft.container(engine.host, id);
  const health = container.state.health;
  if (!health) return;
  container.state = { ...container.state, health: { ...health, since: engine.draft.now } };
  if (typeof probe !== 'object' || 'code' in probe) return noteProbe(engine, id, 126, 'the check could not be run');
  emitContainer(engine, container, `exec_start: ${text}`);
  container.state = { ...container.state, health: { ...health, since: engine.draft.now, probe: probe.pid } };
  ringLater(engine, id, check.Timeout || 30e9);
}

function endProbe(engine: Engine, id: string, probe: number, timeout: number): void {
  noteProbe(engine, id, -1, `Health check exceeded timeout (${formatGoDuration(timeout / nanosecondsAMillisecond)})`);
  sendSignal(engine.draft, engine.services, probe, 'KILL', true);
}

/** A probe has ended: streaks are counted, and the next one is due after the interval. */
export function noteProbe(engine: Engine, id: string, code: number, output: string): void {
  const { draft, host } = engine;
  const seen = draft.peekContainer(host, id);
  const check = seen && checkOf(seen.config);
  if (!seen?.state.health || !check) return;
  const row = draft.container(host, id);
  const health = seen.state.health;
  const probe: HealthProbe = { started: health.since, ended: draft.now, exitCode: code, output };
  const failingStreak = code === 0 ? 0 : health.failingStreak + 1;
  const inStartPeriod = draft.now - (row.state.startedAt ?? 0) < (check.StartPeriod ?? 0) / nanosecondsAMillisecond;
  const tooMany = failingStreak >= (check.Retries || 3) && !(inStartPeriod && health.status === 'starting');
  const status = code === 0 ? 'healthy' : tooMany ? 'unhealthy' : health.status;
  const log = [...health.log, probe].slice(-5);
  row.state = { ...row.state, health: { ...health, status, failingStreak, log, probe: 0 } };
  if (status !== health.status) emitContainer(engine, row, `health_status: ${status}`);
  scheduleProbe(engine, id);
  publish(draft, `container:${id}`);
}
