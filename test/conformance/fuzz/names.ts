import type { Chance } from './chance.js';
import { registryAddress } from './program.js';

/** Few of each, so that commands meet. */
const containers = ['web', 'store', 'job', 'web2'] as const;
const volumes = ['data', 'cache', 'logs'] as const;
const images = ['app', 'app:v2', 'team/tool:v1', 'base'] as const;
const remote = [`${registryAddress}/app`, `${registryAddress}/app:v2`, `${registryAddress}/team/tool`] as const;

/** Names that a program has used so far. What is gone again may be among them: whoever asks finds that out. */
export class Names {
  readonly containers = new Set<string>();
  readonly volumes = new Set<string>();
  readonly images = new Set<string>(['busybox']);

  constructor(
    private readonly chance: Chance,
    readonly registry: boolean,
  ) {}

  /** A container that is probably there. */
  container(): string {
    const { chance } = this;
    if (chance.percent(3)) return chance.one('nosuch', '$(docker ps -lq)', '$(docker ps -lq --no-trunc)');
    return this.known(this.containers, containers);
  }

  newContainer(): string {
    const name = this.chance.percent(3) ? this.chance.one('x', 'a/b', '-', 'web_1.a') : this.chance.one(...containers);
    this.containers.add(name);
    return name;
  }

  volume(): string {
    if (this.chance.percent(3)) return 'nosuch';
    return this.known(this.volumes, volumes);
  }

  newVolume(): string {
    const name = this.chance.one(...volumes);
    this.volumes.add(name);
    return name;
  }

  /** An image to run. */
  image(): string {
    const { chance } = this;
    if (chance.percent(45)) return 'busybox';
    if (chance.percent(4)) return chance.one('nosuch', 'busybox:v9', 'Bad', 'app:v9');
    if (chance.percent(6)) return `$(docker images -q ${this.known(this.images, images)} | head -n 1)`;
    return this.known(this.images, images);
  }

  newImage(): string {
    const { chance } = this;
    const name =
      this.registry && chance.percent(45)
        ? chance.one(...remote)
        : chance.percent(6)
          ? chance.one('busybox', 'busybox:old', 'App', 'a:b:c', 'app@sha256:12')
          : chance.one(...images);
    this.images.add(name);
    return name;
  }

  remoteImage(): string {
    return this.chance.percent(4) ? `${registryAddress}/nosuch` : this.chance.one(...remote);
  }

  private known(used: ReadonlySet<string>, all: readonly [string, ...string[]]): string {
    const [first, ...rest] = [...used];
    if (first === undefined || this.chance.percent(8)) return this.chance.one(...all);
    return this.chance.one(first, ...rest);
  }
}
