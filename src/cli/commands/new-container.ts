/**
 * What `docker run` and `docker create` have in common: from their flags to a container, with the image pulled
 * where it is missing.
 *
 * The client takes every "not found" of the create call for a missing image, whatever it was that was not found
 * (FINDINGS 58). A missing `--volumes-from` container is not one: the engine calls that a bad parameter.
 */
import { toBytes } from '../../digest/bytes.js';
import { limitWarnings } from '../../engine/limits.js';
import { isFault } from '../../filesystem/fault.js';
import { progressText } from '../../registry/progress.js';
import { familiarString } from '../../reference/familiar.js';
import { withDefaultTag } from '../../reference/normalize.js';
import { isNamed } from '../../reference/reference.js';
import { type Failure, failure, isFailure } from '../../world/failure.js';
import { flagRefusal, signatures } from '../not-simulated.js';
import { isSimulatedPlatform, otherPlatforms, platformProblem } from '../run/platform.js';
import type { CreateBody } from '../run/create-body.js';
import type { CREATE_FLAGS } from '../run/run-flags.js';
import type { Values } from '../flags.js';
import type { Invocation } from './command.js';
import { parseImage } from './image-name.js';
import { complain, daemonWords } from './speak.js';
import { errorWords } from './surroundings.js';
import { transferFailure } from './transfer.js';

/** Why there is no container: whole words, and the exit code that `run` gives for them. */
export interface NoContainer {
  readonly words: string;
  readonly exitCode: number;
}

export function isNoContainer(value: NoContainer | string): value is NoContainer {
  return typeof value !== 'string';
}

type Call = Pick<Invocation, 'system' | 'client'>;
type Flags = Pick<Values<typeof CREATE_FLAGS>, 'name' | 'pull' | 'quiet' | 'cidfile'>;

function byItself(words: string): NoContainer {
  return { words, exitCode: failure('invalid-argument', words).exitCode };
}

function byEngine(reason: Failure): NoContainer {
  return { words: daemonWords(reason), exitCode: reason.exitCode };
}

/** The new container's id. */
export function newContainer(call: Call, flags: Flags, body: CreateBody): string | NoContainer {
  const blocked = claimIdFile(call, flags.cidfile);
  if (blocked !== undefined) return byItself(blocked);
  const id = createPulling(call, flags, body);
  if (flags.cidfile === '') return id;
  if (isNoContainer(id)) call.system.files.unlink(toBytes(flags.cidfile));
  else call.system.files.write(toBytes(flags.cidfile), id);
  return id;
}

function claimIdFile({ system }: Call, path: string): string | undefined {
  if (path === '') return undefined;
  const { files } = system;
  if (!isFault(files.stat(toBytes(path)))) {
    return `container ID file found, make sure the other container isn't running or delete ${path}`;
  }
  const fault = files.write(toBytes(path), '');
  return fault && `failed to create the container ID file: open ${path}: ${errorWords(fault.fault)}`;
}

/** What the client says before it asks an Engine of API 1.41 for an endpoint's own address. */
const TOO_NEW =
  '"specify mac-address per network" requires API version 1.44, but the Docker daemon API version is 1.41';

function createPulling(call: Call, flags: Flags, body: CreateBody): string | NoContainer {
  const parsed = parseImage(body.Image);
  if (!parsed.ok) return byItself(parsed.reason);
  const name = isNamed(parsed.value) ? familiarString(withDefaultTag(parsed.value)) : undefined;
  if (flags.pull === 'always' && name !== undefined) {
    const missing = pullFor(call, name, flags.quiet);
    if (missing !== undefined) return missing;
  }
  const {
    HostConfig: hostConfig,
    NetworkingConfig: { EndpointsConfig: endpoints },
    ...config
  } = body;
  if (Object.values(endpoints).some(({ MacAddress }) => MacAddress !== '')) return byItself(TOO_NEW);
  const create = () =>
    call.client.call({ call: 'create-container', name: flags.name, config, hostConfig: { ...hostConfig }, endpoints });
  const created = create();
  if (!isFailure(created)) return warned(call, created, hostConfig);
  if (name === undefined || flags.pull === 'never' || flags.pull === 'always' || !countsAsMissingImage(created)) {
    return byEngine(created);
  }
  if (!flags.quiet) complain(call.system, `Unable to find image '${name}' locally\n`);
  const unpulled = pullFor(call, name, flags.quiet);
  if (unpulled !== undefined) return unpulled;
  const again = create();
  return isFailure(again) ? byEngine(again) : warned(call, again, hostConfig);
}

function warned({ system }: Call, id: string, limits: CreateBody['HostConfig']): string {
  complain(
    system,
    limitWarnings({ ...limits })
      .map((warning) => `WARNING: ${warning}\n`)
      .join(''),
  );
  return id;
}

function countsAsMissingImage({ status, code }: Failure): boolean {
  return status === 404 && code !== 'no-such-container' && code !== 'no-such-host';
}

/** Progress goes to standard error, so that standard output has only the identifier or what the program prints. */
function pullFor({ system, client }: Call, reference: string, quiet: boolean): NoContainer | undefined {
  const pulled = client.call({ call: 'pull', reference });
  if (!isFailure(pulled) && !quiet) complain(system, progressText(pulled.progress, system.terminal(2) !== undefined));
  const failed = transferFailure(pulled);
  return failed === undefined ? undefined : byItself(failed);
}

/** What `create` and `run` refuse because all images here are of one platform and none is signed. */
export function unlikeHere({
  path,
  flags,
}: Pick<Invocation<typeof CREATE_FLAGS>, 'path' | 'flags'>): string | undefined {
  const problem = platformProblem(flags.platform);
  if (problem !== undefined) return `error parsing specified platform: ${problem}`;
  if (!isSimulatedPlatform(flags.platform)) return flagRefusal(path, 'platform', otherPlatforms);
  if (!flags['disable-content-trust']) return flagRefusal(path, 'disable-content-trust=false', signatures);
  return undefined;
}
