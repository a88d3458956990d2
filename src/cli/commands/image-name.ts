/** Names of images as the client reads them: by the same grammar as the engine, but it names what is upper case. */
import { isReferenceFailure, type ReferenceFailure } from '../../reference/failure.js';
import { officialRepositories, tryParseAny, tryParseNormalized } from '../../reference/normalize.js';
import type { AnyReference, NamedReference } from '../../reference/reference.js';
import { read, refuse, type Reading } from '../reading.js';

export function parseImageName(text: string): Reading<NamedReference> {
  return worded(tryParseNormalized(text));
}

/** Takes digests too. */
export function parseImage(text: string): Reading<AnyReference> {
  return worded(tryParseAny(text));
}

function worded<R extends AnyReference>(parsed: R | ReferenceFailure): Reading<R> {
  if (!isReferenceFailure(parsed)) return read(parsed);
  if (parsed.code !== 'uppercase-name') return refuse(parsed.message);
  return refuse(`invalid reference format: repository name (${pathIn(parsed.input)}) must be lowercase`);
}

function pathIn(text: string): string {
  const [first = '', ...rest] = text.split('/');
  // A first part with a capital letter can only be meant as a host.
  const isHost = /[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first;
  const named = rest.length > 0 && isHost;
  const path = (named ? rest.join('/') : text).split(':', 1)[0] ?? '';
  return path.includes('/') || (named && first !== 'docker.io' && first !== 'index.docker.io')
    ? path
    : `${officialRepositories}/${path}`;
}
