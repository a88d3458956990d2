import { english } from '../language/english.js';
import type { VolumeVerdicts } from './volume-verdict.js';
import { type Language, type Message, message, say } from '../language/language.js';

/** What can be asked about. Containers, images and layers by name, id, or unique prefix of one. */
export type Subject =
  | { readonly image: string }
  | { readonly layer: string }
  | { readonly container: string }
  | { readonly volume: string }
  /** `in` says whose file: as a container sees it, as an image has it, or as it lies in a volume. */
  | { readonly path: string; readonly in: Place };

export type Place = { readonly container: string } | { readonly image: string } | { readonly volume: string };

/** The smallest command line that makes what was explained no longer so. */
export interface Remedy {
  readonly command: string;
  readonly effect: Message;
}

/** Why something is as it is: plain data, put into words by a language. */
export interface Explanation {
  readonly answer: Message;
  /** The objects that make it so, nearest first, and what the other law of volume lifetime says. */
  readonly because: readonly Message[];
  /** Absent where no command of Docker's changes it. */
  readonly remedy?: Remedy;
  /** Of a volume: what each of the two laws of volume lifetime says, as data. */
  readonly laws?: VolumeVerdicts;
}

/** The remedy as a sentence. */
export function remedySentence({ command, effect }: Remedy, language: Language = english): string {
  return say(message('remedy.to', { command, effect: say(effect, language) }), language);
}

/** The answer, then what makes it so, each on a line of its own, then the command that changes it. */
export function explanationText({ answer, because, remedy }: Explanation, language: Language = english): string {
  const lines = [say(answer, language), ...because.map((reason) => `  - ${say(reason, language)}`)];
  return [...lines, ...(remedy === undefined ? [] : [remedySentence(remedy, language)])].join('\n');
}
