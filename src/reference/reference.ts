/**
 * The repository and what is picked from it. `domain` is empty in a reference that was parsed but not normalised;
 * `path` never is. Made by the functions of this room only, which keep to the grammar in grammar.ts.
 */
export interface NamedReference {
  readonly domain: string;
  readonly path: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** An image named by nothing but its digest: `sha256:` and 64 hexadecimal digits. */
export interface DigestReference {
  readonly digest: string;
}

export type AnyReference = NamedReference | DigestReference;

export function isNamed(reference: AnyReference): reference is NamedReference {
  return 'path' in reference;
}

/** The repository without tag and digest: `docker.io/library/debian`. */
export function repositoryName({ domain, path }: NamedReference): string {
  return domain === '' ? path : `${domain}/${path}`;
}

/** The whole reference: `docker.io/library/debian:12@sha256:…`. Parsing it gives the reference again. */
export function formatReference(reference: AnyReference): string {
  if (!isNamed(reference)) return reference.digest;
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${repositoryName(reference)}${tag}${digest}`;
}

/** The repository alone, as a reference. */
export function withoutTagAndDigest({ domain, path }: NamedReference): NamedReference {
  return { domain, path };
}
