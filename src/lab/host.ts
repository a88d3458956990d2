import { type Biography, biography } from '../biography/biography.js';
import type { FilesCompared } from '../biography/compare-files.js';
import { compareThings, filesOfThing, type Thing } from '../biography/thing.js';
import { toBytes } from '../digest/bytes.js';
import { findContainer } from '../engine/find-container.js';
import type { Pruned } from '../engine/prune.js';
import { explain } from '../explain/explain.js';
import { explainRefusal } from '../explain/explain-refusal.js';
import type { Explanation, Place, Subject } from '../explain/explanation.js';
import type { Directory } from '../filesystem/node.js';
import { momentOf } from '../history/moments.js';
import type { Host as HostRow } from '../host/host.js';
import { isRefused } from '../image/failure.js';
import { findImage } from '../image/find-image.js';
import { listImages } from '../image/list-images.js';
import type { RemovalRecord } from '../image/remove-image.js';
import { imagesUsage } from '../image/sizes.js';
import { losses, type Losses } from '../preview/losses.js';
import type { PictureStyle } from '../view/canvas.js';
import { drawLayers } from '../view/draw-layers.js';
import { drawVolumes } from '../view/draw-volumes.js';
import { type Failure, failure, isFailure, orThrow } from '../world/failure.js';
import { Container } from './container.js';
import type { LabCore } from './core.js';
import { Folder } from './folder.js';
import { Image } from './image.js';
import { momentFailure } from './moment-failure.js';
import { collectOutput, type Output } from './output.js';
import { createRequest, type RunOptions } from './run-options.js';
import { Volume } from './volume.js';

export interface ForegroundOptions extends RunOptions {
  /** `-d`: do not wait for its end. */
  readonly detach?: boolean;
  /** Text for its standard input (implies `interactive`). */
  readonly stdin?: string;
}

export interface ShellOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the home directory. */
  readonly cwd?: string;
  readonly stdin?: string;
}

/** Something that has files; `at`: the name of a moment, without it now. */
export type ThingThen = Thing & { readonly at?: string };

/** One machine of a lab with its Docker engine; calls go to the lab's present world. */
export class Host {
  readonly name: string;
  readonly #core: LabCore;

  constructor(core: LabCore, name: string) {
    this.#core = core;
    this.name = name;
  }

  /** The row as the present world has it: plain data, for whoever needs more than the handle offers. */
  get row(): HostRow {
    return orThrow(this.#core.world.hosts.get(this.name) ?? failure('no-such-host', `No such host: ${this.name}`));
  }

  get files(): Folder {
    return new Folder(this.#core, this.name);
  }

  /** Whether registries can be reached by their names; an offline host has only what it has downloaded. */
  get online(): boolean {
    return this.row.online;
  }
  set online(online: boolean) {
    this.#core.act(() => this.#core.do({ do: 'set-online', host: this.name, online }));
  }

  /** `docker pull`. */
  tryPull(reference: string): Image | Failure {
    return this.#core.act(() => this.#pull(reference));
  }
  pull(reference: string): Image {
    return orThrow(this.tryPull(reference));
  }

  #pull(reference: string): Image | Failure {
    const pulled = this.#core.do({ call: 'pull', host: this.name, reference });
    if (isFailure(pulled)) return pulled;
    if (pulled.failure || !pulled.image)
      return pulled.failure ?? failure('registry', `nothing was pulled for ${reference}`);
    return new Image(this.#core, this.name, pulled.image);
  }

  /** `docker push`. */
  tryPush(reference: string): Failure | undefined {
    return this.#core.act(() => {
      const pushed = this.#core.do({ call: 'push', host: this.name, reference });
      return isFailure(pushed) ? pushed : pushed.failure;
    });
  }
  push(reference: string): void {
    orThrow(this.tryPush(reference));
  }

  /** `docker create`, which pulls the image by itself if it is missing. */
  tryCreate(image: string, options: RunOptions = {}): Container | Failure {
    return this.#core.act(() => this.#create(image, options), volumesStay);
  }
  create(image: string, options?: RunOptions): Container {
    return orThrow(this.tryCreate(image, options));
  }

  #create(image: string, options: RunOptions): Container | Failure {
    const request = createRequest(image, options);
    if (isFailure(request)) return request;
    const call = { call: 'create-container' as const, host: this.name, ...request };
    let id = this.#core.do(call);
    if (isFailure(id) && id.code === 'no-such-image') {
      const pulled = this.#pull(image);
      if (isFailure(pulled)) return pulled;
      id = this.#core.do(call);
    }
    return isFailure(id) ? id : new Container(this.#core, this.name, id);
  }

