import { exit, type Next } from '../../process/program.js';
import { inspectContainer } from '../../view/inspect-container.js';
import { isFailure } from '../../world/failure.js';
import { emptyName } from '../client.js';
import { command, type Invocation } from './command.js';
import { giveUp, refused, say } from './speak.js';

export const port = command({ flags: {}, step: (call) => tellPorts(call) });

interface Binding {
  readonly HostIp?: string;
  readonly HostPort?: string;
}

function address({ HostIp: ip = '', HostPort: number = '' }: Binding): string {
  return ip.includes(':') ? `[${ip}]:${number}` : `${ip}:${number}`;
}

function tellPorts({ system, client, args: [name = '', wanted] }: Invocation): Next {
  const container = name === '' ? emptyName : client.look((world) => inspectContainer(world, client.host, name));
  if (isFailure(container)) return refused(system, container);
  const table = Object.entries(container.NetworkSettings.Ports as Readonly<Record<string, readonly Binding[] | null>>);
  if (wanted === undefined) {
    const lines = table.flatMap(([from, bindings]) => (bindings ?? []).map((one) => `${from} -> ${address(one)}\n`));
    say(system, lines.sort().join(''));
    return exit(0);
  }
  const [number = '', protocol = 'tcp'] = wanted.split('/');
  const wrong = numberProblem(number);
  if (wrong !== undefined)
    return giveUp(system, `Error: invalid port (${number}): strconv.ParseUint: parsing "${number}": ${wrong}`);
  const bindings = table.find(([from]) => from === `${number}/${protocol}`)?.[1] ?? [];
  if (bindings.length === 0) return giveUp(system, `Error: No public port '${wanted}' published for ${name}`);
  say(system, bindings.map((one) => `${address(one)}\n`).join(''));
  return exit(0);
}

function numberProblem(text: string): string | undefined {
  if (!/^\d+$/.test(text)) return 'invalid syntax';
  return Number(text) > 65_535 ? 'value out of range' : undefined;
}
