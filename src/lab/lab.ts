import { compareMoments, type MomentsCompared } from '../biography/compare-moments.js';
import { tryReadImagesFile } from '../catalogue/images-file.js';
import type { Programs } from '../process/program.js';
import { isReferenceFailure } from '../reference/failure.js';
import { defaultDomain, tryParseNormalized } from '../reference/normalize.js';
import { formatReference } from '../reference/reference.js';
import { emptyRegistry } from '../registry/registry.js';
import type { History, Moment } from '../history/history.js';
import { branchAt, forget, goTo, mark, type MomentRefused, momentOf } from '../history/moments.js';
import type { NewHost } from '../step/command.js';
import type { Serve } from '../step/step.js';
import { tryMilliseconds } from '../time/duration.js';
import { formatRfc3339Nano, parseRfc3339, tryParseRfc3339 } from '../time/instant.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import type { Event } from '../world/event.js';
import { type Failure, failure, isFailure, orThrow } from '../world/failure.js';
import { newWorld } from '../world/new-world.js';
import { snapshot } from '../world/snapshot.js';
import { tryRestore } from '../world/snapshot-restore.js';
import type { World } from '../world/world.js';
import { LabCore } from './core.js';
import { misusedOption, type OptionKind } from './option-check.js';
import { Host } from './host.js';
import { momentFailure } from './moment-failure.js';
import { labPrograms } from './programs.js';
import { Registry } from './registry.js';

export interface LabOptions {
  /** Decides every identifier and made-up name. Default: `slipway`. */
  readonly seed?: string;
  /** When ephemeral volumes vanish; see docs/volumes.md. Default: `course`. */
  readonly volumeLifetime?: VolumeLifetime;
  /**
   * Images that the first host has from the start, in the form of an images file; then there is no Docker Hub.
   * Default: none, and a Docker Hub with the catalogue's images.
   */
  readonly images?: unknown;
  /** The first instant: milliseconds since the Unix epoch, or RFC 3339. Default: 2026-01-05T09:00:00Z. */
  readonly now?: number | string;
  /** The first host. Default: one named `laptop`. */
  readonly host?: NewHost;
  /** More programs, by name; hosts made afterwards have them in /usr/bin. */
  readonly programs?: Programs;
}

const optionKinds: { readonly [K in keyof Required<LabOptions>]: OptionKind } = {
  seed: 'a text',
  volumeLifetime: ['course', 'engine'],
  images: 'anything',
  now: 'a number or a text',
  host: 'an object',
  programs: 'an object',
};

const firstInstant = '2026-01-05T09:00:00Z';
/** How old the images of a file are: the recorded ones were made about an hour before. */
const imagesAge = 65 * 60_000;

/**
 * A world of Docker hosts to play with: a shell round an immutable world and the one pure step. What it does is
 * decided by its seed and the calls made, on every machine alike.
 */
export class Lab {
  /** @internal What handles and terminals share. */
  readonly core: LabCore;
  readonly #firstHost: string;

  /** @internal Use `createLab` or `restoreLab`. */
  constructor(core: LabCore, firstHost: string) {
    this.core = core;
    this.#firstHost = firstHost;
  }

  /** The present world: an immutable value, free to keep and compare. */
  get world(): World {
    return this.core.world;
  }

  /** Milliseconds since the Unix epoch, in the lab's own time. */
  get now(): number {
    return this.core.world.now;
  }

  /** The same as RFC 3339 in UTC. */
  get clock(): string {
    return formatRfc3339Nano(this.now);
  }

  /** A host by name; without one, the first. */
  tryHost(name = this.#firstHost): Host | Failure {
    return this.world.hosts.has(name)
      ? new Host(this.core, name)
      : failure('no-such-host', `No such host: ${name}`, { host: name });
  }
  host(name?: string): Host {
    return orThrow(this.tryHost(name));
  }

  get hosts(): readonly Host[] {
    return [...this.world.hosts.keys()].map((name) => new Host(this.core, name));
  }

  /** A further machine with an engine of its own. */
  tryAddHost(request: string | NewHost): Host | Failure {
    const wish = typeof request === 'string' ? { name: request } : request;
    const refused = this.core.act(() => this.core.do({ do: 'add-host', ...wish }));
    return refused ?? new Host(this.core, wish.name);
  }
  addHost(request: string | NewHost): Host {
    return orThrow(this.tryAddHost(request));
  }

