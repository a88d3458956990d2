import { beginning } from '../history/history.js';
import { historySimulation } from '../transcript/history-simulation.js';
import { parseTranscript } from '../transcript/parse-transcript.js';
import { setUp } from '../transcript/set-up.js';
import { terminalMeans } from '../terminal/means.js';
import type { World } from '../world/world.js';
import { readFiles } from './check-command.js';
import { drawPicture } from './draw-picture.js';
import { helpText, type Options, type Parsed, parseOptions } from './options.js';
import { lifetimeFor } from './own-lifetime.js';
import { complain } from './say.js';
import { desk, restoredLab, startLab, worldOptions, writeText } from './world-options.js';

const options: Options = {
  of: {
    value: 'KIND',
    oneOf: ['layers', 'volumes', 'machine', 'hosts'],
    about: 'layers, volumes, both of a machine, or hosts (default: machine)',
  },
  host: { value: 'NAME', about: 'of which host (default: the one that the docker of the lesson speaks to)' },
  world: { value: 'FILE', about: 'of the world that a snapshot file holds' },
  setup: { value: 'FILE', repeated: true, about: 'commands that come before; may be repeated' },
  since: { value: 'FILE', about: 'mark what is new, gone or changed since this snapshot' },
  format: { value: 'svg|mermaid', oneOf: ['svg', 'mermaid'], about: 'default: svg' },
  language: { value: 'en|de', oneOf: ['en', 'de'], about: 'of what is written in it (default: en)' },
  out: { value: 'FILE', about: 'write it there (default: standard output)' },
  ...worldOptions,
  help: { about: 'this text' },
};

const about =
  'Draws what a world holds: images as stacks of layers that they share, containers on top of them, volumes and who\n' +
  'mounts them, hosts and registries. Equal worlds give equal files.';

/** `slipway picture`. */
export function pictureCommand(argv: readonly string[]): number {
  const parsed = parseOptions(options, argv);
  if (typeof parsed === 'string') return complain(`picture: ${parsed}`);
  if (parsed.flags.has('help')) {
    process.stdout.write(helpText('picture [OPTIONS]', about, options));
    return 0;
  }
  const [stray] = parsed.files;
  if (stray !== undefined) return complain(`picture: takes no files, but was given ${stray}: use --setup or --world`);
  const given = (name: string) => parsed.values.get(name)?.[0];
  const world = worldOf(parsed);
  if ('problem' in world) return complain(`picture: ${world.problem}`);
  const earlier = given('since');
  const since = earlier === undefined ? undefined : restoredLab(earlier);
  if (since && 'problem' in since) return complain(`picture: ${since.problem}`);
  const drawn = drawPicture(world, {
    of: given('of') ?? 'machine',
    host: given('host'),
    language: given('language'),
    form: given('format') === 'mermaid' ? 'mermaid' : 'svg',
    since: since?.world,
  });
  if (typeof drawn !== 'string') return complain(`picture: ${drawn.problem}`);
  const file = given('out');
  if (file === undefined) {
    process.stdout.write(drawn);
    return 0;
  }
  const unwritten = writeText(file, drawn);
  return unwritten === undefined ? 0 : complain(`picture: ${unwritten}`);
}

/** The world of a snapshot or a new one, with what the set-ups do in it. */
function worldOf(parsed: Parsed): World | { readonly problem: string } {
  if (parsed.values.has('world') && (parsed.values.has('images') || parsed.values.has('lifetime'))) {
    return { problem: '--images and --lifetime say how a new world begins; --world goes on in another one' };
  }
  const setUps = readFiles(parsed.values.get('setup') ?? []);
  if (setUps.problems.length > 0) return { problem: setUps.problems.join('\nslipway: ') };
  const lab = startLab(parsed, lifetimeFor(parsed, setUps.files[0]?.text ?? ''));
  if ('problem' in lab) return lab;
  const simulation = historySimulation(terminalMeans, desk);
  let history = beginning(lab.world);
  for (const { file, text } of setUps.files) {
    const document = parseTranscript(file, text);
    if (!document.ok) return { problem: `${file}:${document.failure.line}: ${document.failure.problem}` };
    const done = setUp(simulation, history, document.document);
    if (!done.ok) return { problem: `${file}:${done.failure.line}: ${done.failure.problem}` };
    history = done.world;
  }
  return history.world;
}
