import type { CommandStep, PromptStep, TranscriptDocument } from './document.js';
import type { Provision } from './simulation.js';

/** A step that is judged, with what the document asks for before it. */
export interface Stage {
  readonly step: CommandStep | PromptStep;
  /** At least so much time passes before it (milliseconds). */
  readonly wait: number;
  readonly provisions: readonly Provision[];
}

export function stagesOf(document: TranscriptDocument): Stage[] {
  const stages: Stage[] = [];
  let wait = 0;
  let provisions: Provision[] = [];
  for (const step of document.steps) {
    if (step.step === 'wait') wait += step.milliseconds;
    else if (step.step === 'provide') provisions.push(step.provision);
    else {
      stages.push({ step, wait, provisions });
      wait = 0;
      provisions = [];
    }
  }
  return stages;
}
