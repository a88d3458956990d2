import { bytesOf, containerEnvironment } from '../container/environment.js';
import type { Container } from '../container/container.js';
import { accountsProblem, findUser, homeOf } from '../container/user.js';
import { toBytes } from '../digest/bytes.js';
import { isFault } from '../filesystem/fault.js';
import { addOpenFile, addPipe, release, retain } from '../kernel/descriptor.js';
import { filesAsRoot, filesWithoutMounts } from '../kernel/namespace.js';
import { publish } from '../kernel/queue.js';
import { createProcess, resolveExecutable } from '../kernel/spawn.js';
import type { Environment } from '../process/program.js';
import { emptyTable } from '../table/table.js';
import { type Failure, failure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import { copyUp } from './copy-up.js';
import type { Engine, Refused } from './engine.js';
import { execProblem, findInPath, notAFolder } from './find-program.js';
import { loggingProblem } from './logging.js';
import { firstHealth, scheduleProbe } from './health.js';
import { mountContainer, unmountContainer } from './mount-container.js';
import { makeSources } from './mount-sources.js';
import { announceNetworks, joinNetworks, leaveNetworks } from './network-links.js';
import { networkProblem } from './network-of-container.js';
import { claimPorts, freePorts } from './ports.js';
import { removeContainerRow } from './remove-container.js';
import { ipcProblem, tmpfsProblem } from './start-problem.js';
import { mountProblem } from './verify-config.js';
import { makeVolume, noteUser } from './volumes.js';

const logFailure = 'failed to initialize logging driver';
const shim =
  'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

/** Starts a created or ended container. A failed start is remembered in its state, and `--rm` takes it away. */
export function startContainer(engine: Engine, id: string, autoRemove = false): Failure | Refused | undefined {
  const seen = engine.draft.peekContainer(engine.host, id);
  if (!seen) return failure('no-such-container', `No such container: ${id}`, { container: id });
  if (seen.state.status === 'paused') {
    return failure('paused', 'cannot start a paused container, try unpause instead', { container: id });
  }
  if (seen.state.status === 'running') return undefined;
  const onHost = filesAsRoot(engine.draft, engine.host, '');
  const unmountable = mountProblem(seen.hostConfig, (path) => !isFault(onHost.stat(path)));
  if (unmountable && seen.state.status !== 'restarting') return unmountable;
  engine.draft.tick();
  if (autoRemove) giveBackAutoRemove(engine, id);
  const problem = launch(engine, id);
  return problem ? rememberFailure(engine, id, problem) : undefined;
}

/** A container run with `--rm` outlives a restart, and goes when it ends after that. */
function giveBackAutoRemove(engine: Engine, id: string): void {
  const row = engine.draft.container(engine.host, id);
  row.hostConfig = { ...row.hostConfig, AutoRemove: true };
}

/** Before anything is mounted: every volume must be there. The course's law makes a vanished one anew, empty. */
function claimVolumes(engine: Engine, container: Container): Failure | undefined {
  const { draft } = engine;
  for (const mount of container.mounts) {
    if (mount.type !== 'volume') continue;
    if (draft.peekHost(engine.host)?.volumes.has(mount.name)) continue;
    if (draft.volumeLifetime === 'engine') {
      return failure('no-such-volume', `get ${mount.name}: no such volume`, { volume: mount.name });
    }
    // Who mounts it by its made-up name has not named it.
    makeVolume(engine, mount.name, !mount.named || isMadeUp(mount.name));
    noteOldUsers(engine, mount.name);
    const refused = copyUp(engine, { ...mount, copyUp: true }, container.base, '');
    if (refused) return refused;
  }
  return undefined;
}

/** Names of anonymous volumes are 64 hex digits. */
function isMadeUp(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

/** Containers that mounted a volume before it vanished: they keep the mount point, so they mount the new one too. */
function noteOldUsers(engine: Engine, name: string): void {
  const host = engine.draft.host(engine.host);
  for (const { id, mounts } of host.containers.values()) {
    const mount = mounts.find((one) => one.type === 'volume' && one.name === name);
    if (!mount) continue;
    noteUser(engine, name, 'mountedBy', id, true);
    if (mount.referenced) noteUser(engine, name, 'references', id, true);
  }
}

function launch(engine: Engine, id: string): Failure | undefined {
  const { draft, host } = engine;
  const alone = networkProblem(engine, draft.container(host, id)) ?? joinNetworks(engine, id);
  if (alone) return alone;
  draft.container(host, id).sandboxSince = draft.now;
  const refusedPorts = claimPorts(engine, id);
  if (refusedPorts) return refusedPorts;
  announceNetworks(engine, draft.container(host, id));
  const row = draft.container(host, id);
  const user = findUser(filesWithoutMounts(draft, host, id), row.config.User ?? '', row.hostConfig.GroupAdd ?? []);
  if ('problem' in user) return failure('start-failed', user.problem, { container: id });
  const unmounted = claimMounts(engine, id) ?? mountContainer(engine, id);
  if (unmounted) return unmounted;
  const files = filesAsRoot(draft, host, id);
  const { credentials } = user;
  const unreadable = accountsProblem(files, credentials.uid);
  if (unreadable) return failure('start-failed', `${shim}unable to setup user: ${unreadable}`, { container: id });
  const hostname = row.config.Hostname || id.slice(0, 12);
  const env: Environment = withHome(
    bytesOf(containerEnvironment(row.config, hostname)),
    homeOf(files, credentials.uid),
  );
  const cwd = toBytes(row.config.WorkingDir || '/');
  const args = [row.path, ...row.args].map(toBytes);
  if (row.hostConfig.Init === true) {
    const init = { program: 'docker-init', args: ['/sbin/docker-init', '--', ...args] };
    run(engine, id, init, env, cwd, user.credentials);
    return undefined;
  }
  const file = findInPath(files, args[0] ?? '', env.PATH ?? '', cwd);
  if (typeof file !== 'string')
    return failure('start-failed', `${shim}${execProblem(row.path, file)}`, { container: id });
  const program = resolveExecutable(files, file, args, (name) => name in engine.services.programs);
  if (isFault(program) && program.fault !== 'ENOEXEC') {
    return failure('start-failed', `${shim}${execProblem(row.path, program)}`, { container: id });
  }
  run(engine, id, isFault(program) ? { program: 'exec-format-error', args: [file] } : program, env, cwd, credentials);
  return undefined;
}

/** What the engine sees to before it hands over to the runtime: volumes, folders to be bound, options, the log. */
function claimMounts(engine: Engine, id: string): Failure | undefined {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  const early = ipcProblem(row);
  if (early !== undefined) return failure('start-failed', early, { container: id });
  const lost = claimVolumes(engine, row);
  if (lost) return lost;
  for (const mount of row.mounts) {
    if (mount.type !== 'volume') continue;
    noteUser(engine, mount.name, 'mountedBy', id, true);
    noteUser(engine, mount.name, 'references', id, true);
  }
  row.mounts = row.mounts.map((mount) => (mount.type === 'volume' ? { ...mount, referenced: true } : mount));
  const unmade = makeSources(engine, row);
  if (unmade) return unmade;
  const late = tmpfsProblem(row);
  if (late !== undefined) return failure('start-failed', late, { container: id });
  const logging = loggingProblem(row.hostConfig);
  return logging === undefined ? undefined : failure('conflict', `${logFailure}: ${logging}`);
}

function withHome(env: Environment, home: string): Environment {
  return 'HOME' in env ? env : Object.assign({}, env, { HOME: home });
}

type Launched = { readonly program: string; readonly args: readonly string[] };

function run(
  engine: Engine,
  id: string,
  program: Launched,
  env: Environment,
  cwd: string,
  credentials: Parameters<typeof createProcess>[1]['credentials'],
): void {
  const { draft, host } = engine;
  const row = draft.container(host, id);
  const tty = row.config.Tty ? { tty: true as const } : {};
  const stdout = addOpenFile(draft, { kind: 'log', host, container: id, stream: 'stdout', ...tty });
  const stderr = row.config.Tty ? stdout : addOpenFile(draft, { kind: 'log', host, container: id, stream: 'stderr' });
  const stdin = openStdin(engine, id);
  row.hasLog = true;
  row.processes = emptyTable();
  row.nextProcess = 1;
  row.state = {
    status: 'running',
    pid: 0,
    exitCode: 0,
    error: '',
    startedAt: draft.now,
    finishedAt: row.state.finishedAt,
    stopRequested: false,
    ...firstHealth(row.config, row.state.health),
  };
  for (const mount of row.mounts) if (mount.type === 'volume') noteUser(engine, mount.name, 'runningBy', id, true);
  const pid = createProcess(draft, {
    host,
    container: id,
    parent: 0,
    program: program.program,
    args: program.args,
    env,
    cwd,
    credentials,
    fds: { 0: stdin, 1: stdout, 2: stderr },
  });
  row.state = { ...row.state, pid };
  emitContainer(engine, row, 'start');
  scheduleProbe(engine, id);
  publish(draft, `container:${id}`);
}

/** Standard input: a pipe kept open by the engine with `-i`, else empty. */
function openStdin(engine: Engine, id: string): number {
  const { draft } = engine;
  const row = draft.container(engine.host, id);
  if (!row.config.OpenStdin && !row.config.Tty) return addOpenFile(draft, { kind: 'null' });
  const pipe = addPipe(draft, row.config.Tty === true);
  retain(draft, pipe.write);
  row.stdin = pipe.write;
  return pipe.read;
}

/** A start that failed: exit code and words stay in the state (FINDINGS 72). */
function rememberFailure(engine: Engine, id: string, reason: Failure): Refused {
  const { draft, host } = engine;
  unmountContainer(engine, id);
  freePorts(engine, id);
  leaveNetworks(engine, id);
  const row = draft.container(host, id);
  if (row.stdin !== 0) release(draft, row.stdin);
  row.stdin = 0;
  row.hasLog ||= reason.message.startsWith(shim.slice(0, 26)) || reason.message.startsWith(logFailure);
  const exitCode = exitCodeOfFailedStart(row.state.exitCode, reason);
  const finished = row.state.status === 'created' ? {} : { finishedAt: draft.now };
  row.state = { ...row.state, ...finished, pid: 0, exitCode, error: reason.message };
  if (row.state.status === 'running' || row.state.status === 'restarting')
    row.state = { ...row.state, status: 'exited' };
  if (row.hostConfig.AutoRemove) removeContainerRow(engine, id, true);
  publish(draft, `container:${id}`);
  return { refused: reason };
}

/** The runtime's own refusals have their codes; before the runtime is asked it is 128, or what the last run left. */
function exitCodeOfFailedStart(last: number, reason: Failure): number {
  const { message, exitCode } = reason;
  if (!message.startsWith('failed to create shim')) return last || 128;
  if (exitCode !== 125 && !message.includes('is a directory')) return exitCode;
  return message.endsWith(notAFolder) ? 127 : last || 128;
}
