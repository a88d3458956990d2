import type { Services } from '../kernel/services.js';
import type { Draft } from '../world/draft.js';
import type { Failure } from '../world/failure.js';

/** One host's Docker engine in the middle of a step: what every verb of this room works on. */
export interface Engine {
  readonly draft: Draft;
  /** Name of the host whose engine it is. */
  readonly host: string;
  readonly services: Services;
}

/**
 * A refusal that leaves something behind, as the real engine does: volumes made for a container that could not
 * be created, the exit code of a container that could not be started. Everything else that fails changes nothing.
 */
export interface Refused {
  readonly refused: Failure;
}

export function isRefusal(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'object';
}
