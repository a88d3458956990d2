import { emptyFileSystem } from '../../src/filesystem/empty-filesystem.js';
import { put } from '../../src/filesystem/edit.js';
import type { Node } from '../../src/filesystem/node.js';
import type { ContainerConfig, ImageConfig } from '../../src/image/config.js';
import { baseLayer } from '../../src/image/layer.js';
import { isRefusal } from '../../src/engine/engine.js';
import type { HostConfig } from '../../src/container/configuration.js';
import type { Programs } from '../../src/process/program.js';
import { addFolders } from '../../src/host/host-tree.js';
import type { Command, ValueOf } from '../../src/step/command.js';
import { step } from '../../src/step/step.js';
import type { VolumeLifetime } from '../../src/volume/lifetime.js';
import { isFailure } from '../../src/world/failure.js';
import { newWorld } from '../../src/world/new-world.js';
import type { World } from '../../src/world/world.js';

/** Just enough programs: one that waits for ever, two that print, one that fails, one that writes a file. */
const programs: Programs = {
  wait: ({ now }) => ({ next: 'poll', on: [{ time: now + 1e9 }], state: null }),
  say: (system) => {
    system.write(1, `${system.args.slice(1).join(' ')}\n`);
    return { next: 'exit', code: 0 };
  },
  complain: (system) => {
    system.write(2, `${system.args.slice(1).join(' ')}\n`);
    return { next: 'exit', code: 1 };
  },
  false: () => ({ next: 'exit', code: 1 }),
  fill: (system) => {
    const [, path = '', length = '0', code = '0'] = system.args;
    system.files.write(path, 'x'.repeat(Number(length)));
    return { next: 'exit', code: Number(code) };
  },
};

export const epoch = Date.UTC(2026, 10, 23, 6, 0, 0);

function program(name: string): Node {
  return { kind: 'file', content: { length: 1000, program: name }, mode: 0o755, uid: 0, gid: 0, mtime: epoch };
}

/** The one image that every machine here starts with: `box:latest`, five programs of 1000 bytes in /bin. */
export function boxLayer() {
  let files = emptyFileSystem(0o755, epoch);
  for (const folder of ['/bin', '/etc', '/data', '/tmp']) files = addFolders(files, folder, 0, epoch);
  for (const name of Object.keys(programs)) files = put(files, `/bin/${name}`, program(name), epoch);
  return baseLayer(files.root);
}

export interface CreateOptions {
  readonly name?: string;
  readonly image?: string;
  readonly config?: ContainerConfig;
  readonly hostConfig?: HostConfig;
}

/** A world with a host `box` and an image `box`, moved by commands whose failures are thrown. */
export class Machine {
  world: World;

  constructor(volumeLifetime: VolumeLifetime = 'engine') {
    this.world = newWorld({ seed: 'views', volumeLifetime, now: epoch });
    this.do({ do: 'add-host', name: 'box', folders: ['/work'] });
    const layer = boxLayer();
    const config: ImageConfig = {
      architecture: 'amd64',
      config: { Cmd: ['wait'] },
      created: '2026-11-23T05:20:00Z',
      docker_version: '20.10.24',
      history: [{ created: '2026-11-23T05:20:00Z', comment: 'Imported from -' }],
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [layer.diffId] },
    };
    this.do({ do: 'load-image', host: 'box', config, layers: [layer], names: ['box:latest'] });
  }

  /** The value; a failure or a refusal is thrown. */
  do<C extends Command>(command: C): ValueOf<C> {
    const stepped = step(this.world, command, { programs });
    this.world = stepped.world;
    const value = stepped.value;
    if (isFailure(value)) throw new Error(`refused: ${value.message}`);
    if (isRefusal(value)) throw new Error(`refused: ${value.refused.message}`);
    return value;
  }

  create(options: CreateOptions = {}, command: readonly string[] = ['wait']): string {
    const { name, image = 'box', config, hostConfig } = options;
    return this.do({
      call: 'create-container',
      host: 'box',
      ...(name === undefined ? {} : { name }),
      config: { Cmd: command, ...config, Image: image },
      ...(hostConfig ? { hostConfig } : {}),
    }) as string;
  }

  run(options: CreateOptions = {}, command: readonly string[] = ['wait']): string {
    const id = this.create(options, command);
    this.do({ call: 'start-container', host: 'box', container: id });
    return id;
  }

  advance(milliseconds: number): void {
    this.do({ do: 'advance', milliseconds });
  }

  commit(container: string, reference: string): string {
    return this.do({ call: 'commit', host: 'box', container, reference }) as string;
  }

  call(name: 'start-container' | 'kill-container' | 'pause-container' | 'stop-container', container: string): void {
    this.do({ call: name, host: 'box', container } as Command);
  }
}