  /** An empty registry that hosts can push to and pull from; `denies` makes it refuse, as Docker Hub does a stranger. */
  tryAddRegistry(name: string, options: { readonly denies?: boolean } = {}): Registry | Failure {
    if (!isDomain(name)) {
      const reason = `Invalid registry name: ${name}: it is a host name, with a port if need be: localhost:5000`;
      return failure('invalid-argument', reason, { registry: name });
    }
    const registry = { ...emptyRegistry(name), denies: options.denies === true };
    const refused = this.core.act(() => this.core.do({ do: 'add-registry', ...registry }));
    return refused ?? new Registry(this.core, name);
  }
  addRegistry(name: string, options?: { readonly denies?: boolean }): Registry {
    return orThrow(this.tryAddRegistry(name, options));
  }

  /** A registry by its host and port; Docker Hub is `docker.io`. */
  tryRegistry(name: string = defaultDomain): Registry | Failure {
    return this.world.registries.has(name)
      ? new Registry(this.core, name)
      : failure('no-such-object', `No such registry: ${name}`, { registry: name });
  }
  registry(name?: string): Registry {
    return orThrow(this.tryRegistry(name));
  }

  /** Lets time pass, `'7m'`, `'1h30m'` or milliseconds: whatever runs, goes on running and may end. */
  tryAdvance(time: string | number): Failure | undefined {
    const length = tryMilliseconds(time);
    if (typeof length !== 'number') return failure('invalid-argument', length.message);
    return this.core.act(() => this.core.do({ do: 'advance', milliseconds: length }));
  }
  advance(time: string | number): void {
    orThrow(this.tryAdvance(time));
  }

  /**
   * Many calls as one: either all of `work` happens, as one thing for `undo`, or nothing. When it throws, the world is
   * the one (===) from before, and the same is thrown on; the same goes for a `Failure` that it gives back. A failure
   * of a `try…` inside that it keeps to itself counts for nothing. Transactions may lie in one another; `undo` and
   * `redo` inside do nothing. `takeEvents` has all the events of it afterwards. `work` cannot wait for promises.
   */
  transaction<T>(work: () => T): T {
    return this.core.transaction(work);
  }

  /** Takes the last call or typed line that changed something back, or the last `steps`; false when there is none. */
  undo(steps?: number): boolean {
    return this.core.undo(stepsOf(steps));
  }

  /** Does again what `undo` took back; false when there is nothing. */
  redo(steps?: number): boolean {
    return this.core.redo(stepsOf(steps));
  }

  /** Gives the present moment a name. It is none of the world's things: an undo does not take the name away. */
  tryMark(name: string): Failure | undefined {
    return this.#travel((history) => mark(history, name));
  }
  mark(name: string): void {
    orThrow(this.tryMark(name));
  }

  /** Takes a name away again. */
  tryForget(name: string): Failure | undefined {
    return this.#travel((history) => forget(history, name));
  }
  forget(name: string): void {
    orThrow(this.tryForget(name));
  }

  /** The moments that have a name, by name. */
  get moments(): readonly Moment[] {
    return [...this.core.history.moments.values()];
  }

  /** A moment by its name; `now` is the present one. */
  tryMoment(name: string): Moment | Failure {
    const found = momentOf(this.core.present, name);
    return 'refused' in found ? momentFailure(found) : found;
  }
  moment(name: string): Moment {
    return orThrow(this.tryMoment(name));
  }

  /** Everything is as it was at a named moment. That is a step like any other: `undo` leads back. */
  tryGoTo(name: string): Failure | undefined {
    return this.#travel((history) => goTo(history, name));
  }
  goTo(name: string): void {
    orThrow(this.tryGoTo(name));
  }

  /**
   * The objects and files that differ between two moments, by their names or as worlds: of another lab, say, that was
   * forked from this one.
   */
  tryCompare(before: string | World, after: string | World = 'now'): MomentsCompared | Failure {
    const [old, now] = [this.#worldAt(before), this.#worldAt(after)];
    if (isFailure(old)) return old;
    return isFailure(now) ? now : compareMoments(old, now);
  }
  compare(before: string | World, after?: string | World): MomentsCompared {
    return orThrow(this.tryCompare(before, after));
  }

  #worldAt(moment: string | World): World | Failure {
    if (typeof moment !== 'string') return moment;
    const found = this.tryMoment(moment);
    return isFailure(found) ? found : found.world;
  }

