import { beginning, type History } from '../history/history.js';
import { judge } from '../transcript/judge.js';
import { historySimulation } from '../transcript/history-simulation.js';
import { parseTranscript } from '../transcript/parse-transcript.js';
import type { InputFile } from '../transcript/document.js';
import type { CommandReport } from '../transcript/report.js';
import type { Simulation } from '../transcript/simulation.js';
import { setUp } from '../transcript/set-up.js';
import { terminalMeans } from '../terminal/means.js';
import { drawLayers } from '../view/draw-layers.js';
import { drawVolumes } from '../view/draw-volumes.js';
import type { VolumeLifetime } from '../volume/lifetime.js';
import type { World } from '../world/world.js';
import { lifetimeFor } from './own-lifetime.js';
import { readFiles } from './check-command.js';
import { helpText, type Options, type Parsed, parseOptions } from './options.js';
import { complain, showsColour } from './say.js';
import { desk, startLab, worldOptions } from './world-options.js';

const options: Options = {
  setup: { value: 'FILE', repeated: true, about: 'commands that prepare the world of every file; may be repeated' },
  ...worldOptions,
  'allow-abridged': { about: 'a table with rows left out counts as true' },
  help: { about: 'this text' },
};

const about =
  'Replays transcripts before your eyes: every command with its output and its verdict; then the layers and\nvolumes that are there at the end.';

interface Paint {
  readonly title: (text: string) => string;
  readonly command: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly note: (text: string) => string;
}

function paintFor(colour: boolean): Paint {
  const paint = (code: string) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { title: paint('1;36'), command: paint('1'), good: paint('32'), bad: paint('31'), note: paint('33') };
}

/** `slipway replay`. */
export function replayCommand(argv: readonly string[]): number {
  const parsed = parseOptions(options, argv);
  if (typeof parsed === 'string') return complain(`replay: ${parsed}`);
  if (parsed.flags.has('help')) {
    process.stdout.write(helpText('replay [OPTIONS] FILE...', about, options));
    return 0;
  }
  if (parsed.files.length === 0) return complain('replay: name at least one file; see `slipway replay --help`');
  const setUps = readFiles(parsed.values.get('setup') ?? []);
  const inputs = readFiles(parsed.files);
  const problems = [...setUps.problems, ...inputs.problems];
  if (problems.length > 0) return complain(problems.join('\nslipway: '));
  const simulation = historySimulation(terminalMeans, desk);
  const paint = paintFor(showsColour(process.stdout));
  let failed = 0;
  for (const { file, text } of inputs.files) {
    const document = parseTranscript(file, text);
    if (!document.ok) return complain(`${file}:${document.failure.line}: ${document.failure.problem}`);
    const world = prepare(simulation, parsed, setUps.files, lifetimeFor(parsed, text));
    if ('problem' in world) return complain(world.problem);
    process.stdout.write(`\n${paint.title(`━━ ${file}`)}\n`);
    const { report, inferred } = judge(simulation, world, document.document, {
      allowAbridged: parsed.flags.has('allow-abridged'),
    });
    for (const command of report.commands) process.stdout.write(shown(command, paint));
    const last = inferred.played.at(-1);
    if (last) process.stdout.write(drawn(last.after.world.world, paint));
    const { counts } = report;
    const line = `${file}: ${counts.commands} commands: ${counts.true} true, ${counts.false} false, ${counts.abridged} abridged`;
    process.stdout.write(`${report.passed ? paint.good(line) : paint.bad(line)}\n`);
    if (!report.passed) failed += 1;
  }
  process.stdout.write(`\n${inputs.files.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

/** The world that the set-ups leave behind. */
function prepare(
  simulation: Simulation<History>,
  parsed: Parsed,
  setUps: readonly InputFile[],
  lifetime: VolumeLifetime,
): History | { readonly problem: string } {
  const lab = startLab(parsed, lifetime);
  if ('problem' in lab) return lab;
  let world = beginning(lab.world);
  for (const { file, text } of setUps) {
    const document = parseTranscript(file, text);
    if (!document.ok) return { problem: `${file}:${document.failure.line}: ${document.failure.problem}` };
    const done = setUp(simulation, world, document.document);
    if (!done.ok) return { problem: `${file}:${done.failure.line}: ${done.failure.problem}` };
    world = done.world;
  }
  return world;
}

function shown(command: CommandReport, paint: Paint): string {
  const verdict = { true: paint.good('✓ true'), false: paint.bad('✗ false'), abridged: paint.note('~ abridged') }[
    command.verdict
  ];
  const lines = command.command.split('\n').map((line, at) => paint.command(`${at === 0 ? '$' : '>'} ${line}`));
  const output = command.verdict === 'true' ? command.expected : command.printed;
  const why = command.verdict === 'true' ? [] : [paint.bad(`  ${command.reason ?? ''}`)];
  return `${[...lines, ...output.map((line) => `  ${line}`), ...why, `  ${verdict}`].join('\n')}\n`;
}

function drawn(world: World, paint: Paint): string {
  const hosts = [...world.hosts.values()].filter((host) => host.images.images.size > 0 || host.volumes.size > 0);
  return hosts
    .map(
      ({ name }) =>
        `\n${paint.title(`layers and volumes on ${name}`)}\n${drawLayers(world, name)}\n${drawVolumes(world, name)}\n`,
    )
    .join('');
}
