/**
 * What people type, made complete: `debian` is `docker.io/library/debian`.
 *
 * The part before the first slash is a domain only if it has a dot or a colon or is `localhost`; otherwise the
 * domain is `docker.io`, and there a path of one component is in `library/`.
 */
import { type ReferenceFailure, fail, isReferenceFailure, orThrow } from './failure.js';
import { identifierPattern } from './grammar.js';
import { findDigestFault, tryParseReference } from './parse.js';
import { type AnyReference, type NamedReference, formatReference, withoutTagAndDigest } from './reference.js';

export const defaultDomain = 'docker.io';
const legacyDefaultDomain = 'index.docker.io';
export const officialRepositories = 'library';
export const defaultTag = 'latest';

function splitDomain(text: string): [domain: string, remainder: string] {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const named = slash >= 0 && (/[.:]/.test(first) || first === 'localhost');
  const domain = named && first !== legacyDefaultDomain ? first : defaultDomain;
  const remainder = named ? text.slice(slash + 1) : text;
  const official = domain === defaultDomain && !remainder.includes('/');
  return [domain, official ? `${officialRepositories}/${remainder}` : remainder];
}

/** Reads what people type. The result has a domain; it has a tag only if one was given. */
export function tryParseNormalized(text: string): NamedReference | ReferenceFailure {
  if (identifierPattern.test(text)) {
    const message = `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`;
    return fail('identifier-as-name', text, message);
  }
  const [domain, remainder] = splitDomain(text);
  const path = remainder.split(':', 1)[0] ?? '';
  if (path !== path.toLowerCase()) {
    return fail('uppercase-name', text, 'invalid reference format: repository name must be lowercase');
  }
  const result = tryParseReference(`${domain}/${remainder}`);
  return isReferenceFailure(result) ? { ...result, input: text } : result;
}

/** Throws InvalidReferenceError where `tryParseNormalized` gives a failure. */
export function parseNormalized(text: string): NamedReference {
  return orThrow(tryParseNormalized(text));
}

/** `:latest` for a reference that has neither a tag nor a digest; any other comes back as it is. */
export function withDefaultTag(reference: NamedReference): NamedReference {
  const nameOnly = reference.tag === undefined && reference.digest === undefined;
  return nameOnly ? { ...reference, tag: defaultTag } : reference;
}

/** For what must name one image: normalised, `:latest` by default, and of tag and digest only the digest stays. */
export function tryParseDockerReference(text: string): NamedReference | ReferenceFailure {
  const result = tryParseNormalized(text);
  if (isReferenceFailure(result)) return result;
  if (result.digest === undefined) return withDefaultTag(result);
  return { ...withoutTagAndDigest(result), digest: result.digest };
}

/** Throws InvalidReferenceError where `tryParseDockerReference` gives a failure. */
export function parseDockerReference(text: string): NamedReference {
  return orThrow(tryParseDockerReference(text));
}

/** Takes only what is complete already: normalising it must change nothing. */
export function tryParseCanonical(text: string): NamedReference | ReferenceFailure {
  const result = tryParseNormalized(text);
  if (isReferenceFailure(result)) return result;
  return formatReference(result) === text ? result : fail('name-not-canonical', text);
}

/** Throws InvalidReferenceError where `tryParseCanonical` gives a failure. */
export function parseCanonical(text: string): NamedReference {
  return orThrow(tryParseCanonical(text));
}

/** Takes also a bare digest, and 64 hexadecimal digits as one. */
export function tryParseAny(text: string): AnyReference | ReferenceFailure {
  if (identifierPattern.test(text)) return { digest: `sha256:${text}` };
  return findDigestFault(text) === undefined ? { digest: text } : tryParseNormalized(text);
}

/** Throws InvalidReferenceError where `tryParseAny` gives a failure. */
export function parseAny(text: string): AnyReference {
  return orThrow(tryParseAny(text));
}
