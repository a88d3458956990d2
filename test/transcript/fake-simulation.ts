import type { Entered, Identifier, Outcome, Provision, Simulation } from '../../src/transcript/simulation.js';

/** A toy Docker: enough of `run`, `ps`, `commit` and `images` to be told apart from a wrong transcript of it. */
interface Box {
  readonly id: string;
  readonly name: string;
  readonly generated: boolean;
  readonly image: string;
  readonly command: string;
  readonly created: number;
  readonly started: number;
  readonly until: number;
  readonly code: number;
  readonly pid: number;
  readonly output: string;
}

interface Picture {
  readonly id: string;
  readonly tag: string;
  readonly created: number;
  readonly size: string;
}

interface Shell {
  readonly inside: readonly string[];
  readonly asked: string;
  readonly partial: string;
}

export interface FakeWorld {
  readonly now: number;
  readonly skewed: number;
  readonly seed: number;
  readonly count: number;
  readonly boxes: readonly Box[];
  readonly pictures: readonly Picture[];
  readonly gone: readonly Identifier[];
  readonly files: readonly string[];
  readonly shells: { readonly [terminal: string]: Shell };
  readonly provided: readonly string[];
}

const ADJECTIVES = ['brave', 'calm', 'eager', 'happy', 'jolly', 'kind', 'lucid', 'quirky'];
const SURNAMES = ['babbage', 'curie', 'hopper', 'lamarr', 'noether', 'turing', 'wozniak', 'mirzakhani'];

const noise = (seed: number, index: number): number => {
  let value = (seed * 0x9e3779b1 + index * 0x85ebca6b + 0x1234567) >>> 0;
  for (let round = 0; round < 3; round += 1) {
    value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
    value = (value ^ (value >>> 13)) >>> 0;
  }
  return value;
};

const identifier = (seed: number, count: number): string =>
  Array.from({ length: 8 }, (_, part) =>
    noise(seed + part * 101, count * 8 + part)
      .toString(16)
      .padStart(8, '0'),
  ).join('');

export function words(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(milliseconds / 3_600_000 + 0.5);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  return hours < 336 ? `${Math.floor(hours / 24)} days` : `${Math.floor(hours / 168)} weeks`;
}

export const fakeWorld = (seed: number, now: number): FakeWorld => ({
  now,
  skewed: 0,
  seed,
  count: 2,
  boxes: [],
  gone: [],
  files: ['notes.txt'],
  shells: {},
  provided: [],
  pictures: [
    { id: identifier(seed, 1), tag: 'debian:latest', created: now - 3_700_000, size: '117MB' },
    { id: identifier(seed, 0), tag: 'busybox:latest', created: now - 3_701_000, size: '1.98MB' },
  ],
});