  #travel(how: (history: History) => History | MomentRefused): Failure | undefined {
    if (!this.core.idle) {
      return failure('conflict', 'In the middle of a transaction nobody can go through time: let it come to its end');
    }
    const went = how(this.core.history);
    if ('refused' in went) return momentFailure(went);
    this.core.adopt(went);
    return undefined;
  }

  /**
   * A second lab that goes on from here, or from a named moment, with the past and the names of moments that there are;
   * neither sees the other. Costs nothing.
   */
  tryFork(moment?: string): Lab | Failure {
    if (moment === undefined) return new Lab(this.core.fork(), this.#firstHost);
    const branch = branchAt(this.core.present, moment);
    return 'refused' in branch ? momentFailure(branch) : new Lab(this.core.fork(branch), this.#firstHost);
  }
  fork(moment?: string): Lab {
    return orThrow(this.tryFork(moment));
  }

  /** Everything as text (versioned JSON), equal for equal histories to the byte; `restoreLab` reads it. */
  snapshot(): string {
    return snapshot(this.world);
  }

  /**
   * What happened since this was last called, as `docker events` has it; the world remembers the newest 256, and the
   * lab all of a transaction.
   */
  takeEvents(): readonly Event[] {
    return this.core.takeEvents();
  }

  /** More programs for the hosts of this lab, and who answers their requests. */
  install(programs: Programs, serve?: Serve): void {
    this.core.install(programs, serve);
  }
}

/** A number of steps is a programmer's to know. */
function stepsOf(steps = 1): number {
  if (Number.isInteger(steps) && steps >= 0) return steps;
  throw new RangeError(`undo and redo take a whole number of steps, not ${steps}`);
}

/** What can be the part of an image's name before its first slash. */
function isDomain(name: string): boolean {
  const parsed = tryParseNormalized(`${name}/x`);
  return !isReferenceFailure(parsed) && parsed.domain === name;
}

/** Years before 0 and after 9999 have no form in RFC 3339. */
const [earliest, latest] = [parseRfc3339('0000-01-01T00:00:00Z'), parseRfc3339('9999-12-31T23:59:59.999Z')];

function instantOf(now: number | string): number | Failure {
  if (typeof now !== 'number') {
    const instant = tryParseRfc3339(now);
    return typeof instant === 'number' ? instant : failure('invalid-argument', `now: ${instant.message}`);
  }
  if (Number.isInteger(now) && now >= earliest && now <= latest) return now + 0;
  const wanted = 'a whole number of milliseconds since 1970, between the years 0 and 9999';
  return failure('invalid-argument', `now: ${now} is not ${wanted}`);
}

/** A lab with one host; or why its options are no good. */
export function tryCreateLab(options: LabOptions = {}): Lab | Failure {
  const misused = misusedOption('createLab', options, optionKinds);
  if (misused) return misused;
  const now = instantOf(options.now ?? firstInstant);
  if (isFailure(now)) return now;
  const world = newWorld({ seed: options.seed ?? 'slipway', volumeLifetime: options.volumeLifetime ?? 'course', now });
  const core = new LabCore(world, { programs: { ...labPrograms, ...options.programs } });
  const host = options.host ?? { name: 'laptop' };
  const refused = core.do({ do: 'add-host', ...host });
  if (isFailure(refused)) return refused;
  const stocked =
    options.images === undefined ? addHub(core) : loadImages(core, host.name, options.images, now - imagesAge);
  if (isFailure(stocked)) return stocked;
  core.takeEvents();
  return new Lab(core, host.name);
}

export function createLab(options?: LabOptions): Lab {
  return orThrow(tryCreateLab(options));
}

function addHub(core: LabCore): Failure | undefined {
  return core.do({ do: 'add-registry', ...emptyRegistry(defaultDomain), denies: true });
}

function loadImages(core: LabCore, host: string, document: unknown, created: number): Failure | undefined {
  const images = tryReadImagesFile(document, created);
  if ('code' in images) return failure('invalid-argument', images.message, images.image ? { image: images.image } : {});
  for (const { reference, config, layers } of images) {
    const names = [formatReference(reference)];
    const loaded = core.do({ do: 'load-image', host, config, layers, names });
    if (isFailure(loaded)) return loaded;
  }
  return undefined;
}

/** A lab that goes on where a snapshot was taken; or what is wrong with the snapshot. */
export function tryRestoreLab(text: string, options: { readonly programs?: Programs } = {}): Lab | Failure {
  const world = tryRestore(text);
  if (isFailure(world)) return world;
  const first = [...world.hosts.values()].sort((a, b) => (a.address < b.address ? -1 : 1))[0];
  return new Lab(new LabCore(world, { programs: { ...labPrograms, ...options.programs } }), first?.name ?? '');
}

export function restoreLab(text: string, options?: { readonly programs?: Programs }): Lab {
  return orThrow(tryRestoreLab(text, options));
}
