/**
 * A real Docker Engine on a machine of its own, to ask it what it answers.
 *
 *     const engine = await startEngine();
 *     const { stdout, stderr, code } = await engine.run('docker ps -a');
 *     await engine.reset();
 *     await engine.stop();
 *
 * The machine has the data root `/var/lib/docker`, a root user whose HOME is `/home/student`, the empty working folder
 * `/home/student/lesson`, one image (`busybox:latest`, see base-image.ts), no network but the loopback, and no name that
 * resolves. All of it lies in namespaces of its own: nothing of the real machine changes, and any number of engines may
 * run side by side. It ends when the process that started it does, however that ends.
 *
 * Needs root on Linux, `dockerd`, `docker` and a static `busybox` (Debian: docker.io, busybox-static), and for
 * `startRegistry` also `docker-registry`.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseArchive } from './base-image.js';
import { emptyEngine, loadImage } from './engine-call.js';
import { startMachine, type Machine } from './machine.js';
import { serveDenyingRegistry, serveRegistry, type Service } from './registry.js';
import { requirePrograms } from './requirements.js';
import { runProcess, type Ran } from './run-process.js';

export interface Engine {
  /** The Engine's socket as this process reaches it, for the HTTP API. */
  readonly socket: string;
  /**
   * `sh -c COMMAND` in the working folder, with nothing on standard input. `$DOCKER_B` is the address of neighbour b.
   * @throws Error when it has not ended after `seconds` (120 if unset)
   */
  run(command: string, seconds?: number): Promise<Ran>;
  /**
   * The starting world again, within a second: neighbours, registries, containers, volumes, networks and images go, the
   * base image and the working folder are made anew. Only `docker events --since` still knows the past.
   */
  reset(): Promise<void>;
  /** An empty registry at an address such as `127.0.0.1:5000`, for this machine and its neighbours. */
  startRegistry(address: string): Promise<void>;
  /** A registry that refuses everybody everything, as Docker Hub does with what is not public. */
  startDenyingRegistry(address: string): Promise<void>;
  /** Another machine in the same network, its Engine empty. */
  startNeighbour(name: string): Promise<void>;
  /** Ends the machine and its neighbours, and leaves nothing of them. May be called again. */
  stop(): Promise<void>;
}

/** @throws EngineUnavailable when no Engine can be started here, with the reason and what to install */
export async function startEngine(): Promise<Engine> {
  requirePrograms(['dockerd', 'docker', 'busybox', 'unshare', 'nsenter', 'pivot_root']);
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  const machine = await startMachine(folder, 'lesson').catch((reason: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw reason;
  });
  const engine = new PrivateEngine(folder, machine);
  await engine.reset();
  return engine;
}

class PrivateEngine implements Engine {
  readonly #folder: string;
  readonly #machine: Machine;
  readonly #neighbours = new Map<string, Machine>();
  readonly #services: Service[] = [];

  constructor(folder: string, machine: Machine) {
    this.#folder = folder;
    this.#machine = machine;
  }

  get socket(): string {
    return this.#machine.socket;
  }

  run(command: string, seconds = 120): Promise<Ran> {
    const hosts = [...this.#neighbours.keys()].map((name) => [
      `DOCKER_${name.toUpperCase()}`,
      `unix:///run/hosts/${name}.sock`,
    ]);
    return runProcess(this.#machine.enter(['sh', '-c', command], Object.fromEntries(hosts)), seconds);
  }

  async reset(): Promise<void> {
    await this.#stopOthers();
    await emptyEngine(this.socket);
    const home = join(this.#folder, this.#machine.name, 'desk');
    for (const name of readdirSync(home)) rmSync(join(home, name), { recursive: true, force: true });
    mkdirSync(join(home, 'lesson'));
    await loadImage(this.socket, baseArchive(this.#folder, Date.now()), 'busybox');
  }

  async startRegistry(address: string): Promise<void> {
    this.#services.push(await serveRegistry(this.#machine, address));
  }

  async startDenyingRegistry(address: string): Promise<void> {
    this.#services.push(await serveDenyingRegistry(this.#machine, address));
  }

  async startNeighbour(name: string): Promise<void> {
    this.#neighbours.set(name, await startMachine(this.#folder, name, this.#machine));
  }

  async stop(): Promise<void> {
    await this.#stopOthers();
    await this.#machine.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #stopOthers(): Promise<void> {
    for (const service of this.#services.splice(0)) await service.stop();
    for (const [name, machine] of this.#neighbours) {
      await machine.stop();
      rmSync(join(this.#folder, name), { recursive: true, force: true });
    }
    this.#neighbours.clear();
  }
}
