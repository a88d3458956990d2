/** Why a command was refused: a closed union. Nothing has happened then: the world is the same value as before. */
export const failureCodes = [
  'no-such-container',
  'no-such-image',
  'no-such-volume',
  'no-such-host',
  'no-such-object',
  'no-such-file',
  'no-such-exec',
  'ambiguous-id',
  'invalid-argument',
  'invalid-reference',
  /** Something with that name is there already. */
  'name-in-use',
  /** It runs, is paused or restarts, and is not removed without force. */
  'container-active',
  'paused',
  'already-paused',
  'not-paused',
  'volume-in-use',
  /** A container was made from it. */
  'image-in-use',
  'image-has-children',
  /** More than one, where its id was given. */
  'image-has-names',
  'network-in-use',
  'port-in-use',
  'conflict',
  'not-running',
  'not-modified',
  'registry',
  'start-failed',
  'file-fault',
  'stuck',
  'bad-snapshot',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** A refused command. `message` is word for word what the Docker engine answers (without `Error response from daemon: `). */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  /** The objects involved, by role: container, image, volume, host, path, reference. */
  readonly about: Readonly<Record<string, string>>;
  /** The Engine API's status: 400, 404, 409, 500. */
  readonly status: number;
  /** Exit code that `docker run` gives for it: 125, 126 or 127. */
  readonly exitCode: number;
}

const statuses: Readonly<Partial<Record<FailureCode, number>>> = {
  'no-such-container': 404,
  'no-such-image': 404,
  'no-such-volume': 404,
  'no-such-host': 404,
  'no-such-object': 404,
  'no-such-file': 404,
  'no-such-exec': 404,
  'ambiguous-id': 400,
  'invalid-argument': 400,
  'invalid-reference': 400,
  'name-in-use': 409,
  'container-active': 409,
  paused: 409,
  'already-paused': 409,
  'not-paused': 409,
  'volume-in-use': 409,
  'image-in-use': 409,
  'image-has-children': 409,
  'image-has-names': 409,
  'network-in-use': 409,
  'port-in-use': 409,
  conflict: 409,
  'not-running': 409,
  'not-modified': 304,
  'start-failed': 400,
};

export function failure(code: FailureCode, message: string, about: Readonly<Record<string, string>> = {}): Failure {
  return { code, message, about, status: statuses[code] ?? 500, exitCode: runExitCode(message) };
}

/** The rule by which `docker run` picks its exit code from the engine's words (FINDINGS 71). */
function runExitCode(message: string): number {
  if (/executable file not found|no such file or directory|system cannot find the file/.test(message)) return 127;
  return /permission denied|is a directory/.test(message) ? 126 : 125;
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'code' in value && 'exitCode' in value && 'about' in value;
}

/** The throwing form of a failure: what every plain-named call of the API throws where its `try…` twin returns. */
export class SlipwayError extends Error {
  override readonly name = 'SlipwayError';
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.message);
    this.failure = reason;
  }
}

/** The value, or the failure thrown. */
export function orThrow<T>(value: T | Failure): T {
  if (isFailure(value)) throw new SlipwayError(value);
  return value;
}
