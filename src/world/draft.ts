import { Immer } from 'immer';
import type { Container } from '../container/container.js';
import type { Host } from '../host/host.js';
import { withFolderTimes } from '../host/volume-folders.js';
import { nextHex, nextId } from '../identity/identity.js';
import type { Process } from '../process/process.js';
import type { Event } from './event.js';
import { processRow, workingProcess } from './process-row.js';
import type { World } from './world.js';

/** What a step may assign to. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const { produce } = new Immer({ autoFreeze: false });

const fields = [
  'now',
  'identity',
  'sequence',
  'hosts',
  'registries',
  'processes',
  'openFiles',
  'pipes',
  'captures',
  'terminals',
  'ready',
  'timers',
  'waiters',
  'events',
] as const satisfies readonly (keyof World)[];

/** What a savepoint keeps: the fields of the draft, all of them immutable values. */
export type Savepoint = Omit<World, 'version' | 'volumeLifetime'>;

/**
 * The working copy of one step. Fields are immutable values that are replaced; hosts, containers and processes
 * that a step changes are shallow copies that may be assigned to, written back together when the draft is sealed.
 * Read with `peek…`: it copies nothing, so a step that changes nothing gives back the same world.
 */
export class Draft implements Savepoint {
  readonly volumeLifetime: World['volumeLifetime'];
  now: World['now'];
  identity: World['identity'];
  sequence: World['sequence'];
  hosts: World['hosts'];
  registries: World['registries'];
  processes: World['processes'];
  openFiles: World['openFiles'];
  pipes: World['pipes'];
  captures: World['captures'];
  terminals: World['terminals'];
  ready: World['ready'];
  timers: World['timers'];
  waiters: World['waiters'];
  events: World['events'];

  readonly #world: World;
  /** Rows that this step has changed; most steps change few, so they are made when the first one comes. */
  #hosts: Map<string, Mutable<Host>> | undefined;
  #containers: Map<string, { readonly host: string; readonly row: Mutable<Container> }> | undefined;
  #processes: Map<number, Mutable<Process>> | undefined;
  #news: Event[] | undefined;

  constructor(world: World) {
    this.#world = world;
    this.volumeLifetime = world.volumeLifetime;
    this.now = world.now;
    this.identity = world.identity;
    this.sequence = world.sequence;
    this.hosts = world.hosts;
    this.registries = world.registries;
    this.processes = world.processes;
    this.openFiles = world.openFiles;
    this.pipes = world.pipes;
    this.captures = world.captures;
    this.terminals = world.terminals;
    this.ready = world.ready;
    this.timers = world.timers;
    this.waiters = world.waiters;
    this.events = world.events;
  }

  peekHost(name: string): Host | undefined {
    return this.#hosts?.get(name) ?? this.hosts.get(name);
  }

