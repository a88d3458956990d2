/** What `pull` and `push` have in common: which name is meant, and how their progress is told. */
import { progressText, type ProgressLine } from '../../registry/progress.js';
import { withDefaultTag } from '../../reference/normalize.js';
import { formatReference, type NamedReference } from '../../reference/reference.js';
import { exit, type Next, type System } from '../../process/program.js';
import { type Failure, isFailure } from '../../world/failure.js';
import { read, refuse, type Reading } from '../reading.js';
import { parseImageName } from './image-name.js';
import { daemonWords, giveUp, refused, say } from './speak.js';

export interface Transfer {
  readonly progress: readonly ProgressLine[];
  readonly failure?: Failure;
}

export interface TransferOptions {
  readonly all: boolean;
  readonly quiet: boolean;
}

/** A failure after the first line of progress came from elsewhere, and is told without the engine's name before it. */
export function transferFailure(outcome: Transfer | Failure): string | undefined {
  if (isFailure(outcome)) return daemonWords(outcome);
  const { failure, progress } = outcome;
  if (!failure) return undefined;
  return progress.length === 0 ? daemonWords(failure) : failure.message;
}

/** The reference that the user means; a missing tag is `latest`, and that is said. */
export function chooseReference(
  system: System,
  typed: string,
  { all, quiet }: TransferOptions,
): Reading<NamedReference> {
  const parsed = parseImageName(typed);
  if (!parsed.ok) return parsed;
  const name = parsed.value;
  const nameOnly = name.tag === undefined && name.digest === undefined;
  if (all) return nameOnly ? read(name) : refuse("tag can't be used with --all-tags/-a");
  if (nameOnly && !quiet) say(system, 'Using default tag: latest\n');
  return read(nameOnly ? withDefaultTag(name) : name);
}

/** Tells how it went; `always` has the last line, the whole name, said after progress too. */
export function tell(
  system: System,
  outcome: Transfer | Failure,
  name: NamedReference,
  { quiet, always }: { readonly quiet: boolean; readonly always: boolean },
): Next {
  if (isFailure(outcome)) return refused(system, outcome);
  if (!quiet) say(system, progressText(outcome.progress, system.terminal(1) !== undefined));
  const failed = transferFailure(outcome);
  if (failed !== undefined) return giveUp(system, failed);
  if (quiet || always) say(system, `${formatReference(name)}\n`);
  return exit(0);
}
