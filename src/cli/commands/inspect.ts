/** `docker inspect` and its narrower sisters: documents of objects by name, or what a template makes of them. */
import { exit, type Next } from '../../process/program.js';
import { inspectContainer } from '../../view/inspect-container.js';
import { inspectImage } from '../../view/inspect-image.js';
import { inspectNetwork } from '../../view/inspect-network.js';
import { inspectVolume } from '../../view/inspect-volume.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { formatInspect, type Found } from '../format/inspect.js';
import type { Json } from '../template/value.js';
import { command, type Invocation } from './command.js';
import { complain, daemonWords, giveUp, say } from './speak.js';

type Client = Invocation['client'];
type Kind = 'container' | 'image' | 'network' | 'volume';
type Find = (client: Client, name: string, size: boolean) => object | Failure;

const finders: Readonly<Record<Kind, Find>> = {
  container: (client, name, size) => client.look((world) => inspectContainer(world, client.host, name, { size })),
  image: (client, name) => client.look((world) => inspectImage(world, client.host, name)),
  network: (client, name) => client.look((world) => inspectNetwork(world, client.host, name)),
  volume: (client, name) => client.look((world) => inspectVolume(world, client.host, name)),
};

const searchOrder: readonly Kind[] = ['container', 'image', 'network', 'volume'];
const otherKinds = ['config', 'node', 'plugin', 'secret', 'service', 'task'];
const knownTypes = [...otherKinds, ...searchOrder]
  .sort()
  .map((kind) => `"${kind}"`)
  .join(', ');

/** The client's own types for the documents. */
const types: Readonly<Record<Kind, string>> = {
  container: 'container.InspectResponse',
  image: 'image.InspectResponse',
  network: 'network.Inspect',
  volume: 'volume.Volume',
};

function foundAs(kind: Kind, document: object): Found {
  return { document: document as Json, type: types[kind] };
}

/** The first kind that has such an object; without one nobody's words are shown, only that there is none. */
function findAny(
  { system, client }: Pick<Invocation, 'system' | 'client'>,
  name: string,
  size: boolean,
): Found | string {
  if (name.trim() === '') return 'invalid container name or ID: value is empty';
  for (const kind of searchOrder) {
    const found = finders[kind](client, name, size);
    if (!isFailure(found)) {
      if (size && kind !== 'container') complain(system, `WARNING: --size ignored for ${kind}\n`);
      return foundAs(kind, found);
    }
    if (found.status !== 404 && kind === 'container') return daemonWords(found);
  }
  return `Error: No such object: ${name}`;
}

function findOne(client: Client, kind: Kind, name: string, size: boolean): Found | string {
  if (name === '' && kind === 'image') return 'Error: No such image: ';
  if (name === '') return `invalid ${kind} name or ID: value is empty`;
  const found = finders[kind](client, name, size);
  return isFailure(found) ? daemonWords(found) : foundAs(kind, found);
}

function show(
  { system, args }: Invocation,
  format: string,
  find: (name: string) => Found | string,
  onlyTyped = false,
): Next {
  const { stdout, stderr, exitCode } = formatInspect(args.map(find), format, onlyTyped);
  say(system, stdout);
  complain(system, stderr);
  return exit(exitCode);
}

const format = text('Go template, or json', { short: 'f' });
const size = toggle('With sizes of containers', { short: 's' });

export const inspect = command({
  flags: { format, size, type: text('Kind of object') },
  step: (call) => {
    const { client, flags, changed } = call;
    const { type } = flags;
    if (changed.has('type') && type === '') return giveUp(call.system, `type is empty: must be one of ${knownTypes}`);
    if (!changed.has('type')) return show(call, flags.format, (name) => findAny(call, name, flags.size));
    if (searchOrder.some((kind) => kind === type)) {
      return show(call, flags.format, (name) => findOne(client, type as Kind, name, flags.size));
    }
    if (otherKinds.includes(type)) return show(call, flags.format, (name) => `Error: No such ${type}: ${name}`);
    return giveUp(call.system, `unknown type: "${type}": must be one of ${knownTypes}`);
  },
});

export const containerInspect = command({
  flags: { format, size },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'container', name, call.flags.size)),
});

export const imageInspect = command({
  flags: { format, platform: text('Only this platform', { api: '1.49' }) },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'image', name, false)),
});

export const volumeInspect = command({
  flags: { format },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'volume', name, false), true),
});

export const networkInspect = command({
  flags: { format, verbose: toggle('More about it', { short: 'v' }) },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'network', name, false)),
});
