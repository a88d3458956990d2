/** What the commands of `docker-machine` share: which machines there are, and how one of them is named. */
import { goQuote } from '../../go/quote.js';
import type { Host } from '../../host/host.js';
import type { Json, Next, System } from '../../process/program.js';
import { EngineClient, ownHost } from '../client.js';

export interface MachineCall {
  readonly system: System;
  /** Of the machine that the program runs on. */
  readonly client: EngineClient;
  /** What follows the command's name, as text. */
  readonly args: readonly string[];
}

export type MachineCommand = (call: MachineCall, state: Json | undefined) => Next;

export function machineCall(system: System, args: readonly string[]): MachineCall {
  return { system, client: new EngineClient(system, ownHost(system)), args };
}

/** Every other host with an engine of its own, by name. */
export function machinesOf({ client }: MachineCall): readonly Host[] {
  return client.look((world) =>
    [...world.hosts.values()].filter(({ name, engine }) => name !== client.host && engine === name),
  );
}

/** The port on which an engine listens for clients of other machines. */
export function machineUrl({ address }: Host): string {
  return `tcp://${address}:2376`;
}

const defaultName = 'default';

/** The machine that is named, or the one called `default`; a complaint otherwise. */
export function chooseMachine(call: MachineCall, name: string | undefined): Host | string {
  const found = machinesOf(call).find((machine) => machine.name === (name ?? defaultName));
  if (found) return found;
  return name === undefined
    ? `Error: No machine name(s) specified and no "${defaultName}" machine exists`
    : `Host does not exist: ${goQuote(name)}`;
}
