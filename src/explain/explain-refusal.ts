import { isDigest, shortId } from '../digest/digest.js';
import type { Container } from '../container/container.js';
import { findContainer } from '../engine/find-container.js';
import type { Host } from '../host/host.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { childrenOf } from '../image/store.js';
import { type Message, message } from '../language/language.js';
import { isUp } from '../view/container-status.js';
import { hostOf } from '../view/host-of.js';
import { type Failure, type FailureCode, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';
import { familiarNames, imageName } from './display-name.js';
import { explainImage } from './explain-image.js';
import { explainVolume } from './explain-volume.js';
import type { Explanation, Remedy } from './explanation.js';
import { removeContainers } from './removal-commands.js';
import { usersOf } from './volume-verdict.js';

type Because = (host: Host, refused: Failure, world: World) => Explanation;

function only(answer: Message): Explanation {
  return { answer, because: [] };
}

/** Whatever the failure was about, as it was written. */
function named(refused: Failure, ...roles: readonly string[]): string {
  for (const role of roles) if (refused.about[role]) return refused.about[role];
  return Object.values(refused.about)[0] ?? '';
}

function containerOf(host: Host, refused: Failure): Container | undefined {
  const found = findContainer(host, named(refused, 'container'));
  return isFailure(found) ? undefined : found;
}

function containerName(host: Host, refused: Failure): string {
  return containerOf(host, refused)?.name ?? named(refused, 'container').slice(0, 12);
}

/** The image that it was about, as a user calls it. */
function imageOf(host: Host, refused: Failure): { readonly image: string; readonly names: readonly string[] } {
  const text = named(refused, 'image', 'reference');
  const found = findImage(host.images, text);
  if (isRefused(found)) return { image: isDigest(text) ? shortId(text) : text, names: [] };
  return { image: imageName(host.images, found.id), names: familiarNames(host.images, found.id) };
}

/** The way that takes everything away which holds the image. */
function removal(host: Host, refused: Failure): { readonly remedy?: Remedy } {
  const explained = explainImage(host, named(refused, 'image'));
  return isFailure(explained) || explained.remedy === undefined ? {} : { remedy: explained.remedy };
}

function imageHasChildren(host: Host, refused: Failure): Explanation {
  const { image } = imageOf(host, refused);
  const found = findImage(host.images, named(refused, 'image'));
  const children = isRefused(found) ? [] : childrenOf(host.images, found.id).map((id) => imageName(host.images, id));
  return { ...only(message('refused.image-has-children', { image, children })), ...removal(host, refused) };
}

function imageInUse(host: Host, refused: Failure): Explanation {
  const { image } = imageOf(host, refused);
  const container = containerOf(host, refused);
  const running = container !== undefined && isUp(container.state);
  const answer = message('refused.image-in-use', { image, container: containerName(host, refused), running });
  return { ...only(answer), ...removal(host, refused) };
}

function volumeInUse(host: Host, refused: Failure, world: World): Explanation {
  const volume = named(refused, 'volume');
  const users = usersOf(host, volume, undefined).all.map(({ name }) => name);
  const explained = explainVolume(world, host.name, volume);
  const remedy = isFailure(explained) || explained.remedy === undefined ? {} : { remedy: explained.remedy };
  return { ...only(message('refused.volume-in-use', { volume, users })), ...remedy };
}

function nameInUse(host: Host, refused: Failure): Explanation {
  const name = named(refused, 'container', 'network');
  const holder = refused.about['holder'] === undefined ? undefined : host.containers.get(refused.about['holder']);
  const answer = message('refused.name-in-use', { name, holder: holder && shortId(holder.id) });
  if (holder === undefined) return only(answer);
  return {
    ...only(answer),
    remedy: { command: removeContainers([holder]), effect: message('remedy.free-name', { name }) },
  };
}

function containerActive(host: Host, refused: Failure): Explanation {
  const container = containerOf(host, refused);
  const name = containerName(host, refused);
  const answer = message('refused.container-active', { container: name, status: container?.state.status ?? 'running' });
  if (container === undefined) return only(answer);
  const effect = message('remedy.remove-container', { container: name });
  return { ...only(answer), remedy: { command: removeContainers([container]), effect } };
}

function paused(host: Host, refused: Failure): Explanation {
  const container = containerName(host, refused);
  const effect = message('remedy.unpause', { container });
  return {
    ...only(message('refused.paused', { container })),
    remedy: { command: `docker unpause ${container}`, effect },
  };
}

function notRunning(host: Host, refused: Failure): Explanation {
  const name = containerName(host, refused);
  const answer = message('refused.not-running', { name });
  if (containerOf(host, refused) === undefined) return only(answer);
  const effect = message('remedy.start-container', { container: name });
  return { ...only(answer), remedy: { command: `docker start ${name}`, effect } };
}

function imageHasNames(host: Host, refused: Failure): Explanation {
  const { image, names } = imageOf(host, refused);
  const explained = explainImage(host, named(refused, 'image'));
  const command = isFailure(explained) ? undefined : explained.remedy?.command;
  const answer = only(message('refused.image-has-names', { image, names }));
  return command === undefined
    ? answer
    : { ...answer, remedy: { command, effect: message('remedy.remove-names', { image }) } };
}

/** One for every code there is: the compiler sees to it. */
const reasons: Readonly<Record<FailureCode, Because>> = {
  'no-such-container': (_, refused) =>
    only(message('refused.no-such-container', { name: named(refused, 'container') })),
  'no-such-image': (_, refused) => only(message('refused.no-such-image', { name: named(refused, 'image') })),
  'no-such-volume': (_, refused) => only(message('refused.no-such-volume', { name: named(refused, 'volume') })),
  'no-such-host': (_, refused) => only(message('refused.no-such-host', { name: named(refused, 'host') })),
  'no-such-object': (_, refused) => only(message('refused.no-such-object', { name: named(refused) })),
  'no-such-file': (_, refused) => only(message('refused.no-such-file', { name: named(refused, 'path') })),
  'no-such-exec': () => only(message('refused.no-such-exec', {})),
  'ambiguous-id': (_, refused) => only(message('refused.ambiguous-id', { name: named(refused) })),
  'invalid-argument': () => only(message('refused.invalid-argument', {})),
  'invalid-reference': (_, refused) =>
    only(message('refused.invalid-reference', { name: named(refused, 'reference') })),
  'name-in-use': nameInUse,
  'container-active': containerActive,
  paused,
  'already-paused': (host, refused) =>
    only(message('refused.already-paused', { container: containerName(host, refused) })),
  'not-paused': (host, refused) => only(message('refused.not-paused', { container: containerName(host, refused) })),
  'volume-in-use': volumeInUse,
  'image-in-use': imageInUse,
  'image-has-children': imageHasChildren,
  'image-has-names': imageHasNames,
  'network-in-use': (_, refused) => only(message('refused.network-in-use', { name: named(refused, 'network') })),
  'port-in-use': (_, refused) => only(message('refused.port-in-use', { port: named(refused, 'port') })),
  conflict: () => only(message('refused.conflict', {})),
  'not-running': notRunning,
  'not-modified': () => only(message('refused.not-modified', {})),
  registry: () => only(message('refused.registry', {})),
  'start-failed': () => only(message('refused.start-failed', {})),
  'file-fault': () => only(message('refused.file-fault', {})),
  stuck: () => only(message('refused.stuck', {})),
  'bad-snapshot': () => only(message('refused.bad-snapshot', {})),
};

/** Why a command was refused: in the world it was refused in, which it left as it was. */
export function explainRefusal(world: World, hostName: string, refused: Failure): Explanation {
  return reasons[refused.code](hostOf(world, hostName), refused, world);
}