const clock = (world: FakeWorld): number => world.now + world.skewed;
const since = (world: FakeWorld, at: number): string => words(clock(world) - at);
const whole = (at: number): number => Math.floor(at / 1000) * 1000;
const running = (world: FakeWorld, box: Box): boolean => box.until > world.now;
const status = (world: FakeWorld, box: Box): string =>
  running(world, box) ? `Up ${since(world, box.started)}` : `Exited (${box.code}) ${since(world, box.until)} ago`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 3);
  return `${rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

type Result = {
  readonly world: FakeWorld;
  readonly out?: string;
  readonly err?: string;
  readonly code?: number;
  readonly hung?: boolean;
};
const fail = (world: FakeWorld, err: string, code = 1): Result => ({ world, err: `${err}\n`, code });
const find = (world: FakeWorld, word: string): Box | undefined =>
  world.boxes.find((box) => box.name === word) ?? world.boxes.find((box) => word.length > 1 && box.id.startsWith(word));

function create(
  world: FakeWorld,
  name: string | undefined,
  image: string,
  command: string,
  lasts: number,
  code: number,
  output = '',
): { world: FakeWorld; box: Box } {
  const pick = noise(world.seed, world.count);
  const given = `${ADJECTIVES[pick % 8] ?? ''}_${SURNAMES[(pick >>> 4) % 8] ?? ''}`;
  const box: Box = {
    id: identifier(world.seed, world.count),
    name: name ?? given,
    generated: name === undefined,
    image,
    command,
    created: world.now,
    started: world.now,
    until: world.now + lasts,
    code,
    pid: 20_000 + (pick % 9000),
    output,
  };
  return { world: { ...world, count: world.count + 1, boxes: [box, ...world.boxes] }, box };
}

const DURATIONS: { readonly [command: string]: number } = { true: 0, false: 0 };

function run(world: FakeWorld, words: readonly string[], terminal: string | undefined): Result {
  const nameAt = words.indexOf('--name');
  const name = nameAt < 0 ? undefined : words[nameAt + 1];
  const rest = words.filter((word, index) => !word.startsWith('-') && (nameAt < 0 || index !== nameAt + 1));
  const [image = '', ...command] = rest;
  if (name !== undefined && find(world, name))
    return fail(
      world,
      `docker: Error response from daemon: Conflict. The container name "/${name}" is already in use by container "${find(world, name)?.id ?? ''}".`,
      125,
    );
  if (!world.pictures.some((picture) => picture.tag === `${image}:latest` || picture.tag === image))
    return fail(world, `Unable to find image '${image}' locally`, 125);
  const text = command.join(' ');
  if (command[0] === 'bash' && terminal !== undefined) {
    const made = create(world, name, image, text, Number.POSITIVE_INFINITY, 0);
    const shell = world.shells[terminal] ?? { inside: [], asked: '', partial: '' };
    return {
      world: {
        ...made.world,
        shells: { ...world.shells, [terminal]: { ...shell, inside: [...shell.inside, made.box.id] } },
      },
    };
  }
  const lasts = command[0] === 'sleep' ? Number(command[1]) * 1000 : (DURATIONS[command[0] ?? ''] ?? 0);
  const output = command[0] === 'echo' ? `${command.slice(1).join(' ')}\n` : '';
  const code = command[0] === 'false' ? 1 : 0;
  const made = create(world, name, image, text, lasts, code, output);
  if (words.includes('-d')) return { world: made.world, out: `${made.box.id}\n` };
  return { world: { ...made.world, now: made.world.now + lasts }, out: output, code };
}

function psFormat(world: FakeWorld, box: Box, format: string): string {
  return format
    .replaceAll('{{.ID}}', box.id.slice(0, 12))
    .replaceAll('{{.Names}}', box.name)
    .replaceAll('{{.Status}}', status(world, box))
    .replaceAll('{{.RunningFor}}', `${since(world, whole(box.created))} ago`);
}

function ps(world: FakeWorld, words: readonly string[]): Result {
  let boxes =
    words.includes('-a') || words.includes('-l') ? world.boxes : world.boxes.filter((box) => running(world, box));
  if (words.includes('-l')) boxes = boxes.slice(0, 1);
  const format = words.indexOf('--format');
  if (format >= 0)
    return { world, out: boxes.map((box) => `${psFormat(world, box, words[format + 1] ?? '')}\n`).join('') };
  const rows = boxes.map((box) => [
    box.id.slice(0, 12),
    box.image,
    `"${box.command}"`,
    `${since(world, whole(box.created))} ago`,
    status(world, box),
    '',
    box.name,
  ]);
  return { world, out: table([['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows]) };
}

function images(world: FakeWorld, words: readonly string[]): Result {
  const pictures = world.pictures;
  const format = words.indexOf('--format');
  const fill = (picture: Picture, text: string) =>
    text
      .replaceAll('{{.ID}}', picture.id.slice(0, 12))
      .replaceAll('{{.Repository}}', picture.tag.split(':')[0] ?? '')
      .replaceAll('{{.CreatedAt}}', new Date(whole(picture.created)).toISOString());
  if (format >= 0)
    return { world, out: pictures.map((picture) => `${fill(picture, words[format + 1] ?? '')}\n`).join('') };
  const rows = pictures.map((picture) => [
    ...picture.tag.split(':'),
    picture.id.slice(0, 12),
    `${since(world, whole(picture.created))} ago`,
    picture.size,
  ]);
  return { world, out: table([['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], ...rows]) };
}

function remove(world: FakeWorld, names: readonly string[]): Result {
  let next = world;
  let out = '';
  let err = '';
  for (const name of names) {
    const box = find(next, name);
    if (!box) err += `Error response from daemon: No such container: ${name}\n`;
    else if (running(next, box))
      err += `Error response from daemon: You cannot remove a running container ${box.id}. Stop the container before attempting removal or force remove\n`;
    else {
      next = {
        ...next,
        boxes: next.boxes.filter((other) => other !== box),
        gone: [...next.gone, { text: box.id, kind: 'container', of: box.name }],
      };
      out += `${name}\n`;
    }
  }
  return { world: next, out, err, code: err === '' ? 0 : 1 };
}

function docker(world: FakeWorld, [verb = '', ...words]: readonly string[], terminal: string | undefined): Result {
  const named = words.filter((word) => !word.startsWith('-'));
  const box = find(world, named[0] ?? '');
  switch (verb) {
    case 'run':
      return run(world, words, terminal);
    case 'ps':
      return ps(world, words);
    case 'images':
      return images(world, words);
    case 'rm':
      return remove(world, named);
    case 'logs':
      return box
        ? { world, out: box.output }
        : fail(world, `Error response from daemon: No such container: ${named[0] ?? ''}`);
    case 'stop': {
      if (!box) return fail(world, `Error response from daemon: No such container: ${named[0] ?? ''}`);
      const boxes = world.boxes.map((each) =>
        each === box && running(world, each) ? { ...each, until: world.now, code: 137 } : each,
      );
      return { world: { ...world, boxes }, out: `${named[0] ?? ''}\n` };
    }
    case 'commit': {
      if (!box) return fail(world, `Error response from daemon: No such container: ${named[0] ?? ''}`);
      const picture = { id: identifier(world.seed, world.count), tag: named[1] ?? '', created: world.now, size: '2MB' };
      return {
        world: { ...world, count: world.count + 1, pictures: [picture, ...world.pictures] },
        out: `sha256:${picture.id}\n`,
      };
    }
    case 'tag': {
      const source = world.pictures.find(
        (picture) => picture.tag === named[0] || picture.tag === `${named[0] ?? ''}:latest`,
      );
      return source
        ? { world: { ...world, pictures: [...world.pictures, { ...source, tag: named[1] ?? '' }] } }
        : fail(world, 'no such image');
    }
    case 'inspect': {
      if (!box) return fail(world, 'Error: No such object');
      const state = {
        Running: running(world, box),
        Pid: running(world, box) ? box.pid : 0,
        StartedAt: `${new Date(box.started).toISOString().replace('Z', '')}123456Z`,
      };
      return { world, out: `${JSON.stringify(state)}\n` };
    }
    case 'prune':
      return { world, out: 'Are you sure you want to continue? [y/N] ', hung: true };
    case 'wait':
      return { world, hung: true };
    default:
      return fail(world, `docker: '${verb}' is not a docker command.`);
  }
}

function command(world: FakeWorld, line: string, terminal: string | undefined): Result {
  const words = (line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) => word.replace(/['"]/g, ''));
  const [name = '', ...rest] = words;
  switch (name) {
    case 'docker':
      return docker(world, rest, terminal);
    case 'ls':
      return { world, out: world.files.length === 0 ? '' : `${world.files.join('  ')}\n` };
    case 'touch':
      return { world: { ...world, files: [...world.files, ...rest].sort() } };
    case 'echo':
      return { world, out: `${rest.join(' ')}\n` };
    case 'sleep':
      return { world: { ...world, now: world.now + Number(rest[0]) * 1000 } };
    case 'date':
      return { world, out: `${Math.floor(clock(world) / 1000)}\n` };
    case 'errors':
      return { world, out: 'out\n', err: 'err\n', code: 3 };
    case 'for':
      return { world, out: line.includes('done') ? 'looped\n' : '' };
    case 'cat':
      return { world, out: '# heading\nlast # line\n# end\n' };
    default:
      return fail(world, `sh: ${name}: not found`, 127);
  }
}

const shellOf = (world: FakeWorld, terminal: string): Shell =>
  world.shells[terminal] ?? { inside: [], asked: '', partial: '' };

function promptOf(world: FakeWorld, terminal: string): string {
  const { inside, partial } = shellOf(world, terminal);
  if (partial !== '') return '> ';
  const id = inside.at(-1);
  return id === undefined ? 'me@laptop:~$ ' : `root@${id.slice(0, 12)}:/# `;
}

