import type { Container } from '../lab/container.js';
import { LabCore } from '../lab/core.js';
import type { Host } from '../lab/host.js';
import type { Image } from '../lab/image.js';
import { Lab } from '../lab/lab.js';
import type { Volume } from '../lab/volume.js';
import { terminalMeans } from '../terminal/means.js';
import { type Failure, isFailure } from '../world/failure.js';
import type { World } from '../world/world.js';

/** The machine that a learner sits at. */
export const laptop = 'laptop';

function there<T>(found: T | Failure): T | undefined {
  return isFailure(found) ? undefined : found;
}

/** A world as goals and questions look at it: a lab on a fork, so that whatever they try is forgotten. */
export class Look {
  readonly lab: Lab;
  readonly host: Host;

  constructor(world: World, host = laptop) {
    this.lab = new Lab(new LabCore(world, terminalMeans), host);
    this.host = this.lab.host();
  }

  image(name: string): Image | undefined {
    return there(this.host.tryImage(name));
  }

  container(name: string): Container | undefined {
    return there(this.host.tryContainer(name));
  }

  volume(name: string): Volume | undefined {
    return there(this.host.tryVolume(name));
  }

  runs(container: string): boolean {
    return this.container(container)?.isRunning === true;
  }

  /** The file of the host that a container has at a path through one of its mounts, running or not. */
  #behind(container: Container, path: string): string | undefined {
    const mount = container.mounts
      .filter(({ destination }) => path === destination || path.startsWith(`${destination}/`))
      .sort((a, b) => b.destination.length - a.destination.length)[0];
    return mount && mount.source + path.slice(mount.destination.length);
  }

  /** A file's text as a container sees it, through its mounts, running or not; undefined when it is not there. */
  text(container: string, path: string): string | undefined {
    const row = this.container(container);
    if (row === undefined) return undefined;
    const behind = this.#behind(row, path);
    return there(behind === undefined ? row.files.tryRead(path) : this.host.files.tryRead(behind));
  }

  /** What a container sees in a folder, in code-unit order; undefined when there is no such folder. */
  names(container: string, path: string): readonly string[] | undefined {
    const row = this.container(container);
    if (row === undefined) return undefined;
    const behind = this.#behind(row, path);
    const entries = behind === undefined ? row.files.tryList(path) : this.host.files.tryList(behind);
    return there(entries)?.map(({ name }) => name);
  }

  /** A file's text on the learner's machine. */
  hostText(path: string): string | undefined {
    return there(this.host.files.tryRead(path));
  }

  /** A file's text in an image, as a new container would begin with; undefined when it is not there. */
  imageText(image: string, path: string): string | undefined {
    if (this.image(image) === undefined) return undefined;
    const made = there(
      this.lab
        .fork()
        .host()
        .tryCreate(image, { command: ['true'] }),
    );
    return made && there(made.files.tryRead(path));
  }
}
