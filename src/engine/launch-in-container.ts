import { bytesOf } from '../container/environment.js';
import { findUser, homeOf } from '../container/user.js';
import { toBytes } from '../digest/bytes.js';
import { isFault } from '../filesystem/fault.js';
import { addOpenFile, addPipe, retain } from '../kernel/descriptor.js';
import { filesAsRoot, filesWithoutMounts } from '../kernel/namespace.js';
import { createProcess, resolveExecutable } from '../kernel/spawn.js';
import type { Environment } from '../process/program.js';
import { type Failure, failure } from '../world/failure.js';
import type { Engine } from './engine.js';
import { execProblem, findInPath } from './find-program.js';

/** Text, as a client gives it; the process gets bytes. */
export interface LaunchRequest {
  readonly command: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly user: string;
  /** Keep a pipe open to its standard input. */
  readonly stdin?: boolean;
  /** Give it a terminal of its own. */
  readonly tty?: boolean;
}

export interface Launched {
  /** Key of the capture that collects its output and its end. */
  readonly capture: number;
  readonly pid: number;
}

/** Runs one more program in a running container: what `docker exec` and health checks do. */
export function launchInContainer(engine: Engine, id: string, request: LaunchRequest): Launched | Failure {
  const { draft, host } = engine;
  const files = filesAsRoot(draft, host, id);
  const user = findUser(
    filesWithoutMounts(draft, host, id),
    request.user,
    draft.peekContainer(host, id)?.hostConfig.GroupAdd ?? [],
  );
  if ('problem' in user) return failure('start-failed', user.problem, { container: id });
  const refusal = 'OCI runtime exec failed: exec failed: ';
  if (!(request.cwd || '/').startsWith('/')) {
    return failure('start-failed', `${refusal}Cwd must be an absolute path: unknown`, { container: id });
  }
  const prefix = `${refusal}unable to start container process: `;
  const cwd = toBytes(request.cwd || '/');
  const args = request.command.map(toBytes);
  const given = bytesOf(request.env);
  if (isFault(files.stat(cwd))) {
    const reason = `${prefix}chdir to cwd ("${request.cwd}") set in config.json failed: no such file or directory: unknown`;
    return failure('start-failed', reason, { container: id });
  }
  const name = request.command[0] ?? '';
  const file = findInPath(files, args[0] ?? '', given.PATH ?? '', cwd);
  if (typeof file !== 'string')
    return failure('start-failed', `${prefix}${execProblem(name, file)}`, { container: id });
  const found = resolveExecutable(files, file, args, (program) => program in engine.services.programs);
  if (isFault(found) && found.fault !== 'ENOEXEC')
    return failure('start-failed', `${prefix}${execProblem(name, found)}`, { container: id });
  const program = isFault(found) ? { program: 'exec-format-error', args: [file] } : found;
  const env = 'HOME' in given ? given : Object.assign({}, given, { HOME: homeOf(files, user.credentials.uid) });
  return launch(engine, { host, container: id, env, cwd, credentials: user.credentials, ...program }, request);
}

type Wanted = Omit<Parameters<typeof createProcess>[1], 'parent' | 'fds'>;

/** Starts a process whose output is kept in a capture of its own. */
export function launch(
  engine: Engine,
  wanted: Wanted,
  io: { readonly stdin?: boolean; readonly tty?: boolean },
): Launched {
  const { draft } = engine;
  const capture = draft.nextSequence();
  const tty = io.tty ? { tty: true as const } : {};
  const stdout = addOpenFile(draft, { kind: 'capture', capture, stream: 'stdout', ...tty });
  const stderr = io.tty ? stdout : addOpenFile(draft, { kind: 'capture', capture, stream: 'stderr' });
  const pipe = io.stdin ? addPipe(draft, io.tty === true) : undefined;
  if (pipe) retain(draft, pipe.write);
  const stdin = pipe?.read ?? addOpenFile(draft, { kind: 'null' });
  draft.captures = draft.captures.set(capture, { stdout: '', stderr: '', pid: 0, stdin: pipe?.write ?? 0 });
  const pid = createProcess(draft, { parent: 0, fds: { 0: stdin, 1: stdout, 2: stderr }, ...wanted });
  draft.process(pid).capture = capture;
  const row = draft.captures.get(capture);
  if (row) draft.captures = draft.captures.set(capture, { ...row, pid });
  return { capture, pid };
}