  /** Asserts that the host exists: commands check it first. */
  host(name: string): Mutable<Host> {
    const known = this.#hosts?.get(name);
    if (known) return known;
    const row = this.hosts.get(name);
    if (!row) throw new Error(`no host ${name}`);
    const copy = { ...row };
    (this.#hosts ??= new Map()).set(name, copy);
    return copy;
  }

  addHost(host: Host): void {
    (this.#hosts ??= new Map()).set(host.name, { ...host });
  }

  hostNames(): string[] {
    const names = new Set([...this.hosts.keys(), ...(this.#hosts?.keys() ?? [])]);
    return [...names].sort();
  }

  peekContainer(host: string, id: string): Container | undefined {
    return this.#containers?.get(id)?.row ?? this.peekHost(host)?.containers.get(id);
  }

  container(host: string, id: string): Mutable<Container> {
    const known = this.#containers?.get(id);
    if (known) return known.row;
    const row = this.peekHost(host)?.containers.get(id);
    if (!row) throw new Error(`no container ${id} on ${host}`);
    const copy = { ...row };
    (this.#containers ??= new Map()).set(id, { host, row: copy });
    return copy;
  }

  addContainer(host: string, container: Container): void {
    const owner = this.host(host);
    owner.containers = owner.containers.set(container.id, container);
    owner.containerNames = owner.containerNames.set(container.name, container.id);
  }

  dropContainer(host: string, id: string): void {
    const row = this.peekContainer(host, id);
    const owner = this.host(host);
    this.#containers?.delete(id);
    owner.containers = owner.containers.delete(id);
    if (row && owner.containerNames.get(row.name) === id) owner.containerNames = owner.containerNames.delete(row.name);
  }

  peekProcess(pid: number): Process | undefined {
    return this.#processes?.get(pid) ?? this.processes.get(pid);
  }

  process(pid: number): Mutable<Process> {
    const known = this.#processes?.get(pid);
    if (known) return known;
    const row = this.processes.get(pid);
    if (!row) throw new Error(`no process ${pid}`);
    const copy = workingProcess(row);
    (this.#processes ??= new Map()).set(pid, copy);
    return copy;
  }

  addProcess(process: Process): void {
    (this.#processes ??= new Map()).set(process.pid, workingProcess(process));
  }

  dropProcess(pid: number): void {
    this.#processes?.delete(pid);
    this.processes = this.processes.delete(pid);
  }

  nextSequence(): number {
    this.sequence += 1;
    return this.sequence;
  }

  newId(): string {
    const [id, identity] = nextId(this.identity);
    this.identity = identity;
    return id;
  }

  newHex(length: number): string {
    const [hex, identity] = nextHex(this.identity, length);
    this.identity = identity;
    return hex;
  }

  /** Every change of the engine takes a moment: later ones have later instants. */
  tick(): void {
    this.now += 1;
  }

  emit(event: Omit<Event, 'sequence' | 'time'>): void {
    const { host, type, action, id, attributes } = event;
    const sequence = this.nextSequence();
    (this.#news ??= []).push({ host, type, action, id, attributes, sequence, time: this.now });
  }

  /** Everything so far as immutable values. */
  save(): Savepoint {
    this.#flush();
    const saved: Record<string, unknown> = {};
    for (const field of fields) saved[field] = this[field];
    return saved as unknown as Savepoint;
  }

  /** Back to a savepoint: what was changed since is gone. */
  restore(saved: Savepoint): void {
    this.#hosts = undefined;
    this.#containers = undefined;
    this.#processes = undefined;
    this.#news = undefined;
    Object.assign(this, saved);
  }

  /** A view of the draft as a world, for queries in the middle of a step. */
  world(): World {
    this.#flush();
    return this.#copy();
  }

  /** The new world: the same value (===) when nothing changed. */
  seal(): World {
    this.#flush();
    const changed = fields.filter((field) => this[field] !== this.#world[field]);
    if (changed.length === 0) return this.#world;
    return produce(this.#world, (next: Mutable<World>) => {
      for (const field of changed) next[field] = this[field] as never;
    });
  }

  /** A root of its own: in this order of members a snapshot has them. */
  #copy(): World {
    return {
      version: 1,
      now: this.now,
      identity: this.identity,
      volumeLifetime: this.volumeLifetime,
      sequence: this.sequence,
      hosts: this.hosts,
      registries: this.registries,
      processes: this.processes,
      openFiles: this.openFiles,
      pipes: this.pipes,
      captures: this.captures,
      terminals: this.terminals,
      ready: this.ready,
      timers: this.timers,
      waiters: this.waiters,
      events: this.events,
    };
  }

  #flush(): void {
    if (this.#news) this.events = this.events.with(this.#news);
    this.#news = undefined;
    for (const { host, row } of this.#containers?.values() ?? []) {
      const owner = this.host(host);
      owner.containers = owner.containers.set(row.id, row);
    }
    this.#containers = undefined;
    for (const row of this.#processes?.values() ?? []) this.processes = this.processes.set(row.pid, processRow(row));
    this.#processes = undefined;
    for (const row of this.#hosts?.values() ?? []) {
      row.volumes = withFolderTimes(this.hosts.get(row.name), row, this.now);
      this.hosts = this.hosts.set(row.name, row);
    }
    this.#hosts = undefined;
  }
}
