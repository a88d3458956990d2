import { exit } from '../../process/program.js';
import { info as infoOf, type InfoDocument } from '../../view/info.js';
import { bytesSize } from '../../time/size.js';
import { text } from '../flag-kinds.js';
import { compileTemplate, runTemplate } from '../template/template.js';
import { typedValue } from '../template/typed.js';
import type { Json, Value } from '../template/value.js';
import { command } from './command.js';
import { giveUp, say } from './speak.js';
import { client as clientFacts, clientVersion } from './version.js';

const client = `Client:
 Version:    ${clientVersion.Version}
 Context:    default
 Debug Mode: false
`;

function join(words: unknown): string {
  return Array.isArray(words) ? words.join(' ') : Object.keys((words ?? {}) as object).join(' ');
}

/** The lines that tell about the engine, each with its depth. */
function serverLines(info: InfoDocument): readonly (readonly [depth: number, text: string])[] {
  const plugins = info['Plugins'] as Readonly<Record<string, unknown>>;
  const commit = (name: string) => (info[name] as { readonly ID: string }).ID;
  const line = (title: string, value: unknown) => [1, `${title}: ${String(value)}`] as const;
  return [
    line('Containers', info['Containers']),
    [2, `Running: ${info['ContainersRunning']}`],
    [2, `Paused: ${info['ContainersPaused']}`],
    [2, `Stopped: ${info['ContainersStopped']}`],
    line('Images', info['Images']),
    line('Server Version', info['ServerVersion']),
    line('Storage Driver', info['Driver']),
    ...(info['DriverStatus'] as readonly (readonly string[])[]).map(
      ([name, value]) => [2, `${name}: ${value}`] as const,
    ),
    line('Logging Driver', info['LoggingDriver']),
    line('Cgroup Driver', info['CgroupDriver']),
    line('Cgroup Version', info['CgroupVersion']),
    [1, 'Plugins:'],
    ...['Volume', 'Network', 'Log'].map((kind) => [2, `${kind}: ${join(plugins[kind])}`] as const),
    line('Swarm', (info['Swarm'] as { readonly LocalNodeState: string }).LocalNodeState),
    line('Runtimes', join(info['Runtimes'])),
    line('Default Runtime', info['DefaultRuntime']),
    line('Init Binary', info['InitBinary']),
    line('containerd version', commit('ContainerdCommit')),
    line('runc version', commit('RuncCommit')),
    line('init version', commit('InitCommit')),
    [1, 'Security Options:'],
    [2, 'seccomp'],
    [3, 'Profile: default'],
    line('Kernel Version', info['KernelVersion']),
    line('Operating System', info['OperatingSystem']),
    line('OSType', info['OSType']),
    line('Architecture', info['Architecture']),
    line('CPUs', info['NCPU']),
    line('Total Memory', bytesSize(Number(info['MemTotal']))),
    line('Name', info['Name']),
    line('ID', info['ID']),
    line('Docker Root Dir', info['DockerRootDir']),
    line('Debug Mode', info['Debug']),
    line('Experimental', info['ExperimentalBuild']),
    [1, 'Insecure Registries:'],
    [2, '127.0.0.0/8'],
    line('Live Restore Enabled', info['LiveRestoreEnabled']),
  ];
}

/** What a template of `docker info` works on: the engine's document and the client's own facts. */
function infoValue(document: InfoDocument): Value {
  const client = { ...clientFacts, ApiVersion: '', Debug: false, Plugins: [], Warnings: null };
  return typedValue({ ...document, ClientInfo: client } as Json, 'system.dockerInfo');
}

export const info = command({
  flags: { format: text('Go template, or json', { short: 'f' }) },
  step: ({ system, client: engine, flags: { format } }) => {
    const document = engine.look((world) => infoOf(world, engine.host));
    if (format === '') {
      const server = serverLines(document).map(([depth, words]) => `${' '.repeat(depth)}${words}\n`);
      say(system, `${client}\nServer:\n${server.join('')}\n`);
      return exit(0);
    }
    const template = compileTemplate(format === 'json' ? '{{json .}}' : format);
    if (!template.ok) return giveUp(system, `template parsing error: ${template.reason}`, 64);
    const { output, failure } = runTemplate(template.value, infoValue(document));
    say(system, `${output}\n`);
    return failure === undefined ? exit(0) : giveUp(system, failure);
  },
});
