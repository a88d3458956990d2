import { type ReferenceFailure, fail, orThrow } from './failure.js';
import { digestPattern, longestName, namePattern, referencePattern, tagPattern } from './grammar.js';
import type { NamedReference } from './reference.js';

/** The grammar of digests in general is opencontainers/go-digest's; that of references is narrower. */
const generalDigest = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;

/** What is wrong with a digest, by the rules and in the order of go-digest; sha256 is the one algorithm there is. */
export function findDigestFault(digest: string): ReferenceFailure | undefined {
  const colon = digest.indexOf(':');
  if (colon <= 0 || colon === digest.length - 1) return fail('invalid-digest', digest);
  if (digest.slice(0, colon) !== 'sha256') {
    return fail(generalDigest.test(digest) ? 'unsupported-digest-algorithm' : 'invalid-digest', digest);
  }
  const encoded = digest.slice(colon + 1);
  if (encoded.length !== 64) return fail('wrong-digest-length', digest);
  return /^[a-f0-9]{64}$/.test(encoded) ? undefined : fail('invalid-digest', digest);
}

function split(name: string): NamedReference | undefined {
  const match = namePattern.exec(name);
  return match === null ? undefined : { domain: match[1] ?? '', path: match[2] ?? '' };
}

/**
 * Reads a reference as it is written, without defaults: `debian` has no domain, and in `library/debian` the part
 * before the slash is one, because it could be. People's input goes through `tryParseNormalized`.
 */
export function tryParseReference(text: string): NamedReference | ReferenceFailure {
  const match = referencePattern.exec(text);
  if (match === null) {
    if (text === '') return fail('empty-name', text);
    return fail(referencePattern.test(text.toLowerCase()) ? 'uppercase-name' : 'invalid-format', text);
  }
  const [, name = '', tag, digest] = match;
  if (name.length > longestName) return fail('name-too-long', text);
  const fault = digest === undefined ? undefined : findDigestFault(digest);
  if (fault !== undefined) return { ...fault, input: text };
  const repository = split(name);
  if (repository === undefined) return fail('invalid-format', text);
  return { ...repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/** Throws InvalidReferenceError where `tryParseReference` gives a failure. */
export function parseReference(text: string): NamedReference {
  return orThrow(tryParseReference(text));
}

/** A repository name and nothing else: a tag or a digest is an error. */
export function tryParseName(name: string): NamedReference | ReferenceFailure {
  if (name.length > longestName) return fail('name-too-long', name);
  return split(name) ?? fail('invalid-format', name);
}

/** Throws InvalidReferenceError where `tryParseName` gives a failure. */
export function parseName(name: string): NamedReference {
  return orThrow(tryParseName(name));
}

/** The same repository and digest under this tag. */
export function tryWithTag(reference: NamedReference, tag: string): NamedReference | ReferenceFailure {
  return tagPattern.test(tag) ? { ...reference, tag } : fail('invalid-tag', tag);
}

/** Throws InvalidReferenceError where `tryWithTag` gives a failure. */
export function withTag(reference: NamedReference, tag: string): NamedReference {
  return orThrow(tryWithTag(reference, tag));
}

/** The same repository and tag with this digest, of which only the form is checked, not the algorithm or length. */
export function tryWithDigest(reference: NamedReference, digest: string): NamedReference | ReferenceFailure {
  return digestPattern.test(digest)
    ? { ...reference, digest }
    : fail('invalid-digest', digest, 'invalid digest format');
}

/** Throws InvalidReferenceError where `tryWithDigest` gives a failure. */
export function withDigest(reference: NamedReference, digest: string): NamedReference {
  return orThrow(tryWithDigest(reference, digest));
}
