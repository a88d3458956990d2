import type { CheckReport, CommandReport, FileReport } from './report.js';

export interface TextOptions {
  readonly colour: boolean;
}

type Paint = (text: string) => string;

interface Palette {
  readonly good: Paint;
  readonly bad: Paint;
  readonly note: Paint;
}

const paint =
  (code: number): Paint =>
  (text) =>
    `\u001b[${code}m${text}\u001b[0m`;
const plain: Paint = (text) => text;

const paletteFor = ({ colour }: TextOptions): Palette =>
  colour ? { good: paint(32), bad: paint(31), note: paint(33) } : { good: plain, bad: plain, note: plain };

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const part = (title: string, lines: readonly string[]): string[] => [
  `  ${title}:${lines.length === 0 ? ' nothing' : ''}`,
  ...lines.map((line) => `    ${line}`.trimEnd()),
];

const withExit = (lines: readonly string[], code: number | undefined): readonly string[] =>
  code === undefined || code === 0 ? lines : [...lines, `[exit ${code}]`];

function commandLines(file: string, command: CommandReport, { bad, note }: Palette): string[] {
  const typed = command.command === '' ? 'the prompt' : command.command.split('\n').join('\\n');
  const place = `${file}:${command.line}`;
  if (command.verdict === 'abridged') {
    return [`${place}: ${note('abridged')}: ${typed}`, ...part('left out', command.leftOut ?? [])];
  }
  const where = command.line === command.commandLine ? '' : ` (of line ${command.commandLine})`;
  return [
    `${place}: ${bad('false')}: ${typed}${where}`,
    ...part('expected', withExit(command.expected, command.exit?.expected)),
    ...part('printed', withExit(command.printed, command.exit?.actual)),
    `  why: ${command.reason ?? ''}`,
  ];
}

function fileLines(report: FileReport, palette: Palette): string[] {
  const { counts } = report;
  const { pictures = [] } = report;
  const stale = pictures.filter(({ verdict }) => verdict === 'false');
  const drawn = `; ${plural(pictures.length, 'picture')}: ${pictures.length - stale.length} true, ${stale.length} false`;
  const head = `${report.file}: ${plural(counts.commands, 'command')}: ${counts.true} true, ${counts.false} false, ${counts.abridged} abridged${pictures.length > 0 ? drawn : ''}`;
  const shown = report.commands.filter((command) => command.verdict !== 'true');
  return [
    report.passed ? palette.good(head) : palette.bad(head),
    ...shown.flatMap((command) => commandLines(report.file, command, palette)),
    ...stale.flatMap(({ line, picture, reason }) => [
      `${report.file}:${line}: ${palette.bad('false')}: picture ${picture}`,
      `  why: ${reason ?? ''}`,
    ]),
  ];
}

/** The report as a person reads it. The last line is `N passed, M failed`, counting files. */
export function reportText(report: CheckReport, options: TextOptions): string {
  const palette = paletteFor(options);
  const unusable = report.unusable.map(
    ({ file, line, problem }) => `${file}:${line}: ${palette.bad('unusable')}: ${problem}`,
  );
  const files = report.files.flatMap((file) => fileLines(file, palette));
  return [...files, ...unusable, `${report.passed} passed, ${report.failed} failed`, ''].join('\n');
}
