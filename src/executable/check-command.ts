import { beginning, type History } from '../history/history.js';
import { check } from '../transcript/check.js';
import type { InputFile } from '../transcript/document.js';
import type { Pictures } from '../transcript/judge-pictures.js';
import { historySimulation } from '../transcript/history-simulation.js';
import { type CheckReport, exitCodeOf } from '../transcript/report.js';
import { reportJson } from '../transcript/report-json.js';
import { reportText } from '../transcript/report-text.js';
import { terminalMeans } from '../terminal/means.js';
import { drawPicture } from './draw-picture.js';
import { helpText, type Options, type Parsed, parseOptions } from './options.js';
import { complain, endProgress, showProgress, showsColour } from './say.js';
import { lifetimeFor } from './own-lifetime.js';
import { desk, readText, startLab, worldOptions, writeText, writeWithFolder } from './world-options.js';

const options: Options = {
  setup: { value: 'FILE', repeated: true, about: 'commands that prepare the world of every file; may be repeated' },
  ...worldOptions,
  'allow-abridged': { about: 'a table with rows left out counts as true' },
  json: { about: 'the report as JSON' },
  write: { about: 'rewrite stale output in the files, and draw the pictures that they name' },
  help: { about: 'this text' },
};

const about =
  'Replays the transcripts in Markdown, text and .console files, and judges every command: identifiers and names\n' +
  'stand for whatever the simulation has in their place, and time passes as the printed ages demand. Exit code 0:\n' +
  'all true; 1: something is false; 2: something cannot be used.';

/** `slipway check`. */
export function checkCommand(argv: readonly string[]): number {
  const parsed = parseOptions(options, argv);
  if (typeof parsed === 'string') return complain(`check: ${parsed}`);
  if (parsed.flags.has('help')) {
    process.stdout.write(helpText('check [OPTIONS] FILE...', about, options));
    return 0;
  }
  if (parsed.files.length === 0) return complain('check: name at least one file; see `slipway check --help`');
  const setUps = readFiles(parsed.values.get('setup') ?? []);
  const inputs = readFiles(parsed.files);
  const problems = [...setUps.problems, ...inputs.problems];
  if (problems.length > 0) return complain(problems.join('\nslipway: '));
  return judge(parsed, setUps.files, inputs.files);
}

/** Pictures lie in files beside the text that names them. */
export const pictures: Pictures<History> = {
  read: (file) => {
    const read = readText(file);
    return 'problem' in read ? undefined : read.text;
  },
  draw: ({ changes, ...wish }, { world }, before, called) =>
    drawPicture(world, { ...wish, called, since: changes ? before.world : undefined }),
};

function judge(parsed: Parsed, setUps: readonly InputFile[], files: readonly InputFile[]): number {
  const laws = new Set(files.map(({ text }) => lifetimeFor(parsed, text)));
  const reports: CheckReport[] = [];
  for (const law of laws) {
    const lab = startLab(parsed, law);
    if ('problem' in lab) return complain(lab.problem);
    const own = files.filter(({ text }) => lifetimeFor(parsed, text) === law);
    const { report, rewritten, drawn } = check(historySimulation(terminalMeans, desk), beginning(lab.world), own, {
      setUps,
      allowAbridged: parsed.flags.has('allow-abridged'),
      write: parsed.flags.has('write'),
      pictures,
      progress: showProgress,
    });
    endProgress();
    const unwritten = [
      ...rewritten.flatMap(({ file, text }) => writeText(file, text) ?? []),
      ...drawn.flatMap(({ file, text }) => writeWithFolder(file, text) ?? []),
    ];
    if (unwritten.length > 0) return complain(unwritten.join('\nslipway: '));
    reports.push(report);
  }
  const report = inOrder(reports, files);
  const colour = showsColour(process.stdout);
  process.stdout.write(parsed.flags.has('json') ? reportJson(report) : reportText(report, { colour }));
  return exitCodeOf(report);
}

/** One report, its files in the order in which they were named; what is wrong with a set-up is said once. */
function inOrder(reports: readonly CheckReport[], files: readonly InputFile[]): CheckReport {
  const place = (file: string) => files.findIndex((input) => input.file === file);
  const all = reports.flatMap((report) => report.files).toSorted((a, b) => place(a.file) - place(b.file));
  const said = new Map(
    reports.flatMap(({ unusable }) => unusable.map((one) => [`${one.file}:${one.line}`, one] as const)),
  );
  const passed = all.filter((file) => file.passed).length;
  return { files: all, unusable: [...said.values()], passed, failed: all.length - passed + said.size };
}

/** Every file, or a sentence for each that cannot be read. */
export function readFiles(names: readonly string[]): { readonly files: InputFile[]; readonly problems: string[] } {
  const files: InputFile[] = [];
  const problems: string[] = [];
  for (const file of names) {
    const read = readText(file);
    if ('problem' in read) problems.push(read.problem);
    else files.push({ file, text: read.text });
  }
  return { files, problems };
}
