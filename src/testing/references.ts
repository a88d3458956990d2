import fc from 'fast-check';

export interface ReferenceConstraints {
  /** Domains to choose from; '' is none at all. Default: none, Docker Hub, `localhost`, others with and without a port. */
  readonly domains?: readonly string[];
  /** Whether some have a tag. Default: true. */
  readonly tags?: boolean;
  /** Whether some have a digest. Default: true. */
  readonly digests?: boolean;
}

const someDomains = ['', 'docker.io', 'localhost', 'registry.example.com', '127.0.0.1:5000', 'localhost:5000'];

const letters = fc.constantFrom(...'abcxyz019');
const run = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
const separator = fc.constantFrom('.', '_', '__', '-', '---');

const component = fc
  .tuple(run, fc.array(fc.tuple(separator, run), { maxLength: 2 }))
  .map(([first, more]) => first + more.map(([between, part]) => between + part).join(''));

const tag = fc
  .tuple(fc.constantFrom(...'aZ_0'), fc.string({ unit: fc.constantFrom(...'aZ_0.-'), maxLength: 8 }))
  .map(([first, rest]) => first + rest);

const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

/** Image references as people type them; all are valid. Shrinks to a name alone. */
export function references(constraints: ReferenceConstraints = {}): fc.Arbitrary<string> {
  const { domains = someDomains, tags = true, digests = true } = constraints;
  return fc
    .record({
      domain: fc.constantFrom(...domains),
      path: fc.array(component, { minLength: 1, maxLength: 3 }),
      tag: tags ? fc.option(tag, { nil: undefined }) : fc.constant(undefined),
      digest: digests ? fc.option(digest, { nil: undefined, freq: 3 }) : fc.constant(undefined),
    })
    .map((parts) => {
      const [first = '', ...rest] = parts.path;
      // With a dot in it, the first part would be taken for a domain.
      const path = parts.domain === '' ? [first.replaceAll('.', '-'), ...rest] : [parts.domain, first, ...rest];
      const name = path.join('/');
      const tagged = parts.tag === undefined ? name : `${name}:${parts.tag}`;
      return parts.digest === undefined ? tagged : `${tagged}@sha256:${parts.digest}`;
    });
}
