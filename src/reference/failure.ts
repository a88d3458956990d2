export type ReferenceFailureCode =
  | 'empty-name'
  | 'invalid-format'
  | 'uppercase-name'
  | 'name-too-long'
  | 'name-not-canonical'
  | 'identifier-as-name'
  | 'invalid-tag'
  | 'invalid-digest'
  | 'unsupported-digest-algorithm'
  | 'wrong-digest-length'
  | 'invalid-pattern';

/** Why a text is no reference. `message` is the Engine's, to the letter; `input` is the text that was refused. */
export interface ReferenceFailure {
  readonly code: ReferenceFailureCode;
  readonly input: string;
  readonly message: string;
}

/** What the throwing twins throw. */
export class InvalidReferenceError extends Error {
  readonly failure: ReferenceFailure;
  constructor(failure: ReferenceFailure) {
    super(failure.message);
    this.name = 'InvalidReferenceError';
    this.failure = failure;
  }
}

export function isReferenceFailure(result: object): result is ReferenceFailure {
  return 'code' in result;
}

export function orThrow<T extends object>(result: T | ReferenceFailure): T {
  if (isReferenceFailure(result)) throw new InvalidReferenceError(result);
  return result;
}

const messages: Readonly<Record<ReferenceFailureCode, string>> = {
  'empty-name': 'repository name must have at least one component',
  'invalid-format': 'invalid reference format',
  'uppercase-name': 'repository name must be lowercase',
  'name-too-long': 'repository name must not be more than 255 characters',
  'name-not-canonical': 'repository name must be canonical',
  'identifier-as-name': 'cannot specify 64-byte hexadecimal strings',
  'invalid-tag': 'invalid tag format',
  'invalid-digest': 'invalid checksum digest format',
  'unsupported-digest-algorithm': 'unsupported digest algorithm',
  'wrong-digest-length': 'invalid checksum digest length',
  'invalid-pattern': 'syntax error in pattern',
};

/** The message is that of the code, unless the Engine words this case in another way. */
export function fail(code: ReferenceFailureCode, input: string, message: string = messages[code]): ReferenceFailure {
  return { code, input, message };
}
