import type { InputFile, TranscriptDocument, UnusableInput } from './document.js';
import { judge } from './judge.js';
import type { JudgeOptions } from './judge.js';
import { judgePictures, type Pictures } from './judge-pictures.js';
import { parseTranscript } from './parse-transcript.js';
import type { CheckReport, FileReport, PictureReport, SetUpFailure } from './report.js';
import { rewrite } from './rewrite.js';
import { setUp } from './set-up.js';
import type { Simulation } from './simulation.js';

export interface CheckOptions<W = unknown> extends JudgeOptions {
  /** Run in this order before every file; their output is not judged. */
  readonly setUps?: readonly InputFile[];
  /** Who draws the pictures that a text names; without it they are not looked at. */
  readonly pictures?: Pictures<W>;
  /** Bring stale output up to date, and pictures. */
  readonly write?: boolean;
  /** Called before each file is judged: how many are done, and of how many. */
  readonly progress?: (done: number, of: number, file: string) => void;
}

export interface Checked {
  readonly report: CheckReport;
  /** Files whose text changed, when asked to write. */
  readonly rewritten: readonly InputFile[];
  /** Pictures that are to be written, when asked to write. */
  readonly drawn: readonly InputFile[];
}

function documentsOf(
  inputs: readonly InputFile[],
  options: JudgeOptions,
): { readonly documents: TranscriptDocument[]; readonly unusable: UnusableInput[] } {
  const documents: TranscriptDocument[] = [];
  const unusable: UnusableInput[] = [];
  for (const { file, text } of inputs) {
    const parsed = parseTranscript(file, text, options.prompts);
    if (parsed.ok) documents.push(parsed.document);
    else unusable.push(parsed.failure);
  }
  return { documents, unusable };
}

interface Settled {
  readonly report: FileReport;
  readonly text: string;
  readonly drawn: readonly InputFile[];
}

function withPictures(report: FileReport, pictures: readonly PictureReport[]): FileReport {
  if (pictures.length === 0) return report;
  return { ...report, passed: report.passed && pictures.every(({ verdict }) => verdict === 'true'), pictures };
}

/** One document, with its pictures; what is written is judged again as it will be then. */
function settle<W>(simulation: Simulation<W>, world: W, start: TranscriptDocument, options: CheckOptions<W>): Settled {
  const { document, judged } = options.write
    ? rewrite(simulation, world, start, options)
    : { document: start, judged: judge(simulation, world, start, options) };
  const { pictures } = options;
  if (pictures === undefined) return { report: judged.report, text: document.text, drawn: [] };
  const first = judgePictures(pictures, document, judged, world);
  const asItIs = { report: withPictures(judged.report, first.reports), text: document.text, drawn: [] };
  if (!options.write) return asItIs;
  const parsed = parseTranscript(document.file, first.text, options.prompts);
  if (!parsed.ok) return asItIs;
  const written = new Map(first.stale.map(({ file, text }) => [file, text]));
  const read = (file: string) => written.get(file) ?? pictures.read(file);
  const again = first.text === document.text ? judged : judge(simulation, world, parsed.document, options);
  const { reports } = judgePictures({ ...pictures, read }, parsed.document, again, world);
  return { report: withPictures(again.report, reports), text: first.text, drawn: first.stale };
}

/** Judges every file, each in the same world after the set-ups. A failed set-up leaves nothing to judge. */
export function check<W>(
  simulation: Simulation<W>,
  start: W,
  inputs: readonly InputFile[],
  options: CheckOptions<W> = {},
): Checked {
  const setUps = documentsOf(options.setUps ?? [], options);
  const { documents, unusable } = documentsOf(inputs, options);
  const problems: (UnusableInput | SetUpFailure)[] = [...setUps.unusable, ...unusable];
  let world = start;
  for (const document of setUps.documents) {
    const done = setUp(simulation, world, document);
    if (done.ok) world = done.world;
    else {
      problems.push(done.failure);
      break;
    }
  }
  const files: FileReport[] = [];
  const rewritten: InputFile[] = [];
  const drawn: InputFile[] = [];
  if (problems.length === unusable.length) {
    for (const document of documents) {
      options.progress?.(files.length, documents.length, document.file);
      const settled = settle(simulation, world, document, options);
      files.push(settled.report);
      drawn.push(...settled.drawn);
      if (settled.text !== document.text) rewritten.push({ file: document.file, text: settled.text });
    }
  }
  const passed = files.filter((file) => file.passed).length;
  const report = { files, unusable: problems, passed, failed: files.length - passed + problems.length };
  return { report, rewritten, drawn };
}