function enter(world: FakeWorld, terminal: string, line: string): Entered<FakeWorld> {
  const shell = shellOf(world, terminal);
  const keep = (next: FakeWorld, changes: Partial<Shell>): FakeWorld => ({
    ...next,
    shells: { ...next.shells, [terminal]: { ...shellOf(next, terminal), ...changes } },
  });
  const end = (result: Result, open = true): Entered<FakeWorld> => ({
    world: result.world,
    stdout: (result.out ?? '') + (result.err ?? ''),
    stderr: '',
    code: result.code ?? 0,
    hung: result.hung ?? false,
    prompt: promptOf(result.world, terminal),
    open,
  });
  if (shell.asked !== '')
    return end({ world: keep(world, { asked: '' }), out: line === '\u0003' ? '' : `you said ${line}\n` });
  const whole = shell.partial === '' ? line : `${shell.partial}\n${line}`;
  if (/^for\b/.test(whole) && !/\bdone\b/.test(whole)) return end({ world: keep(world, { partial: whole }) });
  if (whole === 'exit') {
    const id = shell.inside.at(-1);
    const boxes = world.boxes.map((box) => (box.id === id ? { ...box, until: world.now } : box));
    return end({ world: keep({ ...world, boxes }, { inside: shell.inside.slice(0, -1) }) }, id !== undefined);
  }
  const result = command(keep(world, { partial: '' }), whole, terminal);
  return end(result.hung ? { ...result, world: keep(result.world, { asked: whole }) } : result);
}