  /**
   * `docker run`. In the foreground it waits for the end and the container's `output` has what was printed; its exit
   * code is no failure. Something that never ends needs `detach: true`.
   */
  tryRun(image: string, options: ForegroundOptions = {}): Container | Failure {
    return this.#core.act(() => this.#run(image, options), volumesStay);
  }
  run(image: string, options?: ForegroundOptions): Container {
    return orThrow(this.tryRun(image, options));
  }

  #run(image: string, { detach, stdin, ...options }: ForegroundOptions): Container | Failure {
    const created = this.#create(image, stdin === undefined ? options : { ...options, interactive: true });
    if (isFailure(created)) return created;
    const container = created.id;
    const capture = detach ? 0 : this.#core.do({ call: 'attach-container', host: this.name, container });
    if (isFailure(capture)) return capture;
    const refused = created.tryStart();
    if (refused) {
      if (capture !== 0) this.#core.do({ do: 'forget-capture', capture });
      return refused;
    }
    if (stdin !== undefined) {
      this.#core.do({ call: 'write-input', host: this.name, container, bytes: toBytes(stdin), end: true });
    }
    if (capture === 0) return created;
    const what = `container ${created.shortId} (${image})`;
    const output = collectOutput(this.#core, capture, what, 'run it with detach: true');
    return isFailure(output) ? output : new Container(this.#core, this.name, container, output);
  }

  /** Every container, running or not, oldest first. */
  get containers(): readonly Container[] {
    return [...this.row.containers.values()]
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ id }) => new Container(this.#core, this.name, id));
  }

