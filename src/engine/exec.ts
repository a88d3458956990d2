import { containerEnvironment } from '../container/environment.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { emitContainer } from './container-event.js';
import type { Engine } from './engine.js';
import { findInDraft } from './find-container.js';
import { type Launched, launchInContainer } from './launch-in-container.js';

export interface ExecRequest {
  readonly container: string;
  readonly command: readonly string[];
  /** `NAME=value` */
  readonly env?: readonly string[];
  readonly workingDir?: string;
  readonly user?: string;
  readonly stdin?: boolean;
  readonly tty?: boolean;
}

/** `docker exec`: one more program in a running container. Its output and end are in the capture it gives. */
export function execInContainer(engine: Engine, request: ExecRequest): Launched | Failure {
  const { draft, host } = engine;
  const container = findInDraft(draft, host, request.container);
  if (isFailure(container)) return container;
  const refused = notExecutable(request.container, container.id, container.state.status);
  if (refused) return refused;
  draft.tick();
  const { config, id } = container;
  const hostname = config.Hostname || id.slice(0, 12);
  const environment = { Env: config.Env ?? [], ...(request.tty ? { Tty: true } : {}) };
  const text = eventText(request.command);
  emitContainer(engine, container, `exec_create: ${text}`);
  const launched = launchInContainer(engine, id, {
    command: request.command,
    env: containerEnvironment(environment, hostname, request.env),
    cwd: request.workingDir || config.WorkingDir || '/',
    user: request.user || config.User || '',
    stdin: request.stdin === true,
    tty: request.tty === true,
  });
  if (!('code' in launched)) emitContainer(engine, container, `exec_start: ${text}`);
  return launched;
}

/** The program, a blank and its arguments: the blank is there without any, too. */
export function eventText([program = '', ...args]: readonly string[]): string {
  return `${program} ${args.join(' ')}`;
}

function notExecutable(typed: string, id: string, status: string): Failure | undefined {
  if (status === 'running') return undefined;
  if (status === 'paused') {
    const reason = `Container ${typed} is paused, unpause the container before exec`;
    return failure('paused', reason, { container: id });
  }
  const reason =
    status === 'restarting'
      ? `Container ${id} is restarting, wait until the container is running`
      : `Container ${id} is not running`;
  return failure('not-running', reason, { container: id });
}
