import { InvalidReferenceError } from './failure.js';
import { type GlobFailure, tryMatchGlob } from './glob.js';
import { defaultDomain, officialRepositories } from './normalize.js';
import { type AnyReference, type NamedReference, formatReference, isNamed, repositoryName } from './reference.js';

/** Takes away what `tryParseNormalized` would add. */
function familiarize(reference: NamedReference): NamedReference {
  if (reference.domain !== defaultDomain) return reference;
  const official = new RegExp(`^${officialRepositories}/([^/]+)$`).exec(reference.path);
  return { ...reference, domain: '', path: official?.[1] ?? reference.path };
}

/** The repository as people know it: `debian`, `jess/t`, `localhost:5000/debian`. */
export function familiarName(reference: NamedReference): string {
  return repositoryName(familiarize(reference));
}

/**
 * The whole reference as people know it: `debian:12`. Normalising gives the reference back, but for paths on
 * docker.io that begin like a domain (`docker.io/quay.io/app`): the Engine has no familiar form for these.
 */
export function familiarString(reference: AnyReference): string {
  return formatReference(isNamed(reference) ? familiarize(reference) : reference);
}

/**
 * Whether a pattern (glob.ts) matches the familiar form of a reference, with its tag and digest or without: both
 * `deb*` and `debian:1?` find `debian:12`.
 */
export function tryFamiliarMatch(pattern: string, reference: AnyReference): boolean | GlobFailure {
  const whole = tryMatchGlob(pattern, familiarString(reference));
  return whole === false && isNamed(reference) ? tryMatchGlob(pattern, familiarName(reference)) : whole;
}

/** Throws InvalidReferenceError where `tryFamiliarMatch` gives a failure. */
export function familiarMatch(pattern: string, reference: AnyReference): boolean {
  const result = tryFamiliarMatch(pattern, reference);
  if (typeof result === 'object') throw new InvalidReferenceError(result);
  return result;
}
