import type { MomentRefused } from '../history/moments.js';
import { english } from '../language/english.js';
import { say } from '../language/language.js';
import { type Failure, failure } from '../world/failure.js';

/** Why a moment could not be named or found, as a failure: in English, as Docker's own words are. */
export function momentFailure({ code, refused, moment }: MomentRefused): Failure {
  return failure(code, say(refused, english), { moment });
}
