import { shortId } from '../digest/digest.js';
import { findContainer } from '../engine/find-container.js';
import { explainFile, mountAbove } from '../explain/explain-file.js';
import type { Place } from '../explain/explanation.js';
import { nodeAt } from '../filesystem/lookup.js';
import type { Host } from '../host/host.js';
import { type Cause, causes } from '../history/causes.js';
import type { History } from '../history/history.js';
import { findImage } from '../image/find-image.js';
import { isRefused } from '../image/failure.js';
import type { HistoryEntry } from '../image/history.js';
import type { Image } from '../image/image.js';
import type { Layer } from '../image/layer.js';
import type { FileChange, SightValues } from '../language/biography-values.js';
import { type Message, message } from '../language/language.js';
import type { Means } from '../step/step.js';
import { type Failure, failure, isFailure } from '../world/failure.js';
import { sightsOfImage, sightsOfPlace } from './sights.js';
import { nodeAtSpot, type Spot, spotOf, treesOf, withRealFolder } from './spot.js';
import { findVolume } from './thing.js';
import { type Write, writesTo } from './writes.js';

/** What a layer did to a file. */
export interface LayerWrite {
  readonly layer: string;
  readonly change: FileChange;
  readonly bytes?: number;
  /** What the image's history says of it. */
  readonly step: HistoryEntry | undefined;
}

/** The life of a file. */
export interface Biography {
  /** Where it is now, or that it is not: as an explanation says. */
  readonly now: Message;
  /** What the layers of its image did to it, lowest first. */
  readonly layers: readonly LayerWrite[];
  /** What happened to it since the history begins, oldest first. */
  readonly writes: readonly Write[];
  /** It was there when the history began, and no layer tells where it came from. */
  readonly older: boolean;
  /** What else there is to say: what lies hidden beneath it. */
  readonly because: readonly Message[];
  readonly sights: readonly SightValues[];
}

/** Which layers had to do with a path, and what each of them did: brought it, changed it, whited it out. */
function layerWrites(layers: readonly Layer[], image: Image | undefined, path: string): readonly LayerWrite[] {
  const steps = image?.config.history.filter((entry) => entry.empty_layer !== true) ?? [];
  return layers.flatMap(({ chainId, below, tree }, depth): LayerWrite[] => {
    const [before, after] = [nodeAt(below, path), nodeAt(tree, path)];
    if (before === after || (before?.kind === 'dir' && after?.kind === 'dir')) return [];
    const bytes = after?.kind === 'file' ? { bytes: after.content.length } : {};
    const change = before === undefined ? 'added' : after === undefined ? 'deleted' : 'changed';
    return [{ layer: shortId(chainId), change, ...bytes, step: steps[depth] }];
  });
}

function stackBelow({ images }: Host, top: string | undefined): readonly Layer[] {
  const stack: Layer[] = [];
  for (let id = top; id !== undefined; ) {
    const layer = images.layers.get(id as never)?.layer;
    if (layer !== undefined) stack.unshift(layer);
    id = layer?.parent;
  }
  return stack;
}

/** Whether it was there before anything that is remembered. */
function isOlder(all: readonly Cause[], host: string, spot: Spot, history: History): boolean {
  const first = all.at(-1)?.before ?? history.world;
  return nodeAtSpot(treesOf(first.hosts.get(host)), spot) !== undefined;
}

function inImage(history: History, hostName: string, image: Image, path: string): Omit<Biography, 'now' | 'because'> {
  const host = history.world.hosts.get(hostName) as Host;
  const layers = stackBelow(host, image.layers.at(-1));
  const tree = layers.at(-1)?.tree;
  const real = tree === undefined ? path : withRealFolder(tree, path);
  return {
    layers: layerWrites(layers, image, real),
    writes: [],
    older: false,
    sights: sightsOfImage(host, image, real),
  };
}

/** A path of a place with the links in its folders followed, where it is no mount's: what an explanation is asked about. */
function plainPath(host: Host, path: string, place: Place): string {
  if ('container' in place) {
    const container = findContainer(host, place.container);
    if (isFailure(container) || mountAbove(container, path) !== undefined) return path;
    return withRealFolder(container.files.root, path);
  }
  if (!('image' in place)) return path;
  const image = findImage(host.images, place.image);
  const tree = isRefused(image) ? undefined : stackBelow(host, image.layers.at(-1)).at(-1)?.tree;
  return tree === undefined ? path : withRealFolder(tree, path);
}

/** A volume may be meant by the first digits of a name that the engine made up. */
function wholePlace(host: Host, place: Place): Place {
  if (!('volume' in place)) return place;
  const volume = findVolume(host, place.volume);
  return isFailure(volume) ? place : { volume };
}

/**
 * The life of a file in an image, a container, a volume, or (without a place) on the machine itself: which layer or
 * which process wrote, changed or deleted it and when, what hides it, and who sees it by which mount. What no layer
 * tells is found in the history; a world from a snapshot has none.
 */
export function biography(
  history: History,
  hostName: string,
  path: string,
  place: Place | undefined,
  means: Means,
): Biography | Failure {
  const host = history.world.hosts.get(hostName);
  if (host === undefined) return failure('no-such-host', `No such host: ${hostName}`, { host: hostName });
  const whole = place && wholePlace(host, place);
  const told = whole && explainFile(host, plainPath(host, path, whole), whole);
  if (told !== undefined && isFailure(told)) return told;
  if (!path.startsWith('/')) return explainFile(host, path, { volume: '' }) as Failure;
  const clean = path === '/' ? path : path.replace(/\/+$/, '');
  const spot = spotOf(host, clean, whole);
  const there = spot !== undefined && nodeAtSpot(treesOf(host), spot) !== undefined;
  const now =
    told?.answer ??
    (there
      ? message('biography.machine', { path, machine: hostName })
      : message('file.missing', { path, place: hostName }));
  const because = told?.because.filter(({ key }) => key !== 'file.seen-by') ?? [];
  if (spot === undefined) {
    const image = findImage(host.images, whole !== undefined && 'image' in whole ? whole.image : '');
    if (isRefused(image)) return failure('no-such-image', image.message);
    return { now, because, ...inImage(history, hostName, image, clean) };
  }
  const all = [...causes(history)];
  const writes = writesTo(all, hostName, spot, means);
  const layers = layersBeneath(host, spot);
  const older = layers.length === 0 && writes[0]?.change !== 'added' && isOlder(all, hostName, spot, history);
  const sights = there && spot.tree === 'machine' ? sightsOfPlace(history.world, hostName, spot.path) : [];
  return { now, because, layers, writes, older, sights };
}

function layersBeneath(host: Host, spot: Spot): readonly LayerWrite[] {
  const container = spot.tree === 'container' ? host.containers.get(spot.container) : undefined;
  if (container === undefined) return [];
  return layerWrites(stackBelow(host, container.topLayer), host.images.images.get(container.image), spot.path);
}
