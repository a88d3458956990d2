/** A host `box` with two small images, on which docker's own command lines are typed. */
import { readImagesFile } from '../../../src/catalogue/images-file.js';
import { serveClients } from '../../../src/cli/client.js';
import { clientPrograms } from '../../../src/cli/programs.js';
import { labPrograms } from '../../../src/lab/programs.js';
import { formatReference } from '../../../src/reference/reference.js';
import { emptyRegistry } from '../../../src/registry/registry.js';
import type { Command } from '../../../src/step/command.js';
import { step } from '../../../src/step/step.js';
import { runLine } from '../../../src/terminal/session.js';
import { isFailure } from '../../../src/world/failure.js';
import { newWorld } from '../../../src/world/new-world.js';
import type { World } from '../../../src/world/world.js';

export const means = { programs: { ...labPrograms, ...clientPrograms }, serve: serveClients };

const now = 1_790_000_000_000;

const applets = 'cat cp echo env false find head id kill ls mkdir mv pwd rm sh sleep sort tar touch true wc';

const files = [
  ...['/', '/bin', '/dev', '/etc', '/home', '/proc', '/root', '/sys', '/tmp'].map((path) => [path, 'dir', '755', 0, 0]),
  ['/bin/busybox', 'file', '755', 0, 0, 1_000_000],
  ...applets.split(' ').map((name) => [`/bin/${name}`, 'symlink', '777', 0, 0, 'busybox']),
  [
    '/etc/passwd',
    'file',
    '644',
    0,
    0,
    42,
    'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/home:/bin/sh\n'.slice(0, 42),
  ],
];

const images = readImagesFile(
  [
    { reference: 'box', config: { Cmd: ['sh'] }, files },
    {
      reference: 'tools:v1',
      config: { Cmd: ['sh'], Env: ['KIND=tools'] },
      files: [...files, ['/etc/kind', 'file', '644', 0, 0, 6, 'tools\n']],
    },
  ],
  now - 3 * 86_400_000,
);

export function doing(world: World, command: Command): World {
  const { world: next, value } = step(world, command, means);
  if (isFailure(value)) throw new Error(value.message);
  return next;
}

export function room(): World {
  let world = newWorld({ seed: 'room', volumeLifetime: 'engine', now });
  world = doing(world, { do: 'add-host', name: 'box', folders: ['/root/work'], online: false });
  world = doing(world, { do: 'add-registry', ...emptyRegistry('127.0.0.1:5000') } as Command);
  for (const { reference, config, layers } of images) {
    world = doing(world, { do: 'load-image', host: 'box', config, layers, names: [formatReference(reference)] });
  }
  return world;
}

/** Identifiers in the order in which they show up: `{1}` for twelve digits, `{1+}` for all of them. */
function numbered(): (text: string) => string {
  const known = new Map<string, number>();
  return (text) =>
    text.replace(/\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b/g, (id) => {
      const key = id.slice(0, 12);
      if (!known.has(key)) known.set(key, known.size + 1);
      return `{${known.get(key)}${id.length > 12 ? '+' : ''}}`;
    });
}

/**
 * Types the commands of a transcript (lines that begin with `$ `; `#! wait N` lets N milliseconds pass) and writes it
 * anew with what they really print: standard output, then standard error, then `[exit N]` unless it is 0.
 */
export function replay(transcript: string, start = room()): string {
  const name = numbered();
  const lines: string[] = [];
  let world = start;
  for (const line of transcript
    .trim()
    .split('\n')
    .map((one) => one.trim())) {
    const wait = /^#! wait (\d+)$/.exec(line);
    if (wait) world = doing(world, { do: 'advance', milliseconds: Number(wait[1]) });
    if (wait) lines.push(line);
    if (!line.startsWith('$ ')) continue;
    const ran = runLine(world, means, line.slice(2), { host: 'box', cwd: '/root/work', env: { HOME: '/root' } });
    world = doing(ran.world, { do: 'advance', milliseconds: 20 });
    lines.push(line, ...printed(name(ran.stdout)), ...printed(name(ran.stderr)));
    if (ran.code !== 0) lines.push(`[exit ${ran.code}]`);
  }
  return lines.join('\n');
}

function printed(text: string): readonly string[] {
  return text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.trim());
}

/** A transcript in a test, without the indentation that the test gives it. */
export function plain(transcript: string): string {
  return transcript
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
