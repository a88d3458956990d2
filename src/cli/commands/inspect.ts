/** `docker inspect` and its narrower sisters: documents of objects by name, or what a template makes of them. */
import { exit, type Next } from '../../process/program.js';
import { inspectContainer } from '../../view/inspect-container.js';
import { inspectImage } from '../../view/inspect-image.js';
import { inspectNetwork } from '../../view/inspect-network.js';
import { inspectVolume } from '../../view/inspect-volume.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { text, toggle } from '../flag-kinds.js';
import { formatInspect } from '../format/inspect.js';
import { compileTemplate } from '../template/template.js';
import type { Json, JsonObject } from '../template/value.js';
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

/** The first kind that has such an object; without one nobody's words are shown, only that there is none. */
function findAny(client: Client, name: string, size: boolean): object | string {
  if (name.trim() === '') return 'invalid container name or ID: value is empty';
  for (const kind of searchOrder) {
    const found = finders[kind](client, name, size);
    if (!isFailure(found)) return found;
    if (found.status !== 404 && kind === 'container') return daemonWords(found);
  }
  return `Error: No such object: ${name}`;
}

function findOne(client: Client, kind: Kind, name: string, size: boolean): object | string {
  const found = finders[kind](client, name, size);
  return isFailure(found) ? daemonWords(found) : found;
}

function show(
  { system, args }: Invocation,
  format: string,
  find: (name: string) => object | string,
  onlyType?: string,
): Next {
  const template = compileTemplate(format === 'json' ? '' : format);
  if (!template.ok) return giveUp(system, `template parsing error: ${template.reason}`, 64);
  const documents: Json[] = [];
  const missing: string[] = [];
  for (const name of args) {
    const found = find(name);
    if (typeof found === 'string') missing.push(`${found}\n`);
    else documents.push(found as Json);
  }
  const { stdout, stderr, exitCode } = formatInspect(documents, format, documents.map(typedDocument), onlyType);
  say(system, stdout);
  complain(system, stderr + missing.join(''));
  return exit(missing.length > 0 ? 1 : exitCode);
}

/** The client knows of an image's config what the image specification has, and leaves out what is empty there. */
const imageConfigMembers = [
  'User',
  'ExposedPorts',
  'Env',
  'Entrypoint',
  'Cmd',
  'Volumes',
  'WorkingDir',
  'Labels',
  'StopSignal',
  'ArgsEscaped',
  'Healthcheck',
  'OnBuild',
  'Shell',
];

function typedDocument(document: Json): Json {
  const { RootFS: layers, Config: config, ...rest } = document as JsonObject;
  if (layers === undefined || config === undefined || config === null) return document;
  const members = imageConfigMembers.map((name) => [name, (config as JsonObject)[name]] as const);
  const isEmpty = (value: Json) =>
    value === undefined || value === null || value === '' || value === false || Object.keys(value).length === 0;
  return { ...rest, RootFS: layers, Config: Object.fromEntries(members.filter(([, value]) => !isEmpty(value))) };
}

const format = text('Go template, or json', { short: 'f' });
const size = toggle('With sizes of containers', { short: 's' });

export const inspect = command({
  flags: { format, size, type: text('Kind of object') },
  step: (call) => {
    const { client, flags, changed } = call;
    const { type } = flags;
    if (!changed.has('type')) return show(call, flags.format, (name) => findAny(client, name, flags.size));
    if (searchOrder.some((kind) => kind === type)) {
      return show(call, flags.format, (name) => findOne(client, type as Kind, name, flags.size));
    }
    if (otherKinds.includes(type)) return show(call, flags.format, (name) => `Error: No such ${type}: ${name}`);
    const known = [...otherKinds, ...searchOrder].sort().map((kind) => `"${kind}"`);
    return giveUp(call.system, `unknown type: "${type}": must be one of ${known.join(', ')}`);
  },
});

export const containerInspect = command({
  flags: { format, size },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'container', name, call.flags.size)),
});

export const imageInspect = command({
  flags: { format },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'image', name, false)),
});

export const volumeInspect = command({
  flags: { format },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'volume', name, false), 'volume.Volume'),
});

export const networkInspect = command({
  flags: { format, verbose: toggle('More about it', { short: 'v' }) },
  step: (call) => show(call, call.flags.format, (name) => findOne(call.client, 'network', name, false)),
});