export const fakeSimulation: Simulation<FakeWorld> = {
  now: (world) => clock(world),
  advance: (world, milliseconds) => ({ ...world, now: world.now + milliseconds }),
  nextTimer: (world) =>
    world.boxes
      .map((box) => box.until)
      .filter((until) => until > world.now && Number.isFinite(until))
      .sort((a, b) => a - b)[0],
  skew: (world, milliseconds) => ({ ...world, skewed: world.skewed + milliseconds }),
  enter,
  prompt: promptOf,
  run: (world, line): Outcome<FakeWorld> => {
    const result = command(world, line, undefined);
    return {
      world: result.world,
      stdout: result.out ?? '',
      stderr: result.err ?? '',
      code: result.code ?? 0,
      hung: result.hung ?? false,
    };
  },
  provide: (world, provision: Provision) => ({ ...world, provided: [...world.provided, JSON.stringify(provision)] }),
  identifiers: (world): Identifier[] => [
    ...world.boxes.flatMap((box): Identifier[] => [
      { text: box.id, kind: 'container', of: box.name },
      ...(box.generated ? [{ text: box.name, kind: 'name' as const, of: `the name of container ${box.name}` }] : []),
    ]),
    ...world.pictures.map((picture): Identifier => ({ text: `sha256:${picture.id}`, kind: 'image', of: picture.tag })),
    ...world.gone,
  ],
};