  /** By id, unique prefix of one, or name. */
  tryContainer(text: string): Container | Failure {
    const found = findContainer(this.row, text);
    return isFailure(found) ? found : new Container(this.#core, this.name, found.id);
  }
  container(text: string): Container {
    return orThrow(this.tryContainer(text));
  }

  /** What `docker images` lists, each image once, newest first. */
  get images(): readonly Image[] {
    const listed = listImages(this.row.images);
    if (isRefused(listed)) throw new Error(listed.message);
    const ids = new Set(listed.map(({ image }) => image.id));
    return [...ids].map((id) => new Image(this.#core, this.name, id));
  }

  /** By name, id, or unique prefix of one. */
  tryImage(text: string): Image | Failure {
    const found = findImage(this.row.images, text);
    if (isRefused(found)) return failure(found.refused, found.message, found.about);
    return new Image(this.#core, this.name, found.id);
  }
  image(text: string): Image {
    return orThrow(this.tryImage(text));
  }

  /** `docker rmi NAME`: a name goes, and with the last one the image; what was untagged and deleted, in order. */
  tryRemoveImage(
    name: string,
    options: { readonly force?: boolean; readonly noPrune?: boolean } = {},
  ): readonly RemovalRecord[] | Failure {
    return this.#core.act(() => this.#core.do({ call: 'remove-image', host: this.name, image: name, ...options }));
  }
  removeImage(
    name: string,
    options?: { readonly force?: boolean; readonly noPrune?: boolean },
  ): readonly RemovalRecord[] {
    return orThrow(this.tryRemoveImage(name, options));
  }

  /** Bytes that all images take together on disk: every layer once. */
  get imagesSize(): number {
    return imagesUsage(this.row.images).size;
  }

  /** Every volume, by name. */
  get volumes(): readonly Volume[] {
    return [...this.row.volumes.keys()].map((name) => new Volume(this.#core, this.name, name));
  }
  /** By its name. */
  tryVolume(name: string): Volume | Failure {
    const volume = new Volume(this.#core, this.name, name);
    const row = volume.tryRow();
    return isFailure(row) ? row : volume;
  }
  volume(name: string): Volume {
    return orThrow(this.tryVolume(name));
  }

  /** `docker volume create`; without a name an anonymous one. */
  tryCreateVolume(name = '', labels?: Readonly<Record<string, string>>): Volume | Failure {
    return this.#core.act(() => {
      const made = this.#core.do({ call: 'create-volume', host: this.name, name, ...(labels ? { labels } : {}) });
      return isFailure(made) ? made : new Volume(this.#core, this.name, made);
    });
  }
  createVolume(name?: string, labels?: Readonly<Record<string, string>>): Volume {
    return orThrow(this.tryCreateVolume(name, labels));
  }

  /** `docker container prune`: ids, and bytes reclaimed. */
  tryPruneContainers(): Pruned | Failure {
    return this.#core.act(() => this.#core.do({ call: 'prune-containers', host: this.name }));
  }
  pruneContainers(): Pruned {
    return orThrow(this.tryPruneContainers());
  }

  /** `docker volume prune`: names, and bytes reclaimed. */
  tryPruneVolumes(): Pruned | Failure {
    return this.#core.act(() => this.#core.do({ call: 'prune-volumes', host: this.name }));
  }
  pruneVolumes(): Pruned {
    return orThrow(this.tryPruneVolumes());
  }

  /** `docker image prune`, with `-a` every image without a container. */
  tryPruneImages(
    options: { readonly all?: boolean } = {},
  ): { readonly records: readonly RemovalRecord[]; readonly reclaimed: number } | Failure {
    const filters = options.all ? { dangling: ['false'] } : {};
    return this.#core.act(() => this.#core.do({ call: 'prune-images', host: this.name, filters }));
  }
  pruneImages(options?: { readonly all?: boolean }): {
    readonly records: readonly RemovalRecord[];
    readonly reclaimed: number;
  } {
    return orThrow(this.tryPruneImages(options));
  }

  /**
   * Why an image, a layer, a container, a volume (also one that is gone) or a file is as it is: as messages, which
   * `explanationText` puts into words, with the smallest command that changes it.
   */
  tryExplain(subject: Subject): Explanation | Failure {
    return explain(this.#core.world, this.name, subject);
  }
  explain(subject: Subject): Explanation {
    return orThrow(this.tryExplain(subject));
  }

  /** Why a call was refused, and what would let it succeed. Asked before anything else is done: it looks at the present world. */
  explainRefusal(refused: Failure): Explanation {
    return explainRefusal(this.#core.world, this.name, refused);
  }

  /**
   * What this host would lose by whatever `work` does, tried on a fork: containers with the paths of their own layers,
   * volumes with what is in them, images, names and layers, and the bytes that are freed. Nothing happens here.
   */
  preview(work: (host: Host) => void): Losses {
    const fork = this.#core.fork();
    work(new Host(fork, this.name));
    return losses(this.#core.world, fork.world, this.name);
  }

  /**
   * The life of a file in an image, a container, a volume, or without a place on this machine: who wrote, changed and
   * deleted it, what hides it, who sees it. What no layer tells is found in the lab's history.
   */
  tryBiography(path: string, place?: Place): Biography | Failure {
    return biography(this.#core.present, this.name, path, place, this.#core.means);
  }
  biography(path: string, place?: Place): Biography {
    return orThrow(this.tryBiography(path, place));
  }

  /**
   * What differs between the files of two things: images, layers, containers (without what is mounted), volumes; with
   * `at`, as they were at a named moment.
   */
  tryCompare(before: ThingThen, after: ThingThen): FilesCompared | Failure {
    const [old, now] = [this.#filesOf(before), this.#filesOf(after)];
    if (isFailure(old)) return old;
    return isFailure(now) ? now : compareThings({ thing: before, files: old }, { thing: after, files: now });
  }
  compare(before: ThingThen, after: ThingThen): FilesCompared {
    return orThrow(this.tryCompare(before, after));
  }

  #filesOf({ at = 'now', ...thing }: ThingThen): Directory | Failure {
    const moment = momentOf(this.#core.present, at);
    if ('refused' in moment) return momentFailure(moment);
    const host = moment.world.hosts.get(this.name);
    return host ? filesOfThing(host, thing as Thing) : failure('no-such-host', `No such host: ${this.name}`);
  }

  /** A text picture of images as stacks of layers, shared ones drawn once; `width` in columns, 80 by default. */
  drawLayers(style?: PictureStyle): string {
    return drawLayers(this.#core.world, this.name, style);
  }

  /** A text picture of containers, volumes and host folders, and who mounts what. */
  drawVolumes(style?: PictureStyle): string {
    return drawVolumes(this.#core.world, this.name, style);
  }

  /** Runs a command line on the machine itself by `sh -c`, as root, and waits for its end. */
  trySh(command: string, options: ShellOptions = {}): Output | Failure {
    return this.#core.act(() => {
      const home = '/root';
      const launched = this.#core.do({
        do: 'run-on-host',
        host: this.name,
        command: ['sh', '-c', toBytes(command)],
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, ...options.env },
        cwd: options.cwd ?? home,
        ...(options.stdin === undefined ? {} : { stdin: toBytes(options.stdin) }),
      });
      if (isFailure(launched)) return launched;
      return collectOutput(this.#core, launched.capture, `\`${command}\``, 'run it in the background with &');
    });
  }
  sh(command: string, options?: ShellOptions): Output {
    return orThrow(this.trySh(command, options));
  }
}

/** A refused start leaves the container, and a refused create the volumes that were made for it: as the engine does. */
function volumesStay(reason: Failure): boolean {
  return reason.code === 'start-failed' || reason.code === 'invalid-argument' || reason.code === 'no-such-volume';
}
