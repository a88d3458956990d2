import type { TranscriptDocument, UnusableInput } from './document.js';
import { judge } from './judge.js';
import type { JudgeOptions } from './judge.js';
import { parseTranscript } from './parse-transcript.js';
import type { CheckReport, FileReport, SetUpFailure } from './report.js';
import { rewrite } from './rewrite.js';
import { setUp } from './set-up.js';
import type { Simulation } from './simulation.js';

export interface InputFile {
  readonly file: string;
  readonly text: string;
}

export interface CheckOptions extends JudgeOptions {
  /** Run in this order before every file; their output is not judged. */
  readonly setUps?: readonly InputFile[];
  /** Bring stale output up to date. */
  readonly write?: boolean;
  /** Called before each file is judged: how many are done, and of how many. */
  readonly progress?: (done: number, of: number, file: string) => void;
}

export interface Checked {
  readonly report: CheckReport;
  /** Files whose text changed, when asked to write. */
  readonly rewritten: readonly InputFile[];
}

function documentsOf(
  inputs: readonly InputFile[],
  options: CheckOptions,
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

/** Judges every file, each in the same world after the set-ups. A failed set-up leaves nothing to judge. */
export function check<W>(
  simulation: Simulation<W>,
  start: W,
  inputs: readonly InputFile[],
  options: CheckOptions = {},
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
  if (problems.length === unusable.length) {
    for (const document of documents) {
      options.progress?.(files.length, documents.length, document.file);
      if (!options.write) files.push(judge(simulation, world, document, options).report);
      else {
        const { text, report } = rewrite(simulation, world, document, options);
        files.push(report);
        if (text !== document.text) rewritten.push({ file: document.file, text });
      }
    }
  }
  const passed = files.filter((file) => file.passed).length;
  return { report: { files, unusable: problems, passed, failed: files.length - passed + problems.length }, rewritten };
}
