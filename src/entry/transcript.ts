/**
 * `import … from 'slipway/transcript'`: course files parsed, replayed, judged and rewritten.
 *
 * @packageDocumentation
 */
export { check, type Checked, type CheckOptions } from '../transcript/check.js';
export type {
  CommandStep,
  InputFile,
  Parsed,
  PromptStep,
  ProvideStep,
  SourceLine,
  Step,
  TranscriptDocument,
  UnusableInput,
  WaitStep,
} from '../transcript/document.js';
export type { Pictures } from '../transcript/judge-pictures.js';
export type { PictureWish } from '../transcript/picture-marks.js';
export { parseTranscript } from '../transcript/parse-transcript.js';
export type { PromptStyle } from '../transcript/prompt.js';
export {
  type CheckReport,
  type CommandReport,
  type Counts,
  exitCodeOf,
  type FileReport,
  type PictureReport,
  type SetUpFailure,
  type Verdict,
} from '../transcript/report.js';
export { reportJson } from '../transcript/report-json.js';
export { reportText, type TextOptions } from '../transcript/report-text.js';
export type {
  DockerCall,
  Entered,
  Identifier,
  IdentifierKind,
  Outcome,
  Pauses,
  Provision,
  Simulation,
} from '../transcript/simulation.js';
export { type Desk, worldSimulation } from '../transcript/world-simulation.js';
export type { JudgeOptions } from '../transcript/judge.js';
